"""What a pilot may be set to, by tables and properties."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.local_time import zones
from mentoring.pilot_rules import (
    MONTHS_AT_MOST,
    Course,
    Field,
    Figures,
    Hours,
    Problem,
    end_of,
    last_day,
    months_of,
    troubles_of_course,
    troubles_of_figures,
    troubles_of_hours,
)

TODAY = date(2026, 11, 23)
BEGAN = date(2026, 11, 25)
WEEK = frozenset(range(5))


def wrong(course: Course, begun_on: date | None = None) -> dict[Field, Problem]:
    return {trouble.field: trouble.problem for trouble in troubles_of_course(course, begun_on, TODAY)}


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (Course(TODAY, "6", None, "6"), {}),
        (Course(TODAY, " 6 ", date(2027, 5, 22), "1"), {}),
        (Course(TODAY, "6", date(2027, 5, 1), "6"), {}),  # the last month may be short
        (Course(TODAY, "6", date(2027, 5, 23), "6"), {Field.LAST_DAY: Problem.OTHER_MONTHS}),
        (Course(TODAY, "6", date(2027, 4, 22), "6"), {Field.LAST_DAY: Problem.OTHER_MONTHS}),
        (Course(None, "6", None, "6"), {Field.FIRST_DAY: Problem.EMPTY}),
        (Course(TODAY, "", None, "six"), {Field.MONTHS: Problem.NO_NUMBER, Field.MEETINGS: Problem.NO_NUMBER}),
        (Course(TODAY, "0", None, "0"), {Field.MONTHS: Problem.NO_NUMBER, Field.MEETINGS: Problem.NO_NUMBER}),
        (Course(TODAY, "25", None, "101"), {Field.MONTHS: Problem.NO_NUMBER, Field.MEETINGS: Problem.NO_NUMBER}),
        (Course(TODAY, "1.5", None, "-1"), {Field.MONTHS: Problem.NO_NUMBER, Field.MEETINGS: Problem.NO_NUMBER}),
        (Course(TODAY, "²", None, "9" * 400), {Field.MONTHS: Problem.NO_NUMBER, Field.MEETINGS: Problem.NO_NUMBER}),
        (Course(TODAY, "6", TODAY, "6"), {Field.LAST_DAY: Problem.BEFORE_FIRST}),
        (Course(date(2026, 5, 23), "6", None, "6"), {Field.MONTHS: Problem.PAST}),
        (Course(date(2026, 5, 24), "6", None, "6"), {}),  # its last day is today
        (Course(date(2026, 5, 24), "6", date(2026, 11, 22), "6"), {Field.LAST_DAY: Problem.PAST}),
        (Course(date.max, "24", None, "6"), {Field.FIRST_DAY: Problem.FAR}),
        (Course(date.min, "24", date.max, "6"), {Field.FIRST_DAY: Problem.FAR}),
        (Course(TODAY, "24", date.max, "6"), {Field.LAST_DAY: Problem.OTHER_MONTHS}),
    ],
)
def test_a_course_is_refused_for_what_is_wrong_with_it(course: Course, expected: dict[Field, Problem]) -> None:
    assert wrong(course) == expected


def test_no_pair_may_have_begun_before_the_first_day() -> None:
    assert wrong(Course(BEGAN, "6", None, "6"), BEGAN) == {}
    later = Course(BEGAN + timedelta(days=1), "6", None, "6")
    assert wrong(later, BEGAN) == {Field.FIRST_DAY: Problem.PAIRS_BEGUN}
    assert wrong(later) == {}


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.integers(1, MONTHS_AT_MOST))
def test_so_many_months_are_counted_as_so_many(first_day: date, months: int) -> None:
    ends_on = last_day(first_day, months)
    assert months_of(first_day, ends_on) == months
    assert months_of(first_day, last_day(first_day, months - 1) + timedelta(days=1)) == months
    assert end_of(Course(first_day, str(months), None, "6")) == ends_on


def test_a_last_day_that_was_chosen_is_the_end() -> None:
    assert end_of(Course(TODAY, "6", date(2027, 5, 1), "6")) == date(2027, 5, 1)
    assert end_of(Course(TODAY, "?", None, "6")) is None


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (Hours(time(9), time(17), WEEK, "Europe/Paris"), {}),
        (Hours(time(0), time(1), frozenset({6}), "UTC"), {}),
        (Hours(time(9), time(9, 59), WEEK, "UTC"), {Field.CLOSES: Problem.NO_HOUR}),
        (Hours(time(17), time(9), WEEK, "UTC"), {Field.CLOSES: Problem.NO_HOUR}),
        (
            Hours(None, None, frozenset(), "Nowhere"),
            {
                Field.OPENS: Problem.EMPTY,
                Field.CLOSES: Problem.EMPTY,
                Field.DAYS: Problem.EMPTY,
                Field.ZONE: Problem.NO_SUCH_ZONE,
            },
        ),
    ],
)
def test_hours_are_refused_for_what_is_wrong_with_them(hours: Hours, expected: dict[Field, Problem]) -> None:
    assert {trouble.field: trouble.problem for trouble in troubles_of_hours(hours, zones())} == expected


@pytest.mark.parametrize(
    ("threshold", "is_wrong"), [("5", False), ("100", False), ("4", True), ("", True), ("0", True)]
)
def test_no_figure_stands_for_fewer_than_five(threshold: str, is_wrong: bool) -> None:
    assert bool(troubles_of_figures(Figures("", "en", threshold))) is is_wrong
