"""Attempts at the fit check."""

from mentoring.access import Thing, Verb
from mentoring.asking.fit_checks import Going
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt, her_own
from tests.handlers.walk.circle import Circle, Towards
from tests.handlers.walk.matchmaking import form
from views.asking import fit_checks as views


@attempt(Verb.ANSWER, Thing.FIT_CHECK, changes="fit_checks", towards=Towards.PERSON, within=her_own)
def answer(house: House, circle: Circle) -> Try:
    """Both of the two have one of their own."""
    view = form(house, circle.author, views.OPEN, circle.match)
    given = {views.GOING: Going.HARD, views.HELP: views.NO, views.WRITTEN: f"Word {circle.mark}"}
    return lambda who: house.send(payloads.submit(who, view, **given))
