"""Attempts at a match in the making. The candidate is its author: whoever is asked about her is the partner."""

from uuid import UUID

from mentoring.access import Thing, Verb
from mentoring.access_terms import Part
from mentoring.matching.matchmaking_proposing import propose, propose_across
from mentoring.matching.matchmaking_verdicts import Pair
from mentoring.matching.matchmaking_words import Ground
from storage.tenancy import EVERYONE
from tests.building import Someone
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle, Towards, Who
from views.matching import matchmaking as views
from views.matching import matchmaking_forms as forms
from views.matching import matchmaking_leads as leads

OF_MENTEE, OF_MENTOR = (Part.MENTEE,), (Part.MENTOR,)
ACROSS = (True,)


def proposed(house: House, circle: Circle) -> str:
    """The two are proposed to each other; across companies, it waits for both leads. The match, as buttons bear it."""
    pair, now = Pair(circle.mentee.id, circle.mentor.id), house.clock.now()
    found: UUID | None
    with house.store.write(EVERYONE) as work:
        if circle.across:
            found = propose_across(work, circle.people[Who.COORDINATOR].actor(work), pair, now).match_id
        else:
            found = propose(work, circle.people[Who.LEAD].actor(work), [pair], now)[0].match_id
    assert found
    return found.hex


def asked(house: House, circle: Circle) -> str:
    """The partner is asked about the author: the mentor at once; the mentee once the mentor has said yes."""
    match = proposed(house, circle)
    for lead in (Who.LEAD, Who.LEAD_ELSEWHERE) if circle.across else ():
        press(house, circle.people[lead], leads.AGREE, match)
    if circle.part is Part.MENTOR:
        press(house, circle.author, views.ACCEPT, match)
    return match


def press(house: House, who: Someone, action: str, match: str) -> None:
    assert house.send(payloads.press_in_message(who, action, match)).is_silent


def form(house: House, who: Someone, action: str, match: str) -> JSON:
    """The form that a button opens."""
    press(house, who, action, match)
    return house.slack.opened()


@attempt(Verb.ANSWER, Thing.CANDIDATE, changes="matches", matched=False)
def accept(house: House, circle: Circle) -> Try:
    match = asked(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, views.ACCEPT, match))


@attempt(Verb.ANSWER, Thing.CANDIDATE, changes="matches", authors=OF_MENTOR, matched=False)
def decline(house: House, circle: Circle) -> Try:
    view = form(house, circle.partner, views.DECLINE, asked(house, circle))
    return lambda who: house.send(payloads.submit(who, view, written=f"Word {circle.mark}"))


@attempt(Verb.ASK_FOR, Thing.CANDIDATE, changes="remarks", authors=OF_MENTEE, matched=False)
def ask_more(house: House, circle: Circle) -> Try:
    view = form(house, circle.partner, views.ASK_MORE, asked(house, circle))
    return lambda who: house.send(payloads.submit(who, view, written=f"Question {circle.mark}"))


@attempt(Verb.WRITE, Thing.RESERVATION, changes="remarks", authors=OF_MENTOR, matched=False)
def reserve(house: House, circle: Circle) -> Try:
    match = proposed(house, circle)
    for lead in (Who.LEAD, Who.LEAD_ELSEWHERE) if circle.across else ():
        press(house, circle.people[lead], leads.AGREE, match)
    view, said = form(house, circle.author, views.RESERVE, match), f"Reason {circle.mark}"
    return lambda who: house.send(payloads.submit(who, view, written=said, **{forms.GROUND: Ground.OTHER}))


@attempt(Verb.ANSWER, Thing.WORD_TO_LEAD, changes="remarks", towards=Towards.COMPANY, authors=OF_MENTEE, matched=False)
def tell_more(house: House, circle: Circle) -> Try:
    match = asked(house, circle)
    question = form(house, circle.partner, views.ASK_MORE, match)
    assert house.send(payloads.submit(circle.partner, question, written=f"Question {circle.mark}")).is_silent
    view = form(house, circle.people[Who.LEAD], views.READ, match)
    return lambda who: house.send(payloads.submit(who, view, written=f"Answer {circle.mark}"))


@attempt(Verb.AGREE, Thing.MATCH, changes="matches", worlds=ACROSS, matched=False)
def agree(house: House, circle: Circle) -> Try:
    match = proposed(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, leads.AGREE, match))


@attempt(Verb.AGREE, Thing.MATCH, changes="matches", worlds=ACROSS, matched=False)
def refuse(house: House, circle: Circle) -> Try:
    match = proposed(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, leads.REFUSE, match))


@attempt(Verb.WITHDRAW, Thing.MATCH, changes="matches", matched=False)
def withdraw(house: House, circle: Circle) -> Try:
    match = proposed(house, circle)
    return lambda who: house.send(payloads.press_in_message(who, leads.WITHDRAW, match))
