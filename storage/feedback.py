"""Feedback (SPEC S38): signed, or under nobody's name, which leaves no trace of who or when.

Of anonymous feedback a row holds neither author nor moment: only how many Mondays it has waited. On SQLite it lies in
the order of its random id and not in that of its coming; on PostgreSQL every Monday writes all of a company's anew.
"""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, delete, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.people import PersonRow, RegistrationRow
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class SignedFeedbackRow(Identified, Tenanted, Base):
    """What somebody wrote and signed, under her own key: it goes when she is erased."""

    __tablename__ = "signed_feedback"
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    addressee: Mapped[str] = mapped_column(String(20))
    words: Mapped[Sealed] = mapped_column(SealedText)
    created_at: Mapped[datetime]


class HandOverRow(Identified, Tenanted, Base):
    """Anonymous feedback of one company that was handed over together."""

    __tablename__ = "feedback_hand_overs"
    addressee: Mapped[str] = mapped_column(String(20))
    handed_on: Mapped[date]
    """A Monday."""


class AnonymousFeedbackRow(Identified, Tenanted, Base):
    """What somebody wrote and did not sign, under a key of the company's."""

    __tablename__ = "anonymous_feedback"
    addressee: Mapped[str] = mapped_column(String(20))
    words: Mapped[Sealed] = mapped_column(SealedText)
    waited: Mapped[int] = mapped_column(default=0)
    """Mondays that it was held back on."""
    hand_over_id: Mapped[UUID | None] = mapped_column(ForeignKey("feedback_hand_overs.id"), index=True)
    """None: it waits."""

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy's own name)


class FeedbackRoundRow(Tenanted, Base):
    """When the anonymous feedback of a company is looked at next, as long as some waits."""

    __tablename__ = "feedback_rounds"
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id"), primary_key=True)
    next_at: Mapped[datetime]

    __table_args__ = (Index("ix_feedback_rounds_next_at", "next_at"),)


def signed(session: Session, feedback_id: UUID) -> SignedFeedbackRow | None:
    """What was signed."""
    return session.scalar(select(SignedFeedbackRow).where(SignedFeedbackRow.id == feedback_id))


def signed_all(session: Session, person_id: UUID) -> list[SignedFeedbackRow]:
    """All that somebody signed, the latest first."""
    query = select(SignedFeedbackRow).where(SignedFeedbackRow.by_id == person_id)
    return list(session.scalars(query.order_by(SignedFeedbackRow.created_at.desc(), SignedFeedbackRow.id)))


def anonymous(session: Session, feedback_id: UUID) -> AnonymousFeedbackRow | None:
    """What was not."""
    return session.scalar(select(AnonymousFeedbackRow).where(AnonymousFeedbackRow.id == feedback_id))


def hand_over(session: Session, hand_over_id: UUID) -> HandOverRow | None:
    """What was handed over together, when and to whom."""
    return session.scalar(select(HandOverRow).where(HandOverRow.id == hand_over_id))


def handed_over(session: Session, hand_over_id: UUID) -> list[AnonymousFeedbackRow]:
    """What it was, in no order but that of chance: that of random ids."""
    query = select(AnonymousFeedbackRow).where(AnonymousFeedbackRow.hand_over_id == hand_over_id)
    return list(session.scalars(query.order_by(AnonymousFeedbackRow.id)))


def waiting(session: Session, company_id: UUID) -> list[AnonymousFeedbackRow]:
    """What has not been handed over yet, of one company."""
    query = select(AnonymousFeedbackRow).where(
        AnonymousFeedbackRow.company_id == company_id, AnonymousFeedbackRow.hand_over_id.is_(None)
    )
    return list(session.scalars(query.order_by(AnonymousFeedbackRow.id)))


def hand(session: Session, feedback_ids: Collection[UUID], hand_over_id: UUID) -> None:
    """These are handed over."""
    hers = AnonymousFeedbackRow.id.in_(feedback_ids)
    session.execute(update(AnonymousFeedbackRow).where(hers).values(hand_over_id=hand_over_id))


def hold_back(session: Session, feedback_ids: Collection[UUID]) -> None:
    """These wait for another Monday."""
    hers = AnonymousFeedbackRow.id.in_(feedback_ids)
    session.execute(update(AnonymousFeedbackRow).where(hers).values(waited=AnonymousFeedbackRow.waited + 1))


def due(session: Session, now: datetime) -> list[UUID]:
    """Companies whose round is due, and those in which something waits and no round is set."""
    rows = session.scalars(
        select(AnonymousFeedbackRow.company_id)
        .outerjoin(FeedbackRoundRow, FeedbackRoundRow.company_id == AnonymousFeedbackRow.company_id)
        .where(
            AnonymousFeedbackRow.hand_over_id.is_(None),
            or_(FeedbackRoundRow.next_at.is_(None), FeedbackRoundRow.next_at <= now),
        )
        .distinct()
    )
    return sorted(rows)


def next_round(session: Session) -> datetime | None:
    """When the next one is due; None if nothing waits."""
    return session.scalar(select(FeedbackRoundRow.next_at).order_by(FeedbackRoundRow.next_at).limit(1))


def round_of(session: Session, company_id: UUID) -> datetime | None:
    """When this company's is due."""
    return session.scalar(select(FeedbackRoundRow.next_at).where(FeedbackRoundRow.company_id == company_id))


def set_round(session: Session, company_id: UUID, next_at: datetime | None) -> None:
    """When this company's is due next; None: nothing waits any more."""
    session.execute(delete(FeedbackRoundRow).where(FeedbackRoundRow.company_id == company_id))
    if next_at:
        session.add(FeedbackRoundRow(company_id=company_id, next_at=next_at))
        session.flush()


def coordinators(session: Session) -> list[PersonRow]:
    """Whoever coordinates the programme. The session sees every company."""
    query = select(PersonRow).join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
    there = query.where(RegistrationRow.role == "coordinator", PersonRow.account_closed_at.is_(None))
    return list(session.scalars(there.order_by(PersonRow.id)))
