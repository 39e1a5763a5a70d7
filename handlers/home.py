"""The Home tab is opened: from then on it is drawn by the outbox, like every message."""

from slack_bolt import Ack, BoltResponse

from handlers.answering import is_opened_home
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, pressed_option, uuid
from mentoring.home import choose
from mentoring.people import home_opened
from views.home_chooser import CHOOSE


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.event("app_home_opened")(opened)
    on.action(CHOOSE)(chosen)


def opened(event: Body, ack: Ack, visit: Visit) -> None:
    """Draw it now, and at every change from now on. What can't be drawn now is written down, and not forgotten."""
    if is_opened_home(event) and not visit.sees_home():
        with visit.looking() as work:
            home_opened(work, visit.actor, visit.now)
    ack()


def chosen(body: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """This relationship in full from now on; wherever she looks, her choice is kept."""
    _, match_id = pressed_option(body)
    with visit.changing() as (work, actor):
        choose(work, actor, uuid(match_id))
    return ack()
