"""The guide is opened, and its pages are turned: by everyone registered, matched or not (SPEC S3, S36)."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, page_asked
from views.growing import guide

FIRST = 1


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(guide.OPEN)(opened)
    on.action(guide.BACK)(turned)
    on.action(guide.ON)(turned)


def opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """At its first chapter."""
    response = ack()
    show_modal(client, body, guide.page(visit.words, FIRST))
    return response


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """To another chapter, in the same modal."""
    response = ack()
    show_instead(client, body, guide.page(visit.words, page_asked(body)[1]))
    return response
