"""Progress reports: from the mentor to the lead of her mentee's company, and to nobody else (S28, N7)."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.asking.report_moves import ASKED_AGAIN_AFTER
from mentoring.erasing import erase
from mentoring.people import Part
from storage.reports import ReportRow
from storage.tenancy import EVERYONE
from tests import building
from tests.building import Pair, Someone
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import words_in
from tests.privacy.surfaces import objects_in
from views.asking import report_forms as forms
from views.asking import reports as views
from views.growing import note_forms
from views.leading import pilot_view
from views.leading.pilot_view import SHOW_MATCH

SECRET = "He would like to leave the company before the summer, and has told nobody at all."
NOTE = "In confidence: he would like to leave the company before the SUMMER!"


@dataclass(frozen=True)
class Around:
    """A pair across two companies, the lead of each, and the coordinator."""

    two: Pair
    lead: Someone
    mentors_lead: Someone
    coordinator: Someone

    @property
    def match(self) -> str:
        return self.two.match_id.hex


@pytest.fixture
def around(house: House) -> Around:
    home, elsewhere, club = (building.company(house.store) for _ in range(3))
    two = building.pair(house.store, mentee_at=home, mentor_at=elsewhere)
    lead, other = (building.person(house.store, at, Part.LEAD) for at in (home, elsewhere))
    return Around(two, lead, other, building.person(house.store, club, Part.COORDINATOR))


def form(house: House, who: Someone, text: str = "") -> JSON:
    house.send(payloads.command(who, "/advance-report", text))
    return house.slack.opened()


def sent(house: House, who: Someone, view: JSON | None = None, /, **entries: str) -> Answered:
    filled = {forms.KIND: "concern", forms.WRITTEN: SECRET, **entries}
    return house.send(payloads.submit(who, view or form(house, who), **filled))


def told(house: House, who: Someone, action: str) -> list[str]:
    """What such buttons in her direct messages bear."""
    shown = [found for body in house.screen(who) for found in objects_in(body)]
    return [found["value"] for found in shown if found.get("action_id") == action]


def pressed(house: House, who: Someone, action: str, value: str) -> str:
    """What somebody is shown who presses that in a modal."""
    calls = len(house.slack.calls)
    answered = house.send(payloads.press_in_modal(who, action, value))
    return str([answered.body, *(call.arguments for call in house.slack.calls[calls:])])


def match_page(house: House, who: Someone, match: str) -> str:
    return pressed(house, who, SHOW_MATCH, match)


def count(house: House) -> int:
    with house.store.read(EVERYONE) as work:
        return len(work.session.scalars(select(ReportRow)).all())


def test_it_reaches_the_lead_of_the_mentees_company_and_nobody_else(house: House, around: Around) -> None:
    view = form(house, around.two.mentor)
    shown = words_in(view)
    assert f"It goes to {around.lead.name}, and to nobody else" in shown
    assert "in confidence" in str(view)
    assert sent(house, around.two.mentor, view).status == 200
    [value] = told(house, around.lead, views.READ)
    assert SECRET not in str(house.screen(around.lead))
    assert "concern" not in str(house.screen(around.lead)), "not even that it is one"
    assert SECRET in pressed(house, around.lead, views.READ, value)
    assert SECRET in pressed(house, around.two.mentor, views.READ, value)
    others = (around.two.mentee, around.mentors_lead, around.coordinator)
    for other in others:
        assert not told(house, other, views.READ)
        assert SECRET not in pressed(house, other, views.READ, value)
        assert "Progress reports" not in match_page(house, other, around.match)
    assert value in match_page(house, around.lead, around.match)


def test_a_lead_who_is_the_mentee_herself_does_not_read_what_is_written_about_her(house: House) -> None:
    two = building.pair(house.store)
    mentee = building.person(house.store, two.mentee.company, Part.LEAD, Part.MENTEE)
    match = building.match(house.store, mentee, two.mentor)
    chosen = {forms.MATCH: match.match_id.hex}
    answered = sent(house, two.mentor, **chosen)
    assert "no project lead" in answered.errors[forms.WRITTEN]
    other = building.person(house.store, two.mentee.company, Part.LEAD)
    sent(house, two.mentor, **chosen)
    [value] = told(house, other, views.READ)
    assert not told(house, mentee, views.READ)
    assert SECRET not in pressed(house, mentee, views.READ, value)
    assert value not in match_page(house, mentee, match.match_id.hex)


def test_the_same_form_sent_twice_makes_one_and_hers_are_listed(house: House, around: Around) -> None:
    view = form(house, around.two.mentor, "It goes very well")
    assert "It goes very well" in str(view)
    for _ in range(2):
        sent(house, around.two.mentor, view)
    assert (count(house), len(told(house, around.lead, views.READ))) == (1, 1)
    listed = form(house, around.two.mentor, "list")
    assert around.two.mentee.name in words_in(listed)
    assert "no progress reports yet" in words_in(form(house, around.two.mentee, "list"))


def test_only_a_mentor_writes_one(house: House, around: Around) -> None:
    view = form(house, around.two.mentor)
    for who in (around.two.mentee, around.lead, around.mentors_lead, around.coordinator):
        assert "written by mentors" in words_in(house.send(payloads.command(who, "/advance-report")).body)
        sent(house, who, view)
    assert count(house) == 0
    assert "praise, or a concern" in words_in(house.send(payloads.command(around.lead, "/advance-report", "help")).body)


@pytest.mark.parametrize("words", [" ", "x" * 3001])
def test_what_does_not_fit_stays_in_the_form(house: House, around: Around, words: str) -> None:
    assert forms.WRITTEN in sent(house, around.two.mentor, **{forms.WRITTEN: words}).errors


def test_who_mentors_several_says_whom_it_is_about(house: House, around: Around) -> None:
    second = building.person(house.store, around.two.mentor.company, Part.MENTEE)
    match = building.match(house.store, second, around.two.mentor)
    shown = words_in(form(house, around.two.mentor))
    assert f"On {second.name}, it goes to {around.mentors_lead.name}" in shown
    sent(house, around.two.mentor, **{forms.MATCH: match.match_id.hex})
    assert told(house, around.mentors_lead, views.READ)
    assert not told(house, around.lead, views.READ)


def noted(house: House, who: Someone, text: str, *, share: bool = False) -> None:
    house.send(payloads.command(who, "/advance-note"))
    entries: dict[str, str | list[str] | None] = {
        note_forms.TEXT: text,
        note_forms.SHARE: [note_forms.SHARE] if share else [],
    }
    assert house.send(payloads.submit(who, house.slack.opened(), **entries)).is_silent


@pytest.mark.parametrize("shared", [True, False])
def test_what_repeats_a_note_is_shown_first_and_nothing_is_lost(house: House, around: Around, shared: bool) -> None:
    author = around.two.mentee if shared else around.two.mentor
    noted(house, author, NOTE, share=shared)
    answered = sent(house, around.two.mentor)
    warned = answered.body["view"]
    assert count(house) == 0
    assert "would like to leave the company before the summer" in words_in(warned)
    assert ("that was shared with you" if shared else "From your own note") in words_in(warned)
    assert SECRET in str(warned["blocks"]), "all that she wrote still stands in its field"
    assert SECRET not in warned["private_metadata"]

    house.send(payloads.press_on_page(around.two.mentor, warned, forms.CHANGE))
    plain = house.slack.calls[-1].view
    assert SECRET in str(plain)
    assert "It repeats a note" not in words_in(plain)
    again = sent(house, around.two.mentor, plain).body["view"]
    other = sent(house, around.two.mentor, again, **{forms.WRITTEN: f"{SECRET} And more."}).body["view"]
    assert "It repeats a note" in words_in(other), "another text than the one she was warned of"
    assert "on its way" in words_in(
        sent(house, around.two.mentor, other, **{forms.WRITTEN: f"{SECRET} And more."}).body
    )
    assert count(house) == 1


def test_a_note_that_is_not_hers_to_read_or_of_another_match_says_nothing(house: House, around: Around) -> None:
    noted(house, around.two.mentee, NOTE)
    second = building.person(house.store, around.two.mentor.company, Part.MENTEE)
    match = building.match(house.store, second, around.two.mentor)
    noted(house, second, NOTE, share=True)
    assert "on its way" in words_in(sent(house, around.two.mentor, **{forms.MATCH: around.match}).body)
    warned = sent(house, around.two.mentor, **{forms.MATCH: match.match_id.hex}).body
    assert "It repeats a note" in words_in(warned)


def test_what_she_was_shown_of_one_match_says_nothing_of_another(house: House, around: Around) -> None:
    second = building.person(house.store, around.two.mentor.company, Part.MENTEE)
    match = building.match(house.store, second, around.two.mentor)
    for mentee in (around.two.mentee, second):
        noted(house, mentee, NOTE, share=True)
    warned = sent(house, around.two.mentor, **{forms.MATCH: around.match}).body["view"]
    other = sent(house, around.two.mentor, warned, **{forms.MATCH: match.match_id.hex}).body["view"]
    assert "It repeats a note" in words_in(other)
    assert count(house) == 0
    sent(house, around.two.mentor, other, **{forms.MATCH: match.match_id.hex})
    assert count(house) == 1


def test_the_lead_may_ask_and_asking_again_does_not_pile_up(house: House, around: Around) -> None:
    assert views.ASK in match_page(house, around.lead, around.match)
    assert views.ASK not in match_page(house, around.mentors_lead, around.match)
    for who in (around.lead, around.lead, around.mentors_lead, around.two.mentee, around.coordinator):
        pressed(house, who, views.ASK, around.match)
    assert told(house, around.two.mentor, views.WRITE) == [around.match]
    assert "was asked for one on" in match_page(house, around.lead, around.match)
    house.clock.at += ASKED_AGAIN_AFTER - timedelta(hours=1)
    pressed(house, around.lead, views.ASK, around.match)
    assert len(told(house, around.two.mentor, views.WRITE)) == 1
    house.clock.at += timedelta(days=1)
    pressed(house, around.lead, views.ASK, around.match)
    assert len(told(house, around.two.mentor, views.WRITE)) == 2
    sent(house, around.two.mentor)
    assert not told(house, around.two.mentor, views.WRITE), "answered: the buttons go"
    assert "was asked for one" not in match_page(house, around.lead, around.match)
    pressed(house, around.lead, views.ASK, around.match)
    assert len(told(house, around.two.mentor, views.WRITE)) == 1


@pytest.mark.parametrize("part", [Part.MENTOR, Part.MENTEE])
def test_who_is_erased_takes_along_what_she_reported_and_what_was_reported_of_her(
    house: House, around: Around, part: Part
) -> None:
    sent(house, around.two.mentor)
    [value] = told(house, around.lead, views.READ)
    erased = around.two.mentor if part is Part.MENTOR else around.two.mentee
    with house.store.write(EVERYONE) as work:
        erase(work, [erased.id], house.clock.now())
    assert count(house) == 0
    assert SECRET not in pressed(house, around.lead, views.READ, value)


def test_keys_once_destroyed_nobody_reads_it_and_the_pages_still_open(house: House, around: Around) -> None:
    sent(house, around.two.mentor)
    [value] = told(house, around.lead, views.READ)
    with house.store.read(EVERYONE) as work:
        [row] = work.session.scalars(select(ReportRow))
    house.store.keyring.destroy([row.words.key])
    assert "no longer kept" in pressed(house, around.lead, views.READ, value)
    assert "Meetings held" in match_page(house, around.lead, around.match)
    assert "no progress reports yet" in words_in(form(house, around.two.mentor, "list"))
    assert not told(house, around.lead, views.READ)


def test_the_page_of_the_match_shows_that_it_was_asked(house: House, around: Around) -> None:
    payload = payloads.press_in_modal(around.lead, views.ASK, around.match)
    payload["view"]["private_metadata"] = pilot_view.MATCH_PAGE
    house.send(payload)
    assert "was asked for one on" in words_in(house.slack.calls[-1].view)
