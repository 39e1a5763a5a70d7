"""The page, played in a real browser as several people."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload

from tests.sandbox.browsing import NARROW, Stage, Window, stage

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def scene() -> Iterator[Stage]:
    with stage() as started:
        yield started


@pytest.fixture
def maya(scene: Stage) -> Iterator[Window]:
    with scene.playing("Maya Lin") as window:
        yield window


@pytest.fixture
def claire(scene: Stage) -> Iterator[Window]:
    with scene.playing("Claire Roy") as window:
        yield window


def propose(window: Window, agenda: str, day: str = "2026-12-01") -> None:
    window.say(f"/meet {agenda}")
    window.dialog.wait_for()
    window.page.get_by_label("Date").fill(day)
    window.button("Send").last.click()


def test_another_window_sees_a_proposal_and_its_answer_within_a_second(maya: Window, claire: Window) -> None:
    propose(maya, "Plan the quarter")
    maya.dialog.wait_for(state="detached")
    started = time.monotonic()
    claire.sees("Plan the quarter")
    assert time.monotonic() - started < 1.0

    claire.page.locator("article.message", has_text="Plan the quarter").get_by_role("button", name="Accept").click()
    started = time.monotonic()
    claire.sees("See you there.")
    assert time.monotonic() - started < 1.0
    assert (
        claire.page.locator("article.message", has_text="See you there.").get_by_role("button", name="Accept").count()
        == 0
    )


def test_times_stand_in_each_readers_own_zone_and_language(maya: Window, claire: Window) -> None:
    propose(maya, "Where we meet")
    card = claire.page.locator("article.message", has_text="Where we meet")
    card.wait_for()
    assert "mardi 1 décembre 2026" in card.inner_text()  # Claire Roy reads French


def test_what_the_app_finds_wrong_stands_beside_its_field_and_is_read_with_it(maya: Window) -> None:
    propose(maya, "Too late", day="2020-01-01")
    error = maya.sees("This day has already passed.")
    field = maya.page.get_by_label("Date")
    assert field.get_attribute("aria-invalid") == "true"
    assert str(error.get_attribute("id")) in str(field.get_attribute("aria-describedby"))
    assert error.get_attribute("role") == "alert"
    assert maya.page.get_by_role("textbox", name="Agenda").input_value() == "Too late"
    assert maya.page.evaluate("document.activeElement.type") == "date"


def test_a_required_field_left_empty_is_said_at_once_and_nothing_is_sent(maya: Window) -> None:
    maya.say("/inputs")
    maya.page.get_by_role("textbox", name="E-mail").fill("not an address")
    maya.button("Send").last.click()
    maya.sees("Please complete this required field.")
    maya.sees("Not an e-mail address")
    assert maya.dialog.count() == 1


def test_every_input_can_be_filled_and_reaches_the_app(maya: Window) -> None:
    maya.say("/inputs")
    page = maya.page
    page.get_by_role("textbox", name="Text").fill("some words")
    page.get_by_role("textbox", name="Number").fill("7")
    page.get_by_role("textbox", name="E-mail").fill("maya@example.org")
    page.get_by_role("textbox", name="Link").fill("https://example.org")
    page.get_by_label("Date (optional)", exact=True).fill("2026-12-24")
    page.get_by_label("Time (optional)", exact=True).fill("09:30")
    page.get_by_label("Date and time").fill("2026-12-24T09:30")
    for name, typed in (
        ("Static", "elan"),
        ("Several", "tues"),
        ("Person", "claire"),
        ("Channel", "gen"),
        ("Bird", "m"),
    ):
        page.get_by_role("combobox", name=name).fill(typed)
        page.locator("[role=option][aria-selected]:not([aria-disabled]):visible").first.wait_for()
        maya.press("Enter")
    maya.press("Escape") if page.locator("[role=listbox]:visible").count() else None
    page.get_by_role("radiogroup", name="One day").get_by_label("Wednesday").check()
    page.get_by_role("group", name="Some days").get_by_label("Monday").check()
    page.get_by_role("group", name="Some days").get_by_label("Tuesday").check()
    page.get_by_label("File (optional)").set_input_files(
        {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"a plan"}
    )
    page.locator(".file-field li").wait_for()
    maya.button("Send").last.click()
    got = maya.sees("Got: ").inner_text()
    for expected in (
        "boxes=monday+tuesday",
        "date=2026-12-24",
        "file=plan.txt",
        "instant=1798122600",
        "mail=maya@example.org",
        "number=7",
        "radio=wednesday",
        "several=tuesday",
        "static=élan",
        "text=some words",
        "time=09:30",
        "url=https://example.org",
        "bird=macaw",
    ):
        assert expected in got


def test_what_was_typed_stays_while_the_form_grows_and_while_another_lies_over_it(maya: Window) -> None:
    maya.say("/inputs")
    text = maya.page.get_by_role("textbox", name="Text")
    text.fill("still here")
    maya.button("Add a note").click()
    maya.sees("A note")
    maya.button("Another form on top").click()
    maya.sees("On top")
    maya.button("Back").click()
    maya.sees("Every input")
    assert text.input_value() == "still here"


def test_a_confirm_dialog_stands_between_a_press_and_the_app(maya: Window, claire: Window) -> None:
    propose(maya, "Perhaps not")
    card = claire.page.locator("article.message", has_text="Perhaps not")
    card.get_by_role("button", name="Decline").click()
    claire.page.get_by_role("alertdialog", name="Decline this meeting?").wait_for()
    claire.press("Escape")
    assert card.get_by_role("button", name="Decline").count() == 1
    card.get_by_role("button", name="Decline").click()
    claire.page.get_by_role("alertdialog").get_by_role("button", name="Decline").click()
    claire.sees("You declined.")


def test_an_ephemeral_message_says_so_and_is_gone_after_a_reload(maya: Window) -> None:
    maya.say("/whisper now")
    maya.sees("Only visible to you")
    maya.page.reload()
    maya.page.locator(".main-title").wait_for()
    assert maya.page.get_by_text("Only visible to you").count() == 0


def test_a_thread_opens_beside_the_conversation_and_counts_its_replies(maya: Window) -> None:
    maya.say("A question for a thread")
    message = maya.page.locator("article.message", has_text="A question for a thread").first
    message.hover()
    message.get_by_role("button", name="Reply in thread").click()
    maya.page.get_by_role("combobox", name="Reply…").fill("A reply")
    maya.press("Enter")
    message.locator(".thread-count").wait_for()
    maya.button("Close thread").click()
    assert maya.page.locator(".thread").count() == 0


def test_a_message_shortcut_gets_its_message(maya: Window) -> None:
    maya.say("Read chapter three")
    message = maya.page.locator("article.message", has_text="Read chapter three").first
    message.hover()
    message.get_by_role("button", name="More actions").press("Enter")
    maya.page.get_by_role("menuitem", name="Make it homework").click()
    maya.sees("Homework: Read chapter three")


def test_a_file_is_shown_with_a_preview_and_can_be_downloaded(maya: Window) -> None:
    sent: FilePayload = {"name": "roster.csv", "mimeType": "text/csv", "buffer": b"email,name\nana@example.org,Ana\n"}
    maya.page.locator(".main .composer input[type=file]").set_input_files(sent)
    maya.sees("ana@example.org,Ana")
    with maya.page.expect_download() as download:
        maya.page.get_by_role("link", name="Download roster.csv").last.click()
    assert download.value.path().read_bytes() == b"email,name\nana@example.org,Ana\n"


def test_the_clock_goes_on_for_every_window(maya: Window, claire: Window) -> None:
    before = claire.page.locator(".clock-now").inner_text()
    maya.button("+1 week").click()
    claire.page.wait_for_function("before => document.querySelector('.clock-now').textContent !== before", arg=before)


def test_switching_person_shows_their_screen_and_keeps_the_address(scene: Stage, maya: Window) -> None:
    maya.press("Control+k")
    maya.page.get_by_role("textbox", name="Search people").or_(maya.page.get_by_role("searchbox")).fill("sofia")
    maya.press("Enter")
    maya.page.locator(".who", has_text="Sofia Marin").wait_for()
    assert maya.page.locator(".sidebar-title").inner_text() == "Helios"
    assert scene.people["Sofia Marin"] in maya.page.url


def test_unread_messages_are_marked_for_others_to_be_played(maya: Window, scene: Stage) -> None:
    propose(maya, "Somebody will see")
    maya.page.locator(".sidebar").get_by_role("link", name="Play as Claire Roy").click()
    maya.sees("Somebody will see")


def test_the_first_visit_says_who_one_is_once(maya: Window) -> None:
    maya.sees("You are Maya Lin")
    maya.button("Dismiss").click()
    maya.page.reload()
    maya.page.locator(".main-title").wait_for()
    assert not maya.page.get_by_text("You are Maya Lin").is_visible()


def test_the_drawer_shows_each_call_of_the_app(maya: Window) -> None:
    maya.button("Calls the app made, for engineers").click()
    maya.page.locator(".call", has_text="apps.connections.open").locator("summary").click()
    maya.page.locator(".call[open]").get_by_text("Arguments").wait_for()


@pytest.mark.parametrize("where", [{}, {"tab": "home"}, {"tab": "about"}])
def test_a_phone_never_scrolls_sideways(scene: Stage, where: dict[str, str]) -> None:
    window = scene.window("Maya Lin", NARROW, **where)
    if not where:
        window.say("/meet-all")
        window.page.locator(".table").last.wait_for()
    wide = window.page.evaluate(
        "Math.max(document.documentElement.scrollWidth, document.querySelector('.main').scrollWidth)"
    )
    assert wide <= NARROW[0]
    window.close()


def test_nothing_was_fetched_from_elsewhere_and_no_page_complained(scene: Stage) -> None:
    assert scene.troubles == []
