"""Who is at the door, and whom she is matched with: asked at every payload, and so in two statements that are put
together once, of the few columns that words and screens need.

A model with all its columns takes several times as long to read, and is read no more often than it was.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, case, literal_column, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from storage.matches import RUNNING, MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.sealing import Sealed
from storage.workspaces import WorkspaceRow


class Known(NamedTuple):
    """What is read of a person; each is a column of hers."""

    id: UUID
    company_id: UUID
    slack_user_id: str
    name: Sealed
    locale: str
    time_zone: str
    home_opened_at: datetime | None


class Running(NamedTuple):
    """A match, active or paused, of the person who was asked about."""

    id: UUID
    company_id: UUID
    mentee_id: UUID
    starts_on: date
    ends_on: date
    state: str
    partner: Known


def by_slack_user(session: Session, team_id: str, slack_user_id: str) -> tuple[Known, frozenset[str]] | None:
    """The person behind a Slack user, and the parts she has; None if nobody is registered."""
    rows = session.execute(_by_slack_user(), {"team": team_id, "user": slack_user_id}).all()
    if not rows:
        return None
    return Known._make(rows[0][:-1]), frozenset(row.role for row in rows if row.role)


def running_of(session: Session, person_id: UUID) -> list[Running]:
    """Her matches that run, the oldest first."""
    rows = session.execute(_running_of(), {"person": person_id})
    width = len(Known._fields)
    return [Running._make((*row[:-width], Known._make(row[-width:]))) for row in rows]


@cache
def _by_slack_user() -> Select[*tuple[Any, ...]]:
    """Put together at its first use: by then every foreign key knows its type."""
    return (
        select(*_known(PersonRow), RegistrationRow.role)
        .join(WorkspaceRow, WorkspaceRow.id == PersonRow.workspace_id)
        .outerjoin(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
        .where(WorkspaceRow.team_id == bindparam("team"), PersonRow.slack_user_id == bindparam("user"))
    )


@cache
def _running_of() -> Select[*tuple[Any, ...]]:
    partner, person = aliased(PersonRow), bindparam("person", type_=PersonRow.id.type)
    is_mentee, is_mentor = MatchRow.mentee_id == person, MatchRow.mentor_id == person
    return (
        select(
            *(MatchRow.id, MatchRow.company_id, MatchRow.mentee_id, MatchRow.starts_on, MatchRow.ends_on),
            *(MatchRow.state, *_known(partner)),
        )
        .join(partner, partner.id == case((is_mentee, MatchRow.mentor_id), else_=MatchRow.mentee_id))
        .where(MatchRow.state.in_(_spelt_out(RUNNING)), or_(is_mentee, is_mentor))
        .order_by(MatchRow.starts_on, MatchRow.id)
    )


def _known(person: type[PersonRow]) -> list[InstrumentedAttribute[Any]]:
    return [getattr(person, name) for name in Known._fields]


def _spelt_out(words: Sequence[str]) -> list[ColumnElement[str]]:
    """In the statement itself: where a bound value decides on an index, SQLite plans anew at every run."""
    return [literal_column(f"'{word}'") for word in words]
