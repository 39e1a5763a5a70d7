"""Attempts at how a pilot is set up."""

from mentoring.access import Thing, Verb
from mentoring.pilot_rules import Field
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt, her_companys
from tests.handlers.walk.circle import Circle, Towards, Who
from views.leading import pilot_settings as views


@attempt(Verb.CHANGE, Thing.PILOT, changes="pilots", towards=Towards.COMPANY, within=her_companys)
def change_meetings(house: House, circle: Circle) -> Try:
    house.send(payloads.press_on_home(circle.people[Who.LEAD], views.CHANGE_COURSE))
    form = house.slack.opened()
    before = next(each["element"] for each in form["blocks"] if each.get("block_id") == Field.MEETINGS)["initial_value"]
    return lambda who: house.send(payloads.submit(who, form, **{Field.MEETINGS: "4" if before == "5" else "5"}))
