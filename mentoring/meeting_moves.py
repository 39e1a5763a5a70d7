"""What the two of a pair can do with a meeting (SPEC S16, S17): propose, offer another time, accept, decline, cancel.

Each loads, asks the access table, decides, changes, and queues the notices that the change causes, all in one
transaction with both people locked: of two who press at once, one wins and the other is told (TooLate).
"""

from datetime import datetime
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing, Verb
from mentoring.meeting_rules import REASON_AT_MOST, Busy, Field, Problem, Trouble, Wish, span, troubles
from mentoring.meetings import Meeting, Offer, OfferState, State, meeting_of, own_match
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Match
from storage import deliveries, meetings, people
from storage.meetings import MeetingRow, OfferRow
from storage.sealing import KeyName
from storage.work import Work

ARRANGEABLE = (State.PROPOSED, State.ACCEPTED)


class TooLate(Exception):
    """Somebody else was first, or time went by: what was pressed is no longer on the table. Nothing was changed."""


class Clash(Exception):
    """The accepted time overlaps another meeting of the one who accepts. Nothing was changed."""

    def __init__(self, busy: Busy) -> None:
        super().__init__("overlaps another meeting")
        self.busy = busy


def propose(work: Work, actor: Actor, match_id: UUID, wish: Wish, now: datetime) -> Meeting | tuple[Trouble, ...]:
    """Propose a meeting. What is wrong with the wish comes back, and then nothing was changed."""
    match = own_match(actor, match_id)
    access.require(Role.AUTHOR, Verb.PROPOSE, Thing.MEETING)
    people.hold(work.session, [actor.person.id, match.partner.id])
    wrong = _troubles(work, actor, match, wish, now, besides=None)
    if wrong:
        return wrong
    row = MeetingRow(
        id=uuid4(), company_id=match.company_id, match_id=match.id, state=State.PROPOSED.value, created_at=now
    )
    work.session.add(row)
    work.session.flush()
    _put_on_the_table(work, actor, match, row, wish, now)
    return meeting_of(work, actor, row.id)


def offer_another(
    work: Work, actor: Actor, meeting_id: UUID, seen: UUID | None, wish: Wish, now: datetime
) -> Meeting | tuple[Trouble, ...]:
    """Offer another time: in answer to an offer, instead of one's own, or to move an agreed meeting.

    `seen`: the open offer that the actor had before her eyes; TooLate if the table has changed since.
    """
    row, match = _held(work, actor, meeting_id)
    meeting = meeting_of(work, actor, meeting_id)
    verb = Verb.MOVE if meeting.open is None or meeting.open.mine else Verb.ANSWER
    access.require(_towards(meeting.open), verb, Thing.MEETING)
    if (meeting.open.id if meeting.open else None) != seen or not meeting.can_be_arranged(now):
        raise TooLate
    wrong = _troubles(work, actor, match, wish, now, besides=meeting_id)
    if wrong:
        return wrong
    if meeting.open:
        meetings.move_offer(work.session, meeting.open.id, frm=OfferState.OPEN, to=OfferState.REPLACED, at=now)
    _put_on_the_table(work, actor, match, row, wish, now)
    return meeting_of(work, actor, meeting_id)


def accept(work: Work, actor: Actor, meeting_id: UUID, offer_id: UUID, now: datetime) -> Meeting:
    """Accept an offer. TooLate if it is no longer open or its time has come; Clash if the actor is taken then."""
    row, match = _held(work, actor, meeting_id)
    meeting, offer = _open_offer(work, actor, meeting_id, offer_id)
    access.require(_towards(offer), Verb.ANSWER, Thing.MEETING)
    if offer.starts_at <= now:
        raise TooLate
    taken = _busy(work, actor, offer.starts_at, offer.ends_at, besides=meeting_id)
    if taken:
        raise Clash(taken[0])
    if meeting.agreed:
        meetings.move_offer(work.session, meeting.agreed.id, frm=OfferState.AGREED, to=OfferState.REPLACED, at=now)
    meetings.move_offer(work.session, offer_id, frm=OfferState.OPEN, to=OfferState.AGREED, at=now)
    meetings.move_meeting(work.session, meeting_id, frm=ARRANGEABLE, to=State.ACCEPTED)
    _changed(work, actor, match, row, Occasion.MEETING_AGREED, offer_id, now)
    return meeting_of(work, actor, meeting_id)


def decline(work: Work, actor: Actor, meeting_id: UUID, offer_id: UUID, now: datetime) -> Meeting:
    """Decline an offer. A time that was agreed before stands. TooLate if the offer is no longer open."""
    row, match = _held(work, actor, meeting_id)
    meeting, offer = _open_offer(work, actor, meeting_id, offer_id)
    access.require(_towards(offer), Verb.ANSWER, Thing.MEETING)
    meetings.move_offer(work.session, offer_id, frm=OfferState.OPEN, to=OfferState.DECLINED, at=now)
    if meeting.agreed is None:
        meetings.move_meeting(
            work.session, meeting_id, frm=[State.PROPOSED], to=State.DECLINED, ended_by=actor.person.id
        )
    _changed(work, actor, match, row, Occasion.OFFER_DECLINED, offer_id, now)
    return meeting_of(work, actor, meeting_id)


