"""Progress reports (SPEC S28), and that a lead has asked for one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one, one_standing
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class ReportRow(Identified, Tenanted, Base):
    """One report of a mentor's, sealed under her key in that match: whether it is praise or a concern, and her words.

    Its company is the mentee's, whose leads read it.
    """

    __tablename__ = "progress_reports"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    words: Mapped[Sealed] = mapped_column(SealedText)
    created_at: Mapped[datetime]


class ReportRequestRow(Identified, Tenanted, Base):
    """A lead has asked for a report. One waits for each match at the most."""

    __tablename__ = "report_requests"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    asked_at: Mapped[datetime]
    """Last."""
    answered_at: Mapped[datetime | None]
    """When the mentor next sent one."""

    __table_args__ = (one_standing("uq_report_requests_waiting", "match_id", ended="answered_at"),)


def by_id(session: Session, report_id: UUID) -> ReportRow | None:
    """One report."""
    return session.scalar(select(ReportRow).where(ReportRow.id == report_id))


def of_match(session: Session, match_id: UUID) -> list[ReportRow]:
    """The reports on one match, the latest first."""
    query = select(ReportRow).where(ReportRow.match_id == match_id)
    return list(session.scalars(query.order_by(ReportRow.created_at.desc(), ReportRow.id)))


def by_author(session: Session, person_id: UUID) -> list[ReportRow]:
    """All that somebody wrote, the latest first."""
    query = select(ReportRow).where(ReportRow.by_id == person_id)
    return list(session.scalars(query.order_by(ReportRow.created_at.desc(), ReportRow.id)))


def request_by_id(session: Session, request_id: UUID) -> ReportRequestRow | None:
    """One request, as it is at this moment."""
    query = select(ReportRequestRow).where(ReportRequestRow.id == request_id)
    return session.scalar(query, execution_options={"populate_existing": True})


def waiting(session: Session, match_id: UUID) -> ReportRequestRow | None:
    """The request that waits in this match."""
    query = select(ReportRequestRow).where(
        ReportRequestRow.match_id == match_id, ReportRequestRow.answered_at.is_(None)
    )
    return session.scalar(query, execution_options={"populate_existing": True})


def answer(session: Session, request_id: UUID, now: datetime) -> bool:
    """It waits no more. False: it did not."""
    hers = (ReportRequestRow.id == request_id, ReportRequestRow.answered_at.is_(None))
    return changed_one(session, update(ReportRequestRow).where(*hers).values(answered_at=now))


def ask_again(session: Session, request_id: UUID, by_id: UUID, seen: datetime, now: datetime) -> bool:
    """It is asked once more. False: somebody else was first."""
    hers = (ReportRequestRow.id == request_id, ReportRequestRow.asked_at == seen)
    return changed_one(session, update(ReportRequestRow).where(*hers).values(asked_at=now, by_id=by_id))
