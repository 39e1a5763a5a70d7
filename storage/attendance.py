"""Whether meetings took place, as each of the two said; and how they were, without saying who or which."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one, one_standing
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class AttendanceRow(Identified, Tenanted, Base):
    """What one of the two said of a meeting, from one moment until she said otherwise.

    None is ever changed otherwise, or deleted: what was so at a moment can be told at any later one (SPEC S31).
    """

    __tablename__ = "attendances"
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    took_place: Mapped[bool]
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    pulse_taken: Mapped[bool] = mapped_column(default=False)
    """She said how it was: that she did, and not what."""

    __table_args__ = (one_standing("uq_attendances_standing", "meeting_id", "person_id"),)


class RespondentRow(Identified, Tenanted, Base):
    """Whoever answers, under a random id (SPEC N5)."""

    __tablename__ = "respondents"


class RespondentLinkRow(Identified, Tenanted, Base):
    """The way from a person to the id under which she answers: to be followed with her key alone."""

    __tablename__ = "respondent_links"
    __table_args__ = (UniqueConstraint("person_id", "round"),)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    round: Mapped[int] = mapped_column(default=1)
    """In another pilot she answers as somebody else. How meetings were stands under the first of them always: in a
    month she is counted once."""
    respondent: Mapped[Sealed] = mapped_column(SealedText)


class PulseRow(Identified, Tenanted, Base):
    """How a meeting was, 1 to 5. Neither which meeting it was nor the moment: the week is all that figures need."""

    __tablename__ = "pulses"
    respondent_id: Mapped[UUID] = mapped_column(ForeignKey("respondents.id"), index=True)
    value: Mapped[int]
    week: Mapped[date]
    """Its Monday."""

    __table_args__ = (CheckConstraint("value BETWEEN 1 AND 5", "value"),)


def standing_of(session: Session, meeting_ids: Iterable[UUID]) -> list[AttendanceRow]:
    """What was said of these meetings, and not taken back."""
    wanted = [AttendanceRow.meeting_id.in_(list(meeting_ids)), AttendanceRow.undone_at.is_(None)]
    found = select(AttendanceRow).where(*wanted)
    return list(session.scalars(found, execution_options={"populate_existing": True}))


def take_back(session: Session, attendance_id: UUID, at: datetime) -> bool:
    """She says otherwise. False: she has already."""
    wanted = (AttendanceRow.id == attendance_id, AttendanceRow.undone_at.is_(None))
    return changed_one(session, update(AttendanceRow).where(*wanted).values(undone_at=at))


def take_pulse(session: Session, attendance_id: UUID) -> bool:
    """She said how it was. False: she has already."""
    wanted = (
        AttendanceRow.id == attendance_id,
        AttendanceRow.undone_at.is_(None),
        AttendanceRow.pulse_taken.is_(False),
    )
    return changed_one(session, update(AttendanceRow).where(*wanted).values(pulse_taken=True))


def link_of(session: Session, person_id: UUID, round_: int) -> RespondentLinkRow | None:
    """Her way to the id under which she answers in that round; None: she has not answered anything yet."""
    hers = (RespondentLinkRow.person_id == person_id, RespondentLinkRow.round == round_)
    return session.scalar(select(RespondentLinkRow).where(*hers))


def links_of(session: Session, person_id: UUID) -> list[RespondentLinkRow]:
    """The same of all rounds, the first one first."""
    hers = select(RespondentLinkRow).where(RespondentLinkRow.person_id == person_id)
    return list(session.scalars(hers.order_by(RespondentLinkRow.round)))


def pulses_of(session: Session, respondent_id: UUID) -> list[PulseRow]:
    """What was said under that id of how meetings were; for whoever alone knows that it is hers."""
    found = select(PulseRow).where(PulseRow.respondent_id == respondent_id).order_by(PulseRow.week, PulseRow.id)
    return list(session.scalars(found))