def cancel(work: Work, actor: Actor, meeting_id: UUID, reason: str, now: datetime) -> Meeting | tuple[Trouble, ...]:
    """Cancel a meeting, or withdraw a proposal, with a word why or none. TooLate if it is over or called off."""
    row, match = _held(work, actor, meeting_id)
    access.require(Role.AUTHOR, Verb.CANCEL, Thing.MEETING)
    meeting = meeting_of(work, actor, meeting_id)
    if not meeting.can_be_arranged(now):
        raise TooLate
    if len(reason.strip()) > REASON_AT_MOST:
        return (Trouble(Field.REASON, Problem.TOO_LONG, length=len(reason.strip()), at_most=REASON_AT_MOST),)
    if meeting.open:
        meetings.move_offer(work.session, meeting.open.id, frm=OfferState.OPEN, to=OfferState.WITHDRAWN, at=now)
    key = KeyName.of_author(match.id, actor.person.id)
    meetings.move_meeting(
        work.session,
        meeting_id,
        frm=ARRANGEABLE,
        to=State.CANCELLED,
        ended_by=actor.person.id,
        reason=work.seal(key, reason.strip()) if reason.strip() else None,
    )
    _changed(work, actor, match, row, Occasion.MEETING_CANCELLED, meeting_id, now)
    return meeting_of(work, actor, meeting_id)


def redraw(work: Work, actor: Actor, meeting_id: UUID) -> None:
    """Draw anew what the two see of a meeting: somebody pressed what time alone had made untrue."""
    meeting = meeting_of(work, actor, meeting_id)
    deliveries.mark_stale(work.session, meeting_id)
    people.home_is_stale(work.session, [actor.person.id, meeting.match.partner.id])


def _held(work: Work, actor: Actor, meeting_id: UUID) -> tuple[MeetingRow, Match]:
    """The meeting, with both its people locked: whoever presses at the same time comes after us."""
    row = meetings.by_id(work.session, meeting_id)
    if row is None:
        raise NotAllowed("no such meeting of hers")
    match = own_match(actor, row.match_id)
    people.hold(work.session, [actor.person.id, match.partner.id])
    work.session.refresh(row)
    return row, match


def _open_offer(work: Work, actor: Actor, meeting_id: UUID, offer_id: UUID) -> tuple[Meeting, Offer]:
    meeting = meeting_of(work, actor, meeting_id)
    if meeting.open is None or meeting.open.id != offer_id:
        raise TooLate
    return meeting, meeting.open


def _towards(offer: Offer | None) -> Role:
    """Where the actor stands towards an offer; a new one will be hers."""
    return Role.AUTHOR if offer is None or offer.mine else Role.PARTNER


def _troubles(
    work: Work, actor: Actor, match: Match, wish: Wish, now: datetime, besides: UUID | None
) -> tuple[Trouble, ...]:
    when = span(wish, actor.person.zone)
    busy = _busy(work, actor, *when, besides=besides) if when else ()
    return troubles(wish, actor.person.zone, now, match.ends_on, busy)


def _busy(work: Work, actor: Actor, starts_at: datetime, ends_at: datetime, besides: UUID | None) -> tuple[Busy, ...]:
    found = meetings.agreed_between(work.session, [match.id for match in actor.matches], starts_at, ends_at, besides)
    with_whom = {match.id: match.partner for match in actor.matches}
    return tuple(Busy(offer.starts_at, offer.ends_at, with_whom[match.id].name) for offer, match in found)


def _put_on_the_table(work: Work, actor: Actor, match: Match, meeting: MeetingRow, wish: Wish, now: datetime) -> None:
    when = span(wish, actor.person.zone)
    if when is None:
        raise ValueError("a wish without a time was not refused")
    key = KeyName.of_author(match.id, actor.person.id)
    agenda = wish.agenda.strip()
    offer = OfferRow(
        id=uuid4(),
        company_id=match.company_id,
        meeting_id=meeting.id,
        by_id=actor.person.id,
        to_id=match.partner.id,
        starts_at=when[0],
        ends_at=when[1],
        place=work.seal(key, wish.place.strip()),
        agenda=work.seal(key, agenda) if agenda else None,
        state=OfferState.OPEN.value,
        created_at=now,
    )
    work.session.add(offer)
    work.session.flush()
    _changed(work, actor, match, meeting, Occasion.MEETING_OFFERED, offer.id, now)
    tell(
        work,
        actor.person.id,
        Occasion.OFFER_SENT,
        meeting.id,
        now,
        period=offer.id.hex,
        match_id=match.id,
    )


def _changed(
    work: Work, actor: Actor, match: Match, meeting: MeetingRow, kind: Occasion, period: UUID, now: datetime
) -> None:
    """Tell the other side; what both have on their screens about this meeting is drawn anew."""
    deliveries.mark_stale(work.session, meeting.id)
    people.home_is_stale(work.session, [actor.person.id, match.partner.id])
    tell(work, match.partner.id, kind, meeting.id, now, period=period.hex, match_id=match.id)
