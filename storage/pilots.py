"""What belongs to a whole pilot: the pairs whose days follow its own, and everybody who sees something of it."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ScalarSelect, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.companies import CompanyRow, PilotRow
from storage.documents import DocumentRow
from storage.matches import LIVE, RUNNING, MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.unreached import unreached


class SetUp(NamedTuple):
    """A company's latest pilot, and what stands in for what its leads have not set."""

    pilot: PilotRow
    company: str
    zone: str | None
    """Of one of its leads, always the same; None if it has none."""
    locale: str | None
    documents: int
    """How many have been put up."""
    unreached: int
    """People who could not be written to: Slack refused their last message for good."""


def set_up(session: Session, company_id: UUID) -> SetUp | None:
    """How a company's pilot is set up, in one statement; None if it runs none."""
    found = session.execute(
        select(
            PilotRow,
            CompanyRow.name,
            _of_a_lead(PersonRow.time_zone, company_id),
            _of_a_lead(PersonRow.locale, company_id),
            select(func.count(DocumentRow.id)).where(DocumentRow.company_id == company_id).scalar_subquery(),
            unreached(company_id),
        )
        .join(CompanyRow, CompanyRow.id == PilotRow.company_id)
        .where(PilotRow.company_id == company_id)
        .order_by(PilotRow.starts_on.desc())
        .limit(1)
    ).first()
    return SetUp._make(found) if found else None


def _of_a_lead(column: InstrumentedAttribute[str], company_id: UUID) -> ScalarSelect[str]:
    return (
        select(column)
        .join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
        .where(RegistrationRow.role == "lead", PersonRow.company_id == company_id)
        .order_by(PersonRow.id)
        .limit(1)
        .scalar_subquery()
    )


def first_begun_on(session: Session, pilot_id: UUID, today: date) -> date | None:
    """The first day of the first pair that has begun, of those that run; None if none has."""
    return session.scalar(
        select(func.min(MatchRow.starts_on)).where(
            MatchRow.pilot_id == pilot_id, MatchRow.state.in_(RUNNING), MatchRow.starts_on <= today
        )
    )


def end_with(session: Session, pilot_id: UUID, *, was_to_end: date, ends_on: date, now: datetime) -> None:
    """The pairs that were to end with the pilot go on ending with it, and the clock looks at them again."""
    session.execute(
        update(MatchRow)
        .where(MatchRow.pilot_id == pilot_id, MatchRow.state.in_(LIVE), MatchRow.ends_on == was_to_end)
        .values(ends_on=ends_on, next_look_at=now)
        .execution_options(synchronize_session=False)
    )


def begin_with(session: Session, pilot_id: UUID, *, was_to_begin: date, starts_on: date, today: date) -> None:
    """The pairs that were to begin with the pilot, and have not yet, go on beginning with it."""
    session.execute(
        update(MatchRow)
        .where(
            MatchRow.pilot_id == pilot_id,
            MatchRow.state.in_(LIVE),
            MatchRow.starts_on == was_to_begin,
            MatchRow.starts_on > today,
        )
        .values(starts_on=max(starts_on, today))
        .execution_options(synchronize_session=False)
    )


def look_again(session: Session, pilot_id: UUID, now: datetime) -> None:
    """Something has changed that decides when its pairs are written to."""
    session.execute(
        update(MatchRow)
        .where(MatchRow.pilot_id == pilot_id, MatchRow.state.in_(RUNNING))
        .values(next_look_at=now)
        .execution_options(synchronize_session=False)
    )


def homes_are_stale(session: Session, company_id: UUID) -> None:
    """Something that a company's pilot shows has changed: for its own people, and for mentors from elsewhere."""
    mentors = select(MatchRow.mentor_id).where(MatchRow.company_id == company_id, MatchRow.state.in_(RUNNING))
    session.execute(
        update(PersonRow)
        .where(
            or_(PersonRow.company_id == company_id, PersonRow.id.in_(mentors)), PersonRow.home_opened_at.is_not(None)
        )
        .values(home_stale=PersonRow.home_stale + 1)
        .execution_options(synchronize_session=False)
    )
