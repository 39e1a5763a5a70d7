"""What forbids a match, whatever speaks for it (SPEC S5, P11). It is never suggested; told of a pair picked by hand."""

from enum import StrEnum
from uuid import UUID

from mentoring.matching.matching_people import Mentee, Mentor

Bar = tuple["Objection", UUID | bytes]
"""Something that one may not be to the other."""


class Objection(StrEnum):
    """What forbids a match, whatever else speaks for it."""

    ONESELF = "oneself"
    MENTOR_IS_ABOVE = "mentor_is_above"
    """In the mentee's reporting line: her manager, or the manager's."""
    MENTEE_IS_ABOVE = "mentee_is_above"
    SAME_MANAGER = "same_manager"
    DECLINED_BEFORE = "declined_before"
    NO_LANGUAGE_IN_COMMON = "no_language_in_common"
    NO_PLACE_LEFT = "no_place_left"
    """The mentor's capacity (SPEC P11)."""


def objections(mentee: Mentee, mentor: Mentor) -> tuple[Objection, ...]:
    """All that forbids this pair, in the order of the list above."""
    found = {objection for objection, _ in bars_of_mentee(mentee) & bars_of_mentor(mentor)}
    if not set(mentee.speaks) & set(mentor.speaks):
        found.add(Objection.NO_LANGUAGE_IN_COMMON)
    if not mentor.places:
        found.add(Objection.NO_PLACE_LEFT)
    return tuple(objection for objection in Objection if objection in found)


def bars_of_mentee(mentee: Mentee) -> frozenset[Bar]:
    """What a mentor must not be to her: if `bars_of_mentor` has one of these, that is the objection."""
    return frozenset(
        {
            (Objection.ONESELF, mentee.id),
            (Objection.MENTEE_IS_ABOVE, mentee.fingerprint),
            *((Objection.MENTOR_IS_ABOVE, manager) for manager in mentee.managers),
            *((Objection.SAME_MANAGER, manager) for manager in mentee.managers[:1]),
            *((Objection.DECLINED_BEFORE, mentor) for mentor in mentee.declined),
        }
    )


def bars_of_mentor(mentor: Mentor) -> frozenset[Bar]:
    """What the mentor is, in the terms of `bars_of_mentee`."""
    return frozenset(
        {
            (Objection.ONESELF, mentor.id),
            (Objection.MENTOR_IS_ABOVE, mentor.fingerprint),
            *((Objection.MENTEE_IS_ABOVE, manager) for manager in mentor.managers),
            *((Objection.SAME_MANAGER, manager) for manager in mentor.managers[:1]),
            (Objection.DECLINED_BEFORE, mentor.id),
        }
    )
