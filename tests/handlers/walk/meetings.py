"""Attempts at meetings."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK, House
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle
from views.meeting import meetings as views


def marked(circle: Circle) -> dict[str, str | None]:
    """A proposal with nothing wrong, in which every text is the author's own."""
    return {**NEXT_WEEK, "place": f"Place {circle.mark}", "agenda": f"Agenda {circle.mark}"}


@attempt(Verb.PROPOSE, Thing.MEETING, changes="offers")
def propose(house: House, circle: Circle) -> Try:
    form = house.form(circle.author)
    return lambda who: house.send(payloads.submit(who, form, **marked(circle)))


@attempt(Verb.ANSWER, Thing.MEETING, changes="offers")
def accept(house: House, circle: Circle) -> Try:
    offered = house.proposed(circle.author, **marked(circle))
    return lambda who: house.press(who, views.ACCEPT, offered)


@attempt(Verb.ANSWER, Thing.MEETING, changes="offers")
def decline(house: House, circle: Circle) -> Try:
    offered = house.proposed(circle.author, **marked(circle))
    return lambda who: house.press(who, views.DECLINE, offered)


@attempt(Verb.MOVE, Thing.MEETING, changes="offers")
def move(house: House, circle: Circle) -> Try:
    agreed = house.agreed(circle.author, circle.partner, **marked(circle))
    form = house.opened(circle.author, views.OFFER_ANOTHER, agreed)
    return lambda who: house.send(payloads.submit(who, form, day="2026-12-02"))


@attempt(Verb.CANCEL, Thing.MEETING, changes="meetings")
def cancel(house: House, circle: Circle) -> Try:
    agreed = house.agreed(circle.author, circle.partner, **marked(circle))
    form = house.opened(circle.author, views.CANCEL, agreed)
    return lambda who: house.send(payloads.submit(who, form, reason=f"Reason {circle.mark}"))
