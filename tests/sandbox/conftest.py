from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sandbox.parrot import Parrot, connected
from tests.sandbox.running import Running, running


@pytest.fixture
def slack() -> Iterator[Running]:
    """A fresh sandbox on a free port, with the small roster and no app connected yet."""
    with running() as started:
        yield started


@pytest.fixture
def parrot(slack: Running) -> Iterator[Parrot]:
    """A Bolt app that answers whatever it is told, connected."""
    with connected(slack) as app:
        yield app


@pytest.fixture
def maya(slack: Running) -> str:
    """One of its people."""
    return slack.person("Maya Lin")
