"""Attempts at what is left of a match that is over."""

from mentoring.access import Thing, Verb
from mentoring.matching import matchmaking_closing
from storage.tenancy import EVERYONE
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt, her_own
from tests.handlers.walk.circle import Circle, Towards
from views.ending import certificate_links as links


@attempt(Verb.ASK_FOR, Thing.CERTIFICATE, changes="occasions", towards=Towards.PERSON, within=her_own)
def certificate(house: House, circle: Circle) -> Try:
    """Both of the two have one of their own."""
    with house.store.write(EVERYONE) as work:
        assert circle.match_id
        matchmaking_closing.complete(work, circle.match_id, house.clock.now())
    return lambda who: house.send(payloads.press_in_message(who, links.ASK, circle.match))
