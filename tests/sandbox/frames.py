"""An app that speaks Socket Mode frame by frame, to see and answer each one by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.sandbox.running import JSON, Running


class Frames:
    """One connection of the app."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.hello = self.next()

    def next(self, timeout: float = 5) -> JSON:
        """The next frame; raises TimeoutError."""
        frame: JSON = json.loads(self.socket.recv(timeout=timeout))
        return frame

    def ack(self, frame: JSON, payload: Any = None) -> None:
        answer = {"envelope_id": frame["envelope_id"]}
        self.socket.send(json.dumps(answer | ({"payload": payload} if payload is not None else {})))

    def ended(self, timeout: float = 5) -> bool:
        """Whether the connection ends within this time, with nothing more said."""
        try:
            self.socket.recv(timeout=timeout)
        except ConnectionClosed:
            return True
        except TimeoutError:
            return False
        return False


@contextmanager
def socket_of(slack: Running) -> Iterator[Frames]:
    """A connection opened as an app does it."""
    token = {"Authorization": f"Bearer {slack.sandbox.app_token}"}
    url = slack.http.post("/api/apps.connections.open", headers=token).json()["url"]
    with connect(url, proxy=None, max_size=None) as socket:
        yield Frames(socket)
