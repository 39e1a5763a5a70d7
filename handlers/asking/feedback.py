"""Feedback comes in, signed or not; and its addressees read it. Its words stand in modals alone."""

from uuid import uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, page_asked, pressed_value, text_at, uuid
from mentoring.asking import feedback
from mentoring.asking.feedback import Addressee, Topic
from mentoring.free_text import Unfit
from views.asking import feedback as views

FIRST = 1


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.GIVE)(give)
    on.view(views.FORM)(submitted)
    on.action(views.READ)(read)
    on.action(views.READ_TOGETHER)(read_together)
    on.action(views.BACK)(turned)
    on.action(views.ON)(turned)


def give(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """An empty form."""
    return opened(body, ack, visit, answer, client, "")


def opened(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient, text: str) -> BoltResponse:
    """The form, begun with these words."""
    with visit.reading() as work:
        offered = feedback.addressees(work, visit.actor)
    if not offered:
        return answer(views.nobody(visit.words))
    view = views.form(visit.words, offered, text, uuid4().hex)
    response = ack()
    show_modal(client, body, view)
    return response


def submitted(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """It is taken; or what is wrong stands beside its field."""
    entries, feedback_id = Entries(view), uuid(text_at(view, "private_metadata"))
    try:
        addressee, topic = Addressee(entries.option(views.TO)), Topic(entries.option(views.TOPIC))
        signed = {views.SIGNED: True, views.ANONYMOUS: False}[entries.option(views.SIGN)]
    except (ValueError, KeyError):
        raise Unreadable("whom it is for, and how") from None
    words = entries.text(views.WRITTEN)
    try:
        with visit.changing() as (work, actor):
            feedback.give(work, actor, addressee, topic, words, visit.now, feedback_id, signed=signed)
    except Unfit as unfit:
        return ack(response_action="errors", errors=views.errors(visit.words, unfit))
    return ack(response_action="update", view=views.thanks(visit.words, signed=signed))


def read(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """What somebody signed."""
    with visit.reading() as work:
        found = feedback.signed_by_somebody(work, visit.actor, uuid(pressed_value(body)))
    response = ack()
    show_modal(client, body, views.signed(visit.words, found))
    return response


def read_together(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """What was handed over on a Monday."""
    view = _together(visit, pressed_value(body), FIRST)
    response = ack()
    show_modal(client, body, view)
    return response


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of it."""
    view = _together(visit, *page_asked(body))
    response = ack()
    show_instead(client, body, view)
    return response


def _together(visit: Visit, hand_over: str, number: int) -> Body:
    with visit.reading() as work:
        found = feedback.handed_over(work, visit.actor, uuid(hand_over))
    return views.together(visit.words, found, uuid(hand_over).hex, number)
