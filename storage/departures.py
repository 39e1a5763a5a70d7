"""Somebody would rather not take part: what her leads are told of it, when nothing else of her is kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, delete, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.matches import LIVE, MatchRow
from storage.people import RegistrationRow
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


@dataclass(frozen=True)
class Bond:
    """A match of hers, proposed or running."""

    match_id: UUID
    state: str
    other_id: UUID


def bonds_of(session: Session, person_id: UUID) -> list[Bond]:
    """What she is in at this moment, in order."""
    found = session.execute(
        select(MatchRow.id, MatchRow.state, MatchRow.mentee_id, MatchRow.mentor_id)
        .where(or_(MatchRow.mentee_id == person_id, MatchRow.mentor_id == person_id), MatchRow.state.in_(LIVE))
        .order_by(MatchRow.id)
    )
    return [Bond(id, state, mentor if mentee == person_id else mentee) for id, state, mentee, mentor in found]


def give_up(session: Session, person_id: UUID, roles: Collection[str]) -> list[UUID]:
    """Take these parts from her; the intakes that had given them."""
    hers = RegistrationRow.person_id == person_id, RegistrationRow.role.in_(roles)
    given = session.scalars(select(RegistrationRow.intake_id).where(*hers, RegistrationRow.intake_id.is_not(None)))
    intake_ids = [intake_id for intake_id in given if intake_id]
    session.execute(delete(RegistrationRow).where(*hers).execution_options(synchronize_session=False))
    return intake_ids


def others_in(session: Session, company_id: UUID, person_id: UUID) -> bool:
    """Whether anybody else is registered in this company."""
    other = select(RegistrationRow.id).where(
        RegistrationRow.company_id == company_id, RegistrationRow.person_id != person_id
    )
    return session.scalar(other.limit(1)) is not None


def first(session: Session) -> datetime | None:
    """When the earliest news that is still kept was told."""
    return session.scalar(select(func.min(DepartureRow.at)))


def let_go(session: Session, until: datetime) -> None:
    """Forget the news told until then: it stands in Slack."""
    session.execute(delete(DepartureRow).where(DepartureRow.at <= until).execution_options(synchronize_session=False))
