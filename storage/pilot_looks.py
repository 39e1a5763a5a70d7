"""What leads see of matches: counts, as they were when the company's week began (SPEC S31), and who looked when."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.tenancy import Tenanted


class SnapshotRow(Identified, Tenanted, Base):
    """The counts of one match at the beginning of one week. Once taken it stands, whatever happens later."""

    __tablename__ = "match_snapshots"
    __table_args__ = (UniqueConstraint("match_id", "week"),)
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"))
    week: Mapped[date]
    """The Monday."""
    held: Mapped[int]
    upcoming: Mapped[int]
    tasks_done: Mapped[int]
    tasks_open: Mapped[int]


class LookRow(Identified, Tenanted, Base):
    """A lead has looked at a match. The pair may know (SPEC section 2)."""

    __tablename__ = "looks"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


def snapshot(session: Session, match_id: UUID, week: date) -> SnapshotRow | None:
    """The counts of that week, if they were taken."""
    return session.scalar(select(SnapshotRow).where(SnapshotRow.match_id == match_id, SnapshotRow.week == week))


def looks_at(session: Session, match_ids: Iterable[UUID]) -> list[LookRow]:
    """Who looked at these matches, and when, the latest first."""
    query = select(LookRow).where(LookRow.match_id.in_(list(match_ids))).order_by(LookRow.at.desc(), LookRow.id)
    return list(session.scalars(query))
