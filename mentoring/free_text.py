"""What people write at length (a note, a report, feedback): words, not too many."""

from enum import StrEnum

TEXT_AT_MOST = 3000
"""Characters: as much as Slack's field takes."""


class Problem(StrEnum):
    """What can be wrong with it."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOBODY = "nobody"
    """There is nobody (any more) who could read it, besides those whom it is about."""


class Unfit(Exception):
    """It can't be taken as it is. Nothing was kept or changed."""

    def __init__(self, problem: Problem, length: int = 0) -> None:
        super().__init__(problem.value)
        self.problem, self.length = problem, length


def require_fit(text: str) -> str:
    """The words without what surrounds them; Unfit if there are none, or too many."""
    words = text.strip()
    if not words:
        raise Unfit(Problem.EMPTY)
    if len(words) > TEXT_AT_MOST:
        raise Unfit(Problem.TOO_LONG, len(words))
    return words
