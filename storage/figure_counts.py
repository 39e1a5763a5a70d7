"""What may be counted exactly (SPEC N3): what a lead sees of each match anyway, summed. A few statements."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.exchanges import ExchangeRow
from storage.homework import ConfirmationRow, TaskRow
from storage.matches import MatchRow
from storage.meetings import MeetingRow, OfferRow, said_at, stood_at
from storage.objectives import ClosureRow
from storage.people import PersonRow, RegistrationRow


def parts(session: Session, company_id: UUID) -> dict[str, int]:
    """How many people have each part in a company."""
    query = select(RegistrationRow.role, func.count()).join(PersonRow, PersonRow.id == RegistrationRow.person_id)
    rows = session.execute(query.where(PersonRow.company_id == company_id).group_by(RegistrationRow.role))
    return dict(rows.all())


def states(session: Session, company_id: UUID) -> dict[str, int]:
    """How many of a company's matches are in each state."""
    query = select(MatchRow.state, func.count()).where(MatchRow.company_id == company_id).group_by(MatchRow.state)
    return dict(session.execute(query).all())


def meetings(session: Session, company_id: UUID, at: datetime) -> tuple[int, int]:
    """How many meetings its matches had held at that moment, and how many were to come (as SPEC S31 counts them)."""
    agreed = (
        select(func.count())
        .select_from(MeetingRow)
        .join(OfferRow, OfferRow.meeting_id == MeetingRow.id)
        .join(MatchRow, MatchRow.id == MeetingRow.match_id)
        .where(MatchRow.company_id == company_id, *stood_at(at))
    )
    held = agreed.where(OfferRow.ends_at <= at, said_at(at, took_place=True), ~said_at(at, took_place=False))
    logged = session.scalar(
        select(func.count())
        .select_from(ExchangeRow)
        .join(MatchRow, MatchRow.id == ExchangeRow.match_id)
        .where(MatchRow.company_id == company_id, ExchangeRow.counts, ExchangeRow.created_at <= at)
        .where(_until(ExchangeRow.removed_at, at))
    )
    upcoming = agreed.where(OfferRow.ends_at > at)
    return (session.scalar(held) or 0) + (logged or 0), session.scalar(upcoming) or 0


def tasks(session: Session, company_id: UUID, at: datetime) -> tuple[int, int]:
    """How much homework its mentees had done at that moment, and how much was still to do."""
    done = and_(ConfirmationRow.task_id == TaskRow.id, ConfirmationRow.at <= at, _until(ConfirmationRow.undone_at, at))
    closed = and_(
        ClosureRow.objective_id == TaskRow.objective_id, ClosureRow.at <= at, _until(ClosureRow.undone_at, at)
    )
    found = session.execute(
        select(
            func.count(ConfirmationRow.id),
            func.count(TaskRow.id).filter(ConfirmationRow.id.is_(None), ClosureRow.id.is_(None)),
        )
        .select_from(TaskRow)
        .join(MatchRow, MatchRow.id == TaskRow.match_id)
        .outerjoin(ConfirmationRow, done)
        .outerjoin(ClosureRow, closed)
        .where(MatchRow.company_id == company_id, TaskRow.created_at <= at, _until(TaskRow.removed_at, at))
    ).one()
    return found[0], found[1]


def _until(ended_at: InstrumentedAttribute[datetime | None], at: datetime) -> ColumnElement[bool]:
    return or_(ended_at.is_(None), ended_at > at)
