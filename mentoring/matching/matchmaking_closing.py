"""A match is paused, resumed, ended or completed (SPEC S32, P6); either of the two can ask her lead for it.

What ends a match is nobody's fault, and both hear the same kind words. What they had planned is called off with it,
and goes out of their calendars; what they wrote stays readable while it is paused.
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from mentoring import access
from mentoring.access import Thing, Verb
from mentoring.ending.keeping import begin as begin_keeping
from mentoring.matching.matchmaking_held import Held, held, held_by_the_clock
from mentoring.matching.matchmaking_words import Kind, Wish, fitting, note
from mentoring.matchmaking import LEADS, Move, Mover
from mentoring.meeting.meeting_moves import ARRANGEABLE
from mentoring.meeting.meetings import OfferState
from mentoring.meeting.meetings import State as MeetingState
from mentoring.nudging.courses import courses_of
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor
from mentoring.standing import in_pair, over_match
from storage import deliveries, first_times, meetings
from storage.work import Work

LATEST = timedelta(hours=12)
"""So far behind UTC are those whose day ends last."""
WISHES = {Wish.PAUSE: Move.ASK_TO_PAUSE, Wish.END: Move.ASK_TO_END, Wish.REMATCH: Move.ASK_TO_END}


def pause(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """A lead pauses a match: nothing is asked of the two until she resumes it."""
    with held(work, actor, match_id, now) as found:
        access.require(over_match(actor, found.sides), Verb.PAUSE, Thing.MATCH)
        _close(found, Move.PAUSE, found.lead(), Occasion.MATCH_PAUSED)


def resume(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """A lead resumes it."""
    with held(work, actor, match_id, now) as found:
        access.require(over_match(actor, found.sides), Verb.RESUME, Thing.MATCH)
        by = found.lead()
        found.move(Move.RESUME, by, next_look_at=now)
        _show_and_tell(found, by, Occasion.MATCH_RESUMED)


def end(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """A lead ends a match."""
    with held(work, actor, match_id, now) as found:
        access.require(over_match(actor, found.sides), Verb.END, Thing.MATCH)
        _close(found, Move.END, found.lead(), Occasion.MATCH_ENDED)
        begin_keeping(work, found.row, now)


def rematch(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """A lead ends a match without fault: the mentee waits for another mentor, and is among the next suggestions."""
    with held(work, actor, match_id, now) as found:
        access.require(over_match(actor, found.sides), Verb.END, Thing.MATCH)
        _close(found, Move.REMATCH, found.lead(), Occasion.MATCH_ENDED, seeks_again=True)
        begin_keeping(work, found.row, now)


def complete(work: Work, match_id: UUID, now: datetime) -> None:
    """Its months are over: both hear of it, each in her own working hours. TooLate if it does not run."""
    with held_by_the_clock(work, match_id, now) as found:
        found.move(Move.COMPLETE, Mover.ADVANCE)
        _call_off(found)
        begin_keeping(work, found.row, now)
        _show_anew(found)
        found.leads_look()
        [course] = courses_of(work, [match_id])
        for side in course.sides:
            at = side.working.or_after(now)
            tell(work, side.person_id, Occasion.MATCH_COMPLETED, match_id, now, match_id=match_id, due_at=at)


def ended_by(now: datetime) -> date:
    """The day before which a match's last day has to lie for it to be over, wherever on Earth its two people are."""
    return (now.astimezone(UTC) - LATEST).date()


def is_over_at(ends_on: date) -> datetime:
    """From when on it is."""
    return datetime.combine(ends_on + timedelta(days=1), time(), UTC) + LATEST


def ask_to_leave(
    work: Work, actor: Actor, match_id: UUID, remark_id: UUID, words: str, now: datetime, *, wish: Wish
) -> None:
    """One of the two asks her own lead to pause or end the match; the other hears nothing of it. Unfit if her word,
    which is optional, is too long."""
    access.require(in_pair(actor, actor.person.id, match_id), Verb.ASK_TO_END, Thing.MATCH)
    with held(work, actor, match_id, now) as found:
        by = found.participant()
        found.move(WISHES[wish], by)
        note(work, actor, found.row, remark_id, Kind.LEAVING, fitting(words, needed=False), now, wish.value)
        side = Mover.MENTEES_LEAD if by is Mover.MENTEE else Mover.MENTORS_LEAD
        deliveries.mark_stale(work.session, match_id)
        found.leads_look()
        found.tell(found.leads(side), Occasion.LEAVE_ASKED, remark_id.hex)


def _close(found: Held, move: Move, by: Mover, kind: Occasion, *, seeks_again: bool = False) -> None:
    found.move(move, by, seeks_again=seeks_again)
    _call_off(found)
    _show_and_tell(found, by, kind)


def _show_and_tell(found: Held, by: Mover, kind: Occasion) -> None:
    """Both hear of it; across companies, so do the lead of the other side and the coordinator."""
    _show_anew(found)
    moment = found.now.isoformat()
    found.tell([found.sides.mentee.id, found.sides.mentor.id], kind, moment)
    if found.sides.across:
        found.tell([*found.leads(*(LEADS - {by})), *found.proposer()], Occasion.MATCH_MOVED, moment)


def _show_anew(found: Held) -> None:
    """Whatever either has on her screen of this match, a button under it may have gone."""
    deliveries.mark_stale_of_match(found.work.session, found.row.id)
    found.show_anew()


def _call_off(found: Held) -> None:
    """What is still to come is called off, by neither of the two; what has been stays."""
    session, now = found.work.session, found.now
    proposed = first_times.open_of(session, found.row.id)
    if proposed:
        first_times.move(session, proposed.id, at=now, state="withdrawn")
    rows = meetings.of_matches(session, [found.row.id])
    offers = meetings.offers_of(session, [row.id for row in rows])
    agreed = {offer.meeting_id: offer for offer in offers if offer.state == OfferState.AGREED}
    for offer in offers:
        meetings.move_offer(session, offer.id, frm=OfferState.OPEN, to=OfferState.WITHDRAWN, at=now)
    for row in rows:
        standing = agreed.get(row.id)
        if standing and standing.ends_at <= now:
            continue
        off = meetings.move_meeting(session, row.id, frm=ARRANGEABLE, to=MeetingState.CANCELLED, ended_at=now)
        if off and standing:
            two = [found.sides.mentee.id, found.sides.mentor.id]
            found.tell(two, Occasion.CALENDAR_REMOVAL, standing.id.hex, about=row.id)
