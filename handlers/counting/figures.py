"""Somebody opens the figures, turns their pages, reads all that was published, or has them sent as files."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_instead, show_page
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Unreadable, page_asked, pressed_value
from mentoring.counting.exporting import ask_for_files
from mentoring.counting.releases import ledger
from mentoring.counting.shown_figures import ShownFigures, Whose, figures_for
from views.counting import figures as views
from views.counting import ledger as ledger_views

FIRST = 1


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(opened)
    on.action(views.TURN_BACK)(turned)
    on.action(views.TURN_ON)(turned)
    on.action(views.EXPORT)(exported)
    on.action(views.LEDGER)(published)
    on.action(ledger_views.BACK)(leafed)
    on.action(ledger_views.ON)(leafed)


def opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The last release."""
    found = _figures(visit, pressed_value(body))
    response = ack()
    show_page(client, body, views.page(visit.words, found, FIRST))
    return response


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of it."""
    whose, number = page_asked(body)
    found = _figures(visit, whose)
    response = ack()
    show_instead(client, body, views.page(visit.words, found, number))
    return response


def exported(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """CSV, JSON and charts, in her direct message; the page says that they are on their way."""
    whose = _whose(pressed_value(body))
    with visit.changing() as (work, actor):
        found = ask_for_files(work, actor, whose, visit.now)
    response = ack()
    show_instead(client, body, views.page(visit.words, found, FIRST, sent=True))
    return response


def published(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """All that was ever published, the latest first."""
    with visit.reading() as work:
        entries = ledger(work, visit.actor)
    response = ack()
    show_page(client, body, ledger_views.page(visit.words, entries, FIRST))
    return response


def leafed(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of that."""
    _, number = page_asked(body)
    with visit.reading() as work:
        entries = ledger(work, visit.actor)
    response = ack()
    show_instead(client, body, ledger_views.page(visit.words, entries, number))
    return response


def _figures(visit: Visit, whose: str) -> ShownFigures:
    wanted = _whose(whose)
    with visit.reading() as work:
        return figures_for(work, visit.actor, wanted)


def _whose(code: str) -> Whose:
    try:
        return Whose(code)
    except ValueError:
        raise Unreadable("whose figures") from None
