"""The figures are opened, leafed through, and sent as files: by those for whom they are, and as they were released."""

from dataclasses import replace

import pytest

from mentoring.counting.shown_figures import Whose
from mentoring.matchmaking import State
from mentoring.people import Part
from scheduler.drawing import Draughtsman
from storage.deliveries import DeliveryRow
from storage.tenancy import EVERYONE
from tests.building import NOW, Pair, Someone, company, pair, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.slack import buttons_in, words_in
from tests.mentoring.test_pilot import put
from tests.published import publish, publish_across
from tests.views.every_figures import RELEASES, release
from views.blocks import File
from views.counting import figures, ledger
from views.leading import pilot_settings

THIS_WEEK = NOW.date()


@pytest.fixture
def us(house: House) -> Pair:
    """A pair whose company has had a release."""
    here = company(house.store, "One")
    publish(house.store, here, replace(RELEASES["some"], week=THIS_WEEK))
    return pair(house.store, mentee_at=here, mentor_at=here)


@pytest.fixture
def lead(house: House, us: Pair) -> Someone:
    """Their lead."""
    return person(house.store, us.mentee.company, Part.LEAD)


def opened(house: House, who: Someone, whose: Whose = Whose.OWN) -> dict[str, object]:
    assert house.send(payloads.press_on_home(who, figures.OPEN, whose)).is_silent
    return house.slack.opened()


def files(house: House, who: Someone) -> list[File]:
    """What is on its way to somebody's direct message."""
    with house.store.read(EVERYONE) as work:
        rows = list(work.session.query(DeliveryRow).filter_by(person_id=who.id))
    draughtsman = Draughtsman(house.store, house.catalogues)
    drawn = [draughtsman.message(who.id, row.id, house.clock.now()) for row in rows]
    return [found.message.file for found in drawn if found and found.message.file]


def test_a_lead_and_a_participant_open_the_last_release_and_the_lead_may_take_it_along(
    house: House, us: Pair, lead: Someone
) -> None:
    for who, may in ((lead, True), (us.mentee, False), (us.mentor, False)):
        view = opened(house, who)
        said = words_in(view)
        assert all(shown in said for shown in ("Meetings held", "117", "not enough people yet", "5 people"))
        assert (figures.EXPORT in buttons_in(view)) is may
    for word in ("figures", "chiffres"):
        house.send(payloads.command(lead, "/advance-pilot", word))
        assert "117" in words_in(house.slack.opened())


def test_pages_are_turned_and_every_publication_can_be_read(house: House, us: Pair) -> None:
    opened(house, us.mentee)
    assert house.send(payloads.press_in_modal(us.mentee, figures.TURN_ON, "own:2")).is_silent
    assert "Mentees, at the beginning" in words_in(house.slack.calls[-1].view)
    publish(house.store, us.mentee.company, replace(RELEASES["all"], week=THIS_WEEK.replace(day=16)))
    house.send(payloads.press_in_modal(us.mentee, figures.LEDGER, "own"))
    assert "23 November 2026: One" in words_in(house.slack.opened())
    house.send(payloads.press_in_modal(us.mentee, ledger.ON, "all:2"))
    assert "16 November 2026: One" in words_in(house.slack.calls[-1].view)


def test_in_a_small_pilot_it_is_said_why_answers_are_not_told_and_across_companies_it_is_not(house: House) -> None:
    why, at = "In a pilot with fewer than about 21 mentees", company(house.store, "Small")
    publish(house.store, at, replace(RELEASES["small"], week=THIS_WEEK))
    publish_across(house.store, replace(RELEASES["small"], week=THIS_WEEK, companies=2))
    lead, coordinator = (person(house.store, at, part) for part in (Part.LEAD, Part.COORDINATOR))
    first = opened(house, lead)
    assert why in words_in(first)
    assert house.send(payloads.press_in_modal(lead, buttons_in(first)[pilot_settings.OPEN]["action_id"])).is_silent
    for page in ("own:3", "own:4"):
        house.send(payloads.press_in_modal(lead, figures.TURN_ON, page))
        assert why in words_in(house.slack.calls[-1].view)
    assert why not in words_in(opened(house, coordinator, Whose.ACROSS))


def test_whoever_was_in_the_pilot_reads_its_figures_still_and_whoever_never_was_does_not(
    house: House, us: Pair
) -> None:
    put(house.store, us.match_id, State.COMPLETED)
    for who in (us.mentee, us.mentor):
        view = opened(house, who)
        assert "117" in words_in(view)
        assert figures.EXPORT not in buttons_in(view)
        assert house.send(payloads.press_in_modal(who, figures.TURN_ON, "own:2")).is_silent
        house.send(payloads.press_in_modal(who, figures.LEDGER, "own"))
        assert "23 November 2026: One" in words_in(house.slack.opened())
    waiting = person(house.store, us.mentee.company, Part.MENTEE)
    for action in (figures.OPEN, figures.LEDGER):
        house.send(payloads.press_on_home(waiting, action, "own"))
        assert "as soon as a mentor is found" in words_in(house.slack.opened())


def test_files_come_once_however_often_the_button_is_pressed_and_to_nobody_who_may_not(
    house: House, us: Pair, lead: Someone
) -> None:
    for who in (lead, lead, us.mentee):
        house.send(payloads.press_in_modal(who, figures.EXPORT, "own"))
    (file,) = files(house, lead)
    assert file.suffix == "zip"
    assert files(house, us.mentee) == []
    house.send(payloads.press_in_modal(lead, figures.EXPORT, "across"))
    assert len(files(house, lead)) == 1


def test_only_the_coordinator_opens_the_figures_across_companies(house: House, us: Pair, lead: Someone) -> None:
    coordinator = person(house.store, company(house.store, "Programme"), Part.COORDINATOR)
    elsewhere = person(house.store, company(house.store, "Two"), Part.LEAD)
    publish_across(house.store, replace(release("all", None, 12), week=THIS_WEEK))
    view = opened(house, coordinator, Whose.ACROSS)
    assert "12 companies" in words_in(view)
    house.send(payloads.press_in_modal(coordinator, figures.EXPORT, "across"))
    assert len(files(house, coordinator)) == 1
    for who in (lead, us.mentee, elsewhere):
        house.send(payloads.press_on_home(who, figures.OPEN, "across"))
        assert "12 companies" not in words_in(house.slack.opened())
    assert "No figures yet" in words_in(opened(house, elsewhere))
    house.send(payloads.press_on_home(coordinator, figures.OPEN, "own"))
    assert "117" not in words_in(house.slack.opened())
