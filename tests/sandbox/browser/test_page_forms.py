"""Modals and their fields, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.sandbox.browser.browsing import Window

pytestmark = pytest.mark.slow


def test_what_the_app_finds_wrong_stands_beside_its_field_and_is_read_with_it(maya: Window) -> None:
    maya.propose("Too late", day="2020-01-01")
    error = maya.sees("This day has already passed.")
    field = maya.page.get_by_label("Date")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", re.compile(str(error.get_attribute("id"))))
    expect(error).to_have_attribute("role", "alert")
    expect(field).to_be_focused()
    expect(maya.page.get_by_role("textbox", name="Agenda")).to_have_value("Too late")


def test_a_required_field_left_empty_is_said_at_once_and_nothing_is_sent(maya: Window) -> None:
    maya.say("/inputs")
    maya.page.get_by_role("textbox", name="E-mail").fill("not an address")
    maya.submit()
    maya.sees("Please complete this required field.")
    maya.sees("Not an e-mail address")
    assert maya.dialog.count() == 1


def test_around_the_apps_words_slack_speaks_the_readers_language(claire: Window) -> None:
    claire.page.get_by_role("tab", name="Accueil").wait_for()
    claire.say("/inputs")
    claire.page.get_by_label("Date (facultatif)", exact=True).wait_for()
    expect(claire.page.get_by_role("combobox", name="Static")).to_have_attribute(
        "placeholder", "Sélectionner une option"
    )
    claire.submit()
    claire.sees("Veuillez remplir ce champ obligatoire.")


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
        found = page.get_by_role("listbox", name=name)
        found.locator("[role=option]:not([aria-disabled])").first.wait_for()
        maya.press("Enter")
    expect(page.locator("[role=listbox]:visible")).to_have_count(0)
    page.get_by_role("radiogroup", name="One day").get_by_label("Wednesday").check()
    page.get_by_role("group", name="Some days").get_by_label("Monday").check()
    page.get_by_role("group", name="Some days").get_by_label("Tuesday").check()
    page.get_by_label("File (optional)").set_input_files(
        {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"a plan"}
    )
    page.locator(".file-field li").wait_for()
    maya.submit()
    got = maya.sees("Got: ")
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
        expect(got).to_contain_text(expected)


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
    expect(text).to_have_value("still here")


def test_back_shows_the_form_below_where_it_was_left(maya: Window) -> None:
    maya.say("/inputs")
    body = maya.page.locator(".modal-body")
    maya.button("Another form on top").scroll_into_view_if_needed()
    scrolled = body.evaluate("body => body.scrollTop")
    assert scrolled > 0
    maya.button("Another form on top").click()
    maya.sees("On top")
    maya.button("Back").click()
    maya.sees("Every input")
    maya.focuses("Another form on top")
    assert body.evaluate("body => body.scrollTop") == scrolled


def test_another_page_of_a_form_is_read_from_its_top(maya: Window) -> None:
    maya.say("/pages")
    maya.page.get_by_label("Question 1.12").fill("The last answer of this page")
    maya.submit("Next")
    maya.sees("Page 2 of 2")
    expect(maya.page.get_by_label("Question 2.1 (optional)")).to_be_focused()
    assert maya.page.locator(".modal-body").evaluate("body => body.scrollTop") == 0


def test_a_confirm_dialog_stands_between_a_press_and_the_app(maya: Window, claire: Window) -> None:
    maya.propose("Perhaps not")
    card = claire.page.locator("article.message", has_text="Perhaps not")
    card.get_by_role("button", name="Decline").click()
    sure = claire.page.get_by_role("alertdialog", name="Decline this meeting?")
    expect(sure).to_be_visible()
    claire.press("Escape")
    expect(sure).to_have_count(0)
    expect(card.get_by_role("button", name="Decline")).to_be_visible()
    card.get_by_role("button", name="Decline").click()
    sure.get_by_role("button", name="Decline").click()
    claire.sees("You declined.")
