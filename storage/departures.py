"""Somebody would rather not take part: what her leads are told of it, when nothing else of her is kept."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class DepartureRow(Identified, Tenanted, Base):
    """One lead's news of one person. Her name is sealed under the lead's key: her own is gone."""

    __tablename__ = "departures"
    told_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    name: Mapped[Sealed] = mapped_column(SealedText)
    at: Mapped[datetime]


def by_id(session: Session, departure_id: UUID) -> DepartureRow | None:
    """The news with this id."""
    return session.scalar(select(DepartureRow).where(DepartureRow.id == departure_id))
