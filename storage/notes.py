"""Notes: what somebody writes for herself within one match, and may share with her partner."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, delete, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class NoteRow(Identified, Tenanted, Base):
    """One note, sealed under its author's key for that match. A deleted note is no row any more."""

    __tablename__ = "notes"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    text: Mapped[Sealed] = mapped_column(SealedText)
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meetings.id"))
    objective_id: Mapped[UUID | None] = mapped_column(ForeignKey("objectives.id"))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    shared_at: Mapped[datetime | None]
    """Since when the partner may read it; None: she may not (any longer)."""

    __table_args__ = (CheckConstraint("meeting_id IS NULL OR objective_id IS NULL", "about_one_thing"),)


def by_id(session: Session, note_id: UUID) -> NoteRow | None:
    """One note, as it is at this moment, whatever was read of it before."""
    query = select(NoteRow).where(NoteRow.id == note_id)
    return session.scalar(query, execution_options={"populate_existing": True})


def readable(session: Session, match_ids: Iterable[UUID], person_id: UUID) -> list[NoteRow]:
    """In these matches, her own notes and those shared with her; the newest first."""
    return list(
        session.scalars(
            select(NoteRow)
            .where(
                NoteRow.match_id.in_(list(match_ids)),
                or_(NoteRow.by_id == person_id, NoteRow.shared_at.is_not(None)),
            )
            .order_by(NoteRow.created_at.desc(), NoteRow.id)
        )
    )


def change(session: Session, note_id: UUID, **to: object) -> bool:
    """Change a note. False: it is gone."""
    return changed_one(session, update(NoteRow).where(NoteRow.id == note_id).values(**to))


def erase(session: Session, note_id: UUID) -> bool:
    """Delete a note for good. False: somebody else was first."""
    return changed_one(session, delete(NoteRow).where(NoteRow.id == note_id))
