"""When the bot is done: after what a person did, and at every step of a clock that is wound on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from sandbox.state import Sandbox

QUIET_S = 0.15
LOOK_EVERY_S = 0.015
GIVE_UP_S = 5.0
ROUNDS_AT_MOST = 20
POSTS = frozenset({"chat.postMessage", "files.completeUploadExternal"})
A_YEAR = timedelta(days=366)
STUCK_AFTER = 3  # steps in which a due instant was settled and still stands


async def settle(sandbox: Sandbox, *, winding: bool = False) -> None:
    """Returns when the bot has finished all it was told, and all that followed from it."""
    if sandbox.links.links:
        await _settle_linked(sandbox, winding)
    elif sandbox.delivery.transport.reachable:
        await _wait_for_quiet(sandbox)


async def wind(sandbox: Sandbox, target: datetime) -> None:
    """Winds the clock on to an aware instant, from due to due, so that each nudge comes in its order."""
    async with sandbox.winding:
        await settle(sandbox)
        async for due in _dues(sandbox, target):
            await _step(sandbox, due)
        await _step(sandbox, target)


async def wind_to_next_event(sandbox: Sandbox) -> None:
    """Winds the clock on until the bot has posted something; not at all if it has nothing to do within a year."""
    async with sandbox.winding:
        await settle(sandbox)
        posted = _posted(sandbox)
        async for due in _dues(sandbox, sandbox.clock.now() + A_YEAR):
            await _step(sandbox, due)
            if _posted(sandbox) > posted:
                return


async def _dues(sandbox: Sandbox, until: datetime) -> AsyncIterator[datetime]:
    """Each instant at which a bot has something to do, once it has done what was before."""
    standing: list[datetime] = []
    while (due := sandbox.links.next_due()) and due <= until:
        standing = [*standing, due] if due in standing else [due]
        if len(standing) > STUCK_AFTER:
            return  # the bot can't do it; it will not hold the clock for ever
        yield due


def _posted(sandbox: Sandbox) -> int:
    return sum(call.method in POSTS and bool(call.response.get("ok")) for call in sandbox.calls)


async def _step(sandbox: Sandbox, instant: datetime) -> None:
    sandbox.clock.wind_to(instant)
    sandbox.changed()
    await sandbox.links.tell_clock()
    await settle(sandbox, winding=True)


async def _settle_linked(sandbox: Sandbox, winding: bool) -> None:
    """Rounds of asking, as what the bot posts comes back to it as events."""
    for _ in range(ROUNDS_AT_MOST):
        await sandbox.delivery.all_acked()
        before = sandbox.delivery.sent
        await sandbox.links.settle(winding=winding)
        if sandbox.delivery.sent == before:
            return


async def _wait_for_quiet(sandbox: Sandbox) -> None:
    """A bot that has no link is taken to be done after a quiet spell without a call of its."""
    started = last_seen = time.monotonic()
    activity = (-1, -1)
    while time.monotonic() - last_seen < QUIET_S and time.monotonic() - started < GIVE_UP_S:
        now_seen = (len(sandbox.calls), sandbox.delivery.sent)
        if now_seen != activity or sandbox.calls_under_way or sandbox.delivery.awaiting_ack:
            activity, last_seen = now_seen, time.monotonic()
        await asyncio.sleep(LOOK_EVERY_S)
