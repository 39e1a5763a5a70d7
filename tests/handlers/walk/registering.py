"""Attempts at registering people, and at taking that back."""

import json

from mentoring.access import Thing, Verb
from mentoring.access_terms import Part
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.newcomers import newcomer
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle, Towards, Who
from views.joining import intakes
from views.joining import registering as views


def details(house: House, circle: Circle, by: Who, part: Part) -> JSON:
    """Somebody new is chosen, marked by her name; the form that asks for the rest of her."""
    someone = circle.people[by]
    new = newcomer(house, someone.company, name=f"New {circle.mark}")
    assert house.send(payloads.press_on_home(someone, views.REGISTER_PERSON)).is_silent
    entries: dict[str, str | list[str]] = {views.PERSON: new.slack_user_id}
    if by is Who.LEAD:
        entries[views.PARTS] = [part]
    else:
        entries[views.COMPANY] = circle.author.company.id.hex
    answered = house.send(payloads.submit(someone, house.slack.opened(), **entries))
    assert answered.body["response_action"] == "update", answered
    form: JSON = answered.body["view"]
    return form


def registered(house: House, circle: Circle, by: Who) -> str:
    """Somebody new is registered; the act, as buttons bear it."""
    form = details(house, circle, by, Part.MENTEE)
    assert house.send(payloads.submit(circle.people[by], form)).is_silent
    found: str = json.loads(form["private_metadata"])[0]
    return found


@attempt(Verb.REGISTER, Thing.REGISTRATION, changes="registrations", towards=Towards.COMPANY)
def register(house: House, circle: Circle) -> Try:
    form = details(house, circle, Who.LEAD, Part.MENTEE)
    return lambda who: house.send(payloads.submit(who, form))


@attempt(Verb.REGISTER_LEAD, Thing.REGISTRATION, changes="registrations", towards=Towards.COMPANY)
def name_a_lead(house: House, circle: Circle) -> Try:
    form = details(house, circle, Who.LEAD, Part.LEAD)
    return lambda who: house.send(payloads.submit(who, form))


@attempt(Verb.UNDO, Thing.REGISTRATION, changes="registrations", towards=Towards.ACT_OF_LEAD)
def take_back(house: House, circle: Circle) -> Try:
    act = registered(house, circle, Who.LEAD)
    return lambda who: house.send(payloads.press_in_message(who, intakes.TAKE_BACK, act))


@attempt(Verb.UNDO, Thing.REGISTRATION, changes="registrations", towards=Towards.ACT_OF_COORDINATOR)
def take_back_a_lead(house: House, circle: Circle) -> Try:
    act = registered(house, circle, Who.COORDINATOR)
    return lambda who: house.send(payloads.press_in_message(who, intakes.TAKE_BACK, act))
