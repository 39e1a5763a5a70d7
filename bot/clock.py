"""The clock that is handed to everything. In production it is the wall's; under the sandbox it can be wound on."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


def wall() -> datetime:
    """The time on the wall, in UTC."""
    return datetime.now(UTC)


@dataclass
class Clock:
    """The wall's time plus what the sandbox has wound on; nothing in production."""

    ahead: timedelta = field(default=timedelta(0))

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        return wall() + self.ahead
