"""What people write while a match is made or unmade: questions, answers, reservations, words of leave. All sealed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class RemarkRow(Identified, Tenanted, Base):
    """One remark, under its author's key in this match (SPEC N5): it is destroyed with the match's keys."""

    __tablename__ = "remarks"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[Sealed | None] = mapped_column(SealedText)
    """None where a word was not called for, and none was given."""
    created_at: Mapped[datetime]


def by_id(session: Session, remark_id: UUID) -> RemarkRow | None:
    """One remark."""
    return session.scalar(select(RemarkRow).where(RemarkRow.id == remark_id))


def of_match(session: Session, match_id: UUID) -> list[RemarkRow]:
    """The remarks on one match, the oldest first."""
    return list(
        session.scalars(
            select(RemarkRow).where(RemarkRow.match_id == match_id).order_by(RemarkRow.created_at, RemarkRow.id)
        )
    )


def of_author(session: Session, person_id: UUID) -> list[RemarkRow]:
    """All that she wrote, the oldest first."""
    hers = select(RemarkRow).where(RemarkRow.by_id == person_id)
    return list(session.scalars(hers.order_by(RemarkRow.created_at, RemarkRow.id)))
