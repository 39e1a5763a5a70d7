"""What holds for every screen of the page."""

from __future__ import annotations

import pytest

from tests.sandbox.browser.browsing import NARROW, Stage

pytestmark = pytest.mark.slow


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
