"""The card of a file or a form: look at its rows, confirm, discard, take back."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, page_asked, pressed_value, uuid
from mentoring.joining import intakes
from mentoring.joining.taking_back import take_back
from mentoring.people import Actor
from mentoring.too_late import TooLate
from storage.work import Work
from views.joining import intakes as views

Decision = Callable[[Work, Actor, UUID, datetime], None]
FIRST = 1


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.SEE)(seen)
    on.action(views.BACK)(turned)
    on.action(views.ON)(turned)
    on.action(views.CONFIRM)(confirmed)
    on.action(views.DISCARD)(discarded)
    on.action(views.TAKE_BACK)(taken_back)


def seen(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The file, row by row."""
    intake_id = uuid(pressed_value(body))
    response = ack()
    show_modal(client, body, _page(visit, intake_id, FIRST))
    return response


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """To another page, in the same modal."""
    intake, number = page_asked(body)
    view = _page(visit, uuid(intake), number)
    response = ack()
    show_instead(client, body, view)
    return response


def confirmed(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """Register everybody in the file."""
    return _decided(body, ack, visit, answer, intakes.confirm)


def discarded(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """Forget the file."""
    return _decided(body, ack, visit, answer, intakes.discard)


def taken_back(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """Undo what was registered; the keys of those who are forgotten go at once."""
    response = _decided(body, ack, visit, answer, take_back)
    visit.deps.destroy_condemned()
    return response


def _decided(body: Body, ack: Ack, visit: Visit, answer: Answer, decide: Decision) -> BoltResponse:
    """Acknowledge first: a large file takes longer than Slack waits. The card shows what came of it."""
    intake_id = uuid(pressed_value(body))
    response = ack()
    try:
        with visit.changing() as (work, actor):
            decide(work, actor, intake_id, visit.now)
    except TooLate:
        return answer(views.too_late(visit.words))
    return response


def _page(visit: Visit, intake_id: UUID, number: int) -> Body:
    with visit.reading() as work:
        draft = intakes.draft_of(work, intakes.own(work, visit.actor, intake_id))
    return views.page(visit.words, draft, number, intake_id.hex)
