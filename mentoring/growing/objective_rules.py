"""What makes an objective a good one (SPEC S22, S23): plain rules on values, with neither Slack nor database."""

from dataclasses import dataclass
from enum import StrEnum

WORDING_AT_MOST = 300
"""Characters: a sentence or two."""
EXPECTED = 3
"""Two or three are expected. More are welcome, with a word of caution."""
ENOUGH = 2


class Category(StrEnum):
    """What an objective is about. *Fixed*: figures of all companies speak of the same five."""

    COMMUNICATION = "communication"
    LEADERSHIP = "leadership"
    NETWORKING = "networking"
    SKILL_DEVELOPMENT = "skill_development"
    OTHER = "other"


class Field(StrEnum):
    """The parts of the form, by which a problem finds its place on the screen."""

    MATCH = "match"
    CATEGORY = "category"
    WORDING = "wording"


class Problem(StrEnum):
    """What can be wrong with a field."""

    EMPTY = "empty"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Trouble:
    """One thing wrong with one field, with what is needed to say it well."""

    field: Field
    problem: Problem
    length: int = 0
    at_most: int = WORDING_AT_MOST


@dataclass(frozen=True)
class Draft:
    """An objective as somebody would like it. What she left out is None or empty."""

    category: Category | None
    wording: str


class Unfit(Exception):
    """It can't be recorded as it is: `troubles` say why, field by field. Nothing was changed."""

    def __init__(self, *troubles: Trouble) -> None:
        super().__init__(", ".join(f"{trouble.field}: {trouble.problem}" for trouble in troubles))
        self.troubles = troubles


def troubles(draft: Draft) -> tuple[Trouble, ...]:
    """All that is wrong with a draft, at most one thing a field."""
    found = []
    if draft.category is None:
        found.append(Trouble(Field.CATEGORY, Problem.EMPTY))
    length = len(draft.wording.strip())
    if not length:
        found.append(Trouble(Field.WORDING, Problem.EMPTY))
    elif length > WORDING_AT_MOST:
        found.append(Trouble(Field.WORDING, Problem.TOO_LONG, length=length))
    return tuple(found)


def are_many(open_ones: int) -> bool:
    """Whether one more objective would be more than expected."""
    return open_ones >= EXPECTED
