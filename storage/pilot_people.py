"""Everybody registered with one company, as its leads need them: read in one statement."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.companies import PilotRow
from storage.matches import RUNNING, MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.sealing import Sealed


class PartRow(NamedTuple):
    """One part of one person, of the few columns that a lead's lists need."""

    person_id: UUID
    role: str
    capacity: int
    department: str
    name: Sealed
    round: int | None = None
    """In which of the company's pilots; None for a coordinator."""
    away_since: datetime | None = None
    """Her Slack account is closed."""


def of_company(session: Session, company_id: UUID) -> list[PartRow]:
    """Every part that somebody of the company has."""
    rows = session.execute(
        select(PersonRow.id, RegistrationRow.role, PersonRow.capacity, PersonRow.department, PersonRow.name)
        .add_columns(PilotRow.round, PersonRow.account_closed_at)
        .join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
        .outerjoin(PilotRow, PilotRow.id == RegistrationRow.pilot_id)
        .where(PersonRow.company_id == company_id)
        .order_by(PersonRow.id, RegistrationRow.role)
    )
    return [PartRow._make(row) for row in rows]


def remove(session: Session, person_id: UUID, role: str) -> None:
    """Take one part away from a person."""
    session.execute(
        delete(RegistrationRow)
        .where(RegistrationRow.person_id == person_id, RegistrationRow.role == role)
        .execution_options(synchronize_session=False)
    )


def partners_of(session: Session, person_id: UUID) -> list[UUID]:
    """Whom she is matched with."""
    runs = MatchRow.state.in_(RUNNING)
    mentors = select(MatchRow.mentor_id).where(runs, MatchRow.mentee_id == person_id)
    mentees = select(MatchRow.mentee_id).where(runs, MatchRow.mentor_id == person_id)
    return [*session.scalars(mentors), *session.scalars(mentees)]
