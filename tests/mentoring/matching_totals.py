"""Total scores to compare with: the best by trying everything, and what greed gets. Both by `explain` alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from mentoring.matching.matching_people import Mentee, Mentor
from mentoring.matching.matching_score import explain
from tests.mentoring.matching_crowds import MONDAY

Score = Callable[[int, int, int], int]


def scores(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Score:
    """The score of a pair by their places in the two lists, if the mentor has that many mentees more: by `explain`."""

    @cache
    def score(row: int, column: int, more: int) -> int:
        offered = mentors[column]
        return explain(mentees[row], replace(offered, taken=offered.taken + more), MONDAY).score

    return score


def greedy_total(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> int:
    """What one gets by taking the best pair that is left, over and over."""
    score, total = scores(mentees, mentors), 0
    waiting, more = set(range(len(mentees))), [0] * len(mentors)
    while waiting and mentors:
        best, row, column = max((score(r, c, more[c]), r, c) for r in waiting for c in range(len(mentors)))
        if not best:
            break
        total += best
        waiting.remove(row)
        more[column] += 1
    return total


def best_total(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> int:
    """The highest total there is, by trying everything."""
    score = scores(mentees, mentors)

    @cache
    def best(row: int, more: tuple[int, ...]) -> int:
        if row == len(mentees):
            return 0
        found = best(row + 1, more)
        for column, others in enumerate(more):
            gain = score(row, column, others)
            if gain:
                found = max(found, gain + best(row + 1, (*more[:column], others + 1, *more[column + 1 :])))
        return found

    return best(0, (0,) * len(mentors))
