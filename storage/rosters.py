"""What is known already of the many people whom a roster names: read for all of them at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from storage.companies import CompanyRow
from storage.intakes import IntakeRow
from storage.keeping import KeepingRow
from storage.matches import LIVE, RUNNING, MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.workspaces import WorkspaceRow

T = TypeVar("T")
BATCH = 1000
"""How many values are asked for in one query: both databases have a limit."""
BEGUN = (*RUNNING, "ended", "completed")
"""States of a match to which both had agreed."""
REMEMBERED = ~exists().where(KeepingRow.match_id == MatchRow.id, KeepingRow.next_at.is_(None))
"""Of a match: what was written in it is still there."""


def by_fingerprints(session: Session, fingerprints: Iterable[bytes]) -> dict[bytes, PersonRow]:
    """Those who are registered, by the fingerprints of their addresses."""
    return {
        person.email_fingerprint: person
        for some in _batches(fingerprints)
        for person in session.scalars(select(PersonRow).where(PersonRow.email_fingerprint.in_(some)))
    }


def by_slack_users(session: Session, slack_user_ids: Iterable[str]) -> dict[tuple[str, str], PersonRow]:
    """Those who are registered, by team id and Slack user id."""
    query = select(WorkspaceRow.team_id, PersonRow).join(WorkspaceRow, WorkspaceRow.id == PersonRow.workspace_id)
    return {
        (team_id, person.slack_user_id): person
        for some in _batches(slack_user_ids)
        for team_id, person in session.execute(query.where(PersonRow.slack_user_id.in_(some)))
    }


def roles_by_person(session: Session, person_ids: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """The parts that each of them has; whoever has none is not in it."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for some in _batches(person_ids):
        query = select(RegistrationRow.person_id, RegistrationRow.role).where(RegistrationRow.person_id.in_(some))
        for person_id, role in session.execute(query):
            found[person_id].add(role)
    return {person_id: frozenset(roles) for person_id, roles in found.items()}


def move_to_pilots(session: Session, pilots: Mapping[UUID, UUID], person_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Whoever of these people was registered in an earlier pilot of her company, and is in this one from now on, with
    all of her parts. `pilots`: by company."""
    moved: set[UUID] = set()
    for some in _batches(person_ids):
        earlier = (RegistrationRow.person_id.in_(some), RegistrationRow.pilot_id.not_in(list(pilots.values())))
        for row in session.scalars(select(RegistrationRow).where(*earlier)):
            if row.company_id in pilots:
                row.pilot_id = pilots[row.company_id]
                moved.add(row.person_id)
    session.flush()
    return frozenset(moved)


def matches_of(session: Session, mentor_ids: Iterable[UUID]) -> list[MatchRow]:
    """All that these mentors are or were in."""
    return [
        match
        for some in _batches(mentor_ids)
        for match in session.scalars(select(MatchRow).where(MatchRow.mentor_id.in_(some)))
    ]


def places_taken(matches: Iterable[MatchRow]) -> Counter[UUID]:
    """How many mentees each mentor has or is being asked to take."""
    return Counter(match.mentor_id for match in matches if match.state in LIVE)


def engaged(session: Session, person_ids: Iterable[UUID]) -> frozenset[tuple[UUID, str]]:
    """In which part each of them is in something that came after her registration: a match in any state, until what
    was written in it is forgotten; as a lead, having registered somebody."""
    found: set[tuple[UUID, str]] = set()
    for some in _batches(person_ids):
        for role, column in (("mentee", MatchRow.mentee_id), ("mentor", MatchRow.mentor_id)):
            hers = select(column).where(column.in_(some), REMEMBERED)
            found.update((person_id, role) for person_id in session.scalars(hers))
        registered = select(IntakeRow.by_id).where(IntakeRow.by_id.in_(some))
        found.update((person_id, "lead") for person_id in session.scalars(registered))
    return frozenset(found)


def unregister(session: Session, registration_ids: Iterable[UUID]) -> None:
    """These parts are nobody's any more."""
    for some in _batches(registration_ids):
        session.execute(
            delete(RegistrationRow).where(RegistrationRow.id.in_(some)).execution_options(synchronize_session=False)
        )


def once_matched(session: Session, person_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of them who are or were in a match that began, until what was written in it is forgotten: the other one
    remembers it, too."""
    found: set[UUID] = set()
    for some in _batches(person_ids):
        for side in (MatchRow.mentee_id, MatchRow.mentor_id):
            found.update(session.scalars(select(side).where(side.in_(some), MatchRow.state.in_(BEGUN), REMEMBERED)))
    return frozenset(found)


def companies_by_name(session: Session) -> dict[str, CompanyRow]:
    """All companies, by their names with case folded."""
    return {company.name.casefold(): company for company in session.scalars(select(CompanyRow))}


def _batches(values: Iterable[T]) -> Iterator[Sequence[T]]:
    found = list(values)
    return (found[start : start + BATCH] for start in range(0, len(found), BATCH))
