"""Attempts at the time that a lead proposes to a pair for its first meeting."""

from sqlalchemy import select

from mentoring.access import Thing, Verb
from storage.first_times import FirstTimeRow
from storage.tenancy import EVERYONE
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle, Who
from views.matching import first_times as views


def form(house: House, circle: Circle) -> JSON:
    """The lead's."""
    assert house.send(payloads.press_on_home(circle.people[Who.LEAD], views.PROPOSE, circle.match)).is_silent
    return house.slack.opened()


def filled(circle: Circle) -> dict[str, str]:
    return {"day": "2026-12-01", "at": "15:00", "place": f"Place {circle.mark}"}


def proposed(house: House, circle: Circle) -> str:
    """The lead has proposed a time; it, as buttons bear it."""
    assert house.send(payloads.submit(circle.people[Who.LEAD], form(house, circle), **filled(circle))).is_silent
    with house.store.read(EVERYONE) as work:
        (found,) = work.session.scalars(select(FirstTimeRow.id).where(FirstTimeRow.match_id == circle.match_id))
    return found.hex


@attempt(Verb.PROPOSE, Thing.FIRST_MEETING, changes="first_times")
def propose(house: House, circle: Circle) -> Try:
    view = form(house, circle)
    return lambda who: house.send(payloads.submit(who, view, **filled(circle)))


@attempt(Verb.CANCEL, Thing.FIRST_MEETING, changes="first_times")
def withdraw(house: House, circle: Circle) -> Try:
    time = proposed(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.WITHDRAW, time))


@attempt(Verb.ANSWER, Thing.FIRST_MEETING, changes="first_times")
def suits(house: House, circle: Circle) -> Try:
    time = proposed(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.SUITS, time))


@attempt(Verb.ANSWER, Thing.FIRST_MEETING, changes="first_times")
def does_not_suit(house: House, circle: Circle) -> Try:
    time = proposed(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.DOES_NOT_SUIT, time))
