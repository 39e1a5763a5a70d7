"""Attempts at progress reports: the mentor writes, the lead of the mentee's company asks."""

from mentoring.access import Thing, Verb
from mentoring.access_terms import Part
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.walk.attempts import Try, attempt
from tests.handlers.walk.circle import Circle, Towards, Who
from views.asking import report_forms as forms
from views.asking import reports as views


@attempt(Verb.WRITE, Thing.PROGRESS_REPORT, changes="progress_reports", authors=(Part.MENTOR,), worlds=(False,))
def write(house: House, circle: Circle) -> Try:
    """A form for each who tries. Within one company: across, the lead who reads it is of the other."""
    opened = [payloads.press_on_home(circle.author, views.WRITE, circle.match) for _ in Who]
    empty = []
    for press in opened:
        house.send(press)
        empty.append(house.slack.opened())
    filled = {forms.KIND: "praise", forms.WRITTEN: f"Report {circle.mark}"}
    return lambda who: house.send(payloads.submit(who, empty.pop(), **filled))


@attempt(
    Verb.ASK_FOR,
    Thing.PROGRESS_REPORT,
    changes="report_requests",
    towards=Towards.COMPANY,
    authors=(Part.MENTEE,),
)
def ask(house: House, circle: Circle) -> Try:
    """Towards the mentee's company, whose lead alone may ask."""
    return lambda who: house.send(payloads.press_in_modal(who, views.ASK, circle.match))
