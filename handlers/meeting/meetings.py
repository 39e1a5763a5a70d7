"""Meetings come in: the command, the shortcut, and the buttons under an offer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.meeting.meeting_forms import FormState
from handlers.reading import Body, Unreadable, pressed_value, typed_after, uuid, wants_help
from handlers.waiting import why_not_begin
from mentoring.meeting import meeting_moves
from mentoring.meeting.meeting_moves import Clash, TooLate
from mentoring.meeting.meetings import Meeting, Offer, meeting_of
from mentoring.people import Actor
from storage.work import Work
from views.blocks import Message
from views.meeting import meeting_forms as forms
from views.meeting import meetings as views
from views.people import meet_help
from views.times import moment

Move = Callable[[Work, Actor, UUID, UUID, datetime], Meeting]


@dataclass(frozen=True)
class OfferPressed:
    """The meeting and the offer under which a button stands."""

    meeting_id: UUID
    offer_id: UUID

    @classmethod
    def read(cls, body: Body) -> "OfferPressed":
        """Unreadable for a value that no button of ours bears."""
        match pressed_value(body).split(":"):
            case [meeting, offer]:
                return cls(uuid(meeting), uuid(offer))
        raise Unreadable("a button under an offer")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.command("/advance-meet")(asked_to_meet)
    on.shortcut("propose_meeting")(propose)
    on.action(views.PROPOSE)(propose)
    on.action(views.ACCEPT)(accept)
    on.action(views.DECLINE)(decline)
    on.action(views.OFFER_ANOTHER)(offer_another)
    on.action(views.CANCEL)(cancel)


def asked_to_meet(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """`/advance-meet`: its words become the agenda."""
    if wants_help(body):
        return answer(meet_help(visit.words))
    return propose(body, ack, visit, answer, client)


def propose(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open an empty form, for one match or with a choice of them."""
    not_now = why_not_begin(visit)
    if not_now:
        return answer(not_now)
    actor, words = visit.actor, visit.words
    response = ack()
    wanted = pressed_value(body)
    chosen = tuple(match for match in actor.active if match.id.hex == wanted) or actor.active
    filled = forms.Filled(day=forms.next_week(visit.now, words), agenda=typed_after(body))
    state = FormState(uuid4(), match=chosen[0].id if len(chosen) == 1 else None)
    view = forms.proposal(words, chosen, filled, state.pack(), visit.now)
    show_modal(client, body, view)
    return response


def accept(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """Accept the offer under which the button stands."""
    try:
        return _answered(body, ack, visit, answer, meeting_moves.accept)
    except Clash as clash:
        return answer(_taken(visit, OfferPressed.read(body), clash))


def decline(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """Decline the offer under which the button stands."""
    return _answered(body, ack, visit, answer, meeting_moves.decline)


def offer_another(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open the form filled with what is on the table now."""
    pressed = OfferPressed.read(body)
    meeting, offer = _on_the_table(visit, pressed)
    if offer is None:
        return _too_late(visit, pressed, answer)
    response = ack()
    filled = forms.on_the_table(visit.words, offer)
    view = forms.other_time(visit.words, meeting, filled, FormState(meeting.id, seen=meeting.table).pack(), visit.now)
    show_modal(client, body, view)
    return response


def cancel(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Ask for a word why."""
    pressed = OfferPressed.read(body)
    meeting, offer = _on_the_table(visit, pressed)
    if offer is None:
        return _too_late(visit, pressed, answer)
    response = ack()
    view = forms.cancellation(visit.words, meeting, offer, FormState(meeting.id, seen=meeting.table).pack())
    show_modal(client, body, view)
    return response


def _answered(body: Body, ack: Ack, visit: Visit, answer: Answer, move: Move) -> BoltResponse:
    """Carry out an answer to an offer; the outbox tells both what came of it."""
    pressed = OfferPressed.read(body)
    try:
        with visit.changing() as (work, actor):
            move(work, actor, pressed.meeting_id, pressed.offer_id, visit.now)
    except TooLate:
        return _too_late(visit, pressed, answer)
    return ack()


def _taken(visit: Visit, pressed: OfferPressed, clash: Clash) -> Message:
    """Who has another meeting then: the one who accepts, and with whom; or the other, and no more than that."""
    if clash.busy:
        return views.clash(visit.words, moment(visit.words, clash.busy.starts_at), clash.busy.with_whom)
    with visit.reading() as work:
        partner = meeting_of(work, visit.actor, pressed.meeting_id).match.partner
    return views.no_longer_free(visit.words, partner.first_name)


def _on_the_table(visit: Visit, pressed: OfferPressed) -> tuple[Meeting, Offer | None]:
    """The meeting and the offer pressed, if that one is still what is open or agreed and its time is to come."""
    with visit.reading() as work:
        meeting = meeting_of(work, visit.actor, pressed.meeting_id)
    live = [offer for offer in (meeting.open, meeting.agreed) if offer and meeting.can_be_arranged(visit.now)]
    return meeting, next((offer for offer in live if offer.id == pressed.offer_id), None)


def _too_late(visit: Visit, pressed: OfferPressed, answer: Answer) -> BoltResponse:
    """Say so, and have what she sees drawn anew, so that the dead button goes."""
    with visit.changing() as (work, actor):
        meeting_moves.redraw(work, actor, pressed.meeting_id)
    return answer(views.too_late(visit.words))
