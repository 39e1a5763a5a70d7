"""Times that leads propose to pairs for a first meeting (SPEC S7). Once both accept, it is a meeting of theirs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one, one_at_most
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class FirstTimeRow(Identified, Tenanted, Base):
    """One time and place, from a lead to both of a pair. Its place is sealed under the lead's key in that match."""

    __tablename__ = "first_times"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[Sealed] = mapped_column(SealedText)
    state: Mapped[str] = mapped_column(String(20))
    suits_mentee: Mapped[bool] = mapped_column(default=False)
    suits_mentor: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    __table_args__ = (one_at_most("uq_first_times_open", "match_id", state="open"),)


def by_id(session: Session, time_id: UUID) -> FirstTimeRow | None:
    """One of them, as it is at this moment."""
    found = select(FirstTimeRow).where(FirstTimeRow.id == time_id)
    return session.scalar(found.execution_options(populate_existing=True))


def open_of(session: Session, match_id: UUID) -> FirstTimeRow | None:
    """The one that waits for the pair's answers."""
    return session.scalar(select(FirstTimeRow).where(FirstTimeRow.match_id == match_id, FirstTimeRow.state == "open"))


def gone_by(session: Session, now: datetime) -> list[FirstTimeRow]:
    """Those that still wait for answers, although their time has come."""
    return list(
        session.scalars(select(FirstTimeRow).where(FirstTimeRow.state == "open", FirstTimeRow.starts_at <= now))
    )


def next_start(session: Session) -> datetime | None:
    """When the first of those that wait for answers begins."""
    return session.scalar(select(func.min(FirstTimeRow.starts_at)).where(FirstTimeRow.state == "open"))


def move(session: Session, time_id: UUID, *, at: datetime, **to: object) -> bool:
    """Change one that is still open. False: it no longer is."""
    still = (FirstTimeRow.id == time_id, FirstTimeRow.state == "open")
    return changed_one(session, update(FirstTimeRow).where(*still).values(answered_at=at, **to))
