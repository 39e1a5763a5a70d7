"""Notes come in: the command, the shortcuts, and the buttons that lead to a note and change it.

Whatever is typed stays in modals: no message, log or metadata of ours holds a word of it.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, redraw_beneath, show_instead, show_modal
from handlers.deps import Visit
from handlers.growing.note_forms import FormState, about_read, drawn, topics_of
from handlers.listening import Listening
from handlers.reading import (
    Body,
    Entries,
    dig,
    page_asked,
    pressed_value,
    text_of_message,
    typed_after,
    uuid,
    wants_help,
)
from handlers.waiting import no_match
from mentoring.access import NotAllowed
from mentoring.growing import note_moves
from mentoring.growing.notes import Note, note_of, notes_of
from mentoring.people import Actor
from storage.work import Work
from views.growing import note_links as links
from views.growing import note_pages as pages
from views.growing.note_forms import Filled

Move = Callable[[Work, Actor, UUID], object]
LISTS = frozenset({"list", "liste"})


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.command("/advance-note")(asked)
    on.shortcut("add_note")(write)
    on.shortcut("save_as_note")(save_as_note)
    on.action(links.WRITE)(write)
    on.action(links.ALL)(all_of_hers)
    on.action(links.SHOW)(show)
    on.view(pages.LIST_FORM)(searched)
    on.action(pages.BACK)(turned)
    on.action(pages.ON)(turned)
    on.action(pages.CHANGE)(change)
    on.action(pages.SHARE)(share)
    on.action(pages.TAKE_BACK)(take_back)
    on.action(pages.DELETE)(erase)


def asked(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """`/advance-note`: its words are the beginning of a note; `list` and `help` are not."""
    if wants_help(body):
        return answer(pages.help_message(visit.words))
    typed = typed_after(body)
    if typed.casefold() in LISTS:
        return all_of_hers(body, ack, visit, answer, client)
    return _open_form(body, ack, visit, answer, client, Filled(typed))


def save_as_note(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """The message's words are a beginning. Nothing is kept of it unless the form is sent."""
    return _open_form(body, ack, visit, answer, client, Filled(text_of_message(body)))


def write(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """An empty form; about the meeting or the objective beside which the button stands."""
    match, _, topic = pressed_value(body).partition(" ")
    return _open_form(body, ack, visit, answer, client, Filled(about=about_read(topic)), match)


def all_of_hers(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """The list, its first page."""
    if not visit.actor.matches:
        return answer(no_match(visit))
    view = _listed(visit, 1)
    response = ack()
    show_modal(client, body, view)
    return response


def searched(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The list of those that have these words; of no words, all of them."""
    return ack(response_action="update", view=_listed(visit, 1, Entries(view).text(pages.SEARCH)))


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of the list, and of the same search."""
    anew = _listed(visit, page_asked(body)[1], Entries(dig(body, "view")).text(pages.SEARCH))
    response = ack()
    show_instead(client, body, anew)
    return response


def show(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """One note, over the list."""
    with visit.reading() as work:
        note = note_of(work, visit.actor, uuid(pressed_value(body)))
    view = pages.one(visit.words, note, topics_of(visit, note.match.id))
    response = ack()
    show_modal(client, body, view)
    return response


def change(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The form, filled with what it is now."""
    with visit.reading() as work:
        note = note_of(work, visit.actor, uuid(pressed_value(body)))
    if not note.mine:
        raise NotAllowed("another's note")
    filled = Filled(note.text, note.about, note.shared)
    view = drawn(visit, FormState(note.id, note.match.id, is_new=False), filled)
    response = ack()
    show_modal(client, body, view)
    return response


def share(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Her partner may read it."""
    return _moved(body, ack, visit, client, lambda work, actor, id: note_moves.share(work, actor, id, visit.now))


def take_back(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """It is hers alone again."""
    return _moved(body, ack, visit, client, note_moves.take_back)


def erase(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """It is gone."""
    return _moved(body, ack, visit, client, note_moves.erase)


def _open_form(
    body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient, filled: Filled, match: str = ""
) -> BoltResponse:
    matches = visit.actor.matches
    if not matches:
        return answer(no_match(visit))
    named = next((each.id for each in matches if each.id.hex == match), None)
    only = matches[0].id if len(matches) == 1 else named
    view = drawn(visit, FormState(uuid4(), only, is_new=True), filled)
    response = ack()
    show_modal(client, body, view)
    return response


def _moved(body: Body, ack: Ack, visit: Visit, client: WebClient, move: Move) -> BoltResponse:
    """Carry it out; the open note and the list beneath show what has come of it."""
    note_id = uuid(pressed_value(body))
    with visit.changing() as (work, actor):
        move(work, actor, note_id)
    response = ack()
    note = _still_there(visit, note_id)
    anew = pages.one(visit.words, note, topics_of(visit, note.match.id)) if note else pages.gone(visit.words)
    show_instead(client, body, anew)
    redraw_beneath(client, dig(body, "view"), _listed(visit, 1))
    return response


def _still_there(visit: Visit, note_id: UUID) -> Note | None:
    try:
        with visit.reading() as work:
            return note_of(work, visit.actor, note_id)
    except NotAllowed:
        return None


def _listed(visit: Visit, wanted: int, search: str = "") -> dict[str, Any]:
    with visit.reading() as work:
        found = notes_of(work, visit.actor, search)
    several = len(visit.actor.matches) > 1
    return pages.listed(visit.words, found, wanted, searched=bool(search.strip()), several=several)
