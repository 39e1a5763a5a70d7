"""The scores of everybody with everybody, in one go. Imports numpy and scipy, which take their time: import it late.

The same rules as `explain`, over thousands of people: a test compares the two, pair by pair.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import date
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array

from mentoring.matching.matching_hours import minutes_in_common
from mentoring.matching.matching_objections import bars_of_mentee, bars_of_mentor
from mentoring.matching.matching_people import Mentee, Mentor
from mentoring.matching.matching_reasons import ALL_SKILLS, DEPARTMENTS, hour_points, load_points
from mentoring.matching.matching_score import desk, distance, language_points

Thing = TypeVar("Thing", bound=Hashable)
Grid = NDArray[np.int32]
"""One row a mentee, one column a mentor."""


def fits(mentees: Sequence[Mentee], mentors: Sequence[Mentor], on: date) -> Grid:
    """Each pair's points, but for those of the mentor's load; 0 for a pair that anything but her capacity forbids."""
    languages = _by_kind([each.speaks for each in mentees], [each.speaks for each in mentors], language_points)
    barred = _shared(list(map(bars_of_mentee, mentees)), list(map(bars_of_mentor, mentors)))
    found = languages + _skills(mentees, mentors) + _hours(mentees, mentors, on) + _departments(mentees, mentors)
    found[(languages == 0) | (barred > 0)] = 0
    return found


def best_pairs(grid: Grid, mentors: Sequence[Mentor]) -> list[tuple[int, int]]:
    """Rows and columns of the pairs that together have the highest score, each mentor within her capacity.

    A mentor has a column for each place she has left, and each costs the load that it brings. A forbidden pair
    scores 0, like none at all, and every other more: so the best of all is the best among the allowed.
    """
    rows = len(grid)
    places = [(column, other) for column, m in enumerate(mentors) for other in range(min(m.places, rows))]
    whose = np.array([column for column, _ in places], dtype=np.intp)
    load = np.array([load_points(mentors[column].taken + other) for column, other in places], dtype=np.float64)
    costs = grid.astype(np.float64)[:, whose]
    np.add(costs, load, out=costs, where=costs > 0)
    np.negative(costs, out=costs)  # in place: `maximize=True` would hold all this twice
    chosen = zip(*linear_sum_assignment(costs), strict=True)
    return [(int(row), int(whose[place])) for row, place in chosen if costs[row, place] < 0]


def _skills(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Grid:
    shared = _shared([mentee.sought for mentee in mentees], [mentor.offered for mentor in mentors])
    points = np.zeros_like(shared)
    for row, mentee in enumerate(mentees):
        if mentee.sought:
            points[row] = ALL_SKILLS * shared[row] // len(mentee.sought)
    return points


def _hours(mentees: Sequence[Mentee], mentors: Sequence[Mentor], on: date) -> Grid:
    def points(one: ZoneInfo, other: ZoneInfo) -> int:
        return hour_points(minutes_in_common(one, other, on))

    return _by_kind([mentee.zone for mentee in mentees], [mentor.zone for mentor in mentors], points)


def _departments(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Grid:
    return _by_kind(
        list(map(desk, mentees)), list(map(desk, mentors)), lambda one, other: DEPARTMENTS[distance(one, other)]
    )


def _shared(rows: Sequence[Collection[Thing]], columns: Sequence[Collection[Thing]]) -> Grid:
    """How many things each row shares with each column; in each, a thing stands once."""
    number: dict[Thing, int] = {}
    for things in rows:
        for thing in things:
            number.setdefault(thing, len(number))

    def table(sets: Sequence[Collection[Thing]]) -> Any:
        """One row a set, one column a thing. What no row of ours has can't be shared."""
        ones = [(row, number[thing]) for row, things in enumerate(sets) for thing in things if thing in number]
        at = np.array(ones, dtype=np.intp).reshape(-1, 2)
        return csr_array((np.ones(len(ones), np.int32), (at[:, 0], at[:, 1])), shape=(len(sets), len(number)))

    found: Grid = (table(rows) @ table(columns).T).toarray()
    return found


def _by_kind(rows: Sequence[Thing], columns: Sequence[Thing], points: Callable[[Thing, Thing], int]) -> Grid:
    """The points of each row with each column, worked out once for all that are alike."""
    row_kinds, column_kinds = _numbered(rows), _numbered(columns)
    table = np.array([[points(one, other) for other in column_kinds] for one in row_kinds], dtype=np.int32)
    return table[np.ix_([row_kinds[row] for row in rows], [column_kinds[column] for column in columns])]


def _numbered(things: Sequence[Thing]) -> dict[Thing, int]:
    return {thing: number for number, thing in enumerate(dict.fromkeys(things))}
