"""Intakes: people registered together, by a form or by a file, as one act that can be taken back within the day."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one
from storage.people import PersonRow, RegistrationRow
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted

FILE_ID_AT_MOST = 20


class IntakeRow(Identified, Tenanted, Base):
    """One act of registering. It belongs to the company of whoever does it."""

    __tablename__ = "intakes"
    __table_args__ = (UniqueConstraint("by_id", "slack_file_id"), Index("ix_intakes_look_at", "look_at"))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    slack_file_id: Mapped[str | None] = mapped_column(String(FILE_ID_AT_MOST))
    """None for a form. Unique: Slack may tell of a file twice."""
    state: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime]
    draft: Mapped[Sealed | None] = mapped_column(SealedText)
    """The file, under the key of whoever dropped it: kept until it is decided, for a day at the most."""
    look_at: Mapped[datetime | None]
    """When the clock has to look at it: nobody has decided, or it can no longer be taken back. None: it is settled."""
    registered: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)


def by_id(session: Session, intake_id: UUID) -> IntakeRow | None:
    """The intake with this id."""
    return session.scalar(select(IntakeRow).where(IntakeRow.id == intake_id))


def of_file(session: Session, by: UUID, slack_file_id: str) -> IntakeRow | None:
    """What came of this file, if it was dropped before."""
    return session.scalar(select(IntakeRow).where(IntakeRow.by_id == by, IntakeRow.slack_file_id == slack_file_id))


def move(session: Session, intake_id: UUID, before: Collection[str], state: str, **values: object) -> bool:
    """Change its state, if it is still in one of those `before`. False: somebody, or the clock, was first."""
    return changed_one(
        session,
        update(IntakeRow)
        .where(IntakeRow.id == intake_id, IntakeRow.state.in_(before))
        .values(state=state, **values)
        .execution_options(synchronize_session=False),
    )


def undecided_of(session: Session, by: UUID, states: Collection[str], besides: Collection[str]) -> list[UUID]:
    """The ids of her intakes in one of these states, but for those of some files."""
    hers = select(IntakeRow.id).where(IntakeRow.by_id == by, IntakeRow.state.in_(states))
    return list(session.scalars(hers.where(IntakeRow.slack_file_id.not_in(besides))))


def to_look_at(session: Session, now: datetime) -> list[IntakeRow]:
    """Those whose moment has come, the oldest first."""
    return list(session.scalars(select(IntakeRow).where(IntakeRow.look_at <= now).order_by(IntakeRow.look_at)))


def next_look(session: Session) -> datetime | None:
    """When the clock next has to look at one."""
    return session.scalar(select(func.min(IntakeRow.look_at)))


def looked_at(session: Session, intake_id: UUID) -> None:
    """Nothing more will happen to it by itself."""
    session.execute(
        update(IntakeRow)
        .where(IntakeRow.id == intake_id)
        .values(look_at=None)
        .execution_options(synchronize_session=False)
    )


def registrations_of(
    session: Session, intake_id: UUID, at_most: int | None = None
) -> list[tuple[RegistrationRow, PersonRow]]:
    """Which part it gave to whom, as far as they still have it."""
    found = session.execute(
        select(RegistrationRow, PersonRow)
        .join(PersonRow, PersonRow.id == RegistrationRow.person_id)
        .where(RegistrationRow.intake_id == intake_id)
        .order_by(PersonRow.id, RegistrationRow.role)
        .limit(at_most)
    )
    return [(registration, person) for registration, person in found]
