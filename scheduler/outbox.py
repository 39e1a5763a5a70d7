"""The outbox at work: woken by every change, by the tick, and when the next thing falls due."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Lock, Thread
from time import monotonic
from uuid import UUID

from apscheduler.schedulers.background import BackgroundScheduler

from mentoring.people import Actor
from scheduler.chores import Chores
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
    chores: Chores = field(default_factory=Chores)
    _awaited: deque[UUID] = field(default_factory=deque)
    """Who looks at her Home tab, and has waited longest."""
    _woken: Event = field(default_factory=Event)
    _stopped: Event = field(default_factory=Event)
    _one_at_a_time: Lock = field(default_factory=Lock)
    _looked_at: float = 0.0
    """When the last look was over (`time.monotonic`)."""
    _ticks: BackgroundScheduler = field(default_factory=lambda: BackgroundScheduler(timezone="UTC"))
    _thread: Thread | None = None

    def wake(self) -> None:
        """Something was put in the outbox, or the clock was wound."""
        self._woken.set()

    def home_is_awaited(self, person_id: UUID) -> None:
        """Somebody looks at her Home tab: it goes before what nobody looks at."""
        self._awaited.append(person_id)
        self.wake()

    def show_home(self, team_id: str, actor: Actor, known_since: float) -> bool:
        """Draw the Home tab of somebody who looks at it, in the thread that asks, between two looks of ours. False if
        that can't be now, and nothing else is done about it.

        `known_since`: as she was then (`time.monotonic`). If we have looked since, she may be shown already as she is
        by now.
        """
        if self._stopped.is_set() or not self._one_at_a_time.acquire(blocking=False):
            return False
        try:
            return self._looked_at < known_since and self.sender.show_home(team_id, actor)
        except Exception as error:
            log.error("a Home tab could not be shown at once: %s", type(error).__name__)
            return False
        finally:
            self._one_at_a_time.release()

    def start(self) -> None:
        """Begin to send."""
        self._thread = Thread(target=self._run, name="outbox", daemon=True)
        self._thread.start()
        self._ticks.add_job(self._tick, "interval", seconds=TICK_S)
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
        """Do all that is due and allowed now, whatever was said of it before. When there is more to do. Raises
        nothing."""
        self.chores.rouse()
        return self.send()

    def send(self) -> Round:
        """The same, but leave at rest what has said that it is not due yet."""
        with self._one_at_a_time:
            found = Round()
            for _ in range(LOOKS_IN_A_ROW):
                found = self._look()
                self._looked_at = monotonic()
                if found.next_due is None or found.next_due > self.now() or self._stopped.is_set():
                    break
            return found

    def _look(self) -> Round:
        """Who looks on goes first; then chores whose moment has come, for what they have to say may join what is about
        to be sent. Those that were merely roused keep nobody waiting."""
        try:
            while self._awaited:
                self.sender.draw_home(self._awaited.popleft())
            self.chores.do_due(self.now())
            found = self.sender.look()
            if self.chores.do_roused(self.now()):
                found.later(self.now())  # what they may have put into the outbox has not been looked at
            if self.chores.next_due:
                found.later(self.chores.next_due)
            return found
        except Exception as error:
            # A database that is away comes back; what was not done is in the outbox still.
            log.error("the outbox could not be looked at: %s", type(error).__name__)
            found = Round()
            found.later(self.now() + timedelta(seconds=TICK_S))
            return found

    def _tick(self) -> None:
        """Other processes may have changed something, and what people do here may have made something due."""
        self.chores.rouse()
        self.wake()

    def _run(self) -> None:
        timeout: float | None = 0
        while not self._stopped.is_set():
            self._woken.wait(timeout)
            self._woken.clear()
            next_due = self.send().next_due
            timeout = max(0.0, (next_due - self.now()).total_seconds()) if next_due else None
