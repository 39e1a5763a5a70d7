"""What matters in a week is chosen by plain rules: what has grown, and the one figure that says most."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.counting.highlights import highlights
from mentoring.counting.release_values import Cell, Change, Entry, Exact, Release

WEEK, BEFORE, LONG_AGO = (date(2027, 3, 1) - timedelta(weeks=n) for n in (0, 1, 9))
OBJECTIVES = (Cell("objectives", "leadership", 9, 30, WEEK), Cell("objectives", "other", 12, 30, WEEK))
PULSE = Cell("pulse", "2027-01", 7, 20, WEEK)
SURVEY = (Cell("mentee-baseline", "goals", 8, 20, WEEK), Cell("mentee-baseline", "takes.listening", 20, 20, WEEK))
CHANGE = Change("mentee-final", "goals", 9, 22, 0.23, 0.61, WEEK)
HIDDEN = (Cell("pulse", "2027-02"), Cell("objectives", "networking"))


def released(*cells: Cell, changes: tuple[Change, ...] = (), exact: Exact | None = None) -> Release:
    return Release(WEEK, exact, cells, changes, 5)


def counted(week: date, held: int, company: str = "One", *, across: bool = False) -> Entry:
    return Entry(week, company, across, "exact", "meetings_held", held, None, week)


@pytest.mark.parametrize(
    ("release", "news"),
    [
        (released(), None),
        (released(*HIDDEN, changes=(Change("mentee-final", "goals"),)), None),
        (released(*HIDDEN, *OBJECTIVES), OBJECTIVES[1]),
        (released(*OBJECTIVES, PULSE), PULSE),
        (released(*OBJECTIVES, PULSE, *SURVEY, changes=(CHANGE,)), CHANGE),
        (released(*SURVEY), SURVEY[0]),
        (released(replace(PULSE, as_of=LONG_AGO), *OBJECTIVES), OBJECTIVES[1]),
        (released(replace(PULSE, as_of=LONG_AGO)), replace(PULSE, as_of=LONG_AGO)),
    ],
)
def test_the_one_figure_that_says_most_is_told_and_what_is_new_before_what_is_not(
    release: Release, news: Cell | Change | None
) -> None:
    assert highlights(release, (), "One").news == news


def test_what_has_grown_is_reckoned_from_the_companys_own_release_before() -> None:
    published = (
        counted(WEEK, 9),
        counted(BEFORE, 99, "", across=True),
        counted(BEFORE, 70, "Two"),
        counted(BEFORE, 6),
        counted(LONG_AGO, 1),
    )
    release = released(exact=Exact(meetings_held=9))
    assert highlights(release, published, "One").more("meetings_held") == 3
    assert highlights(release, published[:1], "One").more("meetings_held") is None
