"""What makes a progress report: whether it is praise or a concern, and words, not too many."""

from enum import StrEnum

WORDS_AT_MOST = 3000
"""As much as Slack's field takes."""


class Kind(StrEnum):
    """What a report is."""

    PRAISE = "praise"
    CONCERN = "concern"


class Problem(StrEnum):
    """What can be wrong with one."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOBODY = "nobody"
    """The mentee's company has no project lead besides the two."""


class Unfit(Exception):
    """The report can't be sent as it is. Nothing was kept."""

    def __init__(self, problem: Problem, length: int = 0) -> None:
        super().__init__(problem.value)
        self.problem, self.length = problem, length


def require_fit(text: str) -> str:
    """The words without what surrounds them; Unfit if there are none, or too many."""
    words = text.strip()
    if not words:
        raise Unfit(Problem.EMPTY)
    if len(words) > WORDS_AT_MOST:
        raise Unfit(Problem.TOO_LONG, len(words))
    return words
