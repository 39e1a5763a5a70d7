"""Erasing a person (SPEC N5): what is hers goes, her key is destroyed, and what pointed to her points to nobody."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from storage import erasure, profiles, rosters, surveys
from storage.sealing import KeyName
from storage.tenancy import EVERYONE
from storage.work import Store, Work

NOBODY = KeyName("nobody")
"""The key under which the rows of those who were erased hold nothing."""
NO_NAME = "–"


def erase(work: Work, person_ids: Collection[UUID], now: datetime) -> None:
    """Make nobody of these people, whose rows are held. They can be registered again, as somebody new."""
    if not person_ids:
        return
    erasure.silence(work.session, person_ids)
    profiles.forget(work.session, person_ids)
    surveys.forget(work.session, person_ids)
    erasure.make_nobody(work.session, person_ids, work.seal(NOBODY, NO_NAME), work.seal(NOBODY, ""))
    words = erasure.forget_words(work.session, person_ids)
    erasure.condemn(work.session, [*map(KeyName.of_person, person_ids), *words], now)


def erase_departed(work: Work, person_ids: Collection[UUID], now: datetime) -> Collection[UUID]:
    """Of these people, who are held: make nobody of those who have no part left, and are in no match that began, or
    whose words in it are forgotten by now. Who that is. `work` sees every company."""
    kept = rosters.roles_by_person(work.session, person_ids).keys() | rosters.once_matched(work.session, person_ids)
    gone = [person_id for person_id in person_ids if person_id not in kept]
    erase(work, gone, now)
    return gone


def destroy_condemned(store: Store) -> int:
    """Destroy the keys that are to be destroyed; how many it were. In no transaction of the caller's."""
    with store.read(EVERYONE) as work:
        keys = erasure.condemned(work.session)
    if keys:
        store.keyring.destroy(keys)
        with store.write(EVERYONE) as work:
            erasure.destroyed(work.session, keys)
    return len(keys)
