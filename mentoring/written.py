"""What somebody wrote in a match that is over: hers to read and to copy until its keys are destroyed (SPEC S32)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from mentoring.exchanges import exchanges_of
from mentoring.homework import tasks_under
from mentoring.keeping import Kept, in_it, kept
from mentoring.meetings import meetings_of
from mentoring.notes import notes_of
from mentoring.objectives import objectives_of
from mentoring.people import Actor, Part
from storage.keys import KeyGone
from storage.work import Work


class Kind(StrEnum):
    """What it is."""

    OBJECTIVE = "objective"
    TASK = "task"
    NOTE = "note"
    AGENDA = "agenda"
    EXCHANGE = "exchange"


@dataclass(frozen=True)
class Text:
    """One text of hers."""

    kind: Kind
    text: str
    on: date | None = None
    """When it was written, or what it is about took place; in her own calendar."""


@dataclass(frozen=True)
class Written:
    """All of hers in one match."""

    kept: Kept
    texts: tuple[Text, ...] = ()


def written(work: Work, actor: Actor, match_id: UUID) -> Written:
    """What she wrote in it, and nothing of anybody else; nothing once the keys are gone. NotAllowed for a match that
    is not over, or was never hers."""
    found = kept(work, actor, match_id)
    hers = in_it(actor, found)
    try:
        with work.reaching(hers.tenants):
            texts = () if found.is_gone else tuple(texts_of(work, hers))
    except KeyGone:  # this very moment
        texts = ()
    return Written(found, texts)


def texts_of(work: Work, actor: Actor) -> Iterator[Text]:
    """What the actor wrote in her matches, and nothing of anybody else."""
    zone = actor.person.zone
    for objective in objectives_of(work, actor):
        if objective.match.part is Part.MENTEE:
            yield Text(Kind.OBJECTIVE, objective.wording)
        for task in tasks_under(work, actor, objective):
            if task.mine:
                yield Text(Kind.TASK, "\n".join(part for part in (task.wording, task.link) if part), task.due_on)
    for note in notes_of(work, actor):
        if note.mine:
            yield Text(Kind.NOTE, note.text, note.created_at.astimezone(zone).date())
    for meeting in meetings_of(work, actor):
        of_hers = {offer.agenda: offer.starts_at for offer in meeting.offers if offer.mine and offer.agenda}
        for agenda, at in of_hers.items():
            yield Text(Kind.AGENDA, agenda, at.astimezone(zone).date())
    for exchange in exchanges_of(work, actor):
        if exchange.mine and exchange.words:
            yield Text(Kind.EXCHANGE, exchange.words, exchange.on)
