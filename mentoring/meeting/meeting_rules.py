"""What makes a proposed time a good one: plain rules on values, with neither Slack nor database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from mentoring.local_time import LocalTime, NoSuchTime, today

LENGTHS_MIN = (30, 45, 60, 90, 120)
USUAL_LENGTH_MIN = 60
"""An hour (SPEC S19)."""
PLACE_AT_MOST = 200
AGENDA_AT_MOST = 1000
REASON_AT_MOST = 500


class Field(StrEnum):
    """The parts of the form, by which a problem finds its place on the screen."""

    MATCH = "match"
    DAY = "day"
    AT = "at"
    LENGTH = "length"
    PLACE = "place"
    AGENDA = "agenda"
    REASON = "reason"


class Problem(StrEnum):
    """What can be wrong with a field."""

    EMPTY = "empty"
    PAST = "past"
    BEYOND_THE_END = "beyond_the_end"
    OVERLAPS = "overlaps"
    NO_SUCH_TIME = "no_such_time"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Busy:
    """A meeting that the person has agreed to already."""

    starts_at: datetime
    ends_at: datetime
    with_whom: str


@dataclass(frozen=True)
class Trouble:
    """One thing wrong with one field, with what is needed to say it well."""

    field: Field
    problem: Problem
    ends_on: date | None = None
    busy: Busy | None = None
    length: int = 0
    at_most: int = 0


@dataclass(frozen=True)
class Wish:
    """A meeting as somebody would like it, in her own zone. What she left out is None or empty."""

    day: date | None
    at: time | None
    minutes: int
    place: str
    agenda: str


def span(wish: Wish, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """From when to when, in UTC; None where the wish names no time, or one that does not exist."""
    if wish.day is None or wish.at is None:
        return None
    try:
        starts_at = LocalTime(wish.day, wish.at, zone).instant()
        return starts_at, starts_at + timedelta(minutes=wish.minutes)
    except (NoSuchTime, OverflowError):
        return None


def troubles(wish: Wish, zone: ZoneInfo, now: datetime, ends_on: date, busy: Sequence[Busy]) -> tuple[Trouble, ...]:
    """All that is wrong with a wish, at most one thing a field. `busy`: what overlaps it."""
    return (*_about_time(wish, zone, now, ends_on, busy), *_about_words(wish))


def _about_time(wish: Wish, zone: ZoneInfo, now: datetime, ends_on: date, busy: Sequence[Busy]) -> tuple[Trouble, ...]:
    if wish.day is None:
        return (Trouble(Field.DAY, Problem.EMPTY),)
    if wish.at is None:
        return (Trouble(Field.AT, Problem.EMPTY),)
    if wish.day > ends_on:
        return (Trouble(Field.DAY, Problem.BEYOND_THE_END, ends_on=ends_on),)
    if wish.day < today(now, zone):
        return (Trouble(Field.DAY, Problem.PAST),)
    when = span(wish, zone)
    if when is None:
        return (Trouble(Field.AT, Problem.NO_SUCH_TIME),)
    if when[0] <= now:
        return (Trouble(Field.AT, Problem.PAST),)
    if busy:
        return (Trouble(Field.AT, Problem.OVERLAPS, busy=busy[0]),)
    return ()


def _about_words(wish: Wish) -> tuple[Trouble, ...]:
    found = []
    if not wish.place.strip():
        found.append(Trouble(Field.PLACE, Problem.EMPTY))
    for field, words, at_most in (
        (Field.PLACE, wish.place.strip(), PLACE_AT_MOST),
        (Field.AGENDA, wish.agenda.strip(), AGENDA_AT_MOST),
    ):
        if len(words) > at_most:
            found.append(Trouble(field, Problem.TOO_LONG, length=len(words), at_most=at_most))
    return tuple(found)
