"""`/advance as-lead` comes in: a participant looks at her match as her lead does (SPEC N2)."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_instead, show_modal, show_page
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, page_asked, pressed_value, uuid
from handlers.waiting import no_match
from mentoring.leading.as_lead import as_lead
from views.leading import as_lead as views

FIRST = 1


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(opened)
    on.action(views.SHOW)(shown)
    on.action(views.BACK)(turned)
    on.action(views.ON)(turned)


def opened(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Her one match, or the question which."""
    matches = visit.actor.matches
    if not matches:
        return answer(no_match(visit))
    view = _page(visit, matches[0].id.hex) if len(matches) == 1 else views.which(visit.words, matches, FIRST)
    response = ack()
    show_modal(client, body, view)
    return response


def shown(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """One of several."""
    view = _page(visit, pressed_value(body))
    response = ack()
    show_page(client, body, view)
    return response


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of them."""
    view = views.which(visit.words, visit.actor.matches, page_asked(body)[1])
    response = ack()
    show_instead(client, body, view)
    return response


def _page(visit: Visit, match_id: str) -> Body:
    """The counts of a week are taken once, by whoever looks first."""
    with visit.changing() as (work, actor):
        found = as_lead(work, actor, uuid(match_id), visit.now)
    return views.page(visit.words, found)
