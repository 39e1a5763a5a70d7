"""Bringing payloads to the app: which events it hears, three seconds to acknowledge, and the retries.

Time-outs and retries run on real seconds, whatever the sandbox's clock says.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Protocol

from sandbox import events
from sandbox.records import JSON
from sandbox.state import Sandbox

ACK_WITHIN_S = 3.0
RETRY_AFTER_S = (0.0, 60.0, 300.0)
EVENTS_AN_HOUR = 30_000
HOUR_S = 3600.0
MINUTE_S = 60
AFTER_REMOVAL = ("app_uninstalled", "tokens_revoked")  # told although the app is no longer installed


class NotAckedError(Exception):
    """The app did not acknowledge: `reason` is Slack's retry reason ("http_timeout", "connection_failed" …).

    `final`: the app asked for no retry (X-Slack-No-Retry).
    """

    def __init__(self, reason: str, *, final: bool = False) -> None:
        self.reason = reason
        self.final = final
        super().__init__(reason)


@dataclass(frozen=True)
class Envelope:
    """One payload on its way; `kind` is Socket Mode's type, and the retry fields are of events only."""

    kind: str  # "events_api", "slash_commands" or "interactive"
    payload: JSON
    retry_attempt: int = 0
    retry_reason: str = ""

    @property
    def is_event(self) -> bool:
        return self.kind == "events_api"


@dataclass(frozen=True)
class Ack:
    """What the app answered, and after how many milliseconds."""

    ack_ms: float
    payload: JSON


class Transport(Protocol):
    """Socket Mode or HTTP: carries one envelope and returns the app's answer, {} where there was none."""

    @property
    def reachable(self) -> bool:
        """Whether there is somebody to send to."""

    @property
    def expected(self) -> bool:
        """Whether there ever was: then it is worth a moment's wait for the app's return."""

    async def send(self, envelope: Envelope) -> JSON:
        """Raises NotAckedError."""

    async def wait_until_reachable(self) -> None:
        """Returns once there is somebody to send to."""


class Delivery:
    """Everything that goes to the app goes through here."""

    def __init__(self, sandbox: Sandbox, transport: Transport) -> None:
        self.sandbox = sandbox
        self.transport = transport
        self.retry_after_s = RETRY_AFTER_S
        self.events_an_hour = EVENTS_AN_HOUR
        self.sent = 0  # envelopes so far: tells whether anything happened in between
        self.awaiting_ack = 0
        self._all_acked = asyncio.Event()
        self._all_acked.set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._recent: dict[str, deque[float]] = {}
        self._limited_minute: dict[str, int] = {}

    async def ask(self, kind: str, payload: JSON) -> Ack:
        """Sends a command or an interaction, once; raises NotAckedError."""
        return await self._attempt(Envelope(kind, payload))

    async def all_acked(self) -> None:
        """Returns when nothing sent is still waiting for its acknowledgement."""
        await self._all_acked.wait()

    def emit(self, team: str, event: JSON) -> asyncio.Future[float | None] | None:
        """Tells the app of an event, if it listens for such; the future is the first attempt's ack_ms."""
        if not self._listens(team, event):
            return None
        if self._over_the_limit(team):
            self._tell_rate_limited(team)
            return None
        first: asyncio.Future[float | None] = asyncio.get_running_loop().create_future()
        self._start(self._deliver(events.event_callback(self.sandbox, team, event), first))
        return first

    def stop(self) -> None:
        """Gives up what is still to be retried."""
        for task in self._tasks:
            task.cancel()

    def _listens(self, team: str, event: JSON) -> bool:
        name = event["type"]
        if not self.sandbox.workspaces[team].installed and name not in AFTER_REMOVAL:
            return False
        if name == "message":
            kinds = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}
            name = kinds[event["channel_type"]]
        return name in self.sandbox.manifest.events

    def _over_the_limit(self, team: str) -> bool:
        now = self.sandbox.clock.epoch()
        recent = self._recent.setdefault(team, deque())
        while recent and recent[0] <= now - HOUR_S:
            recent.popleft()
        if len(recent) >= self.events_an_hour:
            return True
        recent.append(now)
        return False

    def _tell_rate_limited(self, team: str) -> None:
        """Slack says so once a minute at the most, and drops the event."""
        minute = int(self.sandbox.clock.epoch()) // MINUTE_S * MINUTE_S
        if self._limited_minute.get(team) != minute:
            self._limited_minute[team] = minute
            payload = events.app_rate_limited(self.sandbox, team, minute)
            self._start(self._deliver(payload, asyncio.get_running_loop().create_future()))

    async def _deliver(self, payload: JSON, first: asyncio.Future[float | None]) -> None:
        reason = ""
        if not self.transport.expected:
            first.set_result(None)
            if payload.get("event", {}).get("type") == "app_home_opened":
                await self.transport.wait_until_reachable()  # whoever was quicker than the app gets her Home after all
        for attempt, pause in enumerate((0.0, *self.retry_after_s)):
            if pause:
                await asyncio.sleep(pause)
            try:
                ack = await self._attempt(Envelope("events_api", payload, attempt, reason))
            except NotAckedError as failure:
                reason = failure.reason
                if not first.done():
                    first.set_result(None)
                if failure.final:
                    return
                continue
            if not first.done():
                first.set_result(ack.ack_ms)
            return

    async def _attempt(self, envelope: Envelope) -> Ack:
        if envelope.is_event:
            await self._reachable()
        self.sent += 1
        self.awaiting_ack += 1
        self._all_acked.clear()
        started = time.perf_counter()
        try:
            answer = await self.transport.send(envelope)
        finally:
            self.awaiting_ack -= 1
            if not self.awaiting_ack:
                self._all_acked.set()
        return Ack((time.perf_counter() - started) * 1000, answer)

    async def _reachable(self) -> None:
        """An event waits for an app that is just reconnecting as long as for an acknowledgement."""
        try:
            await asyncio.wait_for(self.transport.wait_until_reachable(), ACK_WITHIN_S)
        except TimeoutError:
            raise NotAckedError("connection_failed") from None

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
