"""What a pilot may be set to: pure rules, on values. Days are those of the company's own calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from math import ceil

from dateutil.relativedelta import relativedelta

MONTHS_AT_MOST = 24
MEETINGS_AT_MOST = 100
THRESHOLD_AT_LEAST, THRESHOLD_AT_MOST = 5, 100
"""People that a figure stands for (SPEC N3, P15): never fewer than five."""
AN_HOUR = timedelta(hours=1)
FAR = timedelta(days=5 * 365)


class Field(StrEnum):
    """What a pilot's forms ask for."""

    FIRST_DAY = "first_day"
    MONTHS = "months"
    LAST_DAY = "last_day"
    MEETINGS = "meetings"
    OPENS = "opens"
    CLOSES = "closes"
    DAYS = "days"
    ZONE = "zone"
    CHANNEL = "channel"
    LANGUAGE = "language"
    THRESHOLD = "threshold"


class Problem(StrEnum):
    """What can be wrong with one of them."""

    EMPTY = "empty"
    NO_NUMBER = "no number"
    """Not a whole number from `at_least` to `at_most`."""
    FAR = "far"
    """Years away: mistyped."""
    PAIRS_BEGUN = "pairs have begun"
    """Before that first day: on `day`, the first of them."""
    BEFORE_FIRST = "before the first day"
    PAST = "past"
    """The pilot, and every pair with it, would be over already."""
    OTHER_MONTHS = "other months"
    """So many months end on `day`."""
    NO_HOUR = "no hour"
    """Between opening and closing."""
    NO_SUCH_ZONE = "no such zone"
    CANT_POST = "can't post"
    """Advance is not in that channel, and can't join it."""


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong, and where."""

    field: Field
    problem: Problem
    day: date | None = None
    at_least: int = 0
    at_most: int = 0


@dataclass(frozen=True)
class Course:
    """When a pilot is, and how often its pairs meet, as entered; numbers as typed."""

    first_day: date | None
    months: str
    last_day: date | None
    """None: so many months after the first."""
    meetings: str


@dataclass(frozen=True)
class Hours:
    """When Advance may write of its own accord, as entered."""

    opens: time | None
    closes: time | None
    days: frozenset[int]
    """Monday is 0."""
    zone: str


@dataclass(frozen=True)
class Figures:
    """Where weekly figures go, as entered."""

    channel: str
    """A Slack channel's id; empty: nowhere."""
    language: str
    threshold: str


def last_day(first_day: date, months: int) -> date:
    """The last of so many months: the day before the same day of the month, or before that month's last."""
    return first_day + relativedelta(months=months) - timedelta(days=1)


def months_of(first_day: date, ends_on: date) -> int:
    """How many months a pilot has, the last one counted although it may be short."""
    whole_ones = relativedelta(ends_on + timedelta(days=1), first_day)
    return whole_ones.years * 12 + whole_ones.months + bool(whole_ones.days)


def meetings_within(at_least: int, months: int, of_all: int) -> int:
    """How many meetings a pair is to have that is together for so many of the months of its pilot (SPEC S20)."""
    return ceil(at_least * min(months, of_all) / of_all)


def end_of(course: Course) -> date | None:
    """The day on which a pilot with this course ends; None if the course does not say."""
    months = whole(course.months)
    if course.last_day or course.first_day is None or months is None:
        return course.last_day
    return last_day(course.first_day, months)


def whole(typed: str) -> int | None:
    """The whole number that was typed."""
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def troubles_of_course(course: Course, begun_on: date | None, today: date) -> tuple[Trouble, ...]:
    """What is wrong with it. `begun_on`: the day on which the first pair began; None if none has."""
    months = whole(course.months)
    found = [
        *_number(Field.MONTHS, course.months, 1, MONTHS_AT_MOST),
        *_number(Field.MEETINGS, course.meetings, 1, MEETINGS_AT_MOST),
    ]
    if course.first_day is None:
        return (Trouble(Field.FIRST_DAY, Problem.EMPTY), *found)
    if abs(course.first_day - today) > FAR:
        return (Trouble(Field.FIRST_DAY, Problem.FAR), *found)
    if begun_on and course.first_day > begun_on:
        found.append(Trouble(Field.FIRST_DAY, Problem.PAIRS_BEGUN, day=begun_on))
    if months is not None and 1 <= months <= MONTHS_AT_MOST:
        found.extend(_end(course, course.first_day, months, today))
    return tuple(found)


def _end(course: Course, first_day: date, months: int, today: date) -> Iterator[Trouble]:
    """What is wrong with the last day, wherever it comes from: said where it can be changed."""
    ends_on = course.last_day or last_day(first_day, months)
    if ends_on <= first_day:
        yield Trouble(Field.LAST_DAY, Problem.BEFORE_FIRST)
    elif ends_on < today:
        yield Trouble(Field.LAST_DAY if course.last_day else Field.MONTHS, Problem.PAST)
    elif not last_day(first_day, months - 1) < ends_on <= last_day(first_day, months):
        yield Trouble(Field.LAST_DAY, Problem.OTHER_MONTHS, day=last_day(first_day, months))


def troubles_of_hours(hours: Hours, zones: frozenset[str]) -> tuple[Trouble, ...]:
    """What is wrong with them. `zones`: those that this machine knows."""
    given = {Field.OPENS: hours.opens, Field.CLOSES: hours.closes, Field.DAYS: hours.days}
    found = [Trouble(field, Problem.EMPTY) for field, value in given.items() if value is None or value == frozenset()]
    if hours.opens is not None and hours.closes is not None and _between(hours.opens, hours.closes) < AN_HOUR:
        found.append(Trouble(Field.CLOSES, Problem.NO_HOUR))
    if hours.zone not in zones:
        found.append(Trouble(Field.ZONE, Problem.NO_SUCH_ZONE))
    return tuple(found)


def troubles_of_figures(figures: Figures) -> tuple[Trouble, ...]:
    """What is wrong with them."""
    return tuple(_number(Field.THRESHOLD, figures.threshold, THRESHOLD_AT_LEAST, THRESHOLD_AT_MOST))


def _between(opens: time, closes: time) -> timedelta:
    day = date.min
    return datetime.combine(day, closes) - datetime.combine(day, opens)


def _number(field: Field, typed: str, at_least: int, at_most: int) -> Iterator[Trouble]:
    number = whole(typed)
    if number is None or not at_least <= number <= at_most:
        yield Trouble(field, Problem.NO_NUMBER, at_least=at_least, at_most=at_most)
