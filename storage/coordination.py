"""The whole programme, as its coordinator needs it: read in two statements."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from storage.companies import CompanyRow, PilotRow
from storage.matches import LIVE, MENTEE, MENTOR, RUNNING, MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.sealing import Sealed


class HostRow(NamedTuple):
    """A company that runs a pilot, with one of its leads; a company with several comes several times."""

    company_id: UUID
    name: str
    starts_on: date
    ends_on: date
    lead: Sealed | None


def hosts(session: Session) -> list[HostRow]:
    """All of them, each with its latest pilot (the last of a company's rows)."""
    is_lead = and_(RegistrationRow.company_id == CompanyRow.id, RegistrationRow.role == "lead")
    latest = (
        select(func.max(PilotRow.starts_on)).where(PilotRow.company_id == CompanyRow.id).correlate(CompanyRow)
    ).scalar_subquery()
    rows = session.execute(
        select(CompanyRow.id, CompanyRow.name, PilotRow.starts_on, PilotRow.ends_on, PersonRow.name)
        .join(PilotRow, and_(PilotRow.company_id == CompanyRow.id, PilotRow.starts_on == latest))
        .outerjoin(RegistrationRow, is_lead)
        .outerjoin(PersonRow, PersonRow.id == RegistrationRow.person_id)
        .order_by(CompanyRow.name, PersonRow.id)
    )
    return [HostRow._make(row) for row in rows]


def across(session: Session) -> tuple[int, int]:
    """How many matches across companies are proposed, and how many run."""
    running = MatchRow.state.in_(RUNNING)
    found = session.execute(
        select(func.count().filter(~running), func.count().filter(running))
        .select_from(MatchRow)
        .join(MENTEE, MENTEE.id == MatchRow.mentee_id)
        .join(MENTOR, MENTOR.id == MatchRow.mentor_id)
        .where(MatchRow.state.in_(LIVE), MENTEE.company_id != MENTOR.company_id)
    ).one()
    return found[0], found[1]
