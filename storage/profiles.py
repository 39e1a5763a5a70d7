"""What somebody tells of herself (SPEC S8) beyond what matching needs, which stands with her registration."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.matches import RUNNING, MatchRow
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class ProfileRow(Identified, Tenanted, Base):
    """One person's, made when she first saves it. Her words are sealed under a key of her own (SPEC N5)."""

    __tablename__ = "profiles"
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), unique=True)
    title: Mapped[Sealed | None] = mapped_column(SealedText)
    availability: Mapped[Sealed | None] = mapped_column(SealedText)
    saved_at: Mapped[datetime | None]
    """When she last saved the whole of it; None: she has not come to its end yet."""


def of_person(session: Session, person_id: UUID) -> ProfileRow | None:
    """What this person told of herself; None if she has not yet."""
    return session.scalar(select(ProfileRow).where(ProfileRow.person_id == person_id))


def forget(session: Session, person_ids: Iterable[UUID]) -> None:
    """What these people told of themselves goes."""
    session.execute(
        delete(ProfileRow)
        .where(ProfileRow.person_id.in_(list(person_ids)))
        .execution_options(synchronize_session=False)
    )


def places_taken(session: Session, mentor_id: UUID) -> int:
    """How many mentees a mentor has, or has been asked about: those of whom she knows."""
    known = (*RUNNING, "asking_mentor", "asking_mentee")
    count = select(func.count(MatchRow.id)).where(MatchRow.mentor_id == mentor_id, MatchRow.state.in_(known))
    return session.execute(count).scalar_one()
