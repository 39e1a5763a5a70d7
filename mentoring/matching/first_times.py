"""The lead helps to set the first meeting (SPEC S7): she proposes a time to both of a new match, and each accepts.

When both have, it is a meeting of theirs like any other: from then on its time and place are the pair's alone, and the
lead sees what she proposed and no more. She is not told which of the two it did not suit.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing, Verb
from mentoring.holding import hold_match
from mentoring.matching.first_time_agreed import make_meeting, require_free
from mentoring.matching.matchmaking_held import held
from mentoring.matchmaking import State as MatchState
from mentoring.meeting.meeting_moves import Unfit
from mentoring.meeting.meeting_rules import Wish, span, troubles
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Match, Part, Person, person_of
from mentoring.standing import in_pair, over_match, reaching
from mentoring.too_late import TooLate
from storage import changes, deliveries, first_times, matches, people
from storage.first_times import FirstTimeRow
from storage.sealing import KeyName
from storage.work import Work


class State(StrEnum):
    """Where a proposed first time stands."""

    OPEN = "open"
    AGREED = "agreed"
    """It is a meeting of theirs."""
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    PASSED = "passed"
    """It went by before both had answered."""


@dataclass(frozen=True)
class FirstTime:
    """A proposed first time, as one of the pair or a lead sees it."""

    id: UUID
    match_id: UUID
    mentee: Person
    mentor: Person
    part: Part | None
    """The reader's; None for a lead."""
    starts_at: datetime
    ends_at: datetime
    place: str
    state: State
    suits: frozenset[Part]
    """Who has accepted so far."""
    ongoing: bool
    """The match is active."""

    def waits(self, now: datetime) -> bool:
        """Whether it still waits for somebody's answer."""
        return self.state is State.OPEN and self.ongoing and self.starts_at > now

    @property
    def partner(self) -> Person:
        """The other of the two, for one of them."""
        return self.mentor if self.part is Part.MENTEE else self.mentee


def propose(work: Work, actor: Actor, match_id: UUID, wish: Wish, now: datetime, time_id: UUID) -> None:
    """A lead proposes a time, in her own zone. Unfit if something is wrong with it; TooLate if the match is not active,
    or if another time waits for their answers. Under the same id, the second time is the same one sent twice."""
    with held(work, actor, match_id, now) as found:
        access.require(over_match(actor, found.sides), Verb.PROPOSE, Thing.FIRST_MEETING)
        if first_times.by_id(work.session, time_id):
            return
        if found.row.state != MatchState.ACTIVE or _waiting(work, match_id, now):
            raise TooLate
        when = span(wish, actor.person.zone)
        wrong = troubles(wish, actor.person.zone, now, found.row.ends_on, ())
        if wrong or when is None:
            raise Unfit(*wrong)
        row = FirstTimeRow(
            id=time_id,
            company_id=found.row.company_id,
            match_id=match_id,
            by_id=actor.person.id,
            starts_at=when[0],
            ends_at=when[1],
            place=work.seal(KeyName.of_author(match_id, actor.person.id), wish.place.strip()),
            state=State.OPEN.value,
            created_at=now,
        )
        work.session.add(row)
        work.session.flush()
        two = [found.sides.mentee.id, found.sides.mentor.id]
        found.tell(two, Occasion.FIRST_TIME_ASKED, about=time_id)
        found.tell([actor.person.id], Occasion.FIRST_TIME_SENT, about=time_id)
        changes.stand_anew(work.session, two)


def _waiting(work: Work, match_id: UUID, now: datetime) -> bool:
    """Whether another still waits; one whose time has come is taken off the table."""
    row = first_times.open_of(work.session, match_id)
    if row and row.starts_at <= now:
        _passed(work, row, now)
        return False
    return row is not None


def pass_by(work: Work, now: datetime) -> datetime | None:
    """Those whose time has come without both answers are on the table no longer, and nobody's buttons for them work.
    When the next one's comes. `work` is for everyone."""
    for row in first_times.gone_by(work.session, now):
        _passed(work, row, now)
    return first_times.next_start(work.session)


def _passed(work: Work, row: FirstTimeRow, now: datetime) -> None:
    if first_times.move(work.session, row.id, at=now, state=State.PASSED.value):
        match = matches.by_id(work.session, row.match_id)
        deliveries.mark_stale(work.session, row.id)
        changes.stand_anew(work.session, [match.mentee_id, match.mentor_id] if match else [])


