"""Attempts at homework: set by either, done by the mentee."""

import json

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle
from tests.handlers.walk.objectives import recorded
from views.growing import homework as views


def empty_form(house: House, circle: Circle) -> JSON:
    """The form that the author opens."""
    house.send(payloads.press_in_message(circle.author, views.ADD, recorded(house, circle)))
    return house.slack.opened()


def task_set(house: House, circle: Circle) -> str:
    """The author has set homework, marked; its id."""
    form = empty_form(house, circle)
    assert house.send(payloads.submit(circle.author, form, wording=f"Task {circle.mark}")).is_silent
    found: str = json.loads(form["private_metadata"])[0]
    return found


@attempt(Verb.WRITE, Thing.TASK, changes="tasks")
def set_it(house: House, circle: Circle) -> Try:
    form = empty_form(house, circle)
    return lambda who: house.send(payloads.submit(who, form, wording=f"Task {circle.mark}"))


@attempt(Verb.CHANGE, Thing.TASK, changes="tasks")
def change(house: House, circle: Circle) -> Try:
    house.send(payloads.press_in_message(circle.author, views.CHANGE, task_set(house, circle)))
    form = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, form, wording=f"Another {circle.mark}"))


@attempt(Verb.DROP, Thing.TASK, changes="tasks")
def remove(house: House, circle: Circle) -> Try:
    task = task_set(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.REMOVE, task))


@attempt(Verb.CONFIRM, Thing.TASK_STATE, changes="task_confirmations")
def done(house: House, circle: Circle) -> Try:
    task = task_set(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.DONE, task))


@attempt(Verb.UNDO, Thing.TASK_STATE, changes="task_confirmations")
def not_done(house: House, circle: Circle) -> Try:
    task = task_set(house, circle)
    assert house.send(payloads.press_in_message(circle.mentee, views.DONE, task)).is_silent
    return lambda who: house.send(payloads.press_in_message(who, views.UNDO, task))
