"""What one look at the outbox leaves: when there is more to do, and what rests after a failure."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

REST = timedelta(seconds=10)
"""Before what failed is tried again; each time it fails again, twice as long."""
LONGEST_REST = timedelta(hours=1)


@dataclass
class Round:
    """What one look at the outbox found."""

    next_due: datetime | None = None
    held_up: bool = False
    """Something is overdue and only waits for Slack's rates or for a lease to run out."""

    def later(self, due: datetime, *, held_up: bool = False) -> None:
        """There is something to do at `due`."""
        self.next_due = min(self.next_due, due) if self.next_due else due
        self.held_up = self.held_up or held_up

    def join(self, other: "Round") -> None:
        """What another workspace's look found counts, too."""
        if other.next_due:
            self.later(other.next_due, held_up=other.held_up)


@dataclass
class Rests:
    """What failed rests before it is tried again, so that it neither blocks nor floods anything."""

    _resting: dict[UUID, tuple[datetime, timedelta]] = field(default_factory=dict)

    def begin(self, of: UUID, now: datetime) -> datetime:
        """It failed; when it may be tried again."""
        _, last = self._resting.get(of, (now, REST / 2))
        pause = min(last * 2, LONGEST_REST)
        self._resting[of] = (now + pause, pause)
        return now + pause

    def end(self, of: UUID) -> None:
        """It succeeded."""
        self._resting.pop(of, None)

    def under_way(self, now: datetime) -> Collection[UUID]:
        """What rests now."""
        return [of for of, (until, _) in self._resting.items() if until > now]

    def next_end(self, now: datetime) -> datetime | None:
        """When the next of them has rested."""
        return min((until for until, _ in self._resting.values() if until > now), default=None)
