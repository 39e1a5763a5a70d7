"""Slack's rates, on a clock that the test holds."""

from __future__ import annotations

import pytest

from sandbox.rates import SPECIAL_PER_MINUTE, TIER_OF_METHOD, Windows, retry_after
from sandbox.web_api import METHODS
from tests.sandbox.world import World


def takes(windows: Windows, method: str, times: int, *, now: float = 1000.0, channel: str | None = None) -> None:
    """So many calls pass at one instant."""
    for _ in range(times):
        assert retry_after(windows, method, "T1", now, channel) is None


@pytest.mark.parametrize(
    ("method", "most"),
    [
        ("users.list", 20),
        ("conversations.list", 20),
        ("chat.update", 50),
        ("conversations.open", 50),
        ("conversations.history", 50),
        ("views.open", 100),
        ("views.publish", 100),
        ("users.info", 100),
        ("chat.postEphemeral", 100),
    ],
)
def test_a_tier_takes_its_number_a_minute(method: str, most: int) -> None:
    windows: Windows = {}
    takes(windows, method, most)
    assert retry_after(windows, method, "T1", 1000.0) == 60
    assert retry_after(windows, method, "T1", 1030.5) == 30
    assert retry_after(windows, method, "T1", 1060.0) is None


def test_a_limit_blocks_that_method_and_workspace_alone() -> None:
    windows: Windows = {}
    takes(windows, "users.list", 20)
    assert retry_after(windows, "users.list", "T1", 1000.0) == 60
    assert retry_after(windows, "users.list", "T2", 1000.0) is None
    assert retry_after(windows, "users.info", "T1", 1000.0) is None


def test_a_channel_takes_one_message_a_second() -> None:
    windows: Windows = {}
    takes(windows, "chat.postMessage", 1, channel="D1")
    assert retry_after(windows, "chat.postMessage", "T1", 1000.9, "D1") == 1
    assert retry_after(windows, "chat.postMessage", "T1", 1000.9, "D2") is None
    assert retry_after(windows, "chat.postMessage", "T1", 1001.0, "D1") is None


def test_a_workspace_takes_ten_messages_at_once() -> None:
    windows: Windows = {}
    for number in range(10):
        takes(windows, "chat.postMessage", 1, channel=f"D{number}")
    assert retry_after(windows, "chat.postMessage", "T1", 1000.0, "D10") == 1


def test_a_workspace_takes_three_hundred_messages_a_minute() -> None:
    windows: Windows = {}
    for number in range(300):
        takes(windows, "chat.postMessage", 1, now=1000.0 + number / 10, channel=f"D{number}")
    assert retry_after(windows, "chat.postMessage", "T1", 1031.0, "D300") == 29
    assert retry_after(windows, "chat.postMessage", "T1", 1060.0, "D300") is None


def test_a_refused_call_is_not_counted() -> None:
    windows: Windows = {}
    takes(windows, "users.list", 20)
    for _ in range(50):
        assert retry_after(windows, "users.list", "T1", 1059.0) == 1
    assert retry_after(windows, "users.list", "T1", 1060.0) is None


def test_every_method_has_a_rate() -> None:
    ruled = {*TIER_OF_METHOD, *SPECIAL_PER_MINUTE, "chat.postMessage"}
    assert ruled == {*METHODS, "apps.connections.open"}


def test_a_call_over_the_rate_is_a_429_with_the_seconds_to_wait() -> None:
    world = World()
    world.done("chat.postMessage", channel=world.dm.id, text="one")
    refused = world.answer("chat.postMessage", channel=world.maya.id, text="two")
    assert (refused.status, refused.body) == (429, {"ok": False, "error": "ratelimited"})
    assert refused.headers["Retry-After"] == "1"


def test_a_wound_clock_winds_the_rates() -> None:
    world = World()
    world.done("chat.postMessage", channel=world.dm.id, text="one")
    world.sandbox.clock.offset_s += 1.0
    world.done("chat.postMessage", channel=world.dm.id, text="two")
