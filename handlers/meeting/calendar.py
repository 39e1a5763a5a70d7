"""Links into calendars on the web: the browser opens them, and Slack wants to hear that we know of the press."""

from slack_bolt import Ack, BoltResponse

from handlers.listening import Listening
from views.meeting import calendar


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(calendar.ADD_TO_GOOGLE)(followed)
    on.action(calendar.ADD_TO_OUTLOOK)(followed)


def followed(ack: Ack) -> BoltResponse:
    """There is nothing for us to do."""
    return ack()
