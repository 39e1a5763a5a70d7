"""What every handler is handed: the store, the clock, the languages, and a bell for the outbox."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from time import monotonic
from uuid import UUID

from slack_sdk import WebClient
from sqlalchemy.exc import OperationalError

from mentoring.erasing import destroy_condemned
from mentoring.people import Actor, leads_in, recognise
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from views.blocks import Message
from views.people import not_registered
from views.words import Catalogues, Words

log = logging.getLogger(__name__)

Aside = Callable[[Callable[[], None]], object]


def at_once(task: Callable[[], None]) -> None:
    """Runs it here and now."""
    task()


@dataclass(frozen=True)
class Deps:
    """The rooms below, opened once at the front door."""

    store: Store
    now: Callable[[], datetime]
    catalogues: Catalogues
    wake_outbox: Callable[[], None]
    clients: Mapping[str, WebClient] = field(default_factory=dict)
    """Slack by team id, in every workspace where Advance is installed."""
    aside: Aside = at_once
    """Runs what may take minutes, once the person who asked for it has her acknowledgement."""
    show_home: Callable[[str, Actor, float], bool] = lambda *_: False
    """Draws, by her team id, the Home tab of somebody who looks at it and was recognised after that moment of
    `time.monotonic`; False if that can't be here and now."""
    home_is_awaited: Callable[[UUID], object] = lambda _: None
    """Rings for somebody who looks at her Home tab now, by her id: it goes before what nobody looks at."""

    def to_a_stranger(self, team_id: str, words: Words) -> Message:
        """Kind words for somebody who is not registered: whom she may ask (SPEC S3)."""
        with self.store.read(EVERYONE) as work:
            known = leads_in(work, team_id)
        return not_registered(words, known)

    def destroy_condemned(self) -> None:
        """Destroy the keys of whoever was erased just now. What can't be now (somebody copies the key store, say), the
        housekeeping does, as it does after a crash."""
        try:
            destroy_condemned(self.store)
        except OperationalError as error:
            log.warning("keys are destroyed later: %s", type(error).__name__)


class Left(Exception):
    """The person was struck off between our recognising her and her turn."""


@dataclass(frozen=True)
class Visit:
    """Somebody registered at the door, and the way to act for her."""

    deps: Deps
    team_id: str
    user_id: str
    actor: Actor
    came_at: float = field(default_factory=monotonic)
    """As `time.monotonic` has it: before she was recognised."""

    @property
    def now(self) -> datetime:
        """The moment it is, by Advance's clock."""
        return self.deps.now()

    @cached_property
    def words(self) -> Words:
        """Her language and her zone."""
        return self.deps.catalogues.words(self.actor.person.locale, self.actor.person.zone)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """A look at what she may see."""
        with self.deps.store.read(self.actor.tenants) as work:
            yield work

    @contextmanager
    def changing(self) -> Iterator[tuple[Work, Actor]]:
        """One transaction in her name; then the outbox is woken.

        She is recognised anew within it: what decides whether she may is what is true at that moment.
        """
        with self.deps.store.write(EVERYONE) as work:
            actor = recognise(work, self.team_id, self.user_id)
            if actor is None:
                raise Left
            yield work, actor
        self.deps.wake_outbox()

    def sees_home(self) -> bool:
        """Her Home tab was drawn, here and now. Not at her first look: from that on it is to be kept up to date,
        which is written down beforehand."""
        return self.actor.home_opened and self.deps.show_home(self.team_id, self.actor, self.came_at)

    @contextmanager
    def looking(self) -> Iterator[Work]:
        """One that she looks at her Home tab, which is to be drawn then: nothing is decided, and so she is who she was
        at the door."""
        with self.deps.store.write(self.actor.tenants) as work:
            yield work
        self.deps.home_is_awaited(self.actor.person.id)
