"""Attempts at a match that runs: a lead pauses, resumes and ends it; one of the two asks for that."""

from mentoring.access import Thing, Verb
from mentoring.matching.matchmaking_words import Wish
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle, Who
from tests.handlers.walk.matchmaking import form, press
from views.matching import matchmaking_buttons as buttons
from views.matching import matchmaking_closing as views
from views.matching.matchmaking_leaving import LEAVE


def pressing(house: House, action: str, match: str) -> Try:
    return lambda who: house.send(payloads.press_in_message(who, action, match))


@attempt(Verb.PAUSE, Thing.MATCH, changes="matches")
def pause(house: House, circle: Circle) -> Try:
    return pressing(house, buttons.PAUSE, circle.match)


@attempt(Verb.RESUME, Thing.MATCH, changes="matches")
def resume(house: House, circle: Circle) -> Try:
    press(house, circle.people[Who.LEAD], buttons.PAUSE, circle.match)
    return pressing(house, buttons.RESUME, circle.match)


@attempt(Verb.END, Thing.MATCH, changes="matches")
def end(house: House, circle: Circle) -> Try:
    return pressing(house, buttons.END, circle.match)


@attempt(Verb.END, Thing.MATCH, changes="matches")
def rematch(house: House, circle: Circle) -> Try:
    return pressing(house, buttons.REMATCH, circle.match)


@attempt(Verb.ASK_TO_END, Thing.MATCH, changes="remarks")
def ask_to_leave(house: House, circle: Circle) -> Try:
    view, said = form(house, circle.author, LEAVE, circle.match), f"Word {circle.mark}"
    return lambda who: house.send(payloads.submit(who, view, written=said, **{views.WISH: Wish.END}))
