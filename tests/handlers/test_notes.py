"""Notes from the front door: written and read in modals, and nowhere else."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mentoring.people import Part
from sandbox.blocks import initial_values
from storage import people
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building
from tests.building import Pair, Someone
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.slack import JSON, Slack, words_in
from tests.handlers.test_objectives import recorded
from tests.privacy.surfaces import objects_in
from views.growing import note_forms as forms
from views.growing import note_links as links
from views.growing import note_pages as pages
from views.growing import objective_links

SECRET = "She doubts herself, and hides it well: nobody must know."


@pytest.fixture
def two(store: Store) -> Pair:
    return building.pair(store)


def written(house: House, who: Someone, text: str = SECRET, *, share: bool = False) -> None:
    house.send(payloads.command(who, "/advance-note"))
    entries: dict[str, str | list[str] | None] = {forms.TEXT: text, forms.SHARE: [forms.SHARE] if share else []}
    answered = house.send(payloads.submit(who, house.slack.opened(), **entries))
    assert answered.is_silent, answered


def listed(house: House, who: Someone) -> JSON:
    house.send(payloads.press_on_home(who, links.ALL))
    return house.slack.opened()


def note_ids(view: JSON) -> list[str]:
    accessories = [block.get("accessory") or {} for block in view["blocks"]]
    return [each["value"] for each in accessories if each.get("action_id") == links.SHOW]


def press(house: House, who: Someone, action: str, note_id: str) -> Any:
    return house.send(payloads.press_in_modal(who, action, note_id))


def test_a_note_is_kept_with_a_word_that_only_its_author_sees(house: House, slack: Slack, two: Pair) -> None:
    with house.store.write(EVERYONE) as work:
        people.by_id(work.session, two.mentee.id).dm_channel = "D1"
    written(house, two.mentee)
    [said] = [call for call in slack.calls if call.method == "chat.postEphemeral"]
    assert said.arguments["user"] == two.mentee.slack_user_id
    assert SECRET not in str(said)
    assert SECRET in str(listed(house, two.mentee))


def test_nobody_else_reads_it_until_it_is_shared_and_after_it_is_taken_back(
    house: House, slack: Slack, two: Pair
) -> None:
    written(house, two.mentee)
    [note] = note_ids(listed(house, two.mentee))
    assert not note_ids(listed(house, two.mentor))
    press(house, two.mentor, links.SHOW, note)
    assert SECRET not in str(slack.opened())

    press(house, two.mentee, pages.SHARE, note)
    assert note_ids(listed(house, two.mentor)) == [note]
    press(house, two.mentor, links.SHOW, note)
    opened = slack.opened()
    assert SECRET in str(opened)
    assert not any(action in str(opened) for action in (pages.CHANGE, pages.DELETE, pages.TAKE_BACK))

    press(house, two.mentee, pages.TAKE_BACK, note)
    assert not note_ids(listed(house, two.mentor))


def test_whoever_a_note_is_shared_with_hears_that_there_is_one_and_nothing_of_what_it_says(
    house: House, slack: Slack, two: Pair
) -> None:
    def said() -> list[str]:
        assert not house.screen(two.mentee)
        return [words_in(body["blocks"]) for body in house.screen(two.mentor)]

    written(house, two.mentee)
    [first] = note_ids(listed(house, two.mentee))
    assert not house.screen(two.mentor)
    for action in (pages.SHARE, pages.SHARE, pages.TAKE_BACK, pages.SHARE):  # pressed twice, thought better of
        press(house, two.mentee, action, first)
    [message] = house.screen(two.mentor)
    assert "has shared a note with you. Read the note" in words_in(message["blocks"])
    assert SECRET not in str(message)
    house.send(payloads.press_in_message(two.mentor, links.SHOW, first))
    assert SECRET in str(slack.opened())

    written(house, two.mentee, "Another one", share=True)
    assert "has shared some notes with you. Your notes" in said()[0]
    press(house, two.mentee, pages.DELETE, first)
    assert "has shared a note with you. Read the note" in said()[0]
    press(house, two.mentee, pages.TAKE_BACK, *note_ids(listed(house, two.mentee)))
    assert said() == ["This note is no longer here."]


@pytest.mark.parametrize("action", [pages.CHANGE, pages.SHARE, pages.TAKE_BACK, pages.DELETE])
def test_the_partner_can_do_nothing_to_it_even_where_it_is_shared(
    house: House, slack: Slack, two: Pair, action: str
) -> None:
    written(house, two.mentee, share=True)
    [note] = note_ids(listed(house, two.mentee))
    slack.calls.clear()
    press(house, two.mentor, action, note)
    assert SECRET not in str(slack.calls)
    assert note_ids(listed(house, two.mentee)) == [note]
    assert note_ids(listed(house, two.mentor)) == [note]


def test_no_stored_message_home_tab_or_log_holds_a_word_of_it(
    house: House, two: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("slack_bolt").setLevel(logging.INFO)
    written(house, two.mentee, share=True)
    for who in (two.mentee, two.mentor):
        assert SECRET not in str(house.screen(who))
        assert SECRET not in str(house.home(who))
    assert SECRET not in caplog.text
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in _files(house))


def _files(house: House) -> list[Path]:
    database = house.store.engine.url.database or ""
    return [*Path(database).parent.glob("*.db*")] if house.store.engine.url.drivername == "sqlite" else []


def test_a_message_is_the_beginning_of_a_note_and_nothing_is_kept_until_it_is_sent(house: House, two: Pair) -> None:
    house.send(payloads.message_action(two.mentee, "save_as_note", "Ask for the &lt;budget&gt;"))
    view = house.slack.opened()
    assert initial_values(view)[forms.TEXT][forms.TEXT]["value"] == "Ask for the <budget>"
    assert not note_ids(listed(house, two.mentee))


def test_what_is_typed_after_the_command_begins_it(house: House, two: Pair) -> None:
    house.send(payloads.command(two.mentor, "/advance-note", "be patient"))
    assert initial_values(house.slack.opened())[forms.TEXT][forms.TEXT]["value"] == "be patient"
    house.send(payloads.command(two.mentor, "/advance-note", "List"))
    assert house.slack.opened()["title"]["text"] == "Your notes"
    assert "only you can read" in str(house.send(payloads.command(two.mentor, "/advance-note", "help")).body)


def test_a_note_is_changed_searched_and_deleted(house: House, slack: Slack, two: Pair) -> None:
    written(house, two.mentee, "About the budget")
    written(house, two.mentee, "About the board")
    view = listed(house, two.mentee)
    assert len(note_ids(view)) == 2
    answered = house.send(payloads.submit(two.mentee, view, **{pages.SEARCH: "BUDGET the"}))
    [found] = note_ids(answered.body["view"])
    written(house, two.mentor, "Un café à Montréal")
    for typed in ("CAFE montreal", "cafe\u0301", "café"):
        answered = house.send(payloads.submit(two.mentor, listed(house, two.mentor), **{pages.SEARCH: typed}))
        assert len(note_ids(answered.body["view"])) == 1, typed

    press(house, two.mentee, pages.CHANGE, found)
    house.send(payloads.submit(two.mentee, slack.opened(), **{forms.TEXT: "About money"}))
    assert "About money" in str(listed(house, two.mentee))
    assert "About the budget" not in str(listed(house, two.mentee))

    press(house, two.mentee, pages.DELETE, found)
    assert "About money" not in str(listed(house, two.mentee))
    press(house, two.mentee, links.SHOW, found)
    assert "About money" not in str(slack.opened())


@pytest.mark.parametrize(("text", "word"), [("   ", "fill this in"), ("x" * 3001, "3001")])
def test_a_note_that_cant_be_kept_stays_in_the_form(house: House, two: Pair, text: str, word: str) -> None:
    house.send(payloads.command(two.mentee, "/advance-note"))
    answered = house.send(payloads.submit(two.mentee, house.slack.opened(), **{forms.TEXT: text}))
    assert word in answered.errors[forms.TEXT]
    assert not note_ids(listed(house, two.mentee))


def test_the_same_form_sent_twice_keeps_one_note(house: House, two: Pair) -> None:
    house.send(payloads.command(two.mentee, "/advance-note"))
    form = house.slack.opened()
    for _ in range(2):
        assert house.send(payloads.submit(two.mentee, form, **{forms.TEXT: SECRET})).is_silent
    assert len(note_ids(listed(house, two.mentee))) == 1


def test_it_can_be_about_a_meeting_of_that_match_and_of_no_other(house: House, store: Store, two: Pair) -> None:
    meeting = house.agreed(two.mentee, two.mentor)
    house.send(payloads.command(two.mentee, "/advance-note"))
    form = house.slack.opened()
    about = f"meeting:{meeting.id.hex}"
    house.send(payloads.submit(two.mentee, form, **{forms.TEXT: SECRET, forms.ABOUT: about}))
    assert "Meeting of" in str(_opened_note(house, two.mentee))

    other = building.match(store, two.mentee, building.person(store, two.mentee.company, Part.MENTOR))
    house.send(payloads.press_on_home(two.mentee, links.WRITE, other.match_id.hex))
    forged = house.slack.opened()
    forged["blocks"] = [*forged["blocks"], *[block for block in form["blocks"] if block.get("block_id") == forms.ABOUT]]
    house.send(payloads.submit(two.mentee, forged, **{forms.TEXT: "forged", forms.ABOUT: about}))
    assert "forged" not in str(listed(house, two.mentee))


def test_beside_a_meeting_or_an_objective_a_button_opens_the_form_about_it(house: House, two: Pair) -> None:
    meeting = house.agreed(two.mentee, two.mentor)
    objective = recorded(house, two.mentee)
    house.send(payloads.press_on_home(two.mentor, objective_links.SHOW, f"one:{objective.id.hex}:1"))
    for who, shown, about in (
        (two.mentor, house.slack.opened(), f"objective:{objective.id.hex}"),
        (two.mentee, house.home(two.mentee), f"meeting:{meeting.id.hex}"),
        (two.mentor, house.screen(two.mentor)[0], f"meeting:{meeting.id.hex}"),
    ):
        address = f"{two.match_id.hex} {about}"
        assert address in addresses(shown)
        house.send(payloads.press_in_modal(who, links.WRITE, address))
        held = next(
            block["element"] for block in house.slack.opened()["blocks"] if block.get("block_id") == forms.ABOUT
        )
        assert held["initial_option"]["value"] == about


def test_once_a_meeting_is_over_its_question_offers_a_note_about_it(house: House, two: Pair) -> None:
    meeting = house.agreed(two.mentee, two.mentor)
    house.clock.at += timedelta(days=30)
    assert f"{two.match_id.hex} meeting:{meeting.id.hex}" in addresses(house.home(two.mentee))


def addresses(shown: JSON) -> list[str]:
    """What the buttons that open a note's form bear."""
    return [each.get("value", "") for each in objects_in(shown) if each.get("action_id") == links.WRITE]


