"""What may be told of a group, exactly at the threshold (SPEC N3, P15): one fewer, and nothing is told."""

import pytest

from mentoring.counting.gate import Gate

FIVE = Gate.of(5)
"""Whoever looks is one of them: a cell stands for five besides her."""


@pytest.mark.parametrize(("waiting", "asked", "told"), [(14, None, 0), (15, None, 15), (15, 20, 0), (15, 21, 15)])
def test_a_block_closes_with_three_thresholds_and_leaves_out_as_many_as_a_cell(
    waiting: int, asked: int | None, told: int
) -> None:
    assert FIVE.closes(waiting, asked) == told


@pytest.mark.parametrize(("cell", "is_told"), [(0, False), (5, False), (6, True), (9, True), (10, False), (15, False)])
def test_a_cell_is_told_if_it_and_its_complement_stand_for_more_than_the_threshold(cell: int, is_told: bool) -> None:
    assert FIVE.tells(cell, block=15) is is_told
