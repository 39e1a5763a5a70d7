"""When the bot is done: after what a person did, and at every step of a clock that is wound on."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime

from sandbox.state import Sandbox

QUIET_S = 0.15
LOOK_EVERY_S = 0.015
GIVE_UP_S = 5.0
ROUNDS_AT_MOST = 20
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
        standing: list[datetime] = []
        while (due := sandbox.links.next_due()) and due <= target:
            standing = [*standing, due] if due in standing else [due]
            if len(standing) > STUCK_AFTER:
                break  # the bot can't do it; it will not hold the clock for ever
            await _step(sandbox, due)
        await _step(sandbox, target)


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
