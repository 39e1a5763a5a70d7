"""Attempts at taking somebody out of the programme."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt, her_own
from tests.handlers.walk.circle import Circle, Towards, Who
from views.joining import leaving as views


@attempt(
    Verb.DECLINE,
    Thing.REGISTRATION,
    changes="people",
    towards=Towards.PERSON,
    matched=False,
    within=her_own,
    spares=frozenset({Who.UNMATCHED}),
)
def not_for_me(house: House, circle: Circle) -> Try:
    """Whoever presses it leaves herself: who is wanted for what comes after is spared."""
    return lambda who: house.send(payloads.press_in_message(who, views.NOT_FOR_ME))
