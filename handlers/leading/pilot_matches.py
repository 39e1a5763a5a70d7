"""A lead looks through the matches of her pilot, and at one of them (SPEC S31)."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_instead, show_page
from handlers.deps import Visit
from handlers.leading.long_lists import LongList
from handlers.listening import Listening
from handlers.pilot_view import redraw_match
from handlers.reading import Body, pressed_option, pressed_value, uuid
from mentoring.leading import kind_words
from mentoring.leading.pilot_lists import MatchLine, Which, found_matches, matches_of, which
from mentoring.leading.pilot_view import look_at
from mentoring.too_late import TooLate
from views.leading import pilot_matches as views
from views.leading import pilot_view as match_views
from views.leading.pilot_view import KIND_WORD, SHOW_MATCH
from views.meeting.meetings import too_late


def _lines(visit: Visit) -> tuple[MatchLine, ...]:
    with visit.reading() as work:
        return matches_of(work, visit.actor, visit.now)


MATCHES = LongList(Which, _lines, which, found_matches, views.page, views.options)


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(MATCHES.opened)
    on.action(views.WHICH)(MATCHES.filtered)
    on.action(views.BACK)(MATCHES.turned)
    on.action(views.ON)(MATCHES.turned)
    on.options(views.FIND)(MATCHES.searched)
    on.action(views.FIND)(picked)
    on.action(SHOW_MATCH)(shown)
    on.action(KIND_WORD)(encouraged)
    on.action(views.KIND_WORDS)(all_encouraged)


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
    view = MATCHES.drawn(visit, Which.QUIET)
    response = ack()
    show_instead(client, body, view)
    return response


def _opened(body: Body, ack: Ack, visit: Visit, client: WebClient, match_id: str) -> BoltResponse:
    with visit.changing() as (work, actor):
        view = look_at(work, actor, uuid(match_id), visit.now)
    response = ack()
    show_page(client, body, match_views.match(visit.words, view))
    return response
