"""Companies (the tenants) and the pilots that they run."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, String, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one
from storage.tenancy import Tenanted


class CompanyRow(Identified, Base):
    """A host company, or the coordinating organisation. A company's name is no secret."""

    __tablename__ = "companies"
    name: Mapped[str] = mapped_column(String(200), unique=True)


class PilotRow(Identified, Tenanted, Base):
    """A company's six months, both days included, in the calendar of whoever looks; and how its lead has set it up."""

    __tablename__ = "pilots"
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    minimum_meetings: Mapped[int] = mapped_column(default=6)
    """Of each pair, in the whole pilot."""
    opens: Mapped[time] = mapped_column(default=time(9))
    closes: Mapped[time] = mapped_column(default=time(17))
    """When Advance may write of its own accord, where each person is."""
    working_days: Mapped[list[int]] = mapped_column(JSON, default=lambda: [*range(5)])
    """Monday is 0."""
    time_zone: Mapped[str | None] = mapped_column(String(64))
    """The company's own, for its week; None: a lead's."""
    language: Mapped[str | None] = mapped_column(String(20))
    """Of what stands in the channel; None: a lead's."""
    summary_channel: Mapped[str | None] = mapped_column(String(20))
    """Of the leads' workspace; None: weekly figures are posted nowhere."""
    figures_threshold: Mapped[int] = mapped_column(default=5)
    """No figure stands for fewer people (SPEC N3)."""
    summed_up_at: Mapped[datetime | None] = mapped_column(index=True)
    """When its next weekly post is due; None: nobody has looked when."""
    round: Mapped[int] = mapped_column(default=1)
    """Which of the company's pilots it is. Surveys are asked, and counted, once a round."""
    version: Mapped[int] = mapped_column(default=0)
    """How often it was changed: two leads with the same form open don't overwrite each other unawares."""

    __table_args__ = (CheckConstraint("figures_threshold >= 5", "threshold"),)


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


def rounds(session: Session) -> int:
    """How many pilots any company has had, at the most."""
    return session.scalar(select(func.max(PilotRow.round))) or 1


def hold(session: Session, company_id: UUID) -> None:
    """Lock a company's row until the transaction ends: who changes what its leads keep together comes after us. Rows
    that refer to it can be written by anybody."""
    session.execute(select(CompanyRow.id).where(CompanyRow.id == company_id).with_for_update(key_share=True))


def hold_still(session: Session, company_id: UUID) -> None:
    """The same, and nobody writes a row of that company's meanwhile: what is counted in several statements stays."""
    session.execute(select(CompanyRow.id).where(CompanyRow.id == company_id).with_for_update())


def change_pilot(session: Session, pilot_id: UUID, seen: int, **values: Any) -> bool:
    """Change how a pilot is set up, if it is still as it was `seen`. False: somebody else was first."""
    return changed_one(
        session,
        update(PilotRow)
        .where(PilotRow.id == pilot_id, PilotRow.version == seen)
        .values(version=PilotRow.version + 1, **values),
    )
