"""The link with the sandbox, on loopback: takes the time from there, tells when all is done and what is due next."""

import json
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from bot.clock import Clock
from scheduler.outbox import Outbox

log = logging.getLogger(__name__)

SETTLED_WITHIN_S = 15.0
RETRY_S = 0.5


class SandboxLink:
    """Under the sandbox only; in production there is none."""

    def __init__(
        self, address: str, app_token: str, clock: Clock, wait_until_idle: Callable[[float], None], outbox: Outbox
    ) -> None:
        self._address, self._app_token = address, app_token
        self._clock, self._wait_until_idle, self._outbox = clock, wait_until_idle, outbox
        self._first_word = Event()
        self._stopped = Event()

    def open(self) -> None:
        """Link, and wait for the sandbox's time."""
        Thread(target=self._run, name="sandbox-link", daemon=True).start()
        self._first_word.wait()

    def close(self) -> None:
        """Unlink."""
        self._stopped.set()

    def _run(self) -> None:
        headers = {"Authorization": f"Bearer {self._app_token}"}
        while not self._stopped.is_set():
            try:
                with connect(self._address, additional_headers=headers, proxy=None) as socket:
                    for frame in socket:
                        answer = self._heard(json.loads(frame))
                        if answer:
                            socket.send(json.dumps(answer))
            except (OSError, WebSocketException) as error:
                log.info("no link with the sandbox (%s)", type(error).__name__)
            self._stopped.wait(RETRY_S)

    def _heard(self, frame: dict[str, object]) -> dict[str, object] | None:
        if frame["type"] == "clock":
            self._clock.ahead = timedelta(seconds=float(str(frame["offset_s"])))
            self._first_word.set()
            self._outbox.wake()
            return None
        next_due = self._settle(patiently=not frame.get("winding"))
        return {"type": "settled", "id": frame["id"], "next_due": next_due.isoformat() if next_due else None}

    def _settle(self, *, patiently: bool) -> datetime | None:
        """Finish everything received and due. When no clock is being wound, sit out Slack's rates, too."""
        give_up = time.monotonic() + SETTLED_WITHIN_S
        while True:
            self._wait_until_idle(SETTLED_WITHIN_S)
            found = self._outbox.clear()
            if not (patiently and found.held_up and found.next_due) or time.monotonic() > give_up:
                return found.next_due
            time.sleep(max(0.0, min(1.0, (found.next_due - self._clock.now()).total_seconds())))
