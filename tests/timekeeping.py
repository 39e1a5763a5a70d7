"""The clock's chores for a test that sends nothing itself."""

from datetime import datetime

from scheduler.clock import ALL
from storage.work import Store


def keep_time(store: Store, now: datetime) -> datetime | None:
    """Do everything that is due. When to come again; None if nothing is in sight."""
    return min((moment for chore in ALL if (moment := chore(store, now))), default=None)
