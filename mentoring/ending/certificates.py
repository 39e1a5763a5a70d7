"""The certificate of a match that has run its course (SPEC P14): names, months, meetings held, and no private text."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing, Verb
from mentoring.ending.keeping import kept
from mentoring.local_time import today
from mentoring.meeting.meeting_counts import meeting_counts
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Part
from storage import companies, people
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class Certificate:
    """What is written on it."""

    name: str
    partner: str
    part: Part
    """Of the one whose certificate it is."""
    company: str
    """Whose pilot it was: the mentee's."""
    starts_on: date
    ends_on: date
    held: int
    """Meetings, and what took the place of one."""


@dataclass(frozen=True)
class CertificateNotice(Notice):
    """It is handed over."""

    certificate: Certificate


def certificate_of(work: Work, actor: Actor, match_id: UUID, now: datetime) -> Certificate:
    """Hers. NotAllowed for a match that never was hers, or has not run its course."""
    found = kept(work, actor, match_id)
    if not found.completed:
        raise NotAllowed("no match of hers that has run its course")
    match = found.match
    with work.for_everyone():  # of a pair across companies, the pilot may be another company's
        company = companies.by_id(work.session, match.company_id).name
        held = meeting_counts(work, [match.id], now)[match.id].held
    return Certificate(actor.person.name, match.partner.name, match.part, company, match.starts_on, match.ends_on, held)


def ask_for(work: Work, actor: Actor, match_id: UUID, now: datetime) -> None:
    """It comes as a file in her direct message: once a day, however often she asks."""
    certificate_of(work, actor, match_id, now)
    access.require(Role.AUTHOR, Verb.ASK_FOR, Thing.CERTIFICATE)
    people.hold(work.session, [actor.person.id])
    day = today(now, actor.person.zone).isoformat()
    with work.for_everyone():
        tell(work, actor.person.id, Occasion.CERTIFICATE, match_id, now, period=day, match_id=match_id)


def handed_over(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> CertificateNotice | None:
    """The certificate; None if it is not (or no longer) hers."""
    try:
        return CertificateNotice(certificate_of(work, actor, occasion.about, now))
    except NotAllowed:
        return None


READERS: Final[Readers] = {Occasion.CERTIFICATE: handed_over}
