"""Objectives: what a mentee would like to reach in one match, and when each was achieved or set aside."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one, one_standing
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class ObjectiveRow(Identified, Tenanted, Base):
    """One objective, open unless a closure stands. Its category is in clear, for aggregates; its wording never is."""

    __tablename__ = "objectives"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    category: Mapped[str] = mapped_column(String(20))
    wording: Mapped[Sealed] = mapped_column(SealedText)
    created_at: Mapped[datetime]


class ClosureRow(Identified, Tenanted, Base):
    """That an objective was achieved or set aside, from one moment until it was taken up again.

    None is ever changed otherwise, or deleted: what was so at a moment can be told at any later one.
    """

    __tablename__ = "objective_closures"
    objective_id: Mapped[UUID] = mapped_column(ForeignKey("objectives.id"), index=True)
    how: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    __table_args__ = (one_standing("uq_objective_closures_standing", "objective_id"),)


CLOSES = (ClosureRow.objective_id == ObjectiveRow.id) & ClosureRow.undone_at.is_(None)
"""The closure that stands."""


def by_id(session: Session, objective_id: UUID) -> ObjectiveRow | None:
    """One objective."""
    return session.scalar(select(ObjectiveRow).where(ObjectiveRow.id == objective_id))


def reword(session: Session, objective_id: UUID, category: str, wording: Sealed) -> None:
    """Put another category and other words in the place of the former."""
    session.execute(
        update(ObjectiveRow).where(ObjectiveRow.id == objective_id).values(category=category, wording=wording)
    )


def take_up(session: Session, objective_id: UUID, at: datetime) -> bool:
    """End the closure that stands. False: somebody else was first."""
    return changed_one(
        session,
        update(ClosureRow)
        .where(ClosureRow.objective_id == objective_id, ClosureRow.undone_at.is_(None))
        .values(undone_at=at),
    )
