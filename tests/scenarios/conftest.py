"""One demo for all scenarios of a test process: what they do there must not disturb one another."""

from collections.abc import Iterator

import pytest

from tests.scenarios.world import World, running


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo, started as a newcomer starts it."""
    home = tmp_path_factory.mktemp("demo")
    with running(home, home / "log.txt") as world:
        yield world
