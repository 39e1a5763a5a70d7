"""Attempts at programme documents."""

from mentoring.access import Thing, Verb
from mentoring.leading.documents import Field
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import Try, attempt, her_companys
from tests.handlers.walk.circle import Circle, Towards, Who
from views.leading import documents as views


def empty_form(house: House, circle: Circle) -> JSON:
    """The form that the lead opens."""
    house.send(payloads.press_on_home(circle.people[Who.LEAD], views.ADD))
    return house.slack.opened()


def filled(circle: Circle) -> dict[str, str]:
    """A document of the author's company."""
    return {Field.TITLE: f"Title {circle.mark}", Field.LINK: f"https://one.example/{circle.mark}"}


def put_up(house: House, circle: Circle) -> str:
    """The lead has put a document up; its id."""
    form = empty_form(house, circle)
    assert house.send(payloads.submit(circle.people[Who.LEAD], form, **filled(circle))).is_silent
    found: str = form["private_metadata"]
    return found


@attempt(Verb.ADD, Thing.DOCUMENT, changes="documents", towards=Towards.COMPANY, within=her_companys)
def add(house: House, circle: Circle) -> Try:
    """A form for each who tries: a lead of another company puts it up there."""
    empty = [empty_form(house, circle) for _ in Who]
    return lambda who: house.send(payloads.submit(who, empty.pop(), **filled(circle)))


@attempt(Verb.REMOVE, Thing.DOCUMENT, changes="documents", towards=Towards.COMPANY)
def remove(house: House, circle: Circle) -> Try:
    document = put_up(house, circle)
    return lambda who: house.send(payloads.press_in_modal(who, views.REMOVE, document))
