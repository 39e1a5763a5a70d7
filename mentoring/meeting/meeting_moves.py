"""What the two of a pair can do with a meeting (SPEC S16, S17): propose, offer another time, accept, decline, cancel.

Each loads, asks the access table, decides, changes, and queues the notices that the change causes, all in one
transaction with both people locked: of two who press at once, one wins and the other is told (TooLate).
"""

from datetime import datetime
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing, Verb
from mentoring.holding import hold_match
from mentoring.meeting.busy import is_taken, own_busy
from mentoring.meeting.meeting_rules import REASON_AT_MOST, Busy, Field, Problem, Trouble, Wish, span, troubles
from mentoring.meeting.meetings import Meeting, Offer, OfferState, State, Table, meeting_of
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Match
from mentoring.standing import in_pair
from mentoring.too_late import TooLate as TooLate
from storage import changes, deliveries, meetings
from storage.meetings import MeetingRow, OfferRow
from storage.sealing import KeyName
from storage.work import Work

ARRANGEABLE = (State.PROPOSED, State.ACCEPTED)


class Unfit(Exception):
    """What was asked for can't be, as it is: `troubles` say why, field by field. Nothing was changed."""

    def __init__(self, *troubles: Trouble) -> None:
        super().__init__(", ".join(f"{trouble.field}: {trouble.problem}" for trouble in troubles))
        self.troubles = troubles


class Clash(Exception):
    """The accepted time overlaps another meeting of one of the two. Nothing was changed."""

    def __init__(self, busy: Busy | None) -> None:
        """`busy`: the meeting of the one who accepts; None if it is the other's, which is hers alone to know."""
        super().__init__("overlaps another meeting")
        self.busy = busy


def propose(
    work: Work, actor: Actor, match_id: UUID, wish: Wish, now: datetime, meeting_id: UUID | None = None
) -> Meeting:
    """Propose a meeting. Unfit if something is wrong with the wish.

    `meeting_id`: the id that it will have. A second proposal under the same id is the same one, sent twice.
    """
    access.require(in_pair(actor, actor.person.id, match_id), Verb.PROPOSE, Thing.MEETING)
    match = hold_match(work, actor, match_id)
    if meeting_id and meetings.by_id(work.session, meeting_id):
        return meeting_of(work, actor, meeting_id)
    when = _fitting(work, actor, match, wish, now)
    row = MeetingRow(
        id=meeting_id or uuid4(),
        company_id=match.company_id,
        match_id=match.id,
        state=State.PROPOSED.value,
        created_at=now,
    )
    work.session.add(row)
    work.session.flush()
    _put_on_the_table(work, actor, match, row.id, wish, when, now)
    deliveries.mark_stale(work.session, match.id)  # the first-week checklist says that a time is offered
    return meeting_of(work, actor, row.id)


def offer_another(work: Work, actor: Actor, meeting_id: UUID, seen: Table, wish: Wish, now: datetime) -> Meeting:
    """Offer another time: in answer to an offer, instead of one's own, or to move an agreed meeting.

    `seen`: what the actor had before her eyes; TooLate if the table has changed since. Unfit as for a proposal.
    """
    meeting = _held(work, actor, meeting_id)
    answers = meeting.open is not None and not meeting.open.mine
    access.require(_standing(actor, meeting, meeting.open), Verb.ANSWER if answers else Verb.MOVE, Thing.MEETING)
    if meeting.table != seen or not meeting.can_be_arranged(now):
        raise TooLate
    when = _fitting(work, actor, meeting.match, wish, now, besides=meeting_id)
    if meeting.open:
        meetings.move_offer(work.session, meeting.open.id, frm=OfferState.OPEN, to=OfferState.REPLACED, at=now)
    _put_on_the_table(work, actor, meeting.match, meeting_id, wish, when, now)
    return meeting_of(work, actor, meeting_id)


