"""The outbox at work: woken by every change, by the tick, and when the next thing falls due."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Lock, Thread

from apscheduler.schedulers.background import BackgroundScheduler

from scheduler.rounds import Round
from scheduler.sender import Sender

log = logging.getLogger(__name__)

TICK_S = 2
"""How often to look for what other processes have put there."""
LOOKS_IN_A_ROW = 1_000
"""A bound on how long one round may go on finding more to do."""


@dataclass
class Outbox:
    """Runs the sender in a thread of its own, which nothing but `stop` ends."""

    sender: Sender
    now: Callable[[], datetime]
    chores: Callable[[datetime], datetime | None] = lambda _: None
    """Does what is due beside the sending, and says when there is more of it."""
    _woken: Event = field(default_factory=Event)
    _stopped: Event = field(default_factory=Event)
    _one_at_a_time: Lock = field(default_factory=Lock)
    _ticks: BackgroundScheduler = field(default_factory=lambda: BackgroundScheduler(timezone="UTC"))
    _thread: Thread | None = None

    def wake(self) -> None:
        """Something was put in the outbox, or the clock was wound."""
        self._woken.set()

    def start(self) -> None:
        """Begin to send."""
        self._thread = Thread(target=self._run, name="outbox", daemon=True)
        self._thread.start()
        self._ticks.add_job(self.wake, "interval", seconds=TICK_S)
        self._ticks.start()

    def stop(self) -> None:
        """Finish what is under way and send no more."""
        self._stopped.set()
        self._woken.set()
        if self._ticks.running:
            self._ticks.shutdown(wait=False)
        if self._thread:
            self._thread.join()
        self.sender.close()

    def clear(self) -> Round:
        """Do all that is due and allowed now, then say when there is more to do. Raises nothing."""
        with self._one_at_a_time:
            found = Round()
            for _ in range(LOOKS_IN_A_ROW):
                found = self._look()
                if found.next_due is None or found.next_due > self.now() or self._stopped.is_set():
                    break
            return found

    def _look(self) -> Round:
        try:
            more = self.chores(self.now())
            found = self.sender.look()
            if more:
                found.later(more)
            return found
        except Exception as error:
            # A database that is away comes back; what was not done is in the outbox still.
            log.error("the outbox could not be looked at: %s", type(error).__name__)
            found = Round()
            found.later(self.now() + timedelta(seconds=TICK_S))
            return found

    def _run(self) -> None:
        timeout: float | None = 0
        while not self._stopped.is_set():
            self._woken.wait(timeout)
            self._woken.clear()
            next_due = self.clear().next_due
            timeout = max(0.0, (next_due - self.now()).total_seconds()) if next_due else None
