"""When weekly figures are posted: kept with each pilot whose lead has chosen a channel for them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from storage.companies import PilotRow


def next_due(session: Session, now: datetime) -> datetime | None:
    """When the next post is due; `now` if it has never been reckoned for some pilot; None if none is to come."""
    unknown, first = session.execute(
        select(func.count(PilotRow.id).filter(PilotRow.summed_up_at.is_(None)), func.min(PilotRow.summed_up_at)).where(
            PilotRow.summary_channel.is_not(None)
        )
    ).one()
    return now if unknown else first


def due(session: Session, now: datetime, limit: int) -> list[PilotRow]:
    """The pilots whose turn it is, and that no other process has: locked until the transaction ends."""
    return list(
        session.scalars(
            select(PilotRow)
            .where(
                PilotRow.summary_channel.is_not(None),
                or_(PilotRow.summed_up_at.is_(None), PilotRow.summed_up_at <= now),
            )
            .order_by(PilotRow.id)
            .limit(limit)
            .with_for_update(key_share=True, skip_locked=True)
        )
    )


def summed_up(session: Session, pilot_id: UUID, next_at: datetime) -> None:
    """It was this pilot's turn."""
    session.execute(
        update(PilotRow)
        .where(PilotRow.id == pilot_id)
        .values(summed_up_at=next_at)
        .execution_options(synchronize_session=False)
    )