def suits(work: Work, actor: Actor, time_id: UUID, now: datetime) -> FirstTime:
    """One of the two accepts; if the other has, it is their meeting. TooLate if it is no longer on the table; Clash if
    one of the two has another meeting then."""
    row, match = _held(work, actor, time_id, now)
    mine, theirs = ("suits_mentee", "suits_mentor") if match.part is Part.MENTEE else ("suits_mentor", "suits_mentee")
    if getattr(row, mine):
        raise TooLate
    when, place = (row.starts_at, row.ends_at), work.open(row.place)
    require_free(work, actor, when)
    if getattr(row, theirs):
        first_times.move(work.session, time_id, at=now, state=State.AGREED.value, **{mine: True})
        make_meeting(work, actor, match, when, place, now)
        _settled(work, row, now)
    else:
        first_times.move(work.session, time_id, at=now, **{mine: True})
    _show_anew(work, match, actor, time_id)
    return first_time_of(work, actor, time_id)


def does_not_suit(work: Work, actor: Actor, time_id: UUID, now: datetime) -> FirstTime:
    """It does not suit one of the two: the lead hears that, and not whom. TooLate if it is no longer on the table."""
    row, match = _held(work, actor, time_id, now)
    first_times.move(work.session, time_id, at=now, state=State.DECLINED.value)
    _settled(work, row, now)
    _show_anew(work, match, actor, time_id)
    return first_time_of(work, actor, time_id)


def withdraw(work: Work, actor: Actor, time_id: UUID, now: datetime) -> None:
    """A lead takes it back. TooLate if both have answered, or one has said that it does not suit."""
    row = _row(work, time_id)
    with held(work, actor, row.match_id, now) as found:
        access.require(over_match(actor, found.sides), Verb.CANCEL, Thing.FIRST_MEETING)
        if not first_times.move(work.session, time_id, at=now, state=State.WITHDRAWN.value):
            raise TooLate
        deliveries.mark_stale(work.session, time_id)
        changes.stand_anew(work.session, [found.sides.mentee.id, found.sides.mentor.id])


def redraw(work: Work, actor: Actor, time_id: UUID) -> None:
    """Draw anew what anybody sees of it: somebody pressed a button that is no more."""
    first_time_of(work, actor, time_id)
    deliveries.mark_stale(work.session, time_id)


def first_time_of(work: Work, actor: Actor, time_id: UUID) -> FirstTime:
    """One of them, as the actor sees it. NotAllowed for whomever it does not concern."""
    row = _row(work, time_id)
    with reaching(work, actor, row.match_id) as sides:
        two = {sides.mentee.id: Part.MENTEE, sides.mentor.id: Part.MENTOR}
        part = two.get(actor.person.id)
        access.require_sight(Role.AUTHOR if part else over_match(actor, sides), Thing.FIRST_MEETING)
        said = {Part.MENTEE: row.suits_mentee, Part.MENTOR: row.suits_mentor}
        return FirstTime(
            id=row.id,
            match_id=row.match_id,
            mentee=person_of(work, people.by_id(work.session, sides.mentee.id)),
            mentor=person_of(work, people.by_id(work.session, sides.mentor.id)),
            part=part,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            place=work.open(row.place),
            state=State(row.state),
            suits=frozenset(each for each, suited in said.items() if suited) if part else frozenset(),
            ongoing=matches.state_of(work.session, row.match_id) == MatchState.ACTIVE,
        )


def _row(work: Work, time_id: UUID) -> FirstTimeRow:
    with work.for_everyone():  # whose it is, is the very question
        row = first_times.by_id(work.session, time_id)
    if row is None:
        raise NotAllowed("no such time")
    return row


def _held(work: Work, actor: Actor, time_id: UUID, now: datetime) -> tuple[FirstTimeRow, Match]:
    """The time as it is once both are locked; TooLate if it is no longer on the table."""
    row = _row(work, time_id)
    access.require(in_pair(actor, actor.person.id, row.match_id), Verb.ANSWER, Thing.FIRST_MEETING)
    match = hold_match(work, actor, row.match_id)
    row = _row(work, time_id)
    if row.state != State.OPEN or row.starts_at <= now:
        raise TooLate
    return row, match


def _settled(work: Work, row: FirstTimeRow, now: datetime) -> None:
    """The lead hears what came of it."""
    with work.for_everyone():
        tell(work, row.by_id, Occasion.FIRST_TIME_SETTLED, row.id, now, match_id=row.match_id)


def _show_anew(work: Work, match: Match, actor: Actor, time_id: UUID) -> None:
    deliveries.mark_stale(work.session, time_id)
    changes.stand_anew(work.session, [actor.person.id, match.partner.id])
