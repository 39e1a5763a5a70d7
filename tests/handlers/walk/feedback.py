"""Attempts at feedback: everybody gives her own, and nobody another's."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import Try, attempt, her_own
from tests.handlers.walk.circle import Circle, Towards, Who
from views.asking import feedback as views


def empty_form(house: House, circle: Circle) -> JSON:
    """The form that the author opens."""
    house.send(payloads.press_on_home(circle.author, views.GIVE))
    return house.slack.opened()


@attempt(Verb.WRITE, Thing.FEEDBACK, changes="signed_feedback", towards=Towards.PERSON, within=her_own)
def give(house: House, circle: Circle) -> Try:
    """Signed: of what is not, nothing would tell whose it is. A form for each who tries."""
    empty = [empty_form(house, circle) for _ in Who]
    filled = {views.TO: "lead", views.TOPIC: "pilot", views.WRITTEN: circle.mark, views.SIGN: views.SIGNED}
    return lambda who: house.send(payloads.submit(who, empty.pop(), **filled))
