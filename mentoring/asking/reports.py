"""Progress reports (SPEC S28): a mentor's word to the lead of her mentee's company, and to nobody else.

The lead of the mentor's own company, the mentee, the coordinator: none of them. Nor a lead who is the mentee herself.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing, Verb
from mentoring.access_terms import Part
from mentoring.asking.report_rules import Kind
from mentoring.people import Actor, Person, person_of
from mentoring.standing import over_company, reaching
from storage import people, reports
from storage.keys import KeyGone
from storage.matches import Sides
from storage.people import PersonRow
from storage.reports import ReportRow
from storage.work import Work


@dataclass(frozen=True)
class Written:
    """That there is a report: what stands in a list of them."""

    id: UUID
    at: datetime


@dataclass(frozen=True)
class Report:
    """One report, as its author or its addressee reads it."""

    id: UUID
    match_id: UUID
    kind: Kind
    words: str
    mentor: Person
    mentee: Person
    mine: bool
    at: datetime


@dataclass(frozen=True)
class OnMatch:
    """What a lead sees in her view of a match: which reports there are, and whether she may ask for one."""

    written: tuple[Written, ...]
    """The latest first."""
    asked_at: datetime | None = None
    """The request that still waits."""


def towards(actor: Actor, sides: Sides) -> Role:
    """Where she stands towards the reports on a match."""
    if actor.person.id == sides.mentor.id:
        return Role.AUTHOR
    if actor.person.id == sides.mentee.id:
        return Role.PARTNER
    return over_company(actor, sides.mentee.company_id)


def addressees(work: Work, sides: Sides) -> list[PersonRow]:
    """Who receives a report: every lead of the mentee's company, but for the two themselves. Within `reaching`."""
    two = (sides.mentee.id, sides.mentor.id)
    return [row for row in people.leads_of(work.session, sides.mentee.company_id) if row.id not in two]


def recipients(work: Work, actor: Actor, match_id: UUID) -> tuple[Person, ...]:
    """The same, by name, for the mentor of that match."""
    with reaching(work, actor, match_id) as sides:
        access.require(towards(actor, sides), Verb.WRITE, Thing.PROGRESS_REPORT, _part(actor, match_id))
        return tuple(person_of(work, row) for row in addressees(work, sides))


def on_match(work: Work, actor: Actor, sides: Sides, match_id: UUID) -> OnMatch | None:
    """What there is on a match; None for whom the reports on it are no business. Within `reaching`."""
    try:
        access.require_sight(towards(actor, sides), Thing.PROGRESS_REPORT)
    except NotAllowed:
        return None
    waiting = reports.waiting(work.session, match_id)
    written = tuple(Written(row.id, row.created_at) for row in reports.of_match(work.session, match_id))
    return OnMatch(written, waiting.asked_at if waiting else None)


def report_of(work: Work, actor: Actor, report_id: UUID) -> Report:
    """One report. NotAllowed if it is not hers to read, which is also what somebody hears of one that never was.

    KeyGone once the match's keys were destroyed.
    """
    row, sides = _found(work, actor, report_id)
    with work.reaching(frozenset({sides.mentee.company_id, sides.mentor.company_id})):
        return _opened(work, actor, row, sides)


def reports_by(work: Work, actor: Actor) -> tuple[Report, ...]:
    """All that she wrote herself and can still be read, the latest first."""
    with work.for_everyone():  # a match that is over gives her no reach
        found = []
        for row in reports.by_author(work.session, actor.person.id):
            with reaching(work, actor, row.match_id) as sides:
                try:
                    found.append(_opened(work, actor, row, sides))
                except KeyGone:
                    continue
    return tuple(found)


def _found(work: Work, actor: Actor, report_id: UUID) -> tuple[ReportRow, Sides]:
    with work.for_everyone():  # whose it is, is the very question
        row = reports.by_id(work.session, report_id)
    if row is None:
        raise NotAllowed("no such report")
    with reaching(work, actor, row.match_id) as sides:
        access.require_sight(towards(actor, sides), Thing.PROGRESS_REPORT)
    return row, sides


def _opened(work: Work, actor: Actor, row: ReportRow, sides: Sides) -> Report:
    kind, _, words = work.open(row.words).partition("\n")
    mentor, mentee = (people.by_id(work.session, side.id) for side in (sides.mentor, sides.mentee))
    return Report(
        id=row.id,
        match_id=row.match_id,
        kind=Kind(kind),
        words=words,
        mentor=person_of(work, mentor),
        mentee=person_of(work, mentee),
        mine=row.by_id == actor.person.id,
        at=row.created_at,
    )


def _part(actor: Actor, match_id: UUID) -> Part | None:
    match = actor.match(match_id)
    return match.part if match else None
