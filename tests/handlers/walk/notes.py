"""Attempts at notes: their author's alone, shared or not."""

import json

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import Try, attempt, her_own
from tests.handlers.walk.circle import Circle, Who
from views.growing import note_forms as forms
from views.growing import note_pages as pages


def empty_form(house: House, circle: Circle) -> JSON:
    """The form that the author opens."""
    house.send(payloads.command(circle.author, "/advance-note"))
    return house.slack.opened()


def kept(house: House, circle: Circle, *, shared: bool = False) -> str:
    """The author keeps a note, marked, and may share it; its id."""
    form = empty_form(house, circle)
    assert house.send(payloads.submit(circle.author, form, **{forms.TEXT: f"Note {circle.mark}"})).is_silent
    found: str = json.loads(form["private_metadata"])[0]
    if shared:
        assert house.send(payloads.press_in_modal(circle.author, pages.SHARE, found)).is_silent
    return found


@attempt(Verb.WRITE, Thing.NOTE, changes="notes", within=her_own)
def write(house: House, circle: Circle) -> Try:
    """In the match of the author; what her partner writes there is a note of her own. A form for each who tries."""
    empty = [empty_form(house, circle) for _ in Who]
    return lambda who: house.send(payloads.submit(who, empty.pop(), **{forms.TEXT: f"Note {circle.mark}"}))


@attempt(Verb.CHANGE, Thing.NOTE, changes="notes")
def change(house: House, circle: Circle) -> Try:
    house.send(payloads.press_in_modal(circle.author, pages.CHANGE, kept(house, circle)))
    form = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, form, **{forms.TEXT: f"Another {circle.mark}"}))


@attempt(Verb.DELETE, Thing.NOTE, changes="notes")
def delete(house: House, circle: Circle) -> Try:
    note = kept(house, circle)
    return lambda who: house.send(payloads.press_in_modal(who, pages.DELETE, note))


@attempt(Verb.SHARE, Thing.NOTE, changes="notes")
def share(house: House, circle: Circle) -> Try:
    note = kept(house, circle)
    return lambda who: house.send(payloads.press_in_modal(who, pages.SHARE, note))


@attempt(Verb.TAKE_BACK, Thing.NOTE, changes="notes")
def take_back(house: House, circle: Circle) -> Try:
    note = kept(house, circle, shared=True)
    return lambda who: house.send(payloads.press_in_modal(who, pages.TAKE_BACK, note))
