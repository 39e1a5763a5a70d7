"""When Advance may speak of its own accord (SPEC section 3): somebody's working days and hours, where she is.

Times given and returned are moments in UTC; days and hours are hers. Public holidays are those of her country and
region as her roster or profile says; none is guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from mentoring.local_time import today

WEEK = frozenset(range(5))
"""Monday to Friday, as Python counts them."""
OPENS, CLOSES = time(9), time(17)
AN_HOUR = timedelta(hours=1)
LONGEST_CLOSURE_DAYS = 60
"""No holidays last longer: who has no working day in so long has none at all."""


class NeverAtWork(ValueError):
    """These working hours hold no working hour."""


@dataclass(frozen=True)
class WorkingTime:
    """One person's: the pilot's days and hours, in her own zone, without her public holidays."""

    zone: ZoneInfo
    days: frozenset[int] = WEEK
    opens: time = OPENS
    closes: time = CLOSES
    country: str = ""
    """ISO 3166: 'CA'; empty where it is not known."""
    region: str = ""
    """As the country counts them: 'QC'."""

    def is_working_day(self, day: date) -> bool:
        """Whether she works on that day."""
        return day.weekday() in self.days and day not in _public_holidays(self.country, self.region, day.year)

    def is_working(self, at: datetime) -> bool:
        """Whether that moment is within her working hours: the last minute is, the closing is not."""
        local = at.astimezone(self.zone)
        return self.is_working_day(local.date()) and self.opens <= local.time() < self.closes

    def opening(self, day: date) -> datetime:
        """When that day's work begins, whether or not she works on it."""
        return datetime.combine(day, self.opens, self.zone).astimezone(UTC)

    def closing(self, day: date) -> datetime:
        """When that day's work ends."""
        return datetime.combine(day, self.closes, self.zone).astimezone(UTC)

    def midnight_after(self, day: date) -> datetime:
        """When that day is over."""
        return datetime.combine(day + timedelta(days=1), time(), self.zone).astimezone(UTC)

    def or_after(self, at: datetime) -> datetime:
        """That moment if she works then, else the next opening."""
        if self.is_working(at):
            return at
        first = today(at, self.zone)
        return next(self.opening(day) for day in self._working_days(first, +1) if self.opening(day) > at)

    def or_before(self, at: datetime) -> datetime:
        """That moment if she works then, else the beginning of the last working hour before it."""
        if self.is_working(at):
            return at
        first = today(at, self.zone)
        return next(self._last_hour(day) for day in self._working_days(first, -1) if self._last_hour(day) < at)

    def working_days_later(self, at: datetime, days: int) -> datetime:
        """The same time of day, so many working days on: from a Friday, one is Monday."""
        local = at.astimezone(self.zone)
        following = self._working_days(local.date() + timedelta(days=1), +1)
        day = [next(following) for _ in range(days)][-1]
        return self.or_after(datetime.combine(day, local.time(), self.zone).astimezone(UTC))

    def _last_hour(self, day: date) -> datetime:
        return max(self.opening(day), self.closing(day) - AN_HOUR)

    def _working_days(self, first: date, step: int) -> Iterator[date]:
        """From `first`, forwards or backwards; NeverAtWork if there is none within reach."""
        day, found = first, first
        while abs((day - found).days) <= LONGEST_CLOSURE_DAYS:
            if self.is_working_day(day):
                found = day
                yield day
            day += timedelta(days=step)
        raise NeverAtWork


@lru_cache(maxsize=256)
def _public_holidays(country: str, region: str, year: int) -> frozenset[date]:
    """Of a region the library does not know, its country's; of a country it does not know, none."""
    for subdivision in (region or None, None):
        try:
            return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))
        except (NotImplementedError, KeyError):  # how `holidays` says that it knows no such region, no such country
            continue
    return frozenset()
