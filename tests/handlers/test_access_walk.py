"""The access walk: everybody tries everything through the front door, and only what the table allows happens."""

from collections.abc import Callable
from typing import Any

import pytest

from mentoring import access
from mentoring.access import MAY
from tests.handlers.house import House
from tests.handlers.walk import (
    agreements,
    attendance,
    documents,
    exchanges,
    feedback,
    first_times,
    fit_checks,
    homework,
    keeping,
    leaving,
    matchmaking,
    matchmaking_closing,
    matchmaking_picking,
    meetings,
    notes,
    nudges,
    objectives,
    pilot,
    pilot_settings,
    profiles,
    registering,
    reports,
    surveys,
)
from tests.handlers.walk.attempts import ATTEMPTS
from tests.handlers.walk.circle import Who, crowd
from tests.handlers.walk.walking import Walk, may_do

FEATURES = (
    agreements,
    attendance,
    documents,
    exchanges,
    feedback,
    first_times,
    fit_checks,
    homework,
    keeping,
    leaving,
    matchmaking,
    matchmaking_closing,
    matchmaking_picking,
    meetings,
    notes,
    nudges,
    objectives,
    pilot,
    pilot_settings,
    profiles,
    registering,
    reports,
    surveys,
)


def test_every_cell_of_the_table_is_tried() -> None:
    assert {(attempt.verb, attempt.thing) for attempt in ATTEMPTS} == set(MAY)


@pytest.mark.slow
def test_whoever_tries_whatever_gets_what_the_table_says(
    house: House, record_property: Callable[[str, Any], None]
) -> None:
    walk = Walk(house, crowd(house.store))
    for attempt in ATTEMPTS:
        walk.go(attempt)
    record_property("tally", f"access walk: {walk.cells} cells, {walk.allowed} allowed, {len(walk.wrong)} wrong")
    assert not walk.wrong, "\n".join(walk.wrong)
    assert walk.cells > (len(Who) - 1) * len(ATTEMPTS)


def test_every_operation_asks_the_table_for_its_own_cell(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the table gives a cell to nobody, nobody can do it: not even who else could."""
    around = crowd(house.store)
    for attempt in ATTEMPTS:
        cell = (attempt.verb, attempt.thing)
        walk, refused = Walk(house, around), Walk(house, around)
        here, trying = walk.set_up(attempt, attempt.authors[0], across=attempt.worlds[0])
        able = next(who for who in Who if may_do(attempt, here, who))
        with monkeypatch.context() as patch:
            patch.setattr(access, "MAY", {**access.MAY, cell: frozenset()})
            refused.refuse(attempt, here, trying, able)
        walk.allow(attempt, here, trying, able)
        assert (refused.wrong, walk.wrong) == ((), ())
