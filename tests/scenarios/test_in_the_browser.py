"""The first meeting once more, as a newcomer sees it: two windows, two people, a real browser."""

import os
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator

from tests.sandbox.browser.browsing import NARROW, Stage, Window
from tests.scenarios.test_first_meeting import next_tuesday
from tests.scenarios.world import World

pytestmark = pytest.mark.slow

PICTURES = os.environ.get("PICTURES")
"""A folder for pictures of what the two see; `make pictures` sets it for the README's."""
PLACE = "The café on the second floor"


@pytest.fixture
def stage(world: World, browser: Browser) -> Stage:
    return Stage(world.url, browser, {one.name: one.id for one in world.people().values()})


def test_two_people_in_two_windows_find_a_time(world: World, stage: Stage) -> None:
    mentee, mentor = next(p for p in world.pairs() if p[0].zone == "America/Sao_Paulo" and p[1].zone != p[0].zone)
    tuesday = next_tuesday(world, mentee) + timedelta(days=7)
    with stage.playing(mentee.name) as hers, stage.playing(mentor.name, size=NARROW) as theirs:
        hers.say("/advance-meet My first presentation to the board")
        hers.dialog.wait_for()
        picture(hers, "form")
        hers.dialog.get_by_label("Time").fill("15:00")
        hers.dialog.get_by_label("Day").fill(tuesday.date().isoformat())
        hers.button("Propose").last.click()
        refused = hers.dialog.get_by_role("alert").or_(hers.dialog.locator("[aria-invalid=true]")).first
        refused.wait_for()
        picture(hers, "refused")
        hers.page.get_by_role("textbox", name="Where, or a link").fill(PLACE)
        hers.button("Propose").last.click()
        hers.dialog.wait_for(state="detached")
        picture(hers, "sent")

        asked = card(theirs, PLACE)
        asked.get_by_role("button", name="Accept").wait_for()
        picture(theirs, "offer-narrow")
        asked.get_by_role("button", name="Offer another time").click()
        theirs.dialog.wait_for()
        picture(theirs, "another-narrow")
        later = (tuesday + timedelta(hours=1)).astimezone(ZoneInfo(mentor.zone))
        theirs.dialog.get_by_label("Day").fill(later.date().isoformat())
        theirs.dialog.get_by_label("Time").fill(later.strftime("%H:%M"))
        theirs.button("Offer").last.click()
        theirs.dialog.wait_for(state="detached")
        theirs.page.get_by_role("button", name="Accept").wait_for(state="detached")

        offered = card(hers, PLACE)
        offered.get_by_role("button", name="Accept").wait_for()
        picture(hers, "offer")
        offered.get_by_role("button", name="Accept").click()
        card(theirs, PLACE).get_by_role("button", name="Cancel").wait_for()
        picture(hers, "agreed")
        picture(theirs, "agreed-narrow")

        for window, name in ((hers, "home"), (theirs, "home-narrow")):
            window.page.get_by_role("tab", name="Home").or_(window.page.get_by_role("link", name="Home")).first.click()
            window.sees("Coming up")
            window.sees(PLACE)
            picture(window, name)
    assert stage.troubles == []


def card(window: Window, words: str) -> Locator:
    """The last message that says this."""
    return window.page.locator("article.message", has_text=words).last


def picture(window: Window, name: str) -> None:
    """Keep what the window shows, if pictures are wanted."""
    if PICTURES:
        window.page.wait_for_timeout(600)
        window.page.screenshot(path=Path(PICTURES) / f"{name}.png")
