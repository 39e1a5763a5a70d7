"""The short run of `make chaos`, in its hardest form: two workers at once on PostgreSQL, whose server is killed, too.

What kills do on SQLite is shown by tests/scenarios/test_kills.py; a death between any two steps, and any failure of
Slack, by tests/scheduler.
"""

import random
from pathlib import Path

import pytest

from tests.chaos.play import Plan, play

pytestmark = pytest.mark.slow
NUDGES = 40


def test_whatever_dies_no_nudge_is_lost_and_none_comes_twice(tmp_path: Path) -> None:
    seed = random.randrange(1_000_000)
    outcome = play(Plan(database="postgresql", nudges=NUDGES, kills=3, server_kills=1, at_once=2, seed=seed), tmp_path)
    print(outcome)
    assert outcome.lost == []
    assert outcome.doubled == []
    assert outcome.calls["chat.postMessage"] >= NUDGES
