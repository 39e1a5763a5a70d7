"""Attempts at proposing a pair."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle, Towards, Who
from views.matching import matchmaking_picking as views


def looked_over(house: House, circle: Circle, by: Who) -> JSON:
    """The two are picked; what stands before whoever picks them before she proposes."""
    across = by is Who.COORDINATOR
    house.send(payloads.press_on_home(circle.people[by], views.PICK_ACROSS if across else views.PICK))
    mentee, mentor = (views.MENTEE_ACROSS, views.MENTOR_ACROSS) if across else (views.MENTEE, views.MENTOR)
    picked = {mentee: circle.mentee.id.hex, mentor: circle.mentor.id.hex}
    answered = house.send(payloads.submit(circle.people[by], house.slack.opened(), **picked))
    form: JSON = answered.body["view"]
    return form


@attempt(Verb.PROPOSE, Thing.MATCH, changes="matches", towards=Towards.COMPANY, worlds=(False,), matched=False)
def propose(house: House, circle: Circle) -> Try:
    form = looked_over(house, circle, Who.LEAD)
    return lambda who: house.send(payloads.submit(who, form))


@attempt(Verb.PROPOSE_ACROSS, Thing.MATCH, changes="matches", worlds=(True,), matched=False)
def propose_across(house: House, circle: Circle) -> Try:
    form = looked_over(house, circle, Who.COORDINATOR)
    return lambda who: house.send(payloads.submit(who, form))
