"""Attempts at objectives: the mentee's to record."""

import json

from mentoring.access import Thing, Verb
from mentoring.access_terms import Part
from mentoring.growing.objective_rules import Category
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle
from views.growing import objective_forms as forms
from views.growing import objectives as views

MENTEES = (Part.MENTEE,)


def recorded(house: House, circle: Circle) -> str:
    """The mentee has an objective, marked; its id."""
    house.send(payloads.command(circle.mentee, "/advance-objective", f"Objective {circle.mark}"))
    form = house.slack.opened()
    assert house.send(payloads.submit(circle.mentee, form, **{forms.CATEGORY: Category.LEADERSHIP})).is_silent
    found: str = json.loads(form["private_metadata"])[0]
    return found


@attempt(Verb.WRITE, Thing.OBJECTIVE, changes="objectives", authors=MENTEES)
def record(house: House, circle: Circle) -> Try:
    house.send(payloads.command(circle.author, "/advance-objective", f"Objective {circle.mark}"))
    form = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, form, **{forms.CATEGORY: Category.NETWORKING}))


@attempt(Verb.CHANGE, Thing.OBJECTIVE, changes="objectives", authors=MENTEES)
def reword(house: House, circle: Circle) -> Try:
    house.send(payloads.press_in_message(circle.author, views.CHANGE, recorded(house, circle)))
    form = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, form, wording=f"Another {circle.mark}"))


@attempt(Verb.ACHIEVE, Thing.OBJECTIVE, changes="objective_closures", authors=MENTEES)
def achieve(house: House, circle: Circle) -> Try:
    objective = recorded(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.ACHIEVE, objective))


@attempt(Verb.DROP, Thing.OBJECTIVE, changes="objective_closures", authors=MENTEES)
def set_aside(house: House, circle: Circle) -> Try:
    objective = recorded(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.SET_ASIDE, objective))


@attempt(Verb.UNDO, Thing.OBJECTIVE, changes="objective_closures", authors=MENTEES)
def take_up(house: House, circle: Circle) -> Try:
    objective = recorded(house, circle)
    assert house.send(payloads.press_in_message(circle.author, views.ACHIEVE, objective)).is_silent
    return lambda who: house.send(payloads.press_in_message(who, views.TAKE_UP, objective))
