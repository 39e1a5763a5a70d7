"""Who comes and who goes: a roster that the lead drops and looks at, and somebody who would rather not."""

from mentoring.people import Part
from tests import building
from tests.handlers import payloads
from tests.handlers.newcomers import newcomer
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, seen_by
from views.joining import intakes
from views.joining.leaving import NOT_FOR_ME

EXPECTED = {
    "name in a roster": Expected(None, seen_by(Who.LEAD, Surface.MODAL)),
    "name of one who leaves": Expected(None, seen_by(Who.LEAD, Surface.MESSAGE, Surface.NOTIFICATION)),
}


def play(play: Play) -> None:
    """The lead's own business, both."""
    lead = play.circle.people[Who.LEAD]
    newcomer(play.house, lead.company, "Ada Byron", "ada@one.example")
    roster = f"email,name,role\nada@one.example,{play.mark('name in a roster')},mentee\n"
    play.house.slack.files["F000001"] = ("roster.csv", roster.encode())
    play.does(Who.LEAD, payloads.typed(lead, "here it is", subtype="file_share", files=[{"id": "F000001"}]))
    play.presses(Who.LEAD, intakes.SEE)
    play.everybody_looks_on()
    leaver = building.person(play.house.store, lead.company, Part.MENTEE, name=play.mark("name of one who leaves"))
    assert play.house.send(payloads.press_in_message(leaver, NOT_FOR_ME)).status == 200
    play.everybody_looks_on()
