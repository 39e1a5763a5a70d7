"""What speaks against proposing a pair at this moment (SPEC S5, P11): plain rules on what is known of the two."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from mentoring.matchmaking import LIVE, State
from mentoring.people import Part

SAID_NO = frozenset({State.DECLINED, State.ENDED, State.COMPLETED})
"""After these a pair is not suggested again. (A proposal that was withdrawn says nothing of the two.)"""


class Verdict(StrEnum):
    """What came of a pair that was to be proposed."""

    PROPOSED = "proposed"
    ONESELF = "oneself"
    NOT_HERE = "not_here"
    """One of the two has no such part (any longer), or belongs elsewhere."""
    PILOT_OVER = "pilot_over"
    SPOKEN_FOR = "spoken_for"
    """The mentee has a mentor, or one is being asked for her."""
    NO_PLACE_LEFT = "no_place_left"
    DECLINED_BEFORE = "declined_before"


@dataclass(frozen=True)
class Pair:
    """A mentee and a mentor who might be matched."""

    mentee_id: UUID
    mentor_id: UUID


@dataclass(frozen=True)
class Between:
    """A match that is or was between two people."""

    pair: Pair
    state: State


@dataclass(frozen=True)
class Someone:
    """What a verdict needs to know of a person."""

    company_id: UUID
    capacity: int
    """How many mentees she takes in all."""


@dataclass(frozen=True)
class Known:
    """All that is known of those who are to be proposed; they are locked."""

    people: Mapping[UUID, Someone]
    parts: frozenset[tuple[UUID, Part]]
    matches: tuple[Between, ...]
    under_way: frozenset[UUID]
    """The companies whose pilot is not over."""

    def with_proposed(self, pair: Pair) -> "Known":
        """The same, once this pair was proposed too."""
        return replace(self, matches=(*self.matches, Between(pair, State.ASKING_MENTOR)))


def against(known: Known, pair: Pair, *, across: bool, again: bool) -> Verdict | None:
    """What speaks against this pair; None if nothing does.

    `across`: the two are to be of different companies; else of the same. `again`: a no of before does not count.
    """
    if pair.mentee_id == pair.mentor_id:
        return Verdict.ONESELF
    mentee, mentor = known.people.get(pair.mentee_id), known.people.get(pair.mentor_id)
    registered = {(pair.mentee_id, Part.MENTEE), (pair.mentor_id, Part.MENTOR)} <= known.parts
    if mentee is None or mentor is None or not registered or (mentee.company_id != mentor.company_id) is not across:
        return Verdict.NOT_HERE
    if mentee.company_id not in known.under_way:
        return Verdict.PILOT_OVER
    return _taken(known, pair, mentor.capacity) or _said_no(known, pair, again=again)


def _taken(known: Known, pair: Pair, capacity: int) -> Verdict | None:
    live = [match.pair for match in known.matches if match.state in LIVE]
    if any(match.mentee_id == pair.mentee_id for match in live):
        return Verdict.SPOKEN_FOR
    given = sum(match.mentor_id == pair.mentor_id for match in live)
    return Verdict.NO_PLACE_LEFT if given >= capacity else None


def _said_no(known: Known, pair: Pair, *, again: bool) -> Verdict | None:
    before = any(match.pair == pair and match.state in SAID_NO for match in known.matches)
    return Verdict.DECLINED_BEFORE if before and not again else None
