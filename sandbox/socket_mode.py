"""Socket Mode, the server's side: hello, envelopes, acknowledgements, disconnects."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import uuid
from dataclasses import dataclass, field

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from sandbox.delivery import ACK_WITHIN_S, Envelope, NotAckedError
from sandbox.records import JSON
from sandbox.state import Sandbox

CONNECTIONS_AT_MOST = 10
CONNECTION_S = 18_060  # what Slack announces as the approximate life of a connection
GRACE_S = {"warning": 10.0, "refresh_requested": 1.0, "link_disabled": 0.0, "too_many_websockets": 0.0}


@dataclass(eq=False)
class Connection:
    """One WebSocket of the app."""

    socket: WebSocket
    dropped: asyncio.Event = field(default_factory=asyncio.Event)
    refreshing: bool = False  # was told to reconnect: gets nothing more


class SocketMode:
    """The app's connections; a payload goes to any one of them, in turn."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.connections: list[Connection] = []
        self.ack_within_s = ACK_WITHIN_S
        self.expected = False
        self._turn = itertools.count()
        self._acks: dict[str, asyncio.Future[JSON]] = {}
        self._reachable = asyncio.Event()

    @property
    def reachable(self) -> bool:
        return self._reachable.is_set()

    async def send(self, envelope: Envelope) -> JSON:
        """Sends to one connection and waits for the acknowledgement, by whichever connection it comes."""
        usable = [c for c in self.connections if not c.refreshing]
        if not usable:
            raise NotAckedError("connection_failed")
        connection = usable[next(self._turn) % len(usable)]
        envelope_id = str(uuid.uuid4())
        acked: asyncio.Future[JSON] = asyncio.get_running_loop().create_future()
        self._acks[envelope_id] = acked
        try:
            with contextlib.suppress(WebSocketDisconnect, RuntimeError):  # it died just now: no ack will come
                await connection.socket.send_text(json.dumps(_frame(envelope_id, envelope)))
            return await asyncio.wait_for(acked, self.ack_within_s)
        except TimeoutError:
            raise NotAckedError("timeout") from None
        finally:
            del self._acks[envelope_id]

    async def wait_until_reachable(self) -> None:
        await self._reachable.wait()

    async def serve(self, socket: WebSocket, ticket: str) -> None:
        """One connection, from hello until it ends. Returning without a close is a plain drop."""
        if ticket not in self.sandbox.socket_tickets:
            await socket.close(code=1008)
            return
        self.sandbox.socket_tickets.discard(ticket)
        await socket.accept()
        connection = Connection(socket)
        if len(self.connections) >= CONNECTIONS_AT_MOST:
            await self._dismiss(connection, "too_many_websockets")
            return
        self.connections.append(connection)
        self.expected = True
        try:
            await socket.send_text(json.dumps(self._hello()))
            self._note_reachable()
            await self._listen(connection)
        finally:
            self._forget(connection)

    async def disconnect(self, reason: str | None) -> None:
        """Ends every connection as Slack would; with no reason the sockets just drop."""
        for connection in tuple(self.connections):
            connection.refreshing = reason != "warning"  # until its ten seconds are over it still serves
            if reason is None:
                connection.dropped.set()
            else:
                await self._announce(connection, reason)
                asyncio.get_running_loop().call_later(GRACE_S[reason], connection.dropped.set)
        self._note_reachable()

    async def _listen(self, connection: Connection) -> None:
        dropped = asyncio.ensure_future(connection.dropped.wait())
        reading = asyncio.ensure_future(self._read(connection))
        try:
            await asyncio.wait({dropped, reading}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            dropped.cancel()
            reading.cancel()

    async def _read(self, connection: Connection) -> None:
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                self._receive(await connection.socket.receive_text())

    def _receive(self, text: str) -> None:
        try:
            frame = json.loads(text)
        except ValueError:
            return  # Slack ignores what is no acknowledgement
        if not isinstance(frame, dict):
            return
        acked = self._acks.get(str(frame.get("envelope_id")))
        if acked and not acked.done():
            payload = frame.get("payload")
            acked.set_result(payload if isinstance(payload, dict) else {"text": payload} if payload else {})

    async def _dismiss(self, connection: Connection, reason: str) -> None:
        await self._announce(connection, reason)
        await connection.socket.close()

    async def _announce(self, connection: Connection, reason: str) -> None:
        frame = {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            await connection.socket.send_text(json.dumps(frame))

    def _forget(self, connection: Connection) -> None:
        self.connections.remove(connection)
        self._note_reachable()

    def _note_reachable(self) -> None:
        if any(not c.refreshing for c in self.connections):
            self._reachable.set()
        else:
            self._reachable.clear()

    def _hello(self) -> JSON:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "debug_info": {
                "host": "sandbox",
                "started": self.sandbox.clock.now().isoformat(),
                "build_number": 1,
                "approximate_connection_time": CONNECTION_S,
            },
            "connection_info": {"app_id": self.sandbox.app_id},
        }


def _frame(envelope_id: str, envelope: Envelope) -> JSON:
    frame: JSON = {
        "envelope_id": envelope_id,
        "payload": envelope.payload,
        "type": envelope.kind,
        "accepts_response_payload": not envelope.is_event,
    }
    if envelope.is_event:
        frame |= {"retry_attempt": envelope.retry_attempt, "retry_reason": envelope.retry_reason}
    return frame


def router(mode: SocketMode) -> APIRouter:
    """The WebSocket that apps.connections.open points to."""
    routes = APIRouter()

    @routes.websocket("/socket/{ticket}")
    async def connect(socket: WebSocket, ticket: str) -> None:
        await mode.serve(socket, ticket)

    return routes
