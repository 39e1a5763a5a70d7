"""Attempts at what people agree to."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt, her_own
from tests.handlers.walk.circle import Circle
from views import agreements as views


@attempt(Verb.ACKNOWLEDGE, Thing.AGREEMENT, changes="acknowledgements", within=her_own)
def agree(house: House, circle: Circle) -> Try:
    house.send(payloads.press_on_home(circle.author, views.READ_AGREEMENT, circle.match_id.hex))
    document = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, document))
