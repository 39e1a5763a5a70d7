"""The Home tab is opened: from then on it is drawn by the outbox, like every message."""

from slack_bolt import Ack

from handlers.answering import is_opened_home
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body
from mentoring.people import home_opened


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.event("app_home_opened")(opened)


def opened(event: Body, ack: Ack, visit: Visit) -> None:
    """Draw it now, and at every change from now on."""
    if is_opened_home(event):
        with visit.changing() as (work, actor):
            home_opened(work, actor, visit.now)
    ack()
