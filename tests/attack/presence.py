"""Whether the numbers of answers say of anybody that she has answered, or has not: solved as a linear programme.

The attacker knows whom each company had asked by when, and of each week whether a block closed and of how many.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from tests.attack.bookkeeping import Closing
from tests.attack.pilots import WEEKS, Contributor, Family

SMALL = 5
Numbers = NDArray[np.float64]
Columns = dict[tuple[tuple[int, int], int], int]
"""Of each class in each week."""
Line = tuple[dict[int, float], float]
"""Coefficients, and what they add up to at the most."""


def who_answered(family: Family, closings: list[Closing], attacker: int, most_waiting: int) -> int:
    """Of how many people that is certain. A class: those of one company asked in one week."""
    weeks = sorted(_telling(closings))
    if not weeks:
        return 0
    others = [each for each in family.everyone if each.id != attacker]
    mine = [each for each in family.everyone if each.id == attacker]
    sizes = Counter((each.company, each.asked) for each in others)
    classes = sorted(sizes)
    columns = {(one, week): n for n, (one, week) in enumerate((one, week) for one in classes for week in weeks)}
    lines = [*_lines(closings, weeks, columns, mine, most_waiting), *_steps(classes, weeks, columns)]
    upper = [float(sizes[one]) if one[1] < week else 0.0 for one in classes for week in weeks]
    free = [n for n, most in enumerate(upper) if most]
    found = 0
    for n in _uncertain(lines, upper, free):
        low, high = (_bound(lines, upper, n, sign) for sign in (1, -1))
        size = upper[n]
        if high - low < 1e-6 and (size < SMALL or low < 1e-6 or high > size - 1e-6):
            found += int(size)
    return found


def _telling(closings: list[Closing]) -> set[int]:
    """The weeks that matter: those of blocks, and each one's week before."""
    closed = {closing.week for closing in closings if closing.size}
    return {week for week in (*closed, *(week - 1 for week in closed), WEEKS) if week > 0} if closed else set()


def _lines(
    closings: list[Closing], weeks: list[int], columns: Columns, mine: list[Contributor], most_waiting: int
) -> Iterator[Line]:
    """What each week's block, or its absence, says of how many had answered: of those not in a block before."""
    before: Counter[tuple[int, ...]] = Counter()
    for closing in sorted(closings, key=lambda one: (one.week, len(one.companies) > 1)):
        shown = before[closing.companies]
        before[closing.companies] += closing.size
        if closing.week not in weeks or any(before[(company,)] for company in closing.companies[1:]):
            continue
        sure = sum(
            each.company in closing.companies and each.answered is not None and each.answered < closing.week
            for each in mine
        )
        of_it = {n: company for ((company, _), week), n in columns.items() if week == closing.week}
        line = {n: 1.0 for n, company in of_it.items() if company in closing.companies}
        at_least = shown + closing.size - sure
        if closing.size:
            yield dict.fromkeys(line, -1.0), float(-at_least)
        pooled = len(closing.companies) == 1 and any(
            closing.companies[0] in other.companies and len(other.companies) > 1 and other.week < closing.week
            for other in closings
        )
        if closing.size < closing.limit and not pooled:  # as many as there were; or too few for a block
            yield line, float(at_least if closing.size else at_least + most_waiting)


def _steps(classes: list[tuple[int, int]], weeks: list[int], columns: Columns) -> Iterator[Line]:
    """Who has answered, has answered."""
    for one in classes:
        for earlier, later in pairwise(weeks):
            yield {columns[one, earlier]: 1.0, columns[one, later]: -1.0}, 0.0


def _uncertain(lines: list[Line], upper: list[float], free: list[int]) -> list[int]:
    """Those of whom four solutions don't show at once that nothing is certain."""
    ways = np.random.default_rng(0)
    points = np.array([_solution(lines, upper, ways.random(len(upper)) - lean) for lean in (0.0, 1.0, 0.5, 0.5)])
    spread = points.max(axis=0) - points.min(axis=0)
    at = points[0]
    telling = [upper[n] < SMALL or at[n] < 1e-6 or at[n] > upper[n] - 1e-6 for n in range(len(upper))]
    return [n for n in free if spread[n] < 1e-6 and telling[n]]


def _bound(lines: list[Line], upper: list[float], n: int, sign: int) -> float:
    goal = np.zeros(len(upper))
    goal[n] = sign
    return float(_solution(lines, upper, goal)[n])


def _solution(lines: list[Line], upper: list[float], goal: Numbers) -> Numbers:
    matrix = np.zeros((len(lines), len(upper)))
    for row, (line, _) in enumerate(lines):
        for n, value in line.items():
            matrix[row, n] = value
    found = linprog(goal, A_ub=matrix, b_ub=[most for _, most in lines], bounds=[(0.0, most) for most in upper])
    assert found.success, found.message
    return np.asarray(found.x)