def accept(work: Work, actor: Actor, meeting_id: UUID, offer_id: UUID, now: datetime) -> Meeting:
    """Accept an offer. TooLate if it is no longer open or its time has come; Clash if one of the two is taken."""
    meeting, offer = _to_answer(work, actor, meeting_id, offer_id)
    if not meeting.waits(now):
        raise TooLate
    _require_both_free(work, actor, meeting, offer)
    if meeting.agreed:
        meetings.move_offer(work.session, meeting.agreed.id, frm=OfferState.AGREED, to=OfferState.REPLACED, at=now)
    meetings.move_offer(work.session, offer_id, frm=OfferState.OPEN, to=OfferState.AGREED, at=now)
    meetings.move_meeting(work.session, meeting_id, frm=ARRANGEABLE, to=State.ACCEPTED)
    if not meeting.agreed:
        deliveries.mark_stale(work.session, meeting.match.id)  # the first-week checklist ticks off the first meeting
    _changed(work, actor, meeting.match, meeting_id, Occasion.MEETING_AGREED, offer_id, now)
    _into_calendars(work, actor, meeting.match, meeting_id, Occasion.CALENDAR_ENTRY, offer_id, now)
    return meeting_of(work, actor, meeting_id)


def decline(work: Work, actor: Actor, meeting_id: UUID, offer_id: UUID, now: datetime) -> Meeting:
    """Decline an offer. A time that was agreed before stands. TooLate if the offer is no longer open."""
    meeting, _ = _to_answer(work, actor, meeting_id, offer_id)
    meetings.move_offer(work.session, offer_id, frm=OfferState.OPEN, to=OfferState.DECLINED, at=now)
    if meeting.agreed is None:
        meetings.move_meeting(
            work.session, meeting_id, frm=[State.PROPOSED], to=State.DECLINED, ended_by=actor.person.id, ended_at=now
        )
        deliveries.mark_stale(work.session, meeting.match.id)
    _changed(work, actor, meeting.match, meeting_id, Occasion.OFFER_DECLINED, offer_id, now)
    return meeting_of(work, actor, meeting_id)


def cancel(work: Work, actor: Actor, meeting_id: UUID, seen: Table, reason: str, now: datetime) -> Meeting:
    """Cancel a meeting, or withdraw a proposal, with a word why or none.

    TooLate if it is over or called off, or if the table is not as `seen` any more: who withdraws an offer that has
    just been accepted must not cancel a meeting unawares. Unfit if the word why is too long.
    """
    meeting = _held(work, actor, meeting_id)
    access.require(_standing(actor, meeting, meeting.open or meeting.agreed), Verb.CANCEL, Thing.MEETING)
    if meeting.table != seen or not meeting.can_be_arranged(now):
        raise TooLate
    reason = reason.strip()
    if len(reason) > REASON_AT_MOST:
        raise Unfit(Trouble(Field.REASON, Problem.TOO_LONG, length=len(reason), at_most=REASON_AT_MOST))
    if meeting.open:
        meetings.move_offer(work.session, meeting.open.id, frm=OfferState.OPEN, to=OfferState.WITHDRAWN, at=now)
    key = KeyName.of_author(meeting.match.id, actor.person.id)
    meetings.move_meeting(
        work.session,
        meeting_id,
        frm=ARRANGEABLE,
        to=State.CANCELLED,
        ended_by=actor.person.id,
        ended_at=now,
        reason=work.seal(key, reason) if reason else None,
    )
    _changed(work, actor, meeting.match, meeting_id, Occasion.MEETING_CANCELLED, meeting_id, now)
    deliveries.mark_stale(work.session, meeting.match.id)
    if meeting.agreed:
        _into_calendars(work, actor, meeting.match, meeting_id, Occasion.CALENDAR_REMOVAL, meeting.agreed.id, now)
    return meeting_of(work, actor, meeting_id)


def redraw(work: Work, actor: Actor, meeting_id: UUID) -> None:
    """Draw anew what the two see of a meeting: somebody pressed what time alone had made untrue."""
    _show_anew(work, actor, meeting_of(work, actor, meeting_id).match, meeting_id)


