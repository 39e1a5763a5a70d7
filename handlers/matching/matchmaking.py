"""A match in the making: the buttons of whoever is asked, and of the leads who answer for it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.matching.matchmaking_forms import FormState
from handlers.pilot_view import redraw_match
from handlers.reading import Body, pressed_value, uuid
from mentoring.access import NotAllowed
from mentoring.matching import matchmaking_moves as moves
from mentoring.matching.matchmaking_proposals import Asked, asked_of, made
from mentoring.matching.matchmaking_words import remarks_on
from mentoring.people import Actor
from mentoring.too_late import TooLate
from storage.work import Work
from views.matching import matchmaking as views
from views.matching import matchmaking_forms as forms
from views.matching import matchmaking_leads as leads
from views.meeting.meetings import too_late
from views.words import Words

Move = Callable[[Work, Actor, UUID, datetime], object]
Form = Callable[[Words, Asked, str], Body]


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.ACCEPT)(accept)
    on.action(views.ASK_MORE)(ask_more)
    on.action(views.RESERVE)(reserve)
    on.action(views.DECLINE)(decline)
    on.action(views.READ)(read)
    on.action(leads.AGREE)(agree)
    on.action(leads.REFUSE)(refuse)
    on.action(leads.WITHDRAW)(withdraw)


def accept(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Yes: the mentor's, or after it the mentee's."""
    return moved(body, ack, visit, answer, client, moves.accept)


def agree(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """A lead agrees to a match across companies."""
    return moved(body, ack, visit, answer, client, moves.agree)


def refuse(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """A lead does not."""
    return moved(body, ack, visit, answer, client, moves.refuse)


def withdraw(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """A proposal is taken back."""
    return moved(body, ack, visit, answer, client, moves.withdraw)


def ask_more(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open the form of a question."""
    return _opened(body, ack, visit, answer, client, forms.question)


def reserve(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open the form of a reservation."""
    return _opened(body, ack, visit, answer, client, forms.reservation)


def decline(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open the form of 'not this one'."""
    return _opened(body, ack, visit, answer, client, forms.refusal)


def read(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Show what was written, to whoever may read it: a lead, else whoever asked."""
    match_id = uuid(pressed_value(body))
    state = FormState(match_id, uuid4())
    with visit.reading() as work:
        remarks = remarks_on(work, visit.actor, match_id)
        try:
            view = forms.to_lead(visit.words, made(work, visit.actor, match_id), remarks, state.pack())
        except NotAllowed:
            view = forms.to_mentor(visit.words, remarks)
    response = ack()
    show_modal(client, body, view)
    return response


def moved(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient, move: Move) -> BoltResponse:
    """Carry out a move; the outbox tells everybody what came of it."""
    match_id = uuid(pressed_value(body))
    try:
        with visit.changing() as (work, actor):
            move(work, actor, match_id, visit.now)
    except TooLate:
        return _too_late(visit, match_id, answer)
    response = ack()
    redraw_match(body, visit, client, match_id)
    return response


def _opened(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient, form: Form) -> BoltResponse:
    """Open a form under a question that still waits for her."""
    match_id = uuid(pressed_value(body))
    with visit.reading() as work:
        asked = asked_of(work, visit.actor, match_id)
    if not asked.is_open:
        return _too_late(visit, match_id, answer)
    response = ack()
    show_modal(client, body, form(visit.words, asked, FormState(match_id, uuid4()).pack()))
    return response


def _too_late(visit: Visit, match_id: UUID, answer: Answer) -> BoltResponse:
    """Say so, and have what she sees drawn anew, so that the dead button goes."""
    with visit.changing() as (work, actor):
        moves.redraw(work, actor, match_id, visit.now)
    return answer(too_late(visit.words))
