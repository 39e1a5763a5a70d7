"""What belongs to a whole pilot: the pairs whose days follow its own, and everybody who sees something of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from storage.matches import LIVE, RUNNING, MatchRow
from storage.people import PersonRow


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
