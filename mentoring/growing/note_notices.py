"""What there is to say of a note: that it was shared. Not a word of it is said (SPEC section 2)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from mentoring.access import NotAllowed
from mentoring.growing.notes import note_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor, Match
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class NoteNotice(Notice):
    """Her partner has shared a note with her; not `is_shared`: and has taken it back, or deleted it."""

    note_id: UUID
    match: Match
    is_shared: bool

    @property
    def worth_telling(self) -> bool:
        """As long as there is something to read."""
        return self.is_shared


def about_note(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> NoteNotice | None:
    """How it stands; None if their match has ended since."""
    match = actor.match(occasion.match_id) if occasion.match_id else None
    if match is None:
        return None
    try:
        return NoteNotice(note_of(work, actor, occasion.about).id, match, is_shared=True)
    except NotAllowed:
        return NoteNotice(occasion.about, match, is_shared=False)


READERS: Final[Readers] = {Occasion.NOTE_SHARED: about_note}
