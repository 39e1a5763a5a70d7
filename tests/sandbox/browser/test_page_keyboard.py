"""The keyboard alone can do all of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.sandbox.browser.browsing import Window

pytestmark = pytest.mark.slow

ENOUGH_TABS = 60


def tab_to(window: Window, name: str, key: str = "Tab") -> None:
    """Walks with the Tab key until something with these words has the focus."""
    for _ in range(ENOUGH_TABS):
        if window.focused.startswith(name):
            return
        window.press(key)
    raise AssertionError(f"{name} cannot be reached with {key}")


def write(window: Window, text: str) -> None:
    window.page.keyboard.type(text)


def test_a_meeting_is_proposed_and_answered_without_a_mouse(maya: Window) -> None:
    tab_to(maya, "Message Showcase")
    write(maya, "/me")
    maya.page.get_by_role("listbox", name="Commands").wait_for()
    maya.press("Enter")  # takes the completion
    write(maya, "Keys alone")
    maya.press("Enter")
    maya.dialog.wait_for()
    maya.page.wait_for_function("document.activeElement.type === 'date'")
    write(maya, "12012026")
    tab_to(maya, "Length")
    maya.press("ArrowDown", "ArrowDown", "Enter")
    expect(maya.dialog.get_by_role("combobox", name="Length")).to_have_value("90 minutes")
    tab_to(maya, "Send")
    maya.press("Enter")
    maya.dialog.wait_for(state="detached")
    maya.page.wait_for_function("document.activeElement.tagName === 'TEXTAREA'")  # back where one was

    maya.press("Control+k")
    maya.page.wait_for_function("document.activeElement.type === 'search'")
    write(maya, "claire")
    maya.press("Enter")
    maya.sees("Keys alone")
    tab_to(maya, "Accept", "Shift+Tab")  # from the end, where the newest message is
    maya.press("Enter")
    maya.sees("See you there: Keys alone")
    maya.page.wait_for_function("document.activeElement !== document.body")  # the button went, the focus did not


def test_escape_closes_what_lies_on_top_and_nothing_below(maya: Window) -> None:
    maya.say("/inputs")
    maya.dialog.wait_for()
    maya.page.get_by_role("combobox", name="Static").press("ArrowDown")
    maya.page.get_by_role("listbox", name="Static").wait_for()
    maya.press("Escape")
    maya.page.get_by_role("listbox", name="Static").wait_for(state="hidden")
    assert maya.dialog.count() == 1
    maya.press("Escape")
    maya.dialog.wait_for(state="detached")


def test_tab_stays_inside_a_dialog(maya: Window) -> None:
    maya.say("/meet")
    maya.dialog.wait_for()
    for _ in range(25):
        maya.press("Tab")
        inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        assert maya.page.evaluate(inside)


def test_arrows_walk_the_tabs_the_menus_and_the_messages(maya: Window) -> None:
    tab_to(maya, "Messages")
    maya.press("ArrowLeft")
    maya.sees("Your mentorship")
    maya.focuses("Home")
    maya.press("ArrowRight")
    maya.say("One")
    maya.say("Two")
    maya.sees("You said: Two")  # the last word: nothing moves any more
    tab_to(maya, "Shortcuts")
    maya.press("Enter")
    maya.page.wait_for_function("document.activeElement.getAttribute('role') === 'menuitem'")
    maya.press("Escape")
    maya.focuses("Shortcuts")
    last = maya.page.locator("article.message").last
    last.focus()
    maya.press("ArrowUp")
    expect(last).not_to_be_focused()
    expect(maya.page.locator("article.message:focus")).to_have_count(1)
