"""Who may be matched: read for a whole pilot in a few statements, however many wait."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from storage.companies import CompanyRow, PilotRow
from storage.matches import LIVE, MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.sealing import Sealed


def rows_of(session: Session, person_ids: Collection[UUID]) -> list[PersonRow]:
    """These people."""
    return list(session.scalars(select(PersonRow).where(PersonRow.id.in_(person_ids)).order_by(PersonRow.id)))


class Free(NamedTuple):
    """Somebody who can be picked, of the few columns that a search needs."""

    id: UUID
    company_id: UUID
    name: Sealed
    department: str


def of_company(session: Session, company_id: UUID, role: str, only: Collection[UUID] | None = None) -> list[PersonRow]:
    """Everybody of a company who has this part and can be reached; of these people, where some are named."""
    with_it = (
        select(PersonRow)
        .join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
        .where(PersonRow.company_id == company_id, RegistrationRow.role == role, PersonRow.account_closed_at.is_(None))
        .order_by(PersonRow.id)
    )
    return list(session.scalars(with_it if only is None else with_it.where(PersonRow.id.in_(only))))


def rounds_of(session: Session, company_id: UUID) -> dict[UUID, int]:
    """In which of its pilots each mentee of a company is registered."""
    found = select(RegistrationRow.person_id, PilotRow.round).join(PilotRow, PilotRow.id == RegistrationRow.pilot_id)
    rows = session.execute(found.where(RegistrationRow.company_id == company_id, RegistrationRow.role == "mentee"))
    return dict(rows.all())


def free_mentees(session: Session, company_id: UUID | None) -> list[Free]:
    """Mentees of a company, or of every one, without a mentor and none being asked for them."""
    theirs = exists().where(MatchRow.mentee_id == PersonRow.id, MatchRow.state.in_(LIVE)).correlate(PersonRow)
    return _free(session, "mentee", company_id, ~theirs)


def free_mentors(session: Session, company_id: UUID | None) -> list[Free]:
    """Mentors of a company, or of every one, who have a place left."""
    taken = (
        select(func.count())
        .where(MatchRow.mentor_id == PersonRow.id, MatchRow.state.in_(LIVE))
        .correlate(PersonRow)
        .scalar_subquery()
    )
    return _free(session, "mentor", company_id, PersonRow.capacity > taken)


def _free(session: Session, role: str, company_id: UUID | None, is_free: ColumnElement[bool]) -> list[Free]:
    columns = (PersonRow.id, PersonRow.company_id, PersonRow.name, PersonRow.department)
    there = PersonRow.account_closed_at.is_(None)
    query = select(*columns).where(PersonRow.id.in_(everybody_with(role)), is_free, there)
    rows = session.execute(query if company_id is None else query.where(PersonRow.company_id == company_id))
    return [Free._make(row) for row in rows]


def with_part(session: Session, person_id: UUID, role: str) -> PersonRow | None:
    """Somebody, if she is there and has this part."""
    return session.scalar(select(PersonRow).where(PersonRow.id == person_id, PersonRow.id.in_(everybody_with(role))))


def company_names(session: Session) -> dict[UUID, str]:
    """What every company is called."""
    return {row.id: row.name for row in session.execute(select(CompanyRow.id, CompanyRow.name))}


def parts_of(session: Session, person_ids: Collection[UUID]) -> list[tuple[UUID, str]]:
    """Each of these people with each part that she has."""
    rows = session.execute(
        select(RegistrationRow.person_id, RegistrationRow.role).where(RegistrationRow.person_id.in_(person_ids))
    )
    return [(person_id, role) for person_id, role in rows]


def places_by_person(session: Session, person_ids: Collection[UUID]) -> dict[UUID, tuple[UUID, int]]:
    """The company of each of these people, and how many mentees she takes, as they are at this moment."""
    rows = session.execute(
        select(PersonRow.id, PersonRow.company_id, PersonRow.capacity).where(PersonRow.id.in_(person_ids))
    )
    return {person_id: (company_id, capacity) for person_id, company_id, capacity in rows}


def managers(session: Session, company_id: UUID) -> dict[bytes, bytes]:
    """Whose manager is who in a company, by the fingerprints of their addresses."""
    rows = session.execute(
        select(PersonRow.email_fingerprint, PersonRow.manager_fingerprint).where(
            PersonRow.company_id == company_id, PersonRow.manager_fingerprint.is_not(None)
        )
    )
    return {person: manager for person, manager in rows if manager}


def matches_with(session: Session, person_ids: Collection[UUID] | Select[UUID]) -> list[MatchRow]:
    """All matches that any of these people are or were in, with whomever, as they are at this moment."""
    theirs = or_(MatchRow.mentee_id.in_(person_ids), MatchRow.mentor_id.in_(person_ids))
    return list(session.scalars(select(MatchRow).where(theirs).execution_options(populate_existing=True)))


def everybody_with(role: str) -> Select[UUID]:
    """The ids of those who have this part, for `matches_with`."""
    return select(RegistrationRow.person_id).where(RegistrationRow.role == role)


def everybody_of(company_id: UUID) -> Select[UUID]:
    """The ids of a company's people, for `matches_with`."""
    return select(PersonRow.id).where(PersonRow.company_id == company_id)
