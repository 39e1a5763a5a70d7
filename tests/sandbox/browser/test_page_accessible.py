"""axe-core, run on each screen of the page, dark and light, finds nothing serious."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.browser.browsing import NARROW, WIDE, Stage, Window

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"  # git-ignored
INSTALL = ("npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(HERE), "axe-core@4.14.1")
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .filter(found => ['serious', 'critical'].includes(found.impact))
  .map(found => `${found.id}: ${found.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`)"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The script, installed from npm at the first run; skips with one line where that is not possible."""
    if not AXE.exists():
        try:
            subprocess.run(INSTALL, check=True, capture_output=True, timeout=120)
        except (OSError, subprocess.SubprocessError) as failure:
            # It comes in no wheel, and the tests must run without a network, too.
            pytest.skip(f"axe-core could not be installed from npm: {failure}")
    return AXE.read_text(encoding="utf-8")


def found_by(axe: str, window: Window) -> list[str]:
    window.page.evaluate(axe)
    found: list[str] = window.page.evaluate(RUN)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_screen_has_a_serious_fault(scene: Stage, axe: str, scheme: str, size: tuple[int, int]) -> None:
    faults: dict[str, Any] = {}
    with scene.playing("Maya Lin", size=size, scheme=scheme) as window:
        window.say("/meet-all")
        window.page.locator(".table").last.wait_for()
        window.say("/whisper quietly")
        window.sees("Only visible to you")
        faults["messages"] = found_by(axe, window)
        for tab, shows in (("Home", ".home .kit-header"), ("About", ".about")):
            window.page.get_by_role("tab", name=tab).click()
            window.page.locator(shows).first.wait_for()
            faults[tab] = found_by(axe, window)
        window.page.get_by_role("tab", name="Messages").click()
        window.say("/inputs")
        window.submit()
        window.sees("Please complete this required field.")
        faults["modal"] = found_by(axe, window)
        window.press("Escape")
        window.dialog.wait_for(state="detached")
        window.press("Control+k")
        window.dialog.wait_for()
        faults["switch"] = found_by(axe, window)
    assert {screen: found for screen, found in faults.items() if found} == {}
