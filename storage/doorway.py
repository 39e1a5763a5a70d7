"""Who is at the door, and whom she is matched with: asked at every payload, and so in one statement, put together
once, of the few columns that words and screens need.

Models with all their columns, in a statement each, take several times as long to read. It goes past the tenants' guard:
whose tenant somebody is, and whose she may see, is what it finds out.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, literal_column, or_, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import aliased

from storage.companies import PilotRow
from storage.matches import RUNNING, MatchRow
from storage.nudges import NudgeSettingsRow
from storage.people import PersonRow, RegistrationRow
from storage.prepared import rows_of
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
    home_match: UUID | None
    account_closed_at: datetime | None


class Running(NamedTuple):
    """What is read of a match, active or paused: columns of its own, then of its pilot."""

    id: UUID
    company_id: UUID
    mentee_id: UUID
    starts_on: date
    ends_on: date
    state: str
    round: int
    minimum_meetings: int
    """Of a pair that is together for the whole pilot, which these are the first and the last day of."""
    pilot_starts_on: date
    pilot_ends_on: date


class Visitor(NamedTuple):
    """Somebody registered: herself, the parts she has, her matches with the partner in each, the oldest first, and
    until when she wants no reminders."""

    person: Known
    roles: frozenset[str]
    matches: tuple[tuple[Running, Known], ...]
    quiet_until: datetime | None


PERSON = slice(0, len(Known._fields))
MATCH = slice(PERSON.stop, PERSON.stop + len(Running._fields))
PARTNER = slice(MATCH.stop, MATCH.stop + len(Known._fields))
ROLE, QUIET_UNTIL = PARTNER.stop, PARTNER.stop + 1
"""Where each stands in a row."""


def by_slack_user(connection: Connection, team_id: str, slack_user_id: str) -> Visitor | None:
    """The person behind a Slack user; None if nobody is registered."""
    rows = rows_of(connection, _by_slack_user(), {"team": team_id, "user": slack_user_id})
    return _visitor(rows) if rows else None


def by_id(connection: Connection, person_id: UUID) -> Visitor:
    """The person with this id; NoResultFound if she is not (or no longer) here."""
    rows = rows_of(connection, _by_id(), {"person": person_id})
    if not rows:
        raise NoResultFound("nobody has this id")
    return _visitor(rows)


def _visitor(rows: Sequence[tuple[Any, ...]]) -> Visitor:
    """Each of her parts comes beside each of her matches."""
    roles = frozenset(row[ROLE] for row in rows if row[ROLE])
    matches = {row[MATCH]: (Running._make(row[MATCH]), Known._make(row[PARTNER])) for row in rows if any(row[PARTNER])}
    return Visitor(Known._make(rows[0][PERSON]), roles, tuple(matches.values()), rows[0][QUIET_UNTIL])


@cache
def _by_slack_user() -> Select[*tuple[Any, ...]]:
    return (
        _everyone()
        .join(WorkspaceRow, WorkspaceRow.id == PersonRow.workspace_id)
        .where(WorkspaceRow.team_id == bindparam("team"), PersonRow.slack_user_id == bindparam("user"))
    )


@cache
def _by_id() -> Select[*tuple[Any, ...]]:
    return _everyone().where(PersonRow.id == bindparam("person"))


def _everyone() -> Select[*tuple[Any, ...]]:
    """Put together at its first use: by then every foreign key knows its type."""
    partner = aliased(PersonRow)
    is_mentee, is_mentor = MatchRow.mentee_id == PersonRow.id, MatchRow.mentor_id == PersonRow.id
    return (
        select(*_columns(PersonRow, Known._fields), *_of_match(), *_columns(partner, Known._fields))
        .add_columns(RegistrationRow.role, NudgeSettingsRow.quiet_until)
        .select_from(PersonRow)
        .outerjoin(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
        .outerjoin(NudgeSettingsRow, NudgeSettingsRow.person_id == PersonRow.id)
        .outerjoin(MatchRow, and_(MatchRow.state.in_(_spelt_out(RUNNING)), or_(is_mentee, is_mentor)))
        .outerjoin(PilotRow, PilotRow.id == MatchRow.pilot_id)
        .outerjoin(partner, partner.id == case((is_mentee, MatchRow.mentor_id), else_=MatchRow.mentee_id))
        .order_by(MatchRow.starts_on, MatchRow.id)
    )


def _columns(of: Any, names: Sequence[str]) -> list[ColumnElement[Any]]:
    return [getattr(of, name) for name in names]


def _of_match() -> list[Any]:
    own = _columns(MatchRow, Running._fields[:-3])
    return [*own, PilotRow.minimum_meetings, PilotRow.starts_on.label("began"), PilotRow.ends_on.label("over")]


def _spelt_out(words: Sequence[str]) -> list[ColumnElement[str]]:
    """In the statement itself: where a bound value decides on an index, SQLite plans anew at every run."""
    return [literal_column(f"'{word}'") for word in words]
