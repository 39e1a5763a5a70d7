"""The access walk: everybody tries everything through the front door, and only what the table allows happens."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mentoring import access
from mentoring.access import MAY
from tests import building
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
from tests.handlers.walk.walking import Walk, Watch, may_do, set_up, watching

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


@pytest.fixture
def watch(house: House) -> Iterator[Watch]:
    """Sees what the database holds, try after try."""
    with watching(house.store) as watch:
        yield watch


def test_whatever_is_written_is_seen(house: House, watch: Watch) -> None:
    before = watch.everything()
    assert watch.everything() is before, "nothing was written"
    building.company(house.store)
    assert watch.everything() != before


def test_every_cell_of_the_table_is_tried() -> None:
    assert {(attempt.verb, attempt.thing) for attempt in ATTEMPTS} == set(MAY)


@pytest.mark.slow
@pytest.mark.parametrize("across", [False, True], ids=["within a company", "across two"])
def test_whoever_tries_whatever_gets_what_the_table_says(
    house: House, watch: Watch, across: bool, record_property: Callable[[str, Any], None]
) -> None:
    walk = Walk(house, crowd(house.store), watch)
    tried = [attempt for attempt in ATTEMPTS if across in attempt.worlds]
    for attempt in tried:
        walk.go(attempt, across=across)
    record_property("tally", f"access walk: {walk.cells} cells, {walk.allowed} allowed, {len(walk.wrong)} wrong")
    assert not walk.wrong, "\n".join(walk.wrong)
    assert walk.cells >= (len(Who) - 1) * len(tried)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_every_operation_asks_the_table_for_its_own_cell(
    house: House, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the table gives a cell to nobody, nobody can do it: not even who else could.

    On one database: it is about who asks the table, and not about what is kept.
    """
    around = crowd(house.store)
    for attempt in ATTEMPTS:
        cell = (attempt.verb, attempt.thing)
        walk, refused = Walk(house, around, watch), Walk(house, around, watch)
        here, trying = set_up(house, around, attempt, attempt.authors[0], across=attempt.worlds[0])
        able = next(who for who in Who if may_do(attempt, here, who))
        with monkeypatch.context() as patch:
            patch.setattr(access, "MAY", {**access.MAY, cell: frozenset()})
            refused.refuse(attempt, here, trying, able)
        walk.allow(attempt, here, trying, able)
        assert (refused.wrong, walk.wrong) == ((), ())
