"""Objectives are read at leisure: opened from a message or Home, their pages turned."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.growing.objective_drawing import Address, open_page, page, turn_to
from handlers.listening import Listening
from handlers.reading import Body, pressed_value
from handlers.waiting import no_match
from views.growing import objective_links as links


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(links.SHOW)(opened)
    on.action(links.ALL)(opened)
    on.action(links.BACK)(opened)
    on.action(links.ON)(opened)


def opened(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """The page whose address the button bears: in the place of the one it stands in, or in a modal of its own."""
    if not visit.actor.matches:
        return answer(no_match(visit))
    at = Address.read(pressed_value(body))
    if open_page(body):
        response = ack()
        turn_to(visit, client, body, at)
        return response
    view = page(visit, at)
    response = ack()
    show_modal(client, body, view)
    return response
