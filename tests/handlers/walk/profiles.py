"""Attempts at what somebody tells of herself."""

from mentoring.access import Role, Thing, Verb
from mentoring.joining.profile_rules import Field
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt, her_own
from tests.handlers.walk.circle import Circle, Towards
from views.joining import profiles as views


@attempt(Verb.CHANGE, Thing.PROFILE, changes="profiles", towards=Towards.PERSON, within=her_own)
def change_work(house: House, circle: Circle) -> Try:
    house.send(payloads.press_on_home(circle.author, views.OPEN))
    form = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, form, **{Field.TITLE: f"Title {circle.mark}"}))


@attempt(
    Verb.CHANGE,
    Thing.CONTACT,
    changes="people",
    towards=Towards.PERSON,
    within=her_own,
    through=frozenset({Role.AUTHOR}),
)
def change_reach(house: House, circle: Circle) -> Try:
    house.send(payloads.press_on_home(circle.author, views.OPEN))
    answered = house.send(payloads.submit(circle.author, house.slack.opened()))
    form = answered.body["view"]
    return lambda who: house.send(payloads.submit(who, form, **{Field.PHONE: f"Phone {circle.mark}"}))
