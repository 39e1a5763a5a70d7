"""Puts companies, pilots, people and matches into a store, so that a test says only the facts that matter to it.

Everyone here speaks through `Someone`: `mentee.actor(work)` is what the front door would make of her.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta
from sqlalchemy import Insert, bindparam, insert, select, update

from mentoring.people import Actor, Part, recognise
from storage.base import Base
from storage.changes import stand_anew
from storage.companies import CompanyRow, PilotRow
from storage.matches import MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.sealing import KeyName
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from storage.workspaces import WorkspaceRow

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""A Monday: 9:00 in Montréal, 14:00 in London, 15:00 in Paris."""
TODAY = NOW.date()

PILOT = (
    select(PilotRow.id, PilotRow.starts_on, PilotRow.ends_on)
    .where(PilotRow.company_id == bindparam("of"))
    .order_by(PilotRow.starts_on.desc())
    .limit(1)
)
"""A company's latest. Nearly every test asks for it: the statement is made once."""

_numbers = count(1)


@dataclass(frozen=True)
class Company:
    """A company in its own workspace, with a pilot of six months."""

    id: UUID
    workspace_id: UUID
    team_id: str
    pilot_id: UUID


@dataclass(frozen=True)
class Someone:
    """A registered person."""

    id: UUID
    company: Company
    slack_user_id: str
    name: str
    email: str

    @property
    def team_id(self) -> str:
        """Her workspace's Slack id."""
        return self.company.team_id

    def actor(self, work: Work) -> Actor:
        """She, as recognised at the door; `work` is narrowed to her tenants."""
        actor = recognise(work, self.team_id, self.slack_user_id)
        assert actor is not None
        return actor


@dataclass(frozen=True)
class Pair:
    """An active match and its two people."""

    match_id: UUID
    mentee: Someone
    mentor: Someone


def company(store: Store, name: str = "", starts_on: date = TODAY) -> Company:
    """A company with its workspace and its pilot."""
    number = next(_numbers)
    home = Company(uuid4(), uuid4(), f"T{number:04}", uuid4())
    ends_on = starts_on + relativedelta(months=6) - timedelta(days=1)
    with store.write(EVERYONE) as work:
        _put(work, WorkspaceRow, id=home.workspace_id, team_id=home.team_id, name=name or f"Workspace {number}")
        _put(work, CompanyRow, id=home.id, name=name or f"Company {number}")
        _put(work, PilotRow, id=home.pilot_id, company_id=home.id, starts_on=starts_on, ends_on=ends_on)
    return home


def person(
    store: Store,
    at: Company,
    *parts: Part,
    name: str = "",
    zone: str = "Europe/London",
    locale: str = "en-GB",
) -> Someone:
    """Somebody registered at that company."""
    number = next(_numbers)
    name = name or f"Person{number} Lastname{number}"
    someone = Someone(uuid4(), at, f"U{number:04}", name, f"person{number}@one.example")
    key = KeyName.of_person(someone.id)
    with store.write(EVERYONE) as work:
        _put(
            work,
            PersonRow,
            id=someone.id,
            company_id=at.id,
            workspace_id=at.workspace_id,
            slack_user_id=someone.slack_user_id,
            name=work.seal(key, someone.name),
            email=work.seal(key, someone.email),
            email_fingerprint=work.keyring.fingerprint(someone.email),
            locale=locale,
            time_zone=zone,
        )
        for part in parts:
            pilot_id = None if part is Part.COORDINATOR else at.pilot_id
            _put(work, RegistrationRow, person_id=someone.id, company_id=at.id, role=part.value, pilot_id=pilot_id)
    return someone


def match(store: Store, mentee: Someone, mentor: Someone) -> Pair:
    """An active match until the end of the mentee's company's pilot."""
    with store.write(EVERYONE) as work:
        pilot = work.connection.execute(PILOT, {"of": mentee.company.id}).one()
        match_id = uuid4()
        _put(
            work,
            MatchRow,
            id=match_id,
            company_id=mentee.company.id,
            pilot_id=pilot.id,
            mentee_id=mentee.id,
            mentor_id=mentor.id,
            state="active",
            starts_on=pilot.starts_on,
            ends_on=pilot.ends_on,
        )
    return Pair(match_id, mentee, mentor)


def pair(
    store: Store,
    now: datetime = NOW,
    *,
    mentee_zone: str = "America/Toronto",
    mentor_zone: str = "Europe/London",
    locale: str = "en-GB",
    mentor_locale: str | None = None,
    mentee_at: Company | None = None,
    mentor_at: Company | None = None,
) -> Pair:
    """A mentee and a mentor, matched. Both are in one new company unless told otherwise; `now` is in UTC."""
    home = mentee_at or company(store, starts_on=now.date())
    mentee = person(store, home, Part.MENTEE, zone=mentee_zone, locale=locale)
    mentor = person(store, mentor_at or home, Part.MENTOR, zone=mentor_zone, locale=mentor_locale or locale)
    return match(store, mentee, mentor)


def just_matched(store: Store, two: Pair) -> Pair:
    """Their match became active at NOW, and the clock has not looked at it yet."""
    with store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).where(MatchRow.id == two.match_id).values(moved_at=NOW))
        stand_anew(work.session, [two.mentee.id])
    return two


def _put(work: Work, row: type[Base], **values: object) -> None:
    """Add a row, past the session: nearly every test begins with a dozen, and a flush takes three times as long."""
    work.connection.execute(_into(row), values)


@cache
def _into(row: type[Base]) -> Insert:
    return insert(row.__table__)  # type: ignore[arg-type]
