"""Attempts at what the two say of a meeting that is over."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle
from tests.handlers.walk.meetings import marked
from views.meeting import attendance as views


def met(house: House, circle: Circle) -> str:
    """The time of their meeting is over; its id."""
    meeting = house.agreed(circle.author, circle.partner, **marked(circle))
    house.clock.wind(days=9)
    return meeting.id.hex


@attempt(Verb.CONFIRM, Thing.MEETING, changes="attendances")
def it_did(house: House, circle: Circle) -> Try:
    meeting = met(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.YES, meeting))


@attempt(Verb.OBJECT_TO, Thing.MEETING, changes="attendances")
def it_did_not(house: House, circle: Circle) -> Try:
    meeting = met(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.NO, meeting))


@attempt(Verb.ANSWER, Thing.PULSE, changes="pulses")
def how_it_was(house: House, circle: Circle) -> Try:
    meeting = met(house, circle)
    assert house.send(payloads.press_in_message(circle.author, views.YES, meeting)).is_silent
    return lambda who: house.send(payloads.press_in_message(who, views.PULSE[3], meeting))
