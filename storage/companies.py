"""Companies (the tenants) and the pilots that they run."""

from datetime import date
from uuid import UUID

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.tenancy import Tenanted


class CompanyRow(Identified, Base):
    """A host company, or the coordinating organisation. A company's name is no secret."""

    __tablename__ = "companies"
    name: Mapped[str] = mapped_column(String(200), unique=True)


class PilotRow(Identified, Tenanted, Base):
    """A company's six months, both days included, in the calendar of whoever looks."""

    __tablename__ = "pilots"
    starts_on: Mapped[date]
    ends_on: Mapped[date]


def by_id(session: Session, company_id: UUID) -> CompanyRow:
    """The company with this id."""
    return session.execute(select(CompanyRow).where(CompanyRow.id == company_id)).scalar_one()


def by_name(session: Session, name: str) -> CompanyRow | None:
    """The company of this name, letter for letter."""
    return session.scalar(select(CompanyRow).where(CompanyRow.name == name))


def pilot_of(session: Session, company_id: UUID) -> PilotRow | None:
    """The company's latest pilot."""
    return session.scalar(
        select(PilotRow).where(PilotRow.company_id == company_id).order_by(PilotRow.starts_on.desc()).limit(1)
    )
