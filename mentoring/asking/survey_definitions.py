"""What a survey is made of (SPEC S11, S13): plain values, as `survey_files.py` reads them from our files."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from mentoring.access_terms import Part

ON_A_PAGE = 6
"""Questions."""
SCALE = tuple(str(n) for n in range(1, 6))
ZERO_TO_TEN = tuple(str(n) for n in range(11))

Texts = Mapping[str, str]
"""The same, by language."""


class Stage(StrEnum):
    """When a survey is answered: in the first week, or at the end of term."""

    BASELINE = "baseline"
    FINAL = "final"


class Kind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    """1 to 5, both ends labelled."""
    ZERO_TO_TEN = "zero_to_ten"
    CHOICE = "choice"
    CHOICES = "choices"
    """As many as she likes: none is an answer, too."""
    TEXT = "text"


@dataclass(frozen=True)
class Group:
    """Answers that are one figure, fixed beforehand: how many gave one of these."""

    id: str
    name: Texts
    answers: frozenset[str]


@dataclass(frozen=True)
class Question:
    """One question."""

    id: str
    kind: Kind
    text: Texts
    optional: bool = False
    low: Texts | None = None
    high: Texts | None = None
    """What the ends of a scale mean."""
    options: Mapping[str, Texts] | None = None
    figure: tuple[Group, Group] | None = None
    """The two groups into which its answers fall, for figures. Of several choices each option is a figure of its own,
    chosen or not; what is written in words is none."""

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """Every answer that can be ticked, in order; of a text, none."""
        match self.kind:
            case Kind.SCALE:
                return SCALE
            case Kind.ZERO_TO_TEN:
                return ZERO_TO_TEN
            case _:
                return tuple(self.options or ())

    @property
    def required(self) -> bool:
        """Whether a survey can't be sent without it."""
        return self.kind not in (Kind.CHOICES, Kind.TEXT) and not self.optional


@dataclass(frozen=True)
class Survey:
    """One of the four. `name`: 'mentee-baseline', as its file is called and its answers are kept."""

    name: str
    part: Part
    stage: Stage
    version: int
    intro: Texts
    questions: tuple[Question, ...]

    @cached_property
    def pages(self) -> tuple[tuple[Question, ...], ...]:
        """Its questions, six on a page at the most. A last page, to look it over, comes after these."""
        return tuple(self.questions[n : n + ON_A_PAGE] for n in range(0, len(self.questions), ON_A_PAGE))

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Its questions by their names."""
        return {question.id: question for question in self.questions}


def name_of(part: Part, stage: Stage) -> str:
    """What that survey is called."""
    return f"{part.value}-{stage.value}"
