"""What the clock does beside the sending, and when each of it is due."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from scheduler.rounds import REST

log = logging.getLogger(__name__)

AT_START = datetime.min.replace(tzinfo=UTC)
A_DAY = timedelta(days=1)
Chore = Callable[[datetime], datetime | None]
"""Does what is due, and says when it is next due itself; None if nothing is in sight."""


@dataclass
class Daily:
    """A chore of which once a day is enough, however often it is roused: first at start, then in passing."""

    what: Callable[[], None]
    due: datetime = AT_START

    def __call__(self, now: datetime) -> None:
        """Do it, unless it was done a moment ago. Nobody is to be woken for the next time."""
        if now >= self.due:
            self.what()
            self.due = now + A_DAY


@dataclass
class Resting:
    """A chore, and until when it rests. Of what was due before this process lived, nobody has told it."""

    chore: Chore
    due: datetime | None = AT_START
    roused: bool = False

    def look(self, now: datetime) -> None:
        """Do what is due. One that fails is tried again after a rest, and keeps nothing else waiting."""
        self.roused = False  # first: who rouses it from now on has it look once more
        try:
            self.due = self.chore(now)
        except Exception as error:
            log.error("a chore failed (%s) and is tried again", type(error).__name__)
            self.due = now + REST


@dataclass
class Chores:
    """Each rests until the moment that it named itself. Whatever is changed in the meantime, here or by another
    process, may bring that moment forward: then they are roused, and each looks anew."""

    chores: Sequence[Chore] = ()
    _resting: list[Resting] = field(init=False)

    def __post_init__(self) -> None:
        self._resting = [Resting(chore) for chore in self.chores]

    @property
    def next_due(self) -> datetime | None:
        """The first moment that any of them named."""
        return min((each.due for each in self._resting if each.due), default=None)

    def rouse(self) -> None:
        """Have each of them look, sooner or later, whatever it said."""
        for each in self._resting:
            each.roused = True

    def do_due(self, now: datetime) -> None:
        """Those whose moment has come, in their order."""
        for each in self._resting:
            if each.due and each.due <= now:
                each.look(now)

    def do_roused(self, now: datetime) -> bool:
        """Those that were roused and have not looked since, in their order. True if there were any."""
        roused = [each for each in self._resting if each.roused]
        for each in roused:
            each.look(now)
        return bool(roused)
