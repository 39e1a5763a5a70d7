"""How well a mentee and a mentor fit (SPEC S5), explained. Nothing here decides: the lead does, always."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mentoring.matching.matching_hours import minutes_in_common
from mentoring.matching.matching_objections import Objection, objections
from mentoring.matching.matching_people import Candidate, Mentee, Mentor
from mentoring.matching.matching_reasons import (
    A_LANGUAGE,
    DEPARTMENTS,
    HER_FAVOURITE_LANGUAGE,
    Code,
    Reason,
    hour_points,
    load_points,
    skill_points,
)
from mentoring.matching.matching_wording import Key, meaning

Desk = tuple[UUID, Key | None]
"""A company and a department of it; None if that is not known."""


@dataclass(frozen=True)
class Explanation:
    """All there is to say of a pair."""

    reasons: tuple[Reason, ...]
    objections: tuple[Objection, ...]

    @property
    def score(self) -> int:
        """From 14 to 100, the sum of the reasons' points; 0 where anything forbids the match."""
        return 0 if self.objections else sum(reason.points for reason in self.reasons)


def explain(mentee: Mentee, mentor: Mentor, on: date) -> Explanation:
    """What speaks for a pair, and what forbids it.

    `on`: the day whose working hours are compared, as the mentee's calendar has it.
    """
    return Explanation(
        reasons=(
            _skills(mentee, mentor),
            *_languages(mentee, mentor),
            _hours(minutes_in_common(mentee.zone, mentor.zone, on)),
            _department(distance(desk(mentee), desk(mentor))),
            _load(mentor.taken),
        ),
        objections=objections(mentee, mentor),
    )


def language_points(mentee: Sequence[str], mentor: Sequence[str]) -> int:
    """For two lists of languages: more for the one that the mentee likes best; 0 if there is none in common."""
    if not set(mentee) & set(mentor):
        return 0
    return HER_FAVOURITE_LANGUAGE if mentee[0] in mentor else A_LANGUAGE


def desk(candidate: Candidate) -> Desk:
    """Where she works, for `distance`."""
    department = candidate.department.strip()
    return candidate.company_id, meaning(department) if department else None


def distance(one: Desk, other: Desk) -> Code:
    """How far two desks are from each other. Departments are compared within a company only."""
    if one[0] != other[0]:
        return Code.OTHER_COMPANY
    if one[1] is None or other[1] is None:
        return Code.UNKNOWN_DEPARTMENT
    return Code.SAME_DEPARTMENT if one[1] == other[1] else Code.OTHER_DEPARTMENT


def _skills(mentee: Mentee, mentor: Mentor) -> Reason:
    shared = tuple(words for key, words in mentee.sought.items() if key in mentor.offered)
    if shared:
        return Reason(Code.SHARES_SKILLS, skill_points(len(shared), len(mentee.sought)), words=shared)
    return Reason(Code.SHARES_NO_SKILL if mentee.sought else Code.SEEKS_NOTHING, 0)


def _languages(mentee: Mentee, mentor: Mentor) -> tuple[Reason, ...]:
    """Nothing where there is none in common: that is an objection."""
    common = tuple(one for one in mentee.speaks if one in mentor.speaks)
    if not common:
        return ()
    return (Reason(Code.SPEAKS, language_points(mentee.speaks, mentor.speaks), words=common),)


def _hours(minutes: int) -> Reason:
    code = Code.HOURS_IN_COMMON if minutes else Code.NO_HOURS_IN_COMMON
    return Reason(code, hour_points(minutes), amount=minutes)


def _department(code: Code) -> Reason:
    return Reason(code, DEPARTMENTS[code])


def _load(others: int) -> Reason:
    code = Code.OTHER_MENTEES if others else Code.ONLY_MENTEE
    return Reason(code, load_points(others), amount=others)
