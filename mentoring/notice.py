"""What one occasion has to say by the time it is said. Each feature has notices of its own, and reads them anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class Notice:
    """What all notices have in common."""

    @property
    def worth_telling(self) -> bool:
        """Whether a message that was never sent still should be (SPEC section 3, last line)."""
        return True

    @property
    def not_before(self) -> datetime | None:
        """Where it is to be said in working hours and these are over: when they begin again."""
        return None

    @property
    def spoken(self) -> tuple[str, ZoneInfo] | None:
        """The locale and the zone in which it is said, where these are not the reader's: a channel's own."""
        return None


Reader = Callable[[Work, Actor, OccasionRow, datetime], Notice | None]
"""Reads what an occasion says to the actor now; None for what is no longer hers to know."""

Readers = Mapping[Occasion, Reader]
