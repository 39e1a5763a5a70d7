"""Until when what was written in a match that is over, or of one that never began, can still be read (SPEC S32), and
when it was forgotten (N5)."""

from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ForeignKey, Select, Uuid, bindparam, exists, func, or_, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from storage.base import Base, Identified
from storage.matches import OVER, MatchRow
from storage.people import PersonRow
from storage.tenancy import Tenanted


class KeepingRow(Identified, Tenanted, Base):
    """One match that is over, as long as its texts are kept and afterwards."""

    __tablename__ = "keepings"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), unique=True)
    until: Mapped[datetime]
    """From then on its keys may be destroyed."""
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    """When the clock comes to it: to remind the two, then to destroy. None: the keys are gone."""


class Kept(NamedTuple):
    """A match that is over, with the other of the two, seen from one side."""

    keeping: KeepingRow
    match: MatchRow
    partner: PersonRow


def begin(session: Session, match_id: UUID, company_id: UUID, *, until: datetime, next_at: datetime) -> None:
    """From now on its texts are kept, until then."""
    session.add(KeepingRow(company_id=company_id, match_id=match_id, until=until, next_at=next_at))
    session.flush()


def due(session: Session, now: datetime, limit: int) -> list[KeepingRow]:
    """Those to which the clock comes now; each is ours alone until the transaction ends."""
    return list(
        session.scalars(
            select(KeepingRow)
            .where(KeepingRow.next_at <= now)
            .order_by(KeepingRow.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
    )


def next_due(session: Session) -> datetime | None:
    """When the clock next comes to one."""
    return session.scalar(select(func.min(KeepingRow.next_at)))


def has_any(session: Session, person_id: UUID) -> bool:
    """Whether a match of hers is over. The session sees every company."""
    hers = or_(MatchRow.mentee_id == person_id, MatchRow.mentor_id == person_id)
    return bool(session.scalar(select(exists().where(hers, MatchRow.state.in_(OVER)))))


def of_person(session: Session, person_id: UUID, match_id: UUID | None = None) -> list[Kept]:
    """Her matches that are over, the latest first; or the one that is named. The session sees every company.

    A proposal of which nothing came is none of them: she may not even know of it."""
    sought: dict[str, UUID] = {"person": person_id}
    if match_id:
        sought["match"] = match_id
    return [Kept(*row) for row in session.execute(_of_person(named=match_id is not None), sought)]


@cache
def _of_person(*, named: bool) -> Select[KeepingRow, MatchRow, PersonRow]:
    """Put together once: whoever has no match, or has had one, is asked at every payload."""
    partner, person = aliased(PersonRow), bindparam("person", type_=Uuid())
    hers = or_(MatchRow.mentee_id == person, MatchRow.mentor_id == person)
    other = or_(partner.id == MatchRow.mentee_id, partner.id == MatchRow.mentor_id)
    found = (
        select(KeepingRow, MatchRow, partner)
        .join(MatchRow, MatchRow.id == KeepingRow.match_id)
        .join(partner, other)
        .where(hers, partner.id != person, MatchRow.state.in_(OVER))
        .order_by(KeepingRow.until.desc(), KeepingRow.id)
    )
    return found.where(KeepingRow.match_id == bindparam("match")) if named else found
