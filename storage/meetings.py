"""Meetings, and the offers made for them: a meeting is a thread of offers, of which one may be agreed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Select,
    String,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.attendance import AttendanceRow
from storage.base import Base, Identified, changed_one, one_at_most
from storage.matches import MatchRow
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


class MeetingRow(Identified, Tenanted, Base):
    """A meeting of one match. When and where it is stands in its agreed offer, or in its open one."""

    __tablename__ = "meetings"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    """Who declined, withdrew or cancelled it."""
    ended_at: Mapped[datetime | None]
    reason: Mapped[Sealed | None] = mapped_column(SealedText)
    """The word why, of whoever ended it."""


class OfferRow(Identified, Tenanted, Base):
    """One time and place on the table, from one side to the other. Its words are the offerer's."""

    __tablename__ = "offers"
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[Sealed] = mapped_column(SealedText)
    agenda: Mapped[Sealed | None] = mapped_column(SealedText)
    state: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    """From then on it stood, until another took its place (`answered_at`) or the meeting was called off."""
    answered_at: Mapped[datetime | None]
    """When it came to its state."""

    __table_args__ = (
        CheckConstraint("ends_at > starts_at", "lasts"),
        # At most one offer is open and one agreed at any time, whoever presses when.
        one_at_most("uq_offers_open", "meeting_id", state="open"),
        one_at_most("uq_offers_agreed", "meeting_id", state="agreed"),
    )


def by_id(session: Session, meeting_id: UUID) -> MeetingRow | None:
    """One meeting."""
    return session.scalar(select(MeetingRow).where(MeetingRow.id == meeting_id))


def of_matches(session: Session, match_ids: Iterable[UUID]) -> list[MeetingRow]:
    """The meetings of these matches, in the order in which they were first proposed."""
    return list(
        session.scalars(
            select(MeetingRow)
            .where(MeetingRow.match_id.in_(list(match_ids)))
            .order_by(MeetingRow.created_at, MeetingRow.id)
        )
    )


def offers_of(session: Session, meeting_ids: Iterable[UUID]) -> list[OfferRow]:
    """The offers of these meetings, the oldest first."""
    return list(
        session.scalars(
            select(OfferRow)
            .where(OfferRow.meeting_id.in_(list(meeting_ids)))
            .order_by(OfferRow.created_at, OfferRow.id)
        )
    )


def move_offer(session: Session, offer_id: UUID, *, frm: str, to: str, at: datetime) -> bool:
    """Change an offer's state if it is still the one we saw. False: somebody else was first."""
    agreed = {"agreed_at": at} if to == "agreed" else {}
    return changed_one(
        session,
        update(OfferRow)
        .where(OfferRow.id == offer_id, OfferRow.state == frm)
        .values(state=to, answered_at=at, **agreed),
    )


def move_meeting(
    session: Session,
    meeting_id: UUID,
    *,
    frm: Iterable[str],
    to: str,
    ended_by: UUID | None = None,
    ended_at: datetime | None = None,
    reason: Sealed | None = None,
) -> bool:
    """Change a meeting's state if it is in one of those we expect. False: somebody else was first."""
    return changed_one(
        session,
        update(MeetingRow)
        .where(MeetingRow.id == meeting_id, MeetingRow.state.in_(list(frm)))
        .values(state=to, ended_by=ended_by, ended_at=ended_at, reason=reason),
    )


def counts_at(session: Session, match_ids: Iterable[UUID], at: datetime) -> dict[UUID, tuple[int, int]]:
    """How many meetings each of these matches had held by that moment, and how many agreed ones were to come then.

    Held is what either of the two had said to have taken place by then, and neither to have not (SPEC P5).
    Matches without any are left out.
    """
    rows = session.execute(
        select(
            MeetingRow.match_id,
            func.count().filter(OfferRow.ends_at <= at, said_at(at, took_place=True), ~said_at(at, took_place=False)),
            func.count().filter(OfferRow.ends_at > at),
        )
        .join(OfferRow, OfferRow.meeting_id == MeetingRow.id)
        .where(MeetingRow.match_id.in_(list(match_ids)), *stood_at(at))
        .group_by(MeetingRow.match_id)
    )
    return {match_id: (held, upcoming) for match_id, held, upcoming in rows}


def said_at(at: datetime, *, took_place: bool) -> ColumnElement[bool]:
    """The condition under which one of the two had said that of a meeting by that moment."""
    return exists().where(
        AttendanceRow.meeting_id == MeetingRow.id,
        AttendanceRow.took_place == took_place,
        AttendanceRow.at <= at,
        or_(AttendanceRow.undone_at.is_(None), AttendanceRow.undone_at > at),
    )


def stood_at(at: datetime) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which an offer was the agreed time of its meeting at that moment."""
    return (
        OfferRow.agreed_at <= at,
        or_(OfferRow.state == "agreed", OfferRow.answered_at > at),
        or_(MeetingRow.ended_at.is_(None), MeetingRow.ended_at > at),
    )


def agreed_between(
    session: Session, match_ids: Iterable[UUID], starts_at: datetime, ends_at: datetime, besides: UUID | None
) -> list[tuple[OfferRow, MatchRow]]:
    """Agreed times of these matches that overlap this span, the earliest first, those of one meeting left out."""
    rows = session.execute(
        _agreed(starts_at, ends_at, besides)
        .where(MeetingRow.match_id.in_(list(match_ids)))
        .order_by(OfferRow.starts_at, OfferRow.id)
    )
    return [(offer, match) for offer, match in rows]


def is_taken(session: Session, person_id: UUID, starts_at: datetime, ends_at: datetime, besides: UUID) -> bool:
    """Whether this person has agreed, in any active match, to a time that overlaps this span."""
    hers = or_(MatchRow.mentee_id == person_id, MatchRow.mentor_id == person_id)
    found = _agreed(starts_at, ends_at, besides).where(MatchRow.state == "active", hers)
    return session.execute(found.limit(1)).first() is not None


def _agreed(starts_at: datetime, ends_at: datetime, besides: UUID | None) -> Select[OfferRow, MatchRow]:
    query = (
        select(OfferRow, MatchRow)
        .join(MeetingRow, MeetingRow.id == OfferRow.meeting_id)
        .join(MatchRow, MatchRow.id == MeetingRow.match_id)
        .where(
            MeetingRow.state == "accepted",
            OfferRow.state == "agreed",
            OfferRow.starts_at < ends_at,
            OfferRow.ends_at > starts_at,
        )
    )
    return query.where(MeetingRow.id != besides) if besides else query
