"""Meetings (SPEC S16, S17): either side offers a time; the other accepts, declines or offers another.

A meeting is a thread of offers. While a new time for an agreed meeting waits for its answer, the agreed one stands.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing
from mentoring.meeting.attendance import NOTHING_SAID, PULSE_ASKED, Attendance, attendance_of
from mentoring.people import Actor, Match
from mentoring.standing import in_pair, own_match
from storage import meeting_threads
from storage.meeting_threads import Brief, Offered, Thread
from storage.work import Work


class State(StrEnum):
    """Where a meeting stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class OfferState(StrEnum):
    """Where an offer stands. At most one of a meeting is open, and one agreed."""

    OPEN = "open"
    AGREED = "agreed"
    DECLINED = "declined"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Offer:
    """A time and place, as one of the two sees it."""

    id: UUID
    mine: bool
    starts_at: datetime
    ends_at: datetime
    place: str
    agenda: str
    state: OfferState

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)


@dataclass(frozen=True)
class Table:
    """What lies on the table: the ids of the open offer and of the agreed one. Two who see the same see alike."""

    open: UUID | None = None
    agreed: UUID | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting, as one of the two sees it: its offers, the oldest first."""

    id: UUID
    match: Match
    state: State
    offers: tuple[Offer, ...]
    ended_by_me: bool
    """Declined, withdrawn or cancelled by the reader."""
    reason: str
    attendance: Attendance = NOTHING_SAID
    by_neither: bool = False
    """Called off with the match, which was paused."""

    def offer(self, state: OfferState) -> Offer | None:
        """Its offer in this state; for OPEN and AGREED there is at most one."""
        for offer in self.offers:
            if offer.state is state:
                return offer
        return None

    @property
    def open(self) -> Offer | None:
        """The offer that waits for an answer."""
        return self.offer(OfferState.OPEN)

    @property
    def agreed(self) -> Offer | None:
        """The time that both agreed to; it stands until another is."""
        return self.offer(OfferState.AGREED)

    @property
    def table(self) -> Table:
        """What can be answered, moved or called off now."""
        return Table(self.open.id if self.open else None, self.agreed.id if self.agreed else None)

    def is_upcoming(self, now: datetime) -> bool:
        """Agreed, and not over."""
        return self.state is State.ACCEPTED and (agreed := self.agreed) is not None and agreed.ends_at > now

    def is_past(self, now: datetime) -> bool:
        """Agreed, and over."""
        return self.state is State.ACCEPTED and (agreed := self.agreed) is not None and agreed.ends_at <= now

    def asks_whether_held(self, now: datetime) -> bool:
        """The reader has not said whether it took place. Where the other has said that it did, it counts: then she is
        asked only as long as she may remember."""
        said = self.attendance
        fresh = self.agreed is not None and now < self.agreed.ends_at + PULSE_ASKED
        return said.mine is None and (fresh or said.theirs is not True)

    def asks_how_it_was(self, now: datetime) -> bool:
        """The reader said that it took place and not how it was, and may still remember."""
        said = self.attendance
        fresh = self.agreed is not None and now < self.agreed.ends_at + PULSE_ASKED
        return said.mine is True and not said.pulse_taken and fresh

    def can_be_arranged(self, now: datetime) -> bool:
        """Neither called off nor over: there is still something to arrange. Once the agreed time is over, so is
        every offer to move it."""
        return self.state in (State.PROPOSED, State.ACCEPTED) and not self.is_past(now)

    def waits(self, now: datetime) -> bool:
        """An offer is open, and neither its time nor the one agreed before has gone by."""
        return (offer := self.open) is not None and offer.starts_at > now and not self.is_past(now)


def meetings_of(
    work: Work, actor: Actor, *, live: bool = False, over_by: datetime | None = None, in_full: Match | None = None
) -> tuple[Meeting, ...]:
    """All meetings of the actor's matches, in the order in which they were first proposed.

    `live`: of their offers, only what lies on the table now. `over_by`: what is over by then stays without its place
    and agenda, which are sealed one by one. `in_full`: of each other match, of what is over and need not be asked
    about any more, one, which tells that the two have met.
    """
    matches = [match.id for match in actor.matches]
    brief = Brief(in_full.id, over_by - PULSE_ASKED) if in_full and over_by else None
    found = meeting_threads.threads_of(work.session, matches, actor.person.id, live=live, over_by=over_by, brief=brief)
    return tuple(_seen(work, actor, each) for each in found)


def meeting_of(work: Work, actor: Actor, meeting_id: UUID) -> Meeting:
    """One meeting. NotAllowed if it is not hers to see, which is also what somebody hears of one that never was."""
    found = meeting_threads.thread(work.session, meeting_id, actor.person.id)
    if found is None or actor.match(found.meeting.match_id) is None:
        raise NotAllowed("no such meeting of hers")
    return _seen(work, actor, found)


def _seen(work: Work, actor: Actor, found: Thread) -> Meeting:
    row, offers, said = found
    for offer in offers:
        access.require_sight(in_pair(actor, offer.by_id, row.match_id), Thing.MEETING)
    return Meeting(
        id=row.id,
        match=own_match(actor, row.match_id),
        state=State(row.state),
        offers=tuple(_offer(work, actor, offer) for offer in offers),
        ended_by_me=row.ended_by is not None and row.ended_by == actor.person.id,
        reason=work.open(row.reason) if row.reason else "",
        attendance=attendance_of(said),
        by_neither=row.state == State.CANCELLED and row.ended_by is None,
    )


def _offer(work: Work, actor: Actor, row: Offered) -> Offer:
    return Offer(
        id=row.id,
        mine=row.by_id == actor.person.id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=work.open(row.place) if row.place else "",
        agenda=work.open(row.agenda) if row.agenda else "",
        state=OfferState(row.state),
    )
