"""What holds for every screen of the page."""

from __future__ import annotations

import pytest

from tests.sandbox.browser.browsing import NARROW, Stage

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("tab", ["messages", "home", "about"])
def test_a_phone_never_scrolls_sideways(scene: Stage, tab: str) -> None:
    window = scene.window("Maya Lin", NARROW, tab=tab)
    if tab == "messages":
        window.say("/meet-all")
        window.page.locator(".table").last.wait_for()
    wide = window.page.evaluate(
        "Math.max(document.documentElement.scrollWidth, document.querySelector('.main').scrollWidth)"
    )
    assert wide <= NARROW[0]
    window.close()
