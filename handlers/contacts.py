"""Contacts are opened."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body
from mentoring.contacts import contacts_of
from views import contacts as views


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(opened)


def opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Everybody whom she may want to reach."""
    with visit.reading() as work:
        found = contacts_of(work, visit.actor)
    response = ack()
    show_modal(client, body, views.page(visit.words, found, visit.actor.matches))
    return response
