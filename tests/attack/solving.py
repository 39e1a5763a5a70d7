"""Solves for what counts give away: exactly, in rationals, and where counts are only known to be small or large, in
whole numbers (HiGHS)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

import numpy as np
from scipy.optimize import LinearConstraint, milp

from tests.attack.bookkeeping import Hidden, Told

SMALL = 5
GAPS = 5
"""So many hidden counts of a table are looked at, the last ones: each doubles the work."""
Row = tuple[tuple[int, ...], int]
"""Coefficients of the classes, and what they add up to."""
Reduced = tuple[tuple[Fraction, ...], Fraction]
"""A row after elimination."""
Gap = tuple[tuple[int, ...], int, int]
"""Coefficients; together they are below the first number or above the second."""


@dataclass(frozen=True)
class Found:
    """What was recovered of one table."""

    people: int = 0
    """Whose answer is certain."""
    small_groups: int = 0
    """Of fewer than five, of whom it is certain how many."""

    def __bool__(self) -> bool:
        return bool(self.people or self.small_groups)

    def __add__(self, other: "Found") -> "Found":
        return Found(self.people + other.people, self.small_groups + other.small_groups)


def solve(told: Iterable[Told], hidden: Iterable[Hidden], known: dict[int, bool]) -> Found:
    """What follows from these counts for those of whom nothing is known beforehand.

    People who are in the same counts can't be told apart: they are one class, with a number between 0 and its size.
    Somebody's answer is certain exactly if her class's number is certain, and is 0 or its size.
    """
    seen = {(one.people, one.count) for one in told}
    gaps = [(one.people, one.below, one.above) for one in [*hidden][-GAPS:]]
    classes = _classes([people for people, _ in seen] + [people for people, _, _ in gaps], known)
    if not classes:
        return Found()
    rows = [_row(classes, people, known, count) for people, count in seen]
    holes = []
    for people, below, above in gaps:
        coefficients, less = _row(classes, people, known, 0)
        holes.append((coefficients, below + less, above + less))
    sizes = tuple(len(members) for members in classes)
    found = Found()
    for part_sizes, part_rows, part_holes in _apart(sizes, _reduced(rows), holes):
        found += _judge(part_sizes, _ranges(part_sizes, part_rows, part_holes))
    return found


def _classes(counts: Sequence[frozenset[int]], known: dict[int, bool]) -> list[list[int]]:
    within: defaultdict[int, list[int]] = defaultdict(list)
    for number, people in enumerate(counts):
        for person in people:
            within[person].append(number)
    classes: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for person, numbers in within.items():
        if person not in known:
            classes[tuple(numbers)].append(person)
    return [classes[key] for key in sorted(classes)]


def _row(classes: list[list[int]], people: frozenset[int], known: dict[int, bool], count: int) -> Row:
    sure = sum(answer for person, answer in known.items() if person in people)
    return tuple(int(members[0] in people) for members in classes), count - sure


def _reduced(rows: list[Row]) -> list[Reduced]:
    """Exact elimination: the same, with as little in each row as there can be."""
    matrix = [[Fraction(value) for value in (*coefficients, total)] for coefficients, total in rows]
    done = 0
    for column in range(len(matrix[0]) - 1 if matrix else 0):
        pivot = next((n for n in range(done, len(matrix)) if matrix[n][column]), None)
        if pivot is None:
            continue
        matrix[done], matrix[pivot] = matrix[pivot], matrix[done]
        head = matrix[done][column]
        matrix[done] = [value / head if value else value for value in matrix[done]]
        for n, row in enumerate(matrix):
            if n != done and (factor := row[column]):
                matrix[n] = [a - factor * b if b else a for a, b in zip(row, matrix[done], strict=True)]
        done += 1
    assert all(not any(row) for row in matrix[done:])  # else what was told contradicts itself
    return [(tuple(row[:-1]), row[-1]) for row in matrix[:done]]


def _apart(
    sizes: tuple[int, ...], rows: list[Reduced], holes: list[Gap]
) -> list[tuple[tuple[int, ...], tuple[Reduced, ...], tuple[Gap, ...]]]:
    """The classes that have to do with each other, apart from the others."""
    group = list(range(len(sizes)))
    for coefficients in [row[0] for row in rows] + [hole[0] for hole in holes]:
        used = [n for n, value in enumerate(coefficients) if value]
        names = {group[n] for n in used}
        group = [min(names) if name in names else name for name in group]
    parts = []
    for name in sorted(set(group)):
        columns = [n for n, each in enumerate(group) if each == name]
        parts.append(
            (
                tuple(sizes[n] for n in columns),
                tuple((tuple(row[n] for n in columns), total) for row, total in rows if any(row[n] for n in columns)),
                tuple((tuple(h[n] for n in columns), a, b) for h, a, b in holes if any(h[n] for n in columns)),
            )
        )
    return parts


@lru_cache(maxsize=100_000)
def _ranges(
    sizes: tuple[int, ...],
    rows: tuple[Reduced, ...],
    holes: tuple[Gap, ...],
) -> tuple[tuple[int, int], ...]:
    """The least and the most that each class's number can be; and that of each few classes that are small together."""
    if len(sizes) == 1 and rows:
        (value,) = {int(total / coefficient[0]) for coefficient, total in rows}
        return ((value, value),)
    wanted = [*([n] for n in range(len(sizes))), *_together(sizes)]
    return tuple((_extreme(sizes, rows, holes, which, 1), _extreme(sizes, rows, holes, which, -1)) for which in wanted)


def _together(sizes: tuple[int, ...]) -> list[list[int]]:
    """Several classes that are fewer than five people."""
    few = [n for n, size in enumerate(sizes) if size < SMALL]
    found = [list(some) for count in (2, 3, 4) for some in combinations(few, count)]
    return [some for some in found if sum(sizes[n] for n in some) < SMALL]


def _extreme(
    sizes: tuple[int, ...],
    rows: tuple[Reduced, ...],
    holes: tuple[Gap, ...],
    which: list[int],
    sign: int,
) -> int:
    """The least (1) or the most (-1) that these classes' numbers can add up to."""
    classes, most = len(sizes), sum(sizes) + 1
    goal = np.zeros(classes + len(holes))
    goal[which] = sign
    constraints = []
    for coefficients, total in rows:
        line = [float(value) for value in coefficients] + [0.0] * len(holes)
        constraints.append(LinearConstraint(line, float(total), float(total)))
    for n, (used, below, above) in enumerate(holes):  # a switch says on which side of the gap it is
        line = [float(value) for value in used] + [0.0] * len(holes)
        low, high = line.copy(), line.copy()
        low[classes + n], high[classes + n] = -float(most), -float(most)
        constraints.append(LinearConstraint(low, -np.inf, below - 1))
        constraints.append(LinearConstraint(high, above + 1 - most, np.inf))
    upper = np.array([*sizes, *([1] * len(holes))], dtype=float)
    found = milp(goal, constraints=constraints, integrality=np.ones(len(goal)), bounds=(np.zeros(len(goal)), upper))
    assert found.success, found.message
    return round(sign * float(found.fun))


def _judge(sizes: tuple[int, ...], ranges: tuple[tuple[int, int], ...]) -> Found:
    people = sum(size for size, (low, high) in zip(sizes, ranges, strict=False) if low == high and low in (0, size))
    certain = sum(low == high for size, (low, high) in zip(sizes, ranges, strict=False) if size < SMALL)
    return Found(people, certain + sum(low == high for low, high in ranges[len(sizes) :]))
