"""Who is taken when: nobody has two agreed meetings at one time, whichever match they belong to."""

from datetime import datetime
from uuid import UUID

from mentoring.meeting.meeting_rules import Busy
from mentoring.people import Actor, Person
from storage import meetings
from storage.work import Work


def own_busy(
    work: Work, actor: Actor, starts_at: datetime, ends_at: datetime, besides: UUID | None
) -> tuple[Busy, ...]:
    """The actor's own agreed meetings that overlap this span, the earliest first, one meeting left out."""
    found = meetings.agreed_between(work.session, [match.id for match in actor.matches], starts_at, ends_at, besides)
    with_whom = {match.id: match.partner.name for match in actor.matches}
    return tuple(Busy(offer.starts_at, offer.ends_at, with_whom[match.id]) for offer, match in found)


def is_taken(work: Work, person: Person, starts_at: datetime, ends_at: datetime, besides: UUID) -> bool:
    """Whether somebody has agreed to another meeting in this span: with whom, and in which company, is not told."""
    with work.for_everyone():
        return meetings.is_taken(work.session, person.id, starts_at, ends_at, besides)
