"""What makes a note: words, not too many."""

from enum import StrEnum

TEXT_AT_MOST = 3000
"""As much as Slack's field takes."""


class Problem(StrEnum):
    """What can be wrong with a note."""

    EMPTY = "empty"
    TOO_LONG = "too_long"


class Unfit(Exception):
    """The note can't be kept as it is. Nothing was changed."""

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
