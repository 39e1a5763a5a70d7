"""Calls, mails, chats and unplanned meetings that one of a pair has logged."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ForeignKey, Select, String, bindparam, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one
from storage.sealing import Sealed, SealedText
from storage.tenancy import GuardedSession, Tenanted


class ExchangeRow(Identified, Tenanted, Base):
    """One exchange. What was logged stays, taken back or not: what was so at a moment can be told later."""

    __tablename__ = "exchanges"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(20))
    happened_on: Mapped[date]
    """In the calendar of whoever logged it."""
    counts: Mapped[bool]
    """Whether it counts as a meeting held: it was one, or took the place of one (SPEC S21)."""
    words: Mapped[Sealed | None] = mapped_column(SealedText)
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class Logged(NamedTuple):
    """What is read of an exchange; each is a column of it."""

    id: UUID
    match_id: UUID
    by_id: UUID
    kind: str
    happened_on: date
    counts: bool
    words: Sealed | None


def by_id(session: Session, exchange_id: UUID) -> ExchangeRow | None:
    """One exchange, removed or not."""
    found = select(ExchangeRow).where(ExchangeRow.id == exchange_id)
    return session.scalar(found, execution_options={"populate_existing": True})


def of_matches(session: GuardedSession, match_ids: Iterable[UUID]) -> list[Logged]:
    """What was logged in these matches and not taken back, the latest first."""
    return [Logged._make(row) for row in session.columns(_of_matches(), matches=list(match_ids))]


@cache
def _of_matches() -> Select[*tuple[Any, ...]]:
    """Every Home asks it."""
    wanted = (ExchangeRow.match_id.in_(bindparam("matches", expanding=True)), ExchangeRow.removed_at.is_(None))
    order = (ExchangeRow.happened_on.desc(), ExchangeRow.created_at.desc(), ExchangeRow.id)
    return select(*(getattr(ExchangeRow, name) for name in Logged._fields)).where(*wanted).order_by(*order)


def remove(session: Session, exchange_id: UUID, at: datetime) -> bool:
    """Take it back. False: it was taken back before."""
    wanted = (ExchangeRow.id == exchange_id, ExchangeRow.removed_at.is_(None))
    return changed_one(session, update(ExchangeRow).where(*wanted).values(removed_at=at))


def counts_at(session: Session, match_ids: Iterable[UUID], at: datetime) -> dict[UUID, int]:
    """How many that count as meetings each of these matches had logged by that moment. Those without are left out."""
    rows = session.execute(
        select(ExchangeRow.match_id, func.count())
        .where(
            ExchangeRow.match_id.in_(list(match_ids)),
            ExchangeRow.counts,
            ExchangeRow.created_at <= at,
            or_(ExchangeRow.removed_at.is_(None), ExchangeRow.removed_at > at),
        )
        .group_by(ExchangeRow.match_id)
    )
    return dict(rows.all())