def test_a_mentor_of_two_says_within_which_mentorship(house: House, store: Store, two: Pair) -> None:
    second = building.person(store, two.mentor.company, Part.MENTEE)
    building.match(store, second, two.mentor)
    house.send(payloads.command(two.mentor, "/advance-note", "Twice"))
    form = house.slack.opened()
    of_second = match_with(house, two.mentor, second)
    entries: dict[str, str | list[str] | None] = {forms.MATCH: of_second, forms.SHARE: [forms.SHARE]}
    house.send(payloads.submit(two.mentor, form, **entries))
    assert "Twice" in str(listed(house, second))
    assert "Twice" not in str(listed(house, two.mentee))


def test_somebody_without_a_match_has_no_notes_to_write(house: House, slack: Slack, two: Pair, store: Store) -> None:
    alone = building.person(store, two.mentee.company, Part.MENTEE)
    answered = house.send(payloads.command(alone, "/advance-note", "hm"))
    assert "match" in str(answered.body).lower() or "mentor" in str(answered.body).lower()
    assert not [call for call in slack.calls if call.method == "views.open"]


def match_with(house: House, who: Someone, partner: Someone) -> str:
    with house.store.read(EVERYONE) as work:
        return next(match.id.hex for match in who.actor(work).matches if match.partner.id == partner.id)


def _opened_note(house: House, who: Someone) -> JSON:
    press(house, who, links.SHOW, note_ids(listed(house, who))[0])
    return house.slack.opened()
