"""Dates and times as people say them, in their own zone, and as the instants that they mean."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from dateutil import tz as clocks


class NoSuchTime(ValueError):
    """The clocks go forward over this time: it does not exist on that day."""


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
        if not clocks.datetime_exists(wanted):
            raise NoSuchTime(wanted.isoformat())
        return wanted.astimezone(UTC)


def today(now: datetime, zone: ZoneInfo) -> date:
    """The day it is for somebody in that zone."""
    return now.astimezone(zone).date()
