"""Who can't be written to: recorded with Slack's error, shown to the operator, and to her lead as a count."""

from datetime import timedelta
from io import StringIO
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.undelivered import table
from mentoring.leading.pilot import room_of
from mentoring.people import Part, home_opened
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building
from tests.building import Company, Pair, Someone
from tests.scheduler.fake_slack import FakeSlack, no, times
from tests.scheduler.office import CATALOGUES, Office
from views.leading import pilot


def count(store: Store, lead: Someone, office: Office) -> int:
    with store.read(EVERYONE) as work:
        return room_of(work, lead.actor(work), office.now()).figures.unreached


def shown(store: Store) -> str:
    console = Console(width=120, record=True, file=StringIO())
    console.print(table(store))
    return console.export_text()


def test_a_lead_sees_how_many_and_the_operator_why_until_they_are_reached_again(
    office: Office, store: Store, company: Company, pair: Pair, slack: FakeSlack
) -> None:
    lead = building.person(store, company, Part.LEAD)
    assert count(store, lead, office) == 0
    assert "has been delivered" in shown(store)

    slack.before["conversations.open"] = times(1, no("messages_tab_disabled"))
    office.proposal(pair)
    office.clear_all()

    assert count(store, lead, office) == 1
    with store.read(EVERYONE) as work:
        room = room_of(work, lead.actor(work), office.now())
        home = str([block.to_dict() for block in pilot.blocks(CATALOGUES.words("en-GB", ZoneInfo("UTC")), room)])
    assert "Could not be reached" in home
    assert "one person, whom Slack" in home
    assert "messages_tab_disabled" in shown(store)
    assert pair.mentee.name not in shown(store)

    office.wind(timedelta(days=1))
    office.proposal(pair, hour=15)
    office.clear_all()
    assert count(store, lead, office) == 0, "both are written to again"
    assert "messages_tab_disabled" in shown(store), "what was lost stays lost"


def test_a_leads_home_tells_of_it_at_once(
    office: Office, store: Store, company: Company, pair: Pair, slack: FakeSlack
) -> None:
    lead = building.person(store, company, Part.LEAD)
    with store.write(EVERYONE) as work:
        home_opened(work, lead.actor(work), office.now())
    office.clear_all()
    assert "Could not be reached" not in str(slack.homes[lead.slack_user_id])

    slack.before["conversations.open"] = times(1, no("messages_tab_disabled"))
    office.proposal(pair)
    office.clear_all()

    assert "Could not be reached" in str(slack.homes[lead.slack_user_id])
