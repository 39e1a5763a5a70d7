"""Fit checks (SPEC P6): how it goes between two, as one of them sees it. All of what she says is sealed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class FitCheckRow(Identified, Tenanted, Base):
    """One of the two's, under her own key in this match (SPEC N5); her latest answer takes the place of an earlier."""

    __tablename__ = "fit_checks"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    answer: Mapped[Sealed] = mapped_column(SealedText)
    """How it goes, whether she asks for help, and her words."""
    answered_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("match_id", "by_id"),)


def of_author(session: Session, match_id: UUID, person_id: UUID) -> FitCheckRow | None:
    """Hers in this match; None if she has not answered."""
    hers = (FitCheckRow.match_id == match_id, FitCheckRow.by_id == person_id)
    return session.scalar(select(FitCheckRow).where(*hers))


def by_id(session: Session, fit_check_id: UUID) -> FitCheckRow | None:
    """One of them."""
    return session.scalar(select(FitCheckRow).where(FitCheckRow.id == fit_check_id))


def answered(session: Session, match_ids: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Who has answered in these matches: match and person."""
    rows = session.execute(
        select(FitCheckRow.match_id, FitCheckRow.by_id).where(FitCheckRow.match_id.in_(list(match_ids)))
    )
    return {(match_id, person_id) for match_id, person_id in rows}
