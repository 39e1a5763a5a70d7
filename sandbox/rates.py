"""Slack's rate limits, on the sandbox's own clock: a wound clock winds these too.

Source: docs.slack.dev/apis/web-api/rate-limits and the "Rate limits" line of each method's page. A tier's figure is
enforced as a sliding minute per method and workspace. chat.postMessage has a rule of its own: one message a second a
channel (a few at once are taken), several hundred a minute a workspace; here 300, with bursts of 10 a second.
"""

from __future__ import annotations

import math
from bisect import bisect_right

PER_MINUTE = {2: 20, 3: 50, 4: 100}
MINUTE = 60.0

TIER_OF_METHOD = {
    "chat.delete": 3,
    "chat.postEphemeral": 4,
    "chat.update": 3,
    "conversations.history": 3,
    "conversations.info": 3,
    "conversations.join": 3,
    "conversations.list": 2,
    "conversations.members": 4,
    "conversations.open": 3,
    "conversations.replies": 3,
    "files.completeUploadExternal": 4,
    "files.delete": 3,
    "files.getUploadURLExternal": 4,
    "files.info": 4,
    "files.list": 3,
    "users.info": 4,
    "users.list": 2,
    "users.lookupByEmail": 3,
    "views.open": 4,
    "views.publish": 4,
    "views.push": 4,
    "views.update": 4,
}
# "Hundreds a minute" of the first two. The third is tier 1 ("1+"), but an app may hold ten connections, each refreshed.
SPECIAL_PER_MINUTE = {"auth.test": 600, "chat.getPermalink": 600, "apps.connections.open": 20}

POSTS_PER_MINUTE = 300
POSTS_PER_SECOND = 10
POSTS_PER_SECOND_IN_CHANNEL = 1

Windows = dict[str, list[float]]


def retry_after(windows: Windows, method: str, team: str, now: float, channel: str | None = None) -> int | None:
    """Counts a call at `now` (epoch seconds) and lets it pass (None), or says how many seconds to wait.

    A refused call is not counted, so whoever obeys Retry-After gets through.
    """
    limits = _limits(method, team, channel)
    waits = [_wait(windows.get(key, []), most, span, now) for key, most, span in limits]
    longest = max(waits, default=0.0)
    if longest > 0:
        return max(1, math.ceil(longest))
    for key, _, span in limits:
        kept = windows.setdefault(key, [])
        del kept[: bisect_right(kept, now - span)]
        kept.append(now)
    return None


def _limits(method: str, team: str, channel: str | None) -> list[tuple[str, int, float]]:
    """(name of the window, calls it takes, its length in seconds) of each limit that a call is under."""
    if method == "chat.postMessage":
        limits = [
            (f"{team} post minute", POSTS_PER_MINUTE, MINUTE),
            (f"{team} post second", POSTS_PER_SECOND, 1.0),
        ]
        if channel:
            limits.append((f"{team} {channel} second", POSTS_PER_SECOND_IN_CHANNEL, 1.0))
        return limits
    per_minute = SPECIAL_PER_MINUTE.get(method) or PER_MINUTE[TIER_OF_METHOD[method]]
    return [(f"{team} {method}", per_minute, MINUTE)]


def _wait(times: list[float], most: int, span: float, now: float) -> float:
    """Seconds until one more call fits in the window that ends at `now`; 0 if it fits already."""
    recent = times[bisect_right(times, now - span) :]
    if len(recent) < most:
        return 0.0
    return recent[-most] + span - now
