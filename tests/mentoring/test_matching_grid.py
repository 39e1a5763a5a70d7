"""The scores worked out for everybody at once are those of `explain`; and a thousand people are no trouble."""

import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest
from hypothesis import given

from mentoring.matching.matching import Suggestion, suggest
from mentoring.matching.matching_grid import fits
from mentoring.matching.matching_reasons import load_points
from mentoring.matching.matching_score import explain
from tests.mentoring.matching_crowds import MONDAY, Crowd, crowds, random_crowd, unhurried
from tests.scale import memory

MENTEES, MENTORS = 1000, 800
PEAK_AT_MOST_MB = 500


@unhurried
@given(crowds())
def test_the_grid_says_of_every_pair_what_explain_says(crowd: Crowd) -> None:
    mentees, mentors = crowd.mentees, [replace(each, capacity=1, taken=0) for each in crowd.mentors]
    if not mentees or not mentors:
        return

    grid = fits(mentees, mentors, MONDAY)

    for row, one in enumerate(mentees):
        for column, other in enumerate(mentors):
            score = explain(one, other, MONDAY).score
            assert grid[row, column] == (score - load_points(0) if score else 0)


def _many(capacity: int | None) -> Crowd:
    """`capacity`: of every mentor; None: 1 to 3, with some places taken."""
    mentees, mentors = random_crowd(7, MENTEES, MENTORS)
    if capacity:
        mentors = tuple(replace(each, capacity=capacity, taken=0) for each in mentors)
    return Crowd(mentees, mentors)


def _suggest_for_many(capacity: int | None) -> tuple[tuple[Suggestion, ...], float, float]:
    """Suggestions, seconds, and the peak of this process's memory in MB."""
    crowd = _many(capacity)
    began = time.perf_counter()
    found = suggest(*crowd, MONDAY)
    seconds = time.perf_counter() - began
    return found, seconds, memory.megabytes()


@pytest.mark.slow
@pytest.mark.parametrize("capacity", [1, None, 20])
def test_a_thousand_mentees_and_eight_hundred_mentors_fit_in_memory(capacity: int | None) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own_process:
        found, seconds, peak = own_process.submit(_suggest_for_many, capacity).result()

    print(
        f"\n{MENTEES} mentees, {MENTORS} mentors, capacity {capacity or '1-3'}: "
        f"{len(found)} pairs, total {sum(each.score for each in found)}, {seconds:.2f} s, {peak:.0f} MB"
    )
    crowd = _many(capacity)
    mentees, mentors = {each.id: each for each in crowd.mentees}, {each.id: each for each in crowd.mentors}
    assert len({each.mentee_id for each in found}) == min(MENTEES, sum(each.places for each in crowd.mentors))
    assert all(explain(mentees[each.mentee_id], mentors[each.mentor_id], MONDAY).score for each in found)
    assert all(more <= mentors[one].places for one, more in Counter(each.mentor_id for each in found).items())
    assert peak < PEAK_AT_MOST_MB
