"""What every handler is handed: the store, the clock, the languages, and a bell for the outbox."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from mentoring.people import Actor, recognise
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from views.words import Catalogues, Words


@dataclass(frozen=True)
class Deps:
    """The rooms below, opened once at the front door."""

    store: Store
    now: Callable[[], datetime]
    catalogues: Catalogues
    wake_outbox: Callable[[], None]


class Left(Exception):
    """The person was struck off between our recognising her and her turn."""


@dataclass(frozen=True)
class Visit:
    """Somebody registered at the door, and the way to act for her."""

    deps: Deps
    team_id: str
    user_id: str
    actor: Actor
    words: Words

    @property
    def now(self) -> datetime:
        """The moment it is, by Advance's clock."""
        return self.deps.now()

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """A look at what she may see."""
        with self.deps.store.read(self.actor.tenants) as work:
            yield work

    @contextmanager
    def changing(self) -> Iterator[tuple[Work, Actor]]:
        """One transaction in her name, she herself read anew within it; then the outbox is woken."""
        with self.deps.store.write(EVERYONE) as work:
            actor = recognise(work, self.team_id, self.user_id)
            if actor is None:
                raise Left
            yield work, actor
        self.deps.wake_outbox()