def _held(work: Work, actor: Actor, meeting_id: UUID) -> Meeting:
    """The meeting as it is once both its people are locked: whoever presses at the same time comes after us."""
    row = meetings.by_id(work.session, meeting_id)
    if row is None:
        raise NotAllowed("no such meeting of hers")
    hold_match(work, actor, row.match_id)
    work.session.refresh(row)
    return meeting_of(work, actor, meeting_id)


def _to_answer(work: Work, actor: Actor, meeting_id: UUID, offer_id: UUID) -> tuple[Meeting, Offer]:
    """The offer that the actor answers; NotAllowed if it is her own, TooLate if it is no longer open."""
    meeting = _held(work, actor, meeting_id)
    pressed = next((offer for offer in meeting.offers if offer.id == offer_id), None)
    access.require(_standing(actor, meeting, pressed), Verb.ANSWER, Thing.MEETING)
    if pressed is None or pressed != meeting.open:
        raise TooLate
    return meeting, pressed


def _standing(actor: Actor, meeting: Meeting, offer: Offer | None) -> Role:
    """Where the actor stands towards an offer of that meeting; towards one yet to be made she is its author."""
    mine = offer is None or offer.mine
    return in_pair(actor, actor.person.id if mine else meeting.match.partner.id, meeting.match.id)


def _fitting(
    work: Work, actor: Actor, match: Match, wish: Wish, now: datetime, besides: UUID | None = None
) -> tuple[datetime, datetime]:
    """From when to when the wish is for, in UTC; Unfit if it is not a good one."""
    when = span(wish, actor.person.zone)
    busy = own_busy(work, actor, *when, besides=besides) if when else ()
    wrong = troubles(wish, actor.person.zone, now, match.ends_on, busy)
    if wrong or when is None:
        raise Unfit(*wrong)
    return when


def _require_both_free(work: Work, actor: Actor, meeting: Meeting, offer: Offer) -> None:
    mine = own_busy(work, actor, offer.starts_at, offer.ends_at, besides=meeting.id)
    if mine:
        raise Clash(mine[0])
    if is_taken(work, meeting.match.partner, offer.starts_at, offer.ends_at, besides=meeting.id):
        raise Clash(None)


def _put_on_the_table(
    work: Work,
    actor: Actor,
    match: Match,
    meeting_id: UUID,
    wish: Wish,
    when: tuple[datetime, datetime],
    now: datetime,
) -> None:
    key = KeyName.of_author(match.id, actor.person.id)
    agenda = wish.agenda.strip()
    offer = OfferRow(
        id=uuid4(),
        company_id=match.company_id,
        meeting_id=meeting_id,
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
    _changed(work, actor, match, meeting_id, Occasion.MEETING_OFFERED, offer.id, now)
    tell(work, actor.person.id, Occasion.OFFER_SENT, meeting_id, now, period=offer.id.hex, match_id=match.id)


def _changed(
    work: Work, actor: Actor, match: Match, meeting_id: UUID, kind: Occasion, period: UUID, now: datetime
) -> None:
    """Tell the other side; what both have on their screens about this meeting is drawn anew."""
    _show_anew(work, actor, match, meeting_id)
    tell(work, match.partner.id, kind, meeting_id, now, period=period.hex, match_id=match.id)


def _into_calendars(
    work: Work, actor: Actor, match: Match, meeting_id: UUID, kind: Occasion, offer_id: UUID, now: datetime
) -> None:
    """Both have calendars, whoever pressed."""
    for person_id in (actor.person.id, match.partner.id):
        tell(work, person_id, kind, meeting_id, now, period=offer_id.hex, match_id=match.id)


def _show_anew(work: Work, actor: Actor, match: Match, meeting_id: UUID) -> None:
    offers = [offer.id for offer in meetings.offers_of(work.session, [meeting_id])]
    deliveries.mark_stale(work.session, meeting_id, *offers)
    changes.stand_anew(work.session, [actor.person.id, match.partner.id])
