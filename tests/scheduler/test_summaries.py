"""The weekly post: on Mondays at nine where the company is, once, in the channel; or to the lead, who hears why."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from mentoring.people import Part
from storage.companies import PilotRow
from storage.tenancy import EVERYONE
from tests import building
from tests.building import NOW, Company, Someone
from tests.scheduler.fake_slack import FakeSlack, Killed, no
from tests.scheduler.office import PAST_ANY_LEASE, Office
from tests.timekeeping import keep_time

CHANNEL = "CSUMMARY"
NINE_IN_MONTREAL = NOW.replace(hour=14) + timedelta(days=7)
UPLOAD = "files.completeUploadExternal"


@pytest.fixture
def lead(office: Office, company: Company) -> Someone:
    """A lead in London, of a company in Montréal, whose figures go to a channel in French."""
    with office.store.write(EVERYONE) as work:
        chosen = {"summary_channel": CHANNEL, "language": "fr-CA", "time_zone": "America/Toronto"}
        work.session.execute(update(PilotRow).where(PilotRow.company_id == company.id).values(**chosen))
    return building.person(office.store, company, Part.LEAD, zone="Europe/London")


def until(office: Office, end: datetime) -> None:
    """Time goes by; the clock is looked at whenever it wants to be."""
    while office.now() < end:
        due = keep_time(office.store, office.now())
        office.clear_all()
        moments = [end, *([due] if due else [])]
        office.wind(max(min(moments) - office.now(), timedelta(minutes=1)))
    keep_time(office.store, office.now())
    office.clear_all()


def test_figures_are_posted_on_mondays_at_nine_in_the_channels_language_and_once(
    office: Office, lead: Someone, slack: FakeSlack
) -> None:
    until(office, NINE_IN_MONTREAL - timedelta(minutes=1))
    assert slack.channels[CHANNEL] == []
    until(office, NINE_IN_MONTREAL + timedelta(days=1))
    until(office, NINE_IN_MONTREAL + timedelta(days=2))
    (posted,) = slack.channels[CHANNEL]
    assert posted["text"].startswith("Bonjour")
    (call,) = slack.called(UPLOAD)
    assert call["content"].startswith(b"\x89PNG")
    assert call["alt_txt"].startswith("Chiffres du 30 novembre 2026. Comptés en entier. Jumelages actifs · ")
    assert slack.texts(lead.slack_user_id) == []
    until(office, NINE_IN_MONTREAL + timedelta(days=7))
    assert len(slack.channels[CHANNEL]) == 2


def test_a_death_after_the_post_doubles_nothing(office: Office, lead: Someone, slack: FakeSlack) -> None:
    until(office, NINE_IN_MONTREAL - timedelta(minutes=1))

    def die(_json: object) -> None:
        del slack.after[UPLOAD]
        raise Killed

    slack.after[UPLOAD] = die
    with pytest.raises(Killed):
        until(office, NINE_IN_MONTREAL)
    office.sender = office.fresh_sender()
    office.wind(PAST_ANY_LEASE)
    office.clear_all()
    assert len(slack.channels[CHANNEL]) == 1


def test_where_the_channel_takes_nothing_the_lead_gets_the_figures_and_hears_why_once(
    office: Office, lead: Someone, slack: FakeSlack
) -> None:
    slack.before[UPLOAD] = lambda json: no("not_in_channel")(json) if json["channel"] == CHANNEL else None
    until(office, NINE_IN_MONTREAL + timedelta(days=7))
    first, why, second = slack.texts(lead.slack_user_id)
    assert "Good morning" in first
    assert f"<#{CHANNEL}>" in why
    assert "Good morning" in second
    assert slack.channels[CHANNEL] == []
