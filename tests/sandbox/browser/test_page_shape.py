"""What holds for every screen of the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.sandbox.browser.browsing import NARROW, Stage

pytestmark = pytest.mark.slow


WIDTH = "Math.max(document.documentElement.scrollWidth, document.querySelector('.main').scrollWidth)"
SHOWS = {"messages": ".table", "home": ".home .kit-header", "about": ".about"}


@pytest.mark.parametrize("tab", SHOWS)
def test_a_phone_never_scrolls_sideways(scene: Stage, tab: str) -> None:
    with scene.playing("Maya Lin", size=NARROW, tab=tab) as window:
        if tab == "messages":
            window.say("/meet-all")
        expect(window.page.locator(SHOWS[tab]).last).to_be_visible()
        assert window.page.evaluate(WIDTH) <= NARROW[0]
