"""The loopback link with the bot: tells it the sandbox's time, and asks when it is done and what is due next."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from sandbox.records import JSON
from sandbox.state import Sandbox

SETTLE_WITHIN_S = 20.0


@dataclass(eq=False)
class Link:
    """One bot process that listens to the sandbox's clock."""

    socket: WebSocket
    next_due: datetime | None = None
    settling: dict[int, asyncio.Future[None]] = field(default_factory=dict)

    async def send(self, frame: JSON) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):  # gone: its reader notices
            await self.socket.send_text(json.dumps(frame))


class Links:
    """All linked bots; usually one."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.links: list[Link] = []
        self._round = itertools.count(1)

    async def tell_clock(self) -> None:
        """Says how far ahead of the wall the sandbox's clock is."""
        for link in tuple(self.links):
            await link.send(self._clock())

    async def settle(self, *, winding: bool = False) -> None:
        """Returns when every bot has finished what it had received; 20 seconds at most.

        While the clock is wound, a bot that waits for Slack's rates says until when instead of sitting it out.
        """
        number = next(self._round)
        await asyncio.gather(*(self._settle(link, number, winding) for link in self.links))

    def next_due(self) -> datetime | None:
        """The earliest instant at which any bot has something to do."""
        return min((link.next_due for link in self.links if link.next_due), default=None)

    async def serve(self, socket: WebSocket) -> None:
        offered = socket.headers.get("authorization", "").removeprefix("Bearer ")
        if not secrets.compare_digest(offered.encode(), self.sandbox.app_token.encode()):
            await socket.close(code=1008)
            return
        await socket.accept()
        link = Link(socket)
        self.links.append(link)
        try:
            await link.send(self._clock())
            while True:
                self._receive(link, await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self.links.remove(link)
            for waiting in link.settling.values():
                if not waiting.done():
                    waiting.set_result(None)

    async def _settle(self, link: Link, number: int, winding: bool) -> None:
        link.settling[number] = asyncio.get_running_loop().create_future()
        await link.send({"type": "settle", "id": number, "winding": winding})
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(link.settling[number], SETTLE_WITHIN_S)
        link.settling.pop(number, None)

    def _receive(self, link: Link, text: str) -> None:
        frame = json.loads(text)
        if frame.get("type") != "settled":
            return
        due = frame.get("next_due")
        link.next_due = datetime.fromisoformat(due) if due else None
        waiting = link.settling.get(frame.get("id"))
        if waiting and not waiting.done():
            waiting.set_result(None)

    def _clock(self) -> JSON:
        return {"type": "clock", "offset_s": self.sandbox.clock.offset_s}


def router(links: Links) -> APIRouter:
    """The WebSocket of the link."""
    routes = APIRouter()

    @routes.websocket("/link")
    async def connect(socket: WebSocket) -> None:
        await links.serve(socket)

    return routes
