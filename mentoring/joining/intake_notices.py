"""What a lead sees of an act of registering: one card, drawn anew as it goes on."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from mentoring.joining.intake_drafts import Draft
from mentoring.joining.intakes import State, draft_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor, Part
from storage import intakes
from storage.deliveries import OccasionRow
from storage.work import Work

NAMED_AT_MOST = 20


@dataclass(frozen=True)
class Registered:
    """Somebody who has parts from this act."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class IntakeNotice(Notice):
    """One act of registering, as it stands."""

    id: UUID
    state: State
    is_file: bool
    draft: Draft
    """Empty once it was decided."""
    registered: int
    updated: int
    unchanged: int
    people: tuple[Registered, ...]
    """Who has a part from it still: all of them after a form, the first few after a file."""
    can_be_undone_until: datetime | None
    """None: no more, or not yet."""
    by_lead: bool = True
    """Else by the coordinator."""


def about_intake(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> IntakeNotice | None:
    """How it stands; hers alone."""
    row = intakes.by_id(work.session, occasion.about)
    if row is None or row.by_id != actor.person.id:
        return None
    state = State(row.state)
    undoable = state is State.REGISTERED and row.look_at is not None and row.look_at > now
    return IntakeNotice(
        id=row.id,
        state=state,
        is_file=row.slack_file_id is not None,
        draft=draft_of(work, row),
        registered=row.registered,
        updated=row.updated,
        unchanged=row.unchanged,
        people=_people(work, row.id) if state in (State.REGISTERED, State.TAKEN_BACK) else (),
        can_be_undone_until=row.look_at if undoable else None,
        by_lead=Part.LEAD in actor.parts,
    )


def _people(work: Work, intake_id: UUID) -> tuple[Registered, ...]:
    with work.for_everyone():  # a coordinator may have named leads of other companies
        given = intakes.registrations_of(work.session, intake_id, NAMED_AT_MOST)
    return tuple(
        Registered(work.open(person.name), tuple(Part(registration.role) for registration, _ in found))
        for person, found in groupby(given, key=lambda each: each[1])
    )


READERS: Final[Readers] = {Occasion.INTAKE: about_intake}
