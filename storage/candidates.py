"""Who may be matched: read for a whole pilot in a few statements, however many wait."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from storage.companies import CompanyRow
from storage.matches import MatchRow
from storage.people import PersonRow, RegistrationRow


def of_company(session: Session, company_id: UUID, role: str) -> list[PersonRow]:
    """Everybody of a company who has this part in a pilot of hers."""
    return list(
        session.scalars(
            select(PersonRow)
            .join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
            .where(PersonRow.company_id == company_id, RegistrationRow.role == role)
            .order_by(PersonRow.id)
        )
    )


def of_part(session: Session, role: str) -> list[PersonRow]:
    """Everybody, of whatever company that the session works for, who has this part."""
    with_it = select(PersonRow).where(PersonRow.id.in_(everybody_with(role)))
    return list(session.scalars(with_it.order_by(PersonRow.id)))


def with_part(session: Session, person_id: UUID, role: str) -> PersonRow | None:
    """Somebody, if she is there and has this part."""
    return session.scalar(select(PersonRow).where(PersonRow.id == person_id, PersonRow.id.in_(everybody_with(role))))


def company_names(session: Session) -> dict[UUID, str]:
    """What every company is called."""
    return dict(session.execute(select(CompanyRow.id, CompanyRow.name)).tuples().all())


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
