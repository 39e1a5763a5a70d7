"""Feedback, signed and anonymous: who reads it, when, and that nothing tells who wrote what nobody signed (S38)."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.asking.feedback import Addressee, pass_on, signed_by
from mentoring.asking.feedback_rounds import MONDAYS_AT_MOST, TOGETHER_AT_LEAST
from mentoring.erasing import erase
from mentoring.free_text import TEXT_AT_MOST
from mentoring.people import Part
from storage.feedback import AnonymousFeedbackRow, SignedFeedbackRow
from storage.tenancy import EVERYONE
from tests import building
from tests.building import Someone
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import words_in
from tests.handlers.walk.walking import everything
from tests.privacy.surfaces import objects_in
from tests.timekeeping import keep_time
from views.asking import feedback as views

SECRET = "The reminders come far too often."
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class People:
    """A pair, who answers for them, and others who do not."""

    mentee: Someone
    mentor: Someone
    lead: Someone
    coordinator: Someone
    lead_elsewhere: Someone


@pytest.fixture
def around(house: House) -> People:
    two = building.pair(house.store)
    home, club, elsewhere = two.mentee.company, building.company(house.store), building.company(house.store)
    return People(
        two.mentee,
        two.mentor,
        building.person(house.store, home, Part.LEAD),
        building.person(house.store, club, Part.COORDINATOR),
        building.person(house.store, elsewhere, Part.LEAD),
    )


def form(house: House, who: Someone) -> JSON:
    house.send(payloads.press_on_home(who, views.GIVE))
    return house.slack.opened()


def gives(house: House, who: Someone, view: JSON | None = None, /, **entries: str) -> Answered:
    filled = {views.TO: "lead", views.TOPIC: "process", views.WRITTEN: SECRET, views.SIGN: views.ANONYMOUS, **entries}
    return house.send(payloads.submit(who, view or form(house, who), **filled))


def pressed(house: House, who: Someone, action: str, value: str) -> str:
    """What somebody is shown who presses that."""
    calls = len(house.slack.calls)
    house.send(payloads.press_in_message(who, action, value))
    return str([call.arguments for call in house.slack.calls[calls:]])


def told(house: House, who: Someone, action: str) -> list[str]:
    """What such buttons in her direct messages bear."""
    shown = [found for body in house.screen(who) for found in objects_in(body)]
    return [found["value"] for found in shown if found.get("action_id") == action]


def mondays(house: House, count: int) -> None:
    """So many Mondays go by."""
    for _ in range(count):
        due = keep_time(house.store, house.clock.now())
        house.clock.at = max(house.clock.at, due) if due else house.clock.at
        house.clock.at += A_WEEK
        keep_time(house.store, house.clock.now())


def test_the_command_opens_the_form_and_its_words_begin_it(house: House, around: People) -> None:
    for typed in ("feedback", "Feedback The guide is too long", "avis", "retour"):
        house.send(payloads.command(around.mentor, "/advance", typed))
        assert house.slack.opened()["callback_id"] == views.FORM
        assert (typed.partition(" ")[2] or "The guide") in (words_in(house.slack.opened()))
    waiting, calls = building.person(house.store, around.mentee.company, Part.MENTEE), len(house.slack.calls)
    assert house.send(payloads.command(waiting, "/advance", "feedback")).body["blocks"]
    assert len(house.slack.calls) == calls


def test_signed_it_reaches_its_addressees_alone_and_at_once(house: House, around: People) -> None:
    answered = gives(house, around.mentee, **{views.SIGN: views.SIGNED})
    assert "on its way" in words_in(answered.body["view"])
    [value] = told(house, around.lead, views.READ)
    shown = pressed(house, around.lead, views.READ, value)
    assert SECRET in shown
    assert around.mentee.name in shown
    for other in (around.mentor, around.coordinator, around.lead_elsewhere):
        assert not told(house, other, views.READ)
        assert SECRET not in pressed(house, other, views.READ, value)
    assert SECRET not in str(house.screen(around.lead))
    with house.store.read(EVERYONE) as work:
        assert [each.words for each in signed_by(work, around.mentee.actor(work))] == [SECRET]
        assert not signed_by(work, around.mentor.actor(work))


def test_to_the_coordinator_it_is_not_the_leads_to_read(house: House, around: People) -> None:
    gives(house, around.lead, **{views.SIGN: views.SIGNED, views.TO: Addressee.COORDINATOR.value})
    [value] = told(house, around.coordinator, views.READ)
    assert SECRET in pressed(house, around.coordinator, views.READ, value)
    assert SECRET not in pressed(house, around.lead_elsewhere, views.READ, value)
    offered = [option["value"] for option in _options(form(house, around.lead))]
    assert offered == [Addressee.COORDINATOR.value], "the only lead is not offered to write to herself"


def _options(view: JSON) -> list[JSON]:
    found: list[JSON] = view["blocks"][0]["element"]["options"]
    return found


def test_twice_the_same_form_gives_one(house: House, around: People) -> None:
    view = form(house, around.mentee)
    for how in (views.SIGNED, views.SIGNED, views.ANONYMOUS, views.ANONYMOUS):
        gives(house, around.mentee, view, **{views.SIGN: how})
    with house.store.read(EVERYONE) as work:
        for row in (SignedFeedbackRow, AnonymousFeedbackRow):
            assert len(work.session.scalars(select(row)).all()) == 1
    assert len(told(house, around.lead, views.READ)) == 1


@pytest.mark.parametrize("words", [" ", "x" * (TEXT_AT_MOST + 1)])
def test_what_does_not_fit_stays_in_the_form(house: House, around: People, words: str) -> None:
    assert views.WRITTEN in gives(house, around.mentee, **{views.WRITTEN: words}).errors


def test_anonymous_it_leaves_no_trace_of_its_author_and_nobody_is_told(house: House, around: People) -> None:
    before = everything(house.store)
    gives(house, around.mentee)
    after = everything(house.store)
    changed = {table: set(after[table]) - set(before[table]) for table in after if after[table] != before[table]}
    assert set(changed) == {"anonymous_feedback"}
    [row] = changed["anonymous_feedback"]
    ids = [each for who in (around.mentee, around.mentor) for each in (who.id.hex, str(who.id), who.slack_user_id)]
    assert not any(each in row for each in ids)
    assert "2026" not in row, "no moment"


def test_three_are_handed_over_on_a_monday_together(house: House, around: People) -> None:
    texts = [f"{SECRET} {number}" for number in range(TOGETHER_AT_LEAST)]
    for text in texts[:-1]:
        gives(house, around.mentee, **{views.WRITTEN: text})
    mondays(house, 1)
    assert not told(house, around.lead, views.READ_TOGETHER)
    with house.store.write(EVERYONE) as work:
        pass_on(work, around.mentee.company.id, texts[-1])
        pass_on(work, around.mentee.company.id, "  ")
    assert not told(house, around.lead, views.READ_TOGETHER), "not before a Monday"
    mondays(house, 1)
    [value] = told(house, around.lead, views.READ_TOGETHER)
    shown = pressed(house, around.lead, views.READ_TOGETHER, value)
    assert all(text in shown for text in texts)
    assert not any(who.name in shown for who in (around.mentee, around.mentor))
    for other in (around.mentee, around.mentor, around.coordinator, around.lead_elsewhere):
        assert SECRET not in pressed(house, other, views.READ_TOGETHER, value)
    mondays(house, 2)
    assert told(house, around.lead, views.READ_TOGETHER) == [value], "handed over once"


def test_one_alone_waits_for_its_fourth_monday(house: House, around: People) -> None:
    gives(house, around.mentor)
    gives(house, around.mentor, **{views.TO: Addressee.COORDINATOR.value})
    for _ in range(MONDAYS_AT_MOST - 1):
        mondays(house, 1)
        assert not told(house, around.lead, views.READ_TOGETHER)
    mondays(house, 1)
    for addressee in (around.lead, around.coordinator):
        [value] = told(house, addressee, views.READ_TOGETHER)
        assert SECRET in pressed(house, addressee, views.READ_TOGETHER, value)


def test_who_waits_for_a_match_can_not_write_yet_and_who_is_erased_takes_hers_along(
    house: House, around: People
) -> None:
    waiting = building.person(house.store, around.mentee.company, Part.MENTEE)
    view = form(house, around.mentee)
    gives(house, waiting, view, **{views.SIGN: views.SIGNED})
    with house.store.read(EVERYONE) as work:
        assert not work.session.scalars(select(SignedFeedbackRow)).all()
    gives(house, around.mentee, view, **{views.SIGN: views.SIGNED})
    [value] = told(house, around.lead, views.READ)
    with house.store.write(EVERYONE) as work:
        erase(work, [around.mentee.id], house.clock.now())
    assert SECRET not in pressed(house, around.lead, views.READ, value)
    with house.store.read(EVERYONE) as work:
        assert not work.session.scalars(select(SignedFeedbackRow)).all()
