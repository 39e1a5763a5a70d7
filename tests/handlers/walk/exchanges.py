"""Attempts at calls and mails that are logged."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle
from views.meeting import exchanges as views


def empty_form(house: House, circle: Circle) -> JSON:
    """The form that the author opens."""
    house.send(payloads.press_on_home(circle.author, views.LOG, circle.match))
    return house.slack.opened()


@attempt(Verb.LOG, Thing.MEETING, changes="exchanges")
def log(house: House, circle: Circle) -> Try:
    form = empty_form(house, circle)
    return lambda who: house.send(payloads.submit(who, form, **{views.WORDS: f"Words {circle.mark}"}))


@attempt(Verb.TAKE_BACK, Thing.MEETING, changes="exchanges")
def take_back(house: House, circle: Circle) -> Try:
    form = empty_form(house, circle)
    assert house.send(payloads.submit(circle.author, form, **{views.WORDS: f"Words {circle.mark}"})).is_silent
    logged = form["private_metadata"].split()[0]
    return lambda who: house.send(payloads.press_on_home(who, views.TAKE_BACK, logged))
