"""What was suggested to a lead (SPEC S5): kept, so that she can leaf through it, tick, and come back to it later."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.tenancy import Tenanted


class SuggestionRow(Identified, Tenanted, Base):
    """One pair of the latest list that a lead asked for."""

    __tablename__ = "suggestions"
    lead_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    place: Mapped[int]
    """In the list, the best first."""
    mentee_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    besides: Mapped[int]
    """How many mentees were suggested to the same mentor at the same time, and fit her better."""
    chosen: Mapped[bool]
    made_at: Mapped[datetime]


def of_lead(session: Session, lead_id: UUID) -> list[SuggestionRow]:
    """Her list, in its order."""
    mine = select(SuggestionRow).where(SuggestionRow.lead_id == lead_id).order_by(SuggestionRow.place)
    return list(session.scalars(mine.execution_options(populate_existing=True)))


def page_of(session: Session, lead_id: UUID, skip: int, limit: int) -> list[SuggestionRow]:
    """A part of her list, in its order."""
    mine = select(SuggestionRow).where(SuggestionRow.lead_id == lead_id).order_by(SuggestionRow.place)
    return list(session.scalars(mine.offset(skip).limit(limit)))


def counted(session: Session, lead_id: UUID) -> tuple[int, int]:
    """How many there are on her list, and how many of them are chosen."""
    chosen = func.count().filter(SuggestionRow.chosen)
    found = session.execute(select(func.count(), chosen).where(SuggestionRow.lead_id == lead_id)).one()
    return found[0], found[1]


def put(session: Session, lead_id: UUID, rows: Iterable[SuggestionRow]) -> None:
    """A new list takes the place of the one before."""
    session.execute(delete(SuggestionRow).where(SuggestionRow.lead_id == lead_id))
    session.add_all(rows)
    session.flush()


def choose(session: Session, lead_id: UUID, *, chosen: bool, ids: Collection[UUID] | None = None) -> None:
    """Tick these of her list, or none of these any more; all of it where no ids are named."""
    mine = update(SuggestionRow).where(SuggestionRow.lead_id == lead_id)
    if ids is not None:
        mine = mine.where(SuggestionRow.id.in_(ids))
    session.execute(mine.values(chosen=chosen).execution_options(synchronize_session=False))


def strike(session: Session, lead_id: UUID, ids: Collection[UUID]) -> None:
    """These are settled, and off her list."""
    session.execute(delete(SuggestionRow).where(SuggestionRow.lead_id == lead_id, SuggestionRow.id.in_(ids)))
