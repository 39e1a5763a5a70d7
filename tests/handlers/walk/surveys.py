"""Attempts at somebody's survey."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt, her_own
from tests.handlers.walk.circle import Circle, Towards
from views.asking import surveys as views

FELT = {"goals": "4", "network": "2", "visibility": "1", "skills": "5", "belonging": "3"}


@attempt(Verb.ANSWER, Thing.SURVEY_ANSWERS, changes="survey_papers", towards=Towards.PERSON, within=her_own)
def fill_in(house: House, circle: Circle) -> Try:
    house.send(payloads.press_on_home(circle.author, views.OPEN, f"{circle.part}-baseline"))
    page = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, page, **FELT))
