"""A bot's end of the link: hears the clock, and says when it is done and what is due next."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.sandbox.running import JSON, Running


class Linked:
    """Answers each settle after `work` ran; `work` returns the next due instant, or None."""

    def __init__(self, socket: ClientConnection, work: Callable[[], datetime | None]) -> None:
        self.socket = socket
        self.work = work
        self.offsets: list[float] = []  # every offset_s heard
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        try:
            for text in self.socket:
                self._hear(json.loads(text))
        except ConnectionClosed:
            return

    def _hear(self, frame: JSON) -> None:
        if frame["type"] == "clock":
            self.offsets.append(frame["offset_s"])
            return
        due = self.work()
        answer = {"type": "settled", "id": frame["id"], "next_due": due.isoformat() if due else None}
        self.socket.send(json.dumps(answer))


@contextmanager
def linked(slack: Running, work: Callable[[], datetime | None] = lambda: None) -> Iterator[Linked]:
    token = {"Authorization": f"Bearer {slack.sandbox.app_token}"}
    with connect(f"{slack.url.replace('http', 'ws')}/link", additional_headers=token, proxy=None) as socket:
        yield Linked(socket, work)
