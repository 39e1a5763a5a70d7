from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sandbox.running import Running, running


@pytest.fixture
def slack() -> Iterator[Running]:
    """A fresh sandbox on a free port, with the small roster and no app connected yet."""
    with running() as started:
        yield started
