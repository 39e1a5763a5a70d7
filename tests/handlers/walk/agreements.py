"""Attempts at what people agree to."""

from mentoring.access import Thing, Verb
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt, her_companys, her_own
from tests.handlers.walk.circle import Circle, Towards, Who
from views.agreeing import agreement_leads as leads
from views.agreeing import agreements as views


@attempt(Verb.ACKNOWLEDGE, Thing.AGREEMENT, changes="acknowledgements", within=her_own)
def agree(house: House, circle: Circle) -> Try:
    house.send(payloads.press_on_home(circle.author, views.READ_AGREEMENT, circle.match))
    document = house.slack.opened()
    return lambda who: house.send(payloads.submit(who, document))


@attempt(Verb.REPLACE, Thing.AGREEMENT, changes="agreement_texts", towards=Towards.COMPANY, within=her_companys)
def replace(house: House, circle: Circle) -> Try:
    house.send(payloads.press_on_home(circle.people[Who.LEAD], leads.REPLACE, "ethics"))
    form = house.slack.opened()
    text = {"en": f"Text {circle.mark}", "en_more": "", "fr": "", "fr_more": ""}
    return lambda who: house.send(payloads.submit(who, form, **text))
