"""Slack's rates, kept rather than hit (SLACK.md, 'Rates'), on Advance's own clock."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

A_MINUTE = timedelta(minutes=1)
BETWEEN_POSTS = timedelta(seconds=1)
"""One `chat.postMessage` a second a channel."""


@dataclass
class Bucket:
    """So many calls a minute, with a burst; refilled steadily."""

    per_minute: int
    burst: int
    free_at: datetime | None = None
    """When the bucket would be full again, were nothing more taken."""

    def ready_at(self, now: datetime) -> datetime:
        """When the next call may be made: `now`, or later."""
        if self.free_at is None:
            return now
        return max(now, self.free_at - self._every * (self.burst - 1))

    def take(self, now: datetime) -> None:
        """A call is made."""
        self.free_at = max(now, self.free_at or now) + self._every

    @property
    def _every(self) -> timedelta:
        return A_MINUTE / self.per_minute


RATES = {
    "chat.postMessage": (300, 10),
    "chat.update": (50, 10),
    "conversations.open": (50, 10),
    "conversations.history": (50, 10),
    "views.publish": (100, 10),
}
"""Calls a minute and burst, by method, for one workspace."""


@dataclass
class Limits:
    """The rates of one workspace, as far as this process has used them."""

    buckets: dict[str, Bucket] = field(default_factory=lambda: {name: Bucket(*rate) for name, rate in RATES.items()})
    next_post: dict[str, datetime] = field(default_factory=dict)
    blocked_until: defaultdict[str, datetime | None] = field(default_factory=lambda: defaultdict(lambda: None))

    def ready_at(self, method: str, channel: str, now: datetime) -> datetime:
        """When this method may next be called (for a post: in this channel)."""
        moments = [self.buckets[method].ready_at(now), self.blocked_until[method] or now]
        if method == "chat.postMessage":
            moments.append(self.next_post.get(channel, now))
        return max(moments)

    def take(self, method: str, channel: str, now: datetime) -> None:
        """It is called now."""
        self.buckets[method].take(now)
        if method == "chat.postMessage":
            self.next_post = {name: at for name, at in self.next_post.items() if at > now}
            self.next_post[channel] = now + BETWEEN_POSTS

    def block(self, method: str, until: datetime) -> None:
        """Slack said 429: this method rests until then."""
        self.blocked_until[method] = until
