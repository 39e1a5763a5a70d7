"""What counts for a match, and for how much (SPEC S5): the published table, also in docs/matching.md."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """What counts. Of each group, one is true of a pair (or, of languages, none: that is an objection).

    What a `Reason` says besides stands beneath its code.
    """

    SHARES_SKILLS = "shares_skills"
    """`words`: what she seeks and the mentor offers, as the mentee wrote it."""
    SHARES_NO_SKILL = "shares_no_skill"
    SEEKS_NOTHING = "seeks_nothing"
    """The mentee's profile does not say what she seeks."""

    SPEAKS = "speaks"
    """`words`: codes of the languages in common, in the mentee's order; small letters for one without a code."""

    HOURS_IN_COMMON = "hours_in_common"
    """`amount`: minutes."""
    NO_HOURS_IN_COMMON = "no_hours_in_common"

    OTHER_COMPANY = "other_company"
    OTHER_DEPARTMENT = "other_department"
    UNKNOWN_DEPARTMENT = "unknown_department"
    SAME_DEPARTMENT = "same_department"

    ONLY_MENTEE = "only_mentee"
    OTHER_MENTEES = "other_mentees"
    """`amount`: how many the mentor has besides, those included that are suggested to her at the same time."""


ALL_SKILLS = 50
"""If the mentor offers all that she seeks; else the share of it that she offers."""
HER_FAVOURITE_LANGUAGE, A_LANGUAGE = 15, 10
"""If the language that the mentee likes best is in common; if only another is."""
AN_HOUR, ENOUGH_HOURS = 3, 5
"""For each working hour in common, up to five."""
DEPARTMENTS = {
    Code.OTHER_COMPANY: 10,
    Code.OTHER_DEPARTMENT: 10,
    Code.UNKNOWN_DEPARTMENT: 7,
    Code.SAME_DEPARTMENT: 4,
}
"""Fresh eyes are worth more."""
BY_OTHER_MENTEES = (10, 5, 0)
"""If the mentor has no mentee besides; one; two or more. It spreads the load a little."""


@dataclass(frozen=True)
class Reason:
    """One thing that counts, and for how much. No points: it is told because it is missing."""

    code: Code
    points: int
    words: tuple[str, ...] = ()
    amount: int = 0


def skill_points(shared: int, sought: int) -> int:
    """A share of all, rounded down."""
    return ALL_SKILLS * shared // sought


def hour_points(minutes: int) -> int:
    """Five hours are as good as eight."""
    return AN_HOUR * min(minutes, 60 * ENOUGH_HOURS) // 60


def load_points(others: int) -> int:
    """Less, the more mentees the mentor has besides."""
    return BY_OTHER_MENTEES[min(others, len(BY_OTHER_MENTEES) - 1)]
