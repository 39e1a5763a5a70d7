"""Dates and times as people say them, in their own zone, and as the instants that they mean."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from dateutil import tz as clocks

UTC_ZONE = ZoneInfo("UTC")
AREAS = frozenset(
    {
        *("Africa", "America", "Antarctica", "Arctic", "Asia"),
        *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
    }
)


class NoSuchTime(ValueError):
    """The clocks go forward over this time, or the calendar has no such day: it does not exist."""


@dataclass(frozen=True)
class LocalTime:
    """A day and a time of day in somebody's zone."""

    day: date
    at: time
    zone: ZoneInfo

    def instant(self) -> datetime:
        """The moment meant, in UTC. A time that the clocks show twice means the first of the two.

        Raises NoSuchTime for one that they skip.
        """
        wanted = datetime.combine(self.day, self.at, self.zone)
        try:
            if clocks.datetime_exists(wanted):
                return wanted.astimezone(UTC)
        except OverflowError:
            pass  # the first or the last day that the calendar knows, in a zone where it is another day in UTC
        raise NoSuchTime(wanted.isoformat())


def zone_named(name: str) -> ZoneInfo:
    """The time zone that Slack says somebody is in; UTC for one that this machine does not know."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return UTC_ZONE


@cache
def zones() -> frozenset[str]:
    """The names of the zones that somebody can choose: places, and UTC."""
    return frozenset({name for name in available_timezones() if name.partition("/")[0] in AREAS} | {UTC_ZONE.key})


def today(now: datetime, zone: ZoneInfo) -> date:
    """The day it is for somebody in that zone."""
    return now.astimezone(zone).date()
