"""A lead looks through the matches of her pilot, and at one of them (SPEC S31)."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_instead, show_page
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.pilot_drawing import redraw_match
from handlers.reading import Body, Unreadable, page_asked, pressed_option, pressed_value, text_at, uuid
from mentoring.leading import kind_words
from mentoring.leading.pilot_lists import MatchLine, Which, found_matches, matches_of, which
from mentoring.leading.pilot_view import look_at
from mentoring.too_late import TooLate
from views.leading import pilot_matches as views
from views.leading.pilot_people import SHOW_MATCH
from views.meeting.meetings import too_late

FIRST = 1


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(opened)
    on.action(views.WHICH)(filtered)
    on.action(views.BACK)(turned)
    on.action(views.ON)(turned)
    on.options(views.FIND)(searched)
    on.action(views.FIND)(picked)
    on.action(SHOW_MATCH)(shown)
    on.action(views.KIND_WORD)(encouraged)
    on.action(views.KIND_WORDS)(all_encouraged)


def opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The list."""
    wanted = _which(pressed_value(body))
    lines = _lines(visit)
    response = ack()
    show_page(client, body, views.page(visit.words, which(lines, wanted), wanted, FIRST))
    return response


def filtered(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Others of them, in the same modal."""
    return _listed(body, ack, visit, client, _which(pressed_option(body)[1]), FIRST)


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page."""
    wanted, number = page_asked(body)
    return _listed(body, ack, visit, client, _which(wanted), number)


def searched(body: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """Which she may mean."""
    return ack(options=views.options(visit.words, found_matches(_lines(visit), text_at(body, "value"))))


def picked(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The one that she found."""
    return _opened(body, ack, visit, client, pressed_option(body)[1])


def shown(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """One of the list. The look is written down."""
    return _opened(body, ack, visit, client, pressed_value(body))


def encouraged(body: Body, ack: Ack, visit: Visit, client: WebClient, answer: Answer) -> BoltResponse:
    """Both are sent a kind word; the page says so."""
    match_id = pressed_value(body)
    try:
        with visit.changing() as (work, actor):
            kind_words.send(work, actor, uuid(match_id), visit.now)
    except TooLate:
        return answer(too_late(visit.words))
    response = ack()
    redraw_match(body, visit, client, uuid(match_id))
    return response


def all_encouraged(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Every quiet pair is sent one; the list says so."""
    with visit.changing() as (work, actor):
        kind_words.send_to_all(work, actor, visit.now)
    return _listed(body, ack, visit, client, Which.QUIET, FIRST)


def _listed(body: Body, ack: Ack, visit: Visit, client: WebClient, wanted: Which, number: int) -> BoltResponse:
    lines = _lines(visit)
    response = ack()
    view = views.page(visit.words, which(lines, wanted), wanted, number)
    show_instead(client, body, view)
    return response


def _opened(body: Body, ack: Ack, visit: Visit, client: WebClient, match_id: str) -> BoltResponse:
    with visit.changing() as (work, actor):
        view = look_at(work, actor, uuid(match_id), visit.now)
    response = ack()
    show_page(client, body, views.match(visit.words, view))
    return response


def _lines(visit: Visit) -> tuple[MatchLine, ...]:
    with visit.reading() as work:
        return matches_of(work, visit.actor, visit.now)


def _which(value: str) -> Which:
    try:
        return Which(value)
    except ValueError:
        raise Unreadable("which matches to list") from None
