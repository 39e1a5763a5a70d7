"""Attempts at what a lead can do about the people and pairs of her pilot."""

from mentoring.access import Role, Thing, Verb
from mentoring.joining.roster_cells import Column
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle, Towards, Who
from views.leading import pilot_people as people
from views.leading.pilot_view import KIND_WORD

BY_LEAD = frozenset({Role.LEAD})


@attempt(Verb.CHANGE, Thing.CONTACT, changes="people", towards=Towards.COMPANY, through=BY_LEAD)
def correct(house: House, circle: Circle) -> Try:
    house.send(payloads.press_in_modal(circle.people[Who.LEAD], people.CORRECT, circle.author.id.hex))
    form = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, form, **{Column.PHONE: f"Phone {circle.mark}"}))


@attempt(
    Verb.UNDO, Thing.REGISTRATION, changes="registrations", towards=Towards.COMPANY, through=BY_LEAD, matched=False
)
def withdraw(house: House, circle: Circle) -> Try:
    action, person = people.WITHDRAW[circle.part], circle.author.id.hex
    return lambda who: house.send(payloads.press_in_modal(who, action, person))


@attempt(Verb.ENCOURAGE, Thing.MATCH, changes="occasions")
def encourage(house: House, circle: Circle) -> Try:
    """The two have not met for a while."""
    house.clock.wind(days=70)
    return lambda who: house.send(payloads.press_in_modal(who, KIND_WORD, circle.match))
