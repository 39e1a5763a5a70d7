"""Notes (SPEC S27): private to their author, until she shares one with her partner; she can take it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from unicodedata import combining, normalize
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Sight, Thing
from mentoring.people import Actor, Match
from mentoring.standing import in_pair, own_match
from storage import notes
from storage.notes import NoteRow
from storage.work import Work


@dataclass(frozen=True)
class About:
    """What a note is attached to: a meeting, an objective, or nothing."""

    meeting: UUID | None = None
    objective: UUID | None = None


@dataclass(frozen=True)
class Note:
    """One note, as its author or whoever it is shared with sees it."""

    id: UUID
    match: Match
    mine: bool
    text: str
    about: About
    created_at: datetime
    changed_at: datetime
    shared: bool

    @property
    def was_changed(self) -> bool:
        """Whether its words are not the first ones."""
        return self.changed_at > self.created_at


def notes_of(work: Work, actor: Actor, search: str = "") -> tuple[Note, ...]:
    """All notes that are hers to read, the newest first; of a search, those in which all its words are found, accents
    and capitals aside.

    It is searched here, in opened texts: no index could hold what nobody but she may read.
    """
    rows = notes.readable(work.session, [match.id for match in actor.matches], actor.person.id)
    wanted = _bare(search).split()
    found = tuple(_note(work, actor, row) for row in rows)
    if not wanted:
        return found
    texts = ((note, _bare(note.text)) for note in found)
    return tuple(note for note, text in texts if all(word in text for word in wanted))


def note_of(work: Work, actor: Actor, note_id: UUID) -> Note:
    """One note. NotAllowed if it is not hers to read, which is also what somebody hears of one that never was."""
    row = notes.by_id(work.session, note_id)
    if row is None:
        raise NotAllowed("no such note of hers")
    return _note(work, actor, row)


def attached(found: Iterable[Note], about: About) -> tuple[Note, ...]:
    """Those that are about that."""
    return tuple(note for note in found if note.about == about)


def _note(work: Work, actor: Actor, row: NoteRow) -> Note:
    """NotAllowed for a partner's note that is not (or no longer) shared."""
    role = in_pair(actor, row.by_id, row.match_id)
    shared = row.shared_at is not None
    access.require_sight(role, Thing.NOTE, Sight.ALL, *([Sight.SHARED] if shared else []))
    return Note(
        id=row.id,
        match=own_match(actor, row.match_id),
        mine=role is Role.AUTHOR,
        text=work.open(row.text),
        about=About(row.meeting_id, row.objective_id),
        created_at=row.created_at,
        changed_at=row.changed_at,
        shared=shared,
    )


def _bare(text: str) -> str:
    """Without accents and capitals."""
    return "".join(sign for sign in normalize("NFD", text.casefold()) if not combining(sign))
