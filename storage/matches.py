"""Matches: a mentee and a mentor, possibly of different companies and so of different workspaces."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, bindparam, func, select, update
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from storage.base import Base, Identified, changed_one, in_state, one_at_most
from storage.companies import PilotRow
from storage.people import PersonRow
from storage.tenancy import Tenanted

RUNNING = ("active", "paused")
"""Who is in one of these has a partner."""
LIVE = ("agreeing", "asking_mentor", "asking_mentee", *RUNNING)
"""Proposed or running: it takes a mentor's place, and the two cannot be proposed to each other again."""

OVER = ("ended", "completed")
"""It ran, and does no longer."""


class MatchRow(Identified, Tenanted, Base):
    """One relationship. It belongs to the mentee's company: its lead answers for it."""

    __tablename__ = "matches"
    pilot_id: Mapped[UUID] = mapped_column(ForeignKey("pilots.id"))
    round: Mapped[int] = mapped_column(default=1)
    """Its pilot's: asked for at every click, and so without another table."""
    mentee_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    next_look_at: Mapped[datetime | None]
    """When the clock next has to look at this match; None: not before something changes."""
    proposed_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    """The lead, or across companies the coordinator; None for a match that a roster made."""
    mentees_lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    """Across companies: the lead who agreed for the mentee's side."""
    mentors_lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    moved_at: Mapped[datetime | None]
    """When its state last changed."""
    moved_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    """Who changed it; None also where it was the clock."""
    seeks_again: Mapped[bool] = mapped_column(default=False)
    """Ended, with another mentor to be found for the mentee (SPEC P6)."""

    __table_args__ = (
        one_at_most("uq_matches_live_pair", "mentee_id", "mentor_id", state=LIVE),
        Index("ix_matches_next_look_at", "next_look_at"),
        in_state("ix_matches_running_ends_on", "ends_on", state=RUNNING),
    )


RUNS = MatchRow.state.in_(bindparam("running", RUNNING, expanding=True, literal_execute=True))
"""In the very words of the index: a database does not use a partial one for what it can't see to be within it."""
MENTEE, MENTOR = aliased(PersonRow), aliased(PersonRow)
"""The two sides of a match, in a query. Made once: an alias is dear to make."""


@dataclass(frozen=True)
class Side:
    """One of the two, and whose tenant she is."""

    id: UUID
    company_id: UUID


@dataclass(frozen=True)
class Sides:
    """The two of a match, whatever its state."""

    mentee: Side
    mentor: Side

    @property
    def across(self) -> bool:
        """Whether the two are of different companies."""
        return self.mentee.company_id != self.mentor.company_id


def sides_of(session: Session, match_id: UUID) -> Sides | None:
    """Who the two of a match are, and of which companies; None if there is no such match."""
    found = session.execute(
        select(MENTEE.id, MENTEE.company_id, MENTOR.id, MENTOR.company_id)
        .select_from(MatchRow)
        .join(MENTEE, MENTEE.id == MatchRow.mentee_id)
        .join(MENTOR, MENTOR.id == MatchRow.mentor_id)
        .where(MatchRow.id == match_id)
    ).one_or_none()
    return Sides(Side(found[0], found[1]), Side(found[2], found[3])) if found else None


def people_of(session: Session, match_ids: Sequence[UUID]) -> list[UUID]:
    """Who the two of each of these are."""
    found = select(MatchRow.mentee_id, MatchRow.mentor_id).where(MatchRow.id.in_(match_ids))
    return list(dict.fromkeys(person_id for two in session.execute(found) for person_id in two))


def by_id(session: Session, match_id: UUID) -> MatchRow | None:
    """One match, in whatever state."""
    return session.scalar(select(MatchRow).where(MatchRow.id == match_id))


def pilot_of(session: Session, match_id: UUID) -> PilotRow:
    """The pilot that a match belongs to."""
    return session.scalars(
        select(PilotRow).join(MatchRow, MatchRow.pilot_id == PilotRow.id).where(MatchRow.id == match_id)
    ).one()


def ended_before(session: Session, day: date, limit: int) -> list[UUID]:
    """Running matches whose last day lies before this one."""
    ended = select(MatchRow.id).where(RUNS, MatchRow.ends_on < day)
    return list(session.scalars(ended.order_by(MatchRow.ends_on, MatchRow.id).limit(limit)))


def next_end(session: Session) -> date | None:
    """The next last day of any running match."""
    return session.scalar(select(func.min(MatchRow.ends_on)).where(RUNS))


def state_of(session: Session, match_id: UUID) -> str | None:
    """In which state a match is at this moment, whatever was read of it before."""
    return session.scalar(select(MatchRow.state).where(MatchRow.id == match_id))


def move(session: Session, match_id: UUID, *, frm: str, **to: object) -> bool:
    """Change a match, `state` among it, if it is still in the state that we saw. False: somebody else was first."""
    return changed_one(session, update(MatchRow).where(MatchRow.id == match_id, MatchRow.state == frm).values(**to))
