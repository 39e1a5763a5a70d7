"""What is left of a match that is over: what one wrote in it, and the certificate."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, page_asked, pressed_value, uuid
from mentoring.ending import certificates
from mentoring.written import written
from views.ending import certificate_links as links
from views.ending import certificates as certificate_views
from views.ending import keeping as views


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.READ)(read)
    on.action(views.BACK)(turned)
    on.action(views.ON)(turned)
    on.action(links.ASK)(asked_for)


def read(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """All that she wrote in it, the first page."""
    match_id = uuid(pressed_value(body))
    with visit.reading() as work:
        view = views.written(visit.words, written(work, visit.actor, match_id), 1)
    response = ack()
    show_modal(client, body, view)
    return response


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page."""
    match_id, number = page_asked(body)
    with visit.reading() as work:
        view = views.written(visit.words, written(work, visit.actor, uuid(match_id)), number)
    response = ack()
    show_instead(client, body, view)
    return response


def asked_for(body: Body, visit: Visit, answer: Answer) -> BoltResponse:
    """Her certificate comes as a file."""
    match_id = uuid(pressed_value(body))
    with visit.changing() as (work, actor):
        certificates.ask_for(work, actor, match_id, visit.now)
    return answer(certificate_views.on_its_way(visit.words))
