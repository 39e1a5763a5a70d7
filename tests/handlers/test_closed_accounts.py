"""A Slack account is closed in mid-pilot: her leads hear of it, nobody is reminded, and all of it can be taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from mentoring.leading.pilot_lists import people_of
from mentoring.matching.matchmaking_candidates import waiting_in
from mentoring.people import Part
from scheduler.drawing import Draughtsman
from storage.deliveries import DeliveryRow, OccasionRow
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from tests import building
from tests.building import NOW, Pair, Someone
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.slack import buttons_in, words_in
from tests.timekeeping import keep_time
from views.leading.pilot_view import SHOW_MATCH
from views.matching.matchmaking_buttons import END


@pytest.fixture
def two(house: House) -> Pair:
    return building.just_matched(house.store, building.pair(house.store, mentee_zone="Europe/London"))


@pytest.fixture
def lead(house: House, two: Pair) -> Someone:
    return building.person(house.store, two.mentee.company, Part.LEAD)


def deactivated(house: House, who: Someone) -> None:
    """As Slack tells it: without a zone, and without a language."""
    assert house.send(payloads.user_changed(who, deleted=True, tz="", locale="")).is_silent


def nudged(house: House, who: Someone) -> list[str]:
    """What the clock has put into the outbox for her within ten days."""
    house.clock.at = NOW + timedelta(days=10)
    keep_time(house.store, house.clock.now())
    with house.store.read(EVERYONE) as work:
        hers = select(OccasionRow.kind).join(DeliveryRow, DeliveryRow.id == OccasionRow.delivery_id)
        return list(work.session.scalars(hers.where(OccasionRow.person_id == who.id, DeliveryRow.is_nudge)))


def told(house: House, who: Someone) -> str:
    return words_in(house.screen(who))


def test_her_lead_hears_of_it_once_and_her_partner_is_told_gently(house: House, two: Pair, lead: Someone) -> None:
    for _ in range(2):
        deactivated(house, two.mentor)
    assert house.slack.calls == [], "the event says all there is to know"
    (message,) = house.screen(lead)
    assert f"{two.mentor.name}’s Slack account was closed." in words_in(message)
    assert f"The match with {two.mentee.name} is at rest" in words_in(message)
    assert buttons_in(message)[SHOW_MATCH]["value"] == two.match_id.hex
    assert f"{two.mentor.name}’s Slack account is closed" in words_in(house.home(lead))

    hers = words_in(house.home(two.mentee))
    assert "is away from Slack at the moment. Your project lead is looking into it" in hers
    assert "closed" not in hers
    assert "A good first step" not in hers
    assert "first week" not in hers
    assert house.screen(two.mentee) == []


def test_neither_is_reminded_meanwhile_and_both_are_once_she_is_back(house: House, two: Pair, lead: Someone) -> None:
    deactivated(house, two.mentor)
    assert nudged(house, two.mentee) == nudged(house, two.mentor) == nudged(house, lead) == []
    house.send(payloads.user_changed(two.mentor))
    assert "away" not in words_in(house.home(two.mentee))
    assert "closed" not in words_in(house.home(lead))
    assert f"{two.mentor.name} is back in Slack: all goes on." in told(house, lead)
    assert nudged(house, two.mentee)
    assert nudged(house, two.mentor)


def test_what_was_on_its_way_to_her_partner_is_dropped(house: House, two: Pair) -> None:
    assert nudged(house, two.mentee)
    deactivated(house, two.mentor)
    with house.store.read(EVERYONE) as work:
        rows = work.session.scalars(select(DeliveryRow).where(DeliveryRow.person_id == two.mentee.id)).all()
    draughtsman = Draughtsman(house.store, house.catalogues)
    drawn = [draughtsman.message(two.mentee.id, row.id, house.clock.now(), is_new=True) for row in rows]
    assert not any(found.worth_sending for found in drawn if found)


def test_whoever_comes_to_the_door_is_back_whether_or_not_slack_has_said_so(house: House, two: Pair) -> None:
    deactivated(house, two.mentor)
    house.send(payloads.command(two.mentor, "/advance"))
    assert "away" not in words_in(house.home(two.mentee))


def test_her_lead_ends_it_and_nobody_is_matched_with_her_again(house: House, two: Pair, lead: Someone) -> None:
    deactivated(house, two.mentor)
    house.send(payloads.press_in_modal(lead, END, two.match_id.hex))
    assert "at rest" not in told(house, lead), "what she reads of it is so by now"
    assert "has ended" in told(house, two.mentee)
    with house.store.read(EVERYONE) as work:
        assert waiting_in(work, lead.company.id).mentors == ()
        lines = {line.person_id: line for line in people_of(work, lead.actor(work), NOW)}
    assert lines[two.mentor.id].places[0].standing.value == "away"


def test_across_companies_both_leads_and_the_coordinator_hear_of_it(house: House) -> None:
    here, there = building.company(house.store, "Here"), building.company(house.store, "There")
    two = building.pair(house.store, mentee_at=here, mentor_at=there)
    leads = [building.person(house.store, at, Part.LEAD) for at in (here, there)]
    coordinator = building.person(house.store, building.company(house.store), Part.COORDINATOR)
    stranger = building.person(house.store, building.company(house.store), Part.LEAD)
    with house.store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).values(proposed_by=coordinator.id))
    deactivated(house, two.mentee)
    for who in (*leads, coordinator):
        assert f"{two.mentee.name}’s Slack account was closed." in told(house, who)
        assert two.mentee.email not in told(house, who)
    assert buttons_in(house.screen(coordinator)) == {}, "the page of a match is for leads"
    assert house.screen(stranger) == []


def test_a_pilot_left_without_a_lead_is_brought_to_the_coordinator(house: House, two: Pair, lead: Someone) -> None:
    coordinator = building.person(house.store, building.company(house.store), Part.COORDINATOR)
    second = building.person(house.store, lead.company, Part.LEAD)
    deactivated(house, second)
    assert house.screen(coordinator) == [], "there is another"
    deactivated(house, lead)
    assert "has no project lead any more" in told(house, coordinator)
    assert lead.name not in told(house, coordinator)


def test_in_french_it_is_said_in_french(house: House, two: Pair, lead: Someone) -> None:
    with house.store.write(EVERYONE) as work:
        work.session.execute(update(PersonRow).values(locale="fr-FR"))
    deactivated(house, two.mentor)
    assert "a été fermé" in told(house, lead)
    assert "n’est pas dans Slack en ce moment" in words_in(house.home(two.mentee))
