"""For whom a text is rendered: names, time zone, language and the present instant depend on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo


def _unknown(_id: str) -> str | None:
    return None


@dataclass(frozen=True)
class Reader:
    """The person who looks at the page now."""

    user: str
    tz: str
    locale: str
    now: datetime  # aware
    person_name: Callable[[str], str | None] = _unknown
    channel_name: Callable[[str], str | None] = _unknown

    @property
    def zone(self) -> ZoneInfo:
        """Their time zone."""
        return ZoneInfo(self.tz)

    @property
    def language(self) -> str:
        """Their locale as CLDR spells it: `fr_CA`."""
        return self.locale.replace("-", "_")
