"""What people agree to (SPEC S9, S10): a company's own texts, each version kept, and who acknowledged which."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Select,
    String,
    UniqueConstraint,
    and_,
    bindparam,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from storage.base import Base, Identified
from storage.deliveries import PENDING, DeliveryRow, OccasionRow
from storage.matches import RUNNING, MatchRow
from storage.people import PersonRow
from storage.tenancy import Tenanted


class AgreementTextRow(Identified, Tenanted, Base):
    """A company's own text of one document, never changed once it stands: a new one is a new version."""

    __tablename__ = "agreement_texts"
    __table_args__ = (UniqueConstraint("company_id", "document", "number"),)
    document: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    """Which of the company's versions of this document, the first being 1."""
    texts: Mapped[dict[str, str]] = mapped_column(JSON)
    """By language ('en', 'fr'), as they were pasted. Everyone in the pilot may read them: not sealed."""
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]


class AcknowledgementRow(Identified, Tenanted, Base):
    """Somebody has agreed to a version of a document, within one match. Of each there is one at most."""

    __tablename__ = "acknowledgements"
    __table_args__ = (UniqueConstraint("match_id", "person_id", "document", "version"),)
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    document: Mapped[str] = mapped_column(String(20))
    version: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]


def own_texts(session: Session, company_id: UUID, document: str) -> list[AgreementTextRow]:
    """A company's own versions of a document, the oldest first."""
    return list(
        session.scalars(
            select(AgreementTextRow)
            .where(AgreementTextRow.company_id == company_id, AgreementTextRow.document == document)
            .order_by(AgreementTextRow.number)
        )
    )


def latest_own(session: Session, company_ids: Iterable[UUID]) -> dict[tuple[UUID, str], int]:
    """The number of the latest own version, for each company and document that has one."""
    rows = session.execute(_latest_own(), {"companies": list(company_ids)})
    return {(company_id, document): number for company_id, document, number in rows}


@cache
def _latest_own() -> Select[UUID, str, int]:
    """Every Home asks it."""
    return (
        select(AgreementTextRow.company_id, AgreementTextRow.document, func.max(AgreementTextRow.number))
        .where(AgreementTextRow.company_id.in_(bindparam("companies", expanding=True)))
        .group_by(AgreementTextRow.company_id, AgreementTextRow.document)
    )


def acknowledged_in(session: Session, match_ids: Iterable[UUID]) -> list[AcknowledgementRow]:
    """All that was acknowledged in these matches, the oldest first."""
    return list(session.scalars(_acknowledged_in(), {"matches": list(match_ids)}))


@cache
def _acknowledged_in() -> Select[AcknowledgementRow]:
    """Every Home asks this, too."""
    return (
        select(AcknowledgementRow)
        .where(AcknowledgementRow.match_id.in_(bindparam("matches", expanding=True)))
        .order_by(AcknowledgementRow.at, AcknowledgementRow.id)
    )


class AgreedCount(NamedTuple):
    """How many agreed to a version of a document, in matches of one company."""

    company_id: UUID
    document: str
    version: str
    agreed: int


def agreed_counts(session: Session, company_id: UUID) -> tuple[int, list[AgreedCount]]:
    """Of a company's own people: in how many running matches they are, taken together, and what they agreed to there.

    One statement. The matches may be another company's; the session is to see all.
    """
    sides = (
        select(PersonRow.id.label("person_id"), MatchRow.id.label("match_id"), MatchRow.company_id.label("company_id"))
        .join(MatchRow, _takes_part())
        .where(PersonRow.company_id == company_id, MatchRow.state.in_(RUNNING))
        .cte("sides")
    )
    given = (AcknowledgementRow.match_id == sides.c.match_id, AcknowledgementRow.person_id == sides.c.person_id)
    what = (sides.c.company_id, AcknowledgementRow.document, AcknowledgementRow.version)
    rows = session.execute(
        select(select(func.count()).select_from(sides).scalar_subquery(), *what, func.count(AcknowledgementRow.id))
        .select_from(sides)
        .outerjoin(AcknowledgementRow, and_(*given))
        .group_by(*what)
    ).all()
    return rows[0][0] if rows else 0, [AgreedCount(*row[1:]) for row in rows if row.document]


class Side(NamedTuple):
    """One of a pair, and the other."""

    person: PersonRow
    partner: PersonRow
    match_id: UUID
    company_id: UUID
    """The match's."""


def sides_in(session: Session, company_id: UUID, start: int, limit: int) -> list[Side]:
    """A company's own people in running matches, the newest first, from the `start`th on; the session is to see all."""
    partner = aliased(PersonRow)
    rows = session.execute(
        select(PersonRow, partner, MatchRow.id, MatchRow.company_id)
        .join(MatchRow, _takes_part())
        .join(partner, and_(partner.id != PersonRow.id, partner.id.in_((MatchRow.mentee_id, MatchRow.mentor_id))))
        .where(PersonRow.company_id == company_id, MatchRow.state.in_(RUNNING))
        .order_by(MatchRow.starts_on.desc(), MatchRow.id, PersonRow.id)
        .offset(start)
        .limit(limit)
    )
    return [Side(*row) for row in rows]


def _takes_part() -> ColumnElement[bool]:
    return or_(MatchRow.mentee_id == PersonRow.id, MatchRow.mentor_id == PersonRow.id)


def people_in(session: Session, company_id: UUID) -> list[UUID]:
    """Whoever takes part in a company's running matches."""
    rows = session.execute(
        select(MatchRow.mentee_id, MatchRow.mentor_id).where(
            MatchRow.company_id == company_id, MatchRow.state.in_(RUNNING)
        )
    )
    return list({person_id for row in rows for person_id in row})


def to_ask_again(session: Session, company_id: UUID, document: str) -> list[tuple[PersonRow, UUID]]:
    """Who, in a company's running matches, has agreed to a text of this document; each once, with her oldest match."""
    rows = session.execute(
        select(PersonRow, MatchRow.id)
        .join(AcknowledgementRow, AcknowledgementRow.person_id == PersonRow.id)
        .join(MatchRow, MatchRow.id == AcknowledgementRow.match_id)
        .where(
            MatchRow.company_id == company_id,
            MatchRow.state.in_(RUNNING),
            AcknowledgementRow.document == document,
        )
        .order_by(MatchRow.starts_on.desc(), MatchRow.id.desc())
    )
    found = {person.id: (person, match_id) for person, match_id in rows}
    return list(found.values())


def messages_are_stale(session: Session, company_id: UUID) -> None:
    """What the messages about a company's running matches say of its texts has changed."""
    matches = select(MatchRow.id).where(MatchRow.company_id == company_id, MatchRow.state.in_(RUNNING))
    about = select(OccasionRow.delivery_id).where(OccasionRow.about.in_(matches))
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id.in_(about), DeliveryRow.state.in_((*PENDING, "sent")))
        .values(stale=DeliveryRow.stale + 1)
        .execution_options(synchronize_session=False)
    )
