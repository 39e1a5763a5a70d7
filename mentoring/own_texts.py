"""All that somebody wrote herself (SPEC P13): what she keeps, and the reasons and words that she gave others."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from mentoring.asking.feedback import signed_by
from mentoring.asking.fit_checks import Going, own_fit_check
from mentoring.growing.homework import tasks_under
from mentoring.growing.notes import notes_of
from mentoring.growing.objectives import objectives_of
from mentoring.matching.matchmaking_words import Ground, Wish, own_remarks
from mentoring.meeting.exchanges import exchanges_of
from mentoring.meeting.meetings import meetings_of
from mentoring.people import Actor, Part
from storage.work import Work


class Kind(StrEnum):
    """What it is. From QUESTION to LEAVING as in `matchmaking_words`."""

    OBJECTIVE = "objective"
    TASK = "task"
    NOTE = "note"
    AGENDA = "agenda"
    EXCHANGE = "exchange"
    CALLED_OFF = "called_off"
    """Why a meeting did not suit, or was called off."""
    FIT_CHECK = "fit_check"
    QUESTION = "question"
    ANSWER = "answer"
    RESERVATION = "reservation"
    DECLINED = "declined"
    LEAVING = "leaving"
    FEEDBACK = "feedback"
    """Signed: nothing leads back to her from what is not."""


@dataclass(frozen=True)
class Text:
    """One text of hers."""

    kind: Kind
    text: str
    on: date | None = None
    """When it was written, or what it is about took place; in her own calendar."""
    choice: Going | Ground | Wish | None = None
    """What she chose beside it; then the text may be empty."""


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
        if meeting.ended_by_me and meeting.reason:
            yield Text(Kind.CALLED_OFF, meeting.reason, meeting.offers[-1].starts_at.astimezone(zone).date())
    for exchange in exchanges_of(work, actor):
        if exchange.mine and exchange.words:
            yield Text(Kind.EXCHANGE, exchange.words, exchange.on)
    for match in actor.matches:
        _, fit = own_fit_check(work, actor, match.id)
        if fit:
            yield Text(Kind.FIT_CHECK, fit.words, choice=fit.going)
    yield from _remarks(work, actor, {match.id for match in actor.matches})


def texts_elsewhere(work: Work, actor: Actor, matches: Collection[UUID]) -> Iterator[Text]:
    """What she wrote outside of these matches: before one came about, about a pair that she leads, or as feedback."""
    yield from _remarks(work, actor, matches, within=False)
    for given in signed_by(work, actor):
        yield Text(Kind.FEEDBACK, given.words)


def _remarks(work: Work, actor: Actor, matches: Collection[UUID], *, within: bool = True) -> Iterator[Text]:
    """Those on these matches, or those on all others."""
    for match_id, at, remark in own_remarks(work, actor):
        if (match_id in matches) is within and (remark.words or remark.ground or remark.wish):
            on = at.astimezone(actor.person.zone).date()
            yield Text(Kind(remark.kind.value), remark.words, on, remark.ground or remark.wish)
