"""What somebody can do with a note of hers (SPEC S27): write, change, share, take back, delete.

A note makes no noise, but for one that is shared: her partner hears that it is there, and not a word of it.
"""

from datetime import datetime
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing, Verb
from mentoring.free_text import require_fit
from mentoring.growing.notes import About, Note, note_of
from mentoring.growing.objectives import objective_of
from mentoring.meeting.meetings import meeting_of
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Match
from mentoring.standing import in_pair, own_match
from storage import deliveries, notes, people
from storage.notes import NoteRow
from storage.sealing import KeyName
from storage.work import Work


def write(
    work: Work, actor: Actor, match_id: UUID, text: str, about: About, now: datetime, note_id: UUID, *, share: bool
) -> Note:
    """Keep a note. Unfit if it has no words or too many; NotAllowed if it is about what is not of this match.

    `note_id`: the id that it will have. A second one under the same id is the same one, sent twice.
    """
    access.require(in_pair(actor, actor.person.id, match_id), Verb.WRITE, Thing.NOTE)
    match = own_match(actor, match_id)
    people.hold(work.session, [actor.person.id, match.partner.id])
    if notes.by_id(work.session, note_id):
        return note_of(work, actor, note_id)
    _require_within(work, actor, match, about)
    row = NoteRow(
        id=note_id,
        company_id=match.company_id,
        match_id=match_id,
        by_id=actor.person.id,
        text=work.seal(KeyName.of_author(match_id, actor.person.id), require_fit(text)),
        meeting_id=about.meeting,
        objective_id=about.objective,
        created_at=now,
        changed_at=now,
        shared_at=now if share else None,
    )
    work.session.add(row)
    work.session.flush()
    if share:
        _tell_of(work, match, note_id, now)
    return note_of(work, actor, note_id)


def change(work: Work, actor: Actor, note_id: UUID, text: str, about: About, now: datetime) -> Note:
    """Put other words in the place of the former, or attach it elsewhere. Unfit as for a new one."""
    note = _hers(work, actor, note_id, Verb.CHANGE)
    _require_within(work, actor, note.match, about)
    words = require_fit(text)
    sealed = work.seal(KeyName.of_author(note.match.id, actor.person.id), words)
    changed_at = note.changed_at if words == note.text else now
    notes.change(
        work.session,
        note_id,
        text=sealed,
        meeting_id=about.meeting,
        objective_id=about.objective,
        changed_at=changed_at,
    )
    return note_of(work, actor, note_id)


def share(work: Work, actor: Actor, note_id: UUID, now: datetime) -> Note:
    """From now on her partner may read it. A second time changes nothing."""
    note = _hers(work, actor, note_id, Verb.SHARE)
    if not note.shared:
        notes.change(work.session, note_id, shared_at=now)
        _tell_of(work, note.match, note_id, now)
    return note_of(work, actor, note_id)


def take_back(work: Work, actor: Actor, note_id: UUID) -> Note:
    """From now on it is hers alone again."""
    _hers(work, actor, note_id, Verb.TAKE_BACK)
    notes.change(work.session, note_id, shared_at=None)
    deliveries.mark_stale(work.session, note_id)
    return note_of(work, actor, note_id)


def erase(work: Work, actor: Actor, note_id: UUID) -> None:
    """It is gone for good."""
    _hers(work, actor, note_id, Verb.DELETE)
    notes.erase(work.session, note_id)
    deliveries.mark_stale(work.session, note_id)


def _hers(work: Work, actor: Actor, note_id: UUID, verb: Verb) -> Note:
    """The note, if she may do that to it; otherwise NotAllowed, whether it is another's or none at all."""
    row = notes.by_id(work.session, note_id)
    if row is None:
        raise NotAllowed("no such note of hers")
    access.require(in_pair(actor, row.by_id, row.match_id), verb, Thing.NOTE)
    people.hold(work.session, [actor.person.id, own_match(actor, row.match_id).partner.id])
    return note_of(work, actor, note_id)


def _tell_of(work: Work, match: Match, note_id: UUID, now: datetime) -> None:
    """Her partner hears of it, once a day however often it is taken back and shared; both are held."""
    day = now.date().isoformat()
    tell(work, match.partner.id, Occasion.NOTE_SHARED, note_id, now, period=day, match_id=match.id, joins=True)
    deliveries.mark_stale(work.session, note_id)


def _require_within(work: Work, actor: Actor, match: Match, about: About) -> None:
    """What it is attached to is of the same match."""
    within = [meeting_of(work, actor, about.meeting).match.id] if about.meeting else []
    within += [objective_of(work, actor, about.objective).match.id] if about.objective else []
    if any(match_id != match.id for match_id in within):
        raise NotAllowed("not of this match")
