"""What people agree to (SPEC S9, S10): a company's own texts, each version kept, and who acknowledged which."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Select, String, UniqueConstraint, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.tenancy import Tenanted


class AgreementTextRow(Identified, Tenanted, Base):
    """A company's own text of one document, never changed once it stands: a new one is a new version."""

    __tablename__ = "agreement_texts"
    __table_args__ = (UniqueConstraint("company_id", "document", "number"),)
    document: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    """Which of the company's versions of this document, the first being 1."""
    texts: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language ('en', 'fr'), as they were pasted. Everyone in the pilot may read them: not sealed."""
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]


class AcknowledgementRow(Identified, Tenanted, Base):
    """Somebody has agreed to a version of a document, within one match. Of each there is one at most."""

    __tablename__ = "acknowledgements"
    __table_args__ = (UniqueConstraint("match_id", "person_id", "document", "version"),)
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    document: Mapped[str] = mapped_column(String(20))
    version: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]


def own_texts(session: Session, company_id: UUID, document: str) -> list[AgreementTextRow]:
    """A company's own versions of a document, the oldest first."""
    return list(
        session.scalars(
            select(AgreementTextRow)
            .where(AgreementTextRow.company_id == company_id, AgreementTextRow.document == document)
            .order_by(AgreementTextRow.number)
        )
    )


def latest_own(session: Session, company_ids: Iterable[UUID]) -> dict[tuple[UUID, str], int]:
    """The number of the latest own version, for each company and document that has one."""
    rows = session.execute(_latest_own(), {"companies": list(company_ids)})
    return {(company_id, document): number for company_id, document, number in rows}


@cache
def _latest_own() -> Select[UUID, str, int]:
    """Every Home asks it."""
    return (
        select(AgreementTextRow.company_id, AgreementTextRow.document, func.max(AgreementTextRow.number))
        .where(AgreementTextRow.company_id.in_(bindparam("companies", expanding=True)))
        .group_by(AgreementTextRow.company_id, AgreementTextRow.document)
    )


def acknowledged_in(session: Session, match_ids: Iterable[UUID]) -> list[AcknowledgementRow]:
    """All that was acknowledged in these matches, the oldest first."""
    return list(session.scalars(_acknowledged_in(), {"matches": list(match_ids)}))


@cache
def _acknowledged_in() -> Select[AcknowledgementRow]:
    """Every Home asks this, too."""
    return (
        select(AcknowledgementRow)
        .where(AcknowledgementRow.match_id.in_(bindparam("matches", expanding=True)))
        .order_by(AcknowledgementRow.at, AcknowledgementRow.id)
    )
