"""The differencing attacker finds nothing; and finds something as soon as one safeguard is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.counting.gate import Gate
from tests.attack.__main__ import SAFE, WITHOUT, attacks
from tests.attack.bookkeeping import Hidden, Told
from tests.attack.solving import Found, solve

THIRTY, TEN = frozenset(range(30)), frozenset(range(40, 50))


def test_nothing_is_recovered_of_a_hundred_small_pilots() -> None:
    tally = attacks(SAFE, 100, most=50)

    assert tally.figures > 100
    assert tally.recovered == 0


@pytest.mark.parametrize("missing", WITHOUT)
def test_without_one_safeguard_the_attacker_finds_something(missing: str) -> None:
    assert any(attacks(WITHOUT[missing], 1, first=seed).recovered for seed in range(20))


@pytest.mark.parametrize(
    ("told", "hidden", "known", "found"),
    [
        ([Told(1, 0, THIRTY, 30)], [], {}, Found(people=30)),
        ([Told(1, 0, THIRTY, 1)], [], {0: True}, Found(people=29)),
        ([Told(1, 0, THIRTY, 12)], [], {0: True}, Found()),
        ([Told(1, 0, THIRTY, 12), Told(2, 0, THIRTY | {40}, 13)], [], {}, Found(people=1, small_groups=1)),
        ([Told(1, 0, THIRTY, 12), Told(2, 0, THIRTY | {40, 41, 42}, 14)], [], {}, Found(small_groups=1)),
        ([Told(2, 0, THIRTY | {40}, 6)], [Hidden(THIRTY, 6, 24)], {}, Found(people=1, small_groups=1)),
        ([Told(2, 0, THIRTY | TEN, 12)], [Hidden(THIRTY, 6, 24)], {}, Found()),
    ],
)
def test_the_solver_finds_what_there_is_to_find(
    told: list[Told], hidden: list[Hidden], known: dict[int, bool], found: Found
) -> None:
    assert solve(told, hidden, known) == found


@given(st.integers(5, 100), st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_a_block_is_of_so_many_that_enough_are_left_out(threshold: int, waiting: int, asked: int, closed: int) -> None:
    gate = Gate.of(threshold)
    size = gate.closes(waiting, asked, closed)

    assert size == 0 or 3 * threshold <= size <= min(waiting, asked - closed - threshold - 1)
    assert gate.closes(waiting) in (0, waiting)
    assert gate.room(asked) <= min(asked, gate.most_pooled)


@given(st.integers(5, 100), st.integers(0, 400), st.integers(0, 400))
def test_what_is_told_stands_for_enough_people_without_whoever_looks(threshold: int, cell: int, block: int) -> None:
    gate = Gate.of(threshold)

    assert gate.tells(cell, block) == (cell - 1 >= threshold and block - cell - 1 >= threshold)
    assert gate.tells(cell, block) == gate.tells(block - cell, block)  # neither side of a table is dearer
