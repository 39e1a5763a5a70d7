"""Slack's rates, kept rather than hit (SLACK.md, 'Rates'), on Advance's own clock."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

A_SECOND = timedelta(seconds=1)
A_MINUTE = timedelta(minutes=1)
BETWEEN_POSTS = A_SECOND
"""One `chat.postMessage` a second a channel."""

RATES: dict[str, tuple[tuple[int, timedelta], ...]] = {
    "chat.postMessage": ((300, A_MINUTE), (10, A_SECOND)),
    "chat.update": ((50, A_MINUTE),),
    "conversations.open": ((50, A_MINUTE),),
    "conversations.history": ((50, A_MINUTE),),
    "views.publish": ((100, A_MINUTE),),
    "files.list": ((50, A_MINUTE),),
    "files.completeUploadExternal": ((100, A_MINUTE),),
}
"""By method: how many calls in any stretch of so long, for one workspace."""


@dataclass
class Window:
    """At most so many calls in any stretch of time of this length."""

    most: int
    span: timedelta
    _taken: deque[datetime] = field(init=False)

    def __post_init__(self) -> None:
        self._taken = deque(maxlen=self.most)

    def ready_at(self, now: datetime) -> datetime:
        """When the next call may be made: `now`, or later."""
        return max(now, self._taken[0] + self.span) if len(self._taken) == self.most else now

    def take(self, now: datetime) -> None:
        """A call is made."""
        self._taken.append(now)

    def answered(self, now: datetime) -> None:
        """The last call was answered: Slack may have counted it at any moment until now."""
        self._taken[-1] = now


def _windows() -> dict[str, list[Window]]:
    return {method: [Window(*rate) for rate in rates] for method, rates in RATES.items()}


@dataclass
class Limits:
    """The rates of one workspace, as far as this process has used them. Calls are made one after another."""

    _windows: dict[str, list[Window]] = field(default_factory=_windows)
    _next_post: dict[str, datetime] = field(default_factory=dict)
    _blocked_until: dict[str, datetime] = field(default_factory=dict)

    def ready_at(self, method: str, channel: str, now: datetime) -> datetime:
        """When this method may next be called (for a post: in this channel): `now`, or later."""
        moments = [window.ready_at(now) for window in self._windows[method]]
        moments.append(self._blocked_until.get(method, now))
        if method == "chat.postMessage":
            moments.append(self._next_post.get(channel, now))
        return max(now, *moments)

    def take(self, method: str, channel: str, now: datetime) -> None:
        """It is called now."""
        for window in self._windows[method]:
            window.take(now)
        self._posted(method, channel, now)

    def answered(self, method: str, channel: str, now: datetime) -> None:
        """The call just made was answered, or given up."""
        for window in self._windows[method]:
            window.answered(now)
        self._posted(method, channel, now)

    def block(self, method: str, until: datetime) -> None:
        """Slack said 429: this method rests until then."""
        self._blocked_until[method] = until

    def _posted(self, method: str, channel: str, now: datetime) -> None:
        if method == "chat.postMessage":
            self._next_post = {name: at for name, at in self._next_post.items() if at > now}
            self._next_post[channel] = now + BETWEEN_POSTS
