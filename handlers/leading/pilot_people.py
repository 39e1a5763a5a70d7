"""A lead looks through the people of her pilot, opens one, puts details right, takes a registration back."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, redraw_beneath, show_instead, show_modal, show_page
from handlers.deps import Visit
from handlers.leading.long_lists import FIRST, LongList
from handlers.listening import Listening
from handlers.reading import Body, Entries, pressed_option, pressed_value, text_at, uuid
from mentoring.leading.pilot_lists import PersonLine, Whom, found, people_of, whom
from mentoring.leading.pilot_member import CORRECTED, Member, Unfit, correct, member_of, withdraw
from mentoring.people import Part
from mentoring.too_late import TooLate
from views.joining import registering
from views.leading import pilot_people as views


def _lines(visit: Visit) -> tuple[PersonLine, ...]:
    with visit.reading() as work:
        return people_of(work, visit.actor, visit.now)


PEOPLE = LongList(Whom, _lines, whom, found, views.page, views.options)


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(PEOPLE.opened)
    on.action(views.WHOM)(PEOPLE.filtered)
    on.action(views.BACK)(PEOPLE.turned)
    on.action(views.ON)(PEOPLE.turned)
    on.options(views.FIND)(PEOPLE.searched)
    on.action(views.FIND)(picked)
    on.action(views.SHOW)(shown)
    on.action(views.CORRECT)(correcting)
    on.view(views.CORRECT_FORM)(corrected)
    for action_id in views.WITHDRAW.values():
        on.action(action_id)(withdrawn)


def picked(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Whom she found."""
    return _opened(body, ack, visit, client, pressed_option(body)[1])


def shown(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """One of the list."""
    return _opened(body, ack, visit, client, pressed_value(body))


def correcting(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The form, filled with how it is."""
    member = _member(visit, pressed_value(body))
    response = ack()
    show_modal(client, body, views.correction(visit.words, member))
    return response


def corrected(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Name, e-mail, phone."""
    person_id, entries = text_at(view, "private_metadata"), Entries(view)
    try:
        with visit.changing() as (work, actor):
            correct(work, actor, uuid(person_id), {column: entries.text(column) for column in CORRECTED})
    except Unfit as unfit:
        return ack(response_action="errors", errors=registering.errors(visit.words, unfit.troubles, CORRECTED))
    response = ack()
    redraw_beneath(client, view, views.member(visit.words, _member(visit, person_id)))
    return response


def withdrawn(body: Body, ack: Ack, visit: Visit, client: WebClient, answer: Answer) -> BoltResponse:
    """A part is taken away; the page shows what is left of her."""
    person_id = uuid(pressed_value(body))
    part = _part(pressed_option(body)[0])
    try:
        with visit.changing() as (work, actor):
            withdraw(work, actor, person_id, part, visit.now)
    except TooLate:
        return answer(views.stays(visit.words))
    response = ack()
    lines = _lines(visit)
    is_left = any(line.person_id == person_id for line in lines)
    left = views.member(visit.words, _member(visit, person_id.hex)) if is_left else views.gone(visit.words)
    show_instead(client, body, left)
    redraw_beneath(client, body.get("view"), views.page(visit.words, lines, Whom.ALL, FIRST))
    return response


def _opened(body: Body, ack: Ack, visit: Visit, client: WebClient, person_id: str) -> BoltResponse:
    member = _member(visit, person_id)
    response = ack()
    show_page(client, body, views.member(visit.words, member))
    return response


def _member(visit: Visit, person_id: str) -> Member:
    with visit.reading() as work:
        return member_of(work, visit.actor, uuid(person_id), visit.now)


def _part(action_id: str) -> Part:
    return next(part for part, each in views.WITHDRAW.items() if each == action_id)
