"""One stage for all browser tests of a run: starting it takes longer than a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.sandbox.browser.browsing import Stage, Window, stage


@pytest.fixture(scope="session")
def scene(browser: Browser) -> Iterator[Stage]:
    with stage(browser) as started:
        yield started
        assert started.troubles == []  # no page complained, and nothing was fetched from elsewhere


@pytest.fixture
def maya(scene: Stage) -> Iterator[Window]:
    with scene.playing("Maya Lin") as window:
        yield window


@pytest.fixture
def claire(scene: Stage) -> Iterator[Window]:
    with scene.playing("Claire Roy") as window:
        yield window
