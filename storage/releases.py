"""The ledger of releases (SPEC N9): every aggregate that was published, to whom, when, and of how many."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, String, UniqueConstraint, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.blocks import CELL_AT_MOST, FIGURE_AT_MOST
from storage.companies import CompanyRow, PilotRow
from storage.matches import RUNNING, MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.tenancy import Tenanted

OVER = ("ended", "completed")


class Published:
    """One aggregate. Without `n`, there was nothing to show."""

    release_id: Mapped[UUID]
    place: Mapped[int] = mapped_column(primary_key=True)
    """In the order of what is shown."""
    figure: Mapped[str] = mapped_column(String(FIGURE_AT_MOST))
    cell: Mapped[str] = mapped_column(String(CELL_AT_MOST))
    n: Mapped[int | None]
    of: Mapped[int | None]
    as_of: Mapped[date | None]


class ReleaseRow(Identified, Tenanted, Base):
    """What a company's leads, their channel and its participants were shown in one week."""

    __tablename__ = "releases"
    __table_args__ = (UniqueConstraint("company_id", "week"),)
    week: Mapped[date]
    threshold: Mapped[int]


class ReleasedCellRow(Published, Tenanted, Base):
    """One aggregate of it."""

    __tablename__ = "released_cells"
    release_id: Mapped[UUID] = mapped_column(ForeignKey("releases.id"), primary_key=True)


class ProgrammeReleaseRow(Identified, Base):
    """What the coordinator was shown in one week, across companies."""

    __tablename__ = "programme_releases"
    week: Mapped[date] = mapped_column(unique=True)
    threshold: Mapped[int]
    companies: Mapped[int]


class ProgrammeCellRow(Published, Base):
    """One aggregate of it."""

    __tablename__ = "programme_cells"
    release_id: Mapped[UUID] = mapped_column(ForeignKey("programme_releases.id"), primary_key=True)


class HostRow(NamedTuple):
    """A company with a pilot, and its last release."""

    company_id: UUID
    starts_on: date
    ends_on: date
    zone: str | None
    threshold: int
    released: date | None


def hosts(session: Session) -> list[HostRow]:
    """All companies, each with its latest pilot."""
    zone = (
        select(PersonRow.time_zone)
        .join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
        .where(RegistrationRow.role == "lead", PersonRow.company_id == PilotRow.company_id)
        .order_by(PersonRow.id)
        .limit(1)
        .correlate(PilotRow)
        .scalar_subquery()
    )
    last = select(func.max(ReleaseRow.week)).where(ReleaseRow.company_id == PilotRow.company_id).correlate(PilotRow)
    query = select(
        PilotRow.company_id,
        PilotRow.starts_on,
        PilotRow.ends_on,
        func.coalesce(PilotRow.time_zone, zone),
        PilotRow.figures_threshold,
        last.scalar_subquery(),
    )
    rows = [HostRow._make(row) for row in session.execute(query.order_by(PilotRow.company_id, PilotRow.starts_on))]
    return [*{row.company_id: row for row in rows}.values()]


def last_across(session: Session) -> date | None:
    """The week of the coordinator's last release."""
    return session.scalar(select(func.max(ProgrammeReleaseRow.week)))


def took_part(session: Session, person_id: UUID) -> set[UUID]:
    """The companies of her matches that began, and of her own part in them."""
    query = select(MatchRow.company_id, PersonRow.company_id).join(PersonRow, PersonRow.id == person_id)
    return {company_id for row in session.execute(query.where(*_begun(person_id))) for company_id in row}


def last_pilot(session: Session, person_id: UUID) -> UUID | None:
    """The company in whose pilot the last of her matches began; None if none ever did."""
    query = select(MatchRow.company_id).where(*_begun(person_id))
    return session.scalar(query.order_by(MatchRow.starts_on.desc(), MatchRow.id).limit(1))


def _begun(person_id: UUID) -> tuple[ColumnElement[bool], ...]:
    hers = or_(MatchRow.mentee_id == person_id, MatchRow.mentor_id == person_id)
    return hers, MatchRow.state.in_((*RUNNING, *OVER))


def of_companies(session: Session, company_ids: Iterable[UUID]) -> list[tuple[ReleaseRow, str]]:
    """All releases of these companies, with the company's name, the latest first."""
    query = select(ReleaseRow, CompanyRow.name).join(CompanyRow, CompanyRow.id == ReleaseRow.company_id)
    rows = session.execute(
        query.where(ReleaseRow.company_id.in_(list(company_ids))).order_by(ReleaseRow.week.desc(), CompanyRow.name)
    )
    return [(row, name) for row, name in rows]


def latest(session: Session, company_id: UUID) -> ReleaseRow | None:
    """A company's last one."""
    query = select(ReleaseRow).where(ReleaseRow.company_id == company_id).order_by(ReleaseRow.week.desc())
    return session.scalar(query.limit(1))


def across(session: Session) -> list[ProgrammeReleaseRow]:
    """The coordinator's, the latest first."""
    return list(session.scalars(select(ProgrammeReleaseRow).order_by(ProgrammeReleaseRow.week.desc())))


def latest_across(session: Session) -> ProgrammeReleaseRow | None:
    """The coordinator's last one."""
    return session.scalar(select(ProgrammeReleaseRow).order_by(ProgrammeReleaseRow.week.desc()).limit(1))


def cells(session: Session, release_ids: Iterable[UUID]) -> list[ReleasedCellRow]:
    """The aggregates of these releases of companies, in their order."""
    query = select(ReleasedCellRow).where(ReleasedCellRow.release_id.in_(list(release_ids)))
    return list(session.scalars(query.order_by(ReleasedCellRow.release_id, ReleasedCellRow.place)))


def cells_across(session: Session, release_ids: Iterable[UUID]) -> list[ProgrammeCellRow]:
    """The aggregates of these releases of the coordinator's."""
    query = select(ProgrammeCellRow).where(ProgrammeCellRow.release_id.in_(list(release_ids)))
    return list(session.scalars(query.order_by(ProgrammeCellRow.release_id, ProgrammeCellRow.place)))


def latest_exact(session: Session, figure: str) -> dict[str, int]:
    """What the last release of each company summed exactly, added up."""
    newest = select(func.max(ReleaseRow.week)).where(ReleaseRow.company_id == ReleasedCellRow.company_id)
    rows = session.execute(
        select(ReleasedCellRow.cell, func.sum(ReleasedCellRow.n))
        .join(ReleaseRow, ReleaseRow.id == ReleasedCellRow.release_id)
        .where(ReleasedCellRow.figure == figure, ReleaseRow.week == newest.correlate(ReleasedCellRow).scalar_subquery())
        .group_by(ReleasedCellRow.cell)
    )
    return {cell: int(n or 0) for cell, n in rows}
