"""Whom somebody may want to reach, read at once."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.people import PersonRow, RegistrationRow


def by_ids(session: Session, person_ids: Iterable[UUID]) -> dict[UUID, PersonRow]:
    """These people, by their ids."""
    found = session.scalars(select(PersonRow).where(PersonRow.id.in_(list(person_ids))))
    return {person.id: person for person in found}


def officers_of(session: Session, company_id: UUID) -> list[tuple[PersonRow, str]]:
    """The project leads of a company and the programme's coordinators who can be reached, each with her part."""
    rows = session.execute(
        select(PersonRow, RegistrationRow.role)
        .join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
        .where(
            or_(
                (RegistrationRow.role == "lead") & (PersonRow.company_id == company_id),
                RegistrationRow.role == "coordinator",
            ),
            PersonRow.account_closed_at.is_(None),
        )
        .order_by(RegistrationRow.role, PersonRow.id)
    )
    return [(person, role) for person, role in rows]
