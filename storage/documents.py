"""Programme documents (SPEC S29): a title and a link, which a lead gives to everyone in her pilot."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import ForeignKey, Select, String, bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one
from storage.tenancy import Tenanted

TITLE_AT_MOST = 100
LINK_AT_MOST = 2000


class DocumentRow(Identified, Tenanted, Base):
    """One document. Its title and link are for everyone in the pilot, and about nobody: not sealed."""

    __tablename__ = "documents"
    title: Mapped[str] = mapped_column(String(TITLE_AT_MOST))
    link: Mapped[str] = mapped_column(String(LINK_AT_MOST))
    added_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime]


def by_id(session: Session, document_id: UUID) -> DocumentRow | None:
    """One document."""
    return session.scalar(select(DocumentRow).where(DocumentRow.id == document_id))


def of_companies(session: Session, company_ids: Iterable[UUID]) -> list[DocumentRow]:
    """The documents of these companies' pilots, in the order in which they were added."""
    return list(session.scalars(_of_companies(), {"companies": list(company_ids)}))


@cache
def _of_companies() -> Select[DocumentRow]:
    """Every Home asks it."""
    return (
        select(DocumentRow)
        .where(DocumentRow.company_id.in_(bindparam("companies", expanding=True)))
        .order_by(DocumentRow.added_at, DocumentRow.id)
    )


def remove(session: Session, document_id: UUID) -> bool:
    """Take a document away. False: it was already."""
    return changed_one(session, delete(DocumentRow).where(DocumentRow.id == document_id))
