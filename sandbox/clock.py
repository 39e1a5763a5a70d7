"""The sandbox's time: wall time plus an offset that only grows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class Clock:
    """Tells the sandbox's now; it can be wound on, never back."""

    offset_s: float = 0.0

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.offset_s)

    def epoch(self) -> float:
        """The present instant in seconds since 1970."""
        return self.now().timestamp()

    def wind_to(self, instant: datetime) -> None:
        """Moves now to `instant` (aware); an instant already past changes nothing."""
        self.offset_s += max(0.0, (instant - self.now()).total_seconds())
