"""Links into calendars on the web: the browser opens them, and Slack wants to hear that we know of the press."""

from slack_bolt import Ack, App, BoltResponse

from views import calendar


def register(app: App) -> None:
    """The listeners of this feature."""
    app.action(calendar.ADD_TO_GOOGLE)(followed)
    app.action(calendar.ADD_TO_OUTLOOK)(followed)


def followed(ack: Ack) -> BoltResponse:
    """There is nothing for us to do."""
    return ack()
