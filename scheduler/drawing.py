"""From rows to what a person is shown, in her language, as it stands at this moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from mentoring.front import front_of
from mentoring.notices import notices
from mentoring.people import Actor, actor_of
from storage import deliveries
from storage.keys import KeyGone
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from views import front as front_view
from views import notices as notice_views
from views.blocks import Message
from views.people import as_home, destroyed
from views.words import Catalogues


@dataclass(frozen=True)
class Drawn:
    """A message, and whether it is still worth sending if it never was."""

    message: Message
    worth_sending: bool
    not_before: datetime | None = None
    """Until then it waits: it is too late in the day."""


@dataclass(frozen=True)
class Draughtsman:
    """Reads and draws; changes nothing."""

    store: Store
    catalogues: Catalogues

    def message(self, person_id: UUID, delivery_id: UUID, now: datetime, *, is_new: bool = False) -> Drawn | None:
        """What a delivery says now; None if it has nothing left to say. `is_new`: it is on nobody's screen yet, and so
        what is no longer worth telling is left out of it, if the rest is."""
        with self.store.read(EVERYONE) as work:
            occasions = deliveries.occasions_of(work.session, delivery_id)
            actor = actor_of(work, person_id)
            try:
                said = notices(work, actor, occasions, now)
            except KeyGone:
                return None  # what it tells was destroyed (SPEC N5)
        true = tuple(notice for notice in said if notice.worth_telling)
        if not said:
            return None
        own = (actor.person.locale, actor.person.zone)
        words = self.catalogues.words(*next((notice.spoken for notice in said if notice.spoken), own))
        not_before = max((notice.not_before for notice in true if notice.not_before), default=None)
        return Drawn(notice_views.message(words, true if is_new and true else said), bool(true), not_before)

    def home(self, person_id: UUID, now: datetime) -> dict[str, Any]:
        """A person's Home tab now."""
        with self.store.read(EVERYONE) as work:
            return self._home(work, actor_of(work, person_id), now)

    def home_of(self, actor: Actor, now: datetime) -> dict[str, Any]:
        """The same of somebody whom we have just recognised."""
        with self.store.read(actor.tenants) as work:
            return self._home(work, actor, now)

    def _home(self, work: Work, actor: Actor, now: datetime) -> dict[str, Any]:
        words = self.catalogues.words(actor.person.locale, actor.person.zone)
        try:
            seen = front_of(work, actor, now)
        except KeyGone:
            return as_home(destroyed(words))
        return front_view.home(words, seen)
