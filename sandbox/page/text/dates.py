"""Instants in the reader's own zone and language: `<!date^…>` tokens, times beside messages, day dividers.

Formats: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, format_timedelta

from sandbox.page.text.reader import Reader

TOKEN = re.compile(r"\{(\w+)\}")
RELATIVE_DAYS = {
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
    "fr": {-1: "hier", 0: "aujourd’hui", 1: "demain"},
}


def local(epoch: float, reader: Reader) -> datetime:
    """An instant on the reader's own clock."""
    return datetime.fromtimestamp(epoch, UTC).astimezone(reader.zone)


def language(reader: Reader) -> Locale:
    """The reader's CLDR locale, or American English where there is none such."""
    try:
        return Locale.parse(reader.language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_US")


def clock_time(moment: datetime, reader: Reader, seconds: bool = False) -> str:
    """ "3:05 PM" or "15:05", as the reader's country writes it."""
    text: str = format_time(moment, "medium" if seconds else "short", locale=language(reader))
    return text.replace("\u202f", " ")


def ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th …"""
    suffix = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


def _in_english(day: date, month: str, weekday: bool) -> str:
    start = f"{day:%A}, " if weekday else ""
    return f"{start}{day.strftime(month)} {ordinal(day.day)}, {day.year}"


def long_date(day: date, reader: Reader, weekday: bool = False, short: bool = False) -> str:
    """ "Tuesday, November 24th, 2026" in English, the CLDR way in other languages."""
    locale = language(reader)
    if locale.language == "en":
        if short:
            return f"{day:%b} {day.day}, {day.year}"
        return _in_english(day, "%B", weekday)
    return str(format_date(day, "full" if weekday else "medium" if short else "long", locale=locale))


def day_name(day: date, reader: Reader, otherwise: str) -> str:
    """ "today", "tomorrow" or "yesterday" where it is so, else `otherwise`."""
    distance = (day - reader.now.astimezone(reader.zone).date()).days
    words = RELATIVE_DAYS.get(language(reader).language, {})
    return words.get(distance, otherwise)


def divider(day: date, reader: Reader) -> str:
    """What stands between the messages of two days."""
    year = reader.now.astimezone(reader.zone).year
    locale = language(reader)
    if locale.language == "en":
        plain = f"{day:%A}, {day:%B} {ordinal(day.day)}" + (f", {day.year}" if day.year != year else "")
    else:
        plain = str(format_date(day, "full", locale=locale)).removesuffix(f" {year}")
    name = day_name(day, reader, plain)
    return name[:1].upper() + name[1:]


def ago(moment: datetime, reader: Reader) -> str:
    """ "3 minutes ago", "in 2 days"."""
    return str(format_timedelta(moment - reader.now, add_direction=True, locale=language(reader)))


def _formats(moment: datetime, reader: Reader) -> dict[str, Callable[[], str]]:
    day = moment.date()

    def pretty(**how: bool) -> str:
        return day_name(day, reader, long_date(day, reader, **how))

    return {
        "date_num": lambda: day.isoformat(),
        "date_slash": lambda: f"{day:%m/%d/%Y}",
        "date": lambda: long_date(day, reader),
        "date_short": lambda: long_date(day, reader, short=True),
        "date_long": lambda: long_date(day, reader, weekday=True),
        "date_pretty": pretty,
        "date_short_pretty": lambda: pretty(short=True),
        "date_long_pretty": lambda: pretty(weekday=True),
        "time": lambda: clock_time(moment, reader),
        "time_secs": lambda: clock_time(moment, reader, seconds=True),
        "ago": lambda: ago(moment, reader),
    }


def fill(template: str, epoch: int, reader: Reader) -> str:
    """The text of `<!date^epoch^template>`; an unknown token stays as it was written."""
    formats = _formats(local(epoch, reader), reader)

    def one(match: re.Match[str]) -> str:
        return formats[match[1]]() if match[1] in formats else match[0]

    return TOKEN.sub(one, template)


def same_minutes(first: float, second: float, minutes: int = 5) -> bool:
    """Whether two epoch instants are near enough to share one heading."""
    return abs(second - first) < timedelta(minutes=minutes).total_seconds()


def day_of(epoch: float, reader: Reader) -> str:
    """The reader's calendar day, as ISO."""
    return local(epoch, reader).date().isoformat()


def short_day(moment: datetime, reader: Reader) -> str:
    """ "Tue, Nov 24" or "mar. 24 nov."."""
    return str(format_skeleton("MMMEd", moment, locale=language(reader)))


def format_skeleton(skeleton: str, moment: datetime, locale: Locale) -> str:
    """CLDR's pattern for this skeleton in the language, filled in."""
    pattern = locale.datetime_skeletons.get(skeleton)
    return str(pattern.apply(moment, locale)) if pattern else str(format_date(moment, "medium", locale=locale))
