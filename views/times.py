"""Days and times in the reader's language and her own zone."""

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_location

from views.words import Words

SPACE = re.compile(r"\s")
DAY = re.compile(r"\bd\b")
FIRST_OF_A_MONTH: Final = {"fr": "d'er'"}
"""'1er juin': the world's collection of patterns has 'le 1 juin'."""
YEAR_AT_THE_END = re.compile(r"(?:[\s,،]|'de')*y+$")


def day(words: Words, on: date) -> str:
    """'Tuesday 24 November': the weekday matters, the year within six months does not."""
    return _day(words.locale, on)


@lru_cache(maxsize=4096)
def _day(locale: Locale, on: date) -> str:
    """Everybody sees the same few days again and again, and Babel puts each together from its parts."""
    pattern = YEAR_AT_THE_END.sub("", locale.date_formats["full"].pattern)
    return _written(locale, on, pattern)


def full_day(words: Words, on: date) -> str:
    """'24 November 2026': where the year does matter."""
    return _written(words.locale, on, words.locale.date_formats["long"].pattern)


def day_of(words: Words, at: datetime) -> str:
    """The day on which a moment falls where the reader is, as `day` says it."""
    return day(words, at.astimezone(words.zone).date())


def full_day_of(words: Words, at: datetime) -> str:
    """The same as `full_day` says it."""
    return full_day(words, at.astimezone(words.zone).date())


def _written(locale: Locale, on: date, pattern: str) -> str:
    first = FIRST_OF_A_MONTH.get(locale.language)
    return format_date(on, DAY.sub(first, pattern) if first and on.day == 1 else pattern, locale=locale)


def clock(words: Words, at: datetime, zone: ZoneInfo | None = None) -> str:
    """'15:00' or '3:00 PM'; in the reader's zone unless another is named."""
    return time_of_day(words, at.astimezone(zone or words.zone).time())


def time_of_day(words: Words, at: time) -> str:
    """The same of a time that is everybody's own."""
    return _time_of_day(words.locale, at.replace(second=0, microsecond=0))


@lru_cache(maxsize=4096)
def _time_of_day(locale: Locale, at: time) -> str:
    """With spaces at which no line is broken: '15 h 00' stays in one piece on a phone, too."""
    return SPACE.sub("\u00a0", format_time(at, "short", locale=locale))


def moment(words: Words, at: datetime, zone: ZoneInfo | None = None) -> str:
    """The day and the time at which something begins."""
    on = day(words, at.astimezone(zone or words.zone).date())
    return words.say("{day}, {time}", day=on, time=clock(words, at, zone))


def span(words: Words, starts_at: datetime, ends_at: datetime, zone: ZoneInfo | None = None) -> str:
    """The day, and from when to when."""
    on = day(words, starts_at.astimezone(zone or words.zone).date())
    start, end = clock(words, starts_at, zone), clock(words, ends_at, zone)
    return words.say("{day}, {start} – {end}", day=on, start=start, end=end)


def same_clock(one: ZoneInfo, other: ZoneInfo, at: datetime) -> bool:
    """Whether two people's clocks show the same at that moment."""
    return at.astimezone(one).utcoffset() == at.astimezone(other).utcoffset()


def place_of(words: Words) -> str:
    """'Montreal': the reader's zone as people know it. No offset: it may be another by the time of the meeting."""
    return _place(words.zone, words.locale)


@lru_cache(maxsize=1024)
def _place(zone: ZoneInfo, locale: Locale) -> str:
    """Looked up once: it never changes, and Babel takes its time."""
    return get_timezone_location(zone, locale=locale, return_city=True)
