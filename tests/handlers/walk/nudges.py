"""Attempts at how somebody is reminded."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt, her_own
from tests.handlers.walk.circle import Circle, Towards
from views.nudging import nudge_settings as views


@attempt(Verb.CHANGE, Thing.NUDGE_SETTINGS, changes="nudge_settings", towards=Towards.PERSON, within=her_own)
def pause(house: House, circle: Circle) -> Try:
    house.send(payloads.press_on_home(circle.author, views.OPEN))
    form = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, form, **{views.QUIET: "2"}))
