"""How much of a working day two people share, each in her own time zone."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

WORK_BEGINS, WORK_ENDS = time(9), time(17)
"""Local time, everywhere."""
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def minutes_in_common(one: ZoneInfo, other: ZoneInfo, on: date) -> int:
    """Minutes of one's working day, `on` being the date where she is, in which the other works too.

    It may be the other's yesterday or tomorrow: Los Angeles and Auckland share some hours, on two dates.
    """
    begins, ends = _working_day(one, on)
    shared = 0
    for day in (on - DAY, on, on + DAY):
        from_then, till_then = _working_day(other, day)
        shared += max(0, min(ends, till_then) - max(begins, from_then))
    return shared


@lru_cache(maxsize=5_000)
def _working_day(zone: ZoneInfo, day: date) -> tuple[int, int]:
    """Its beginning and end, in minutes since 1970."""
    return _minute(datetime.combine(day, WORK_BEGINS, zone)), _minute(datetime.combine(day, WORK_ENDS, zone))


def _minute(instant: datetime) -> int:
    return (instant.astimezone(UTC) - EPOCH) // MINUTE
