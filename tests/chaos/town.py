"""A local Slack of many workspaces, and in Advance's database as many pairs that await their nudges."""

import csv
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select, update

import storage.tables  # noqa: F401  (every model, for each may refer to any)
from storage import workspaces
from storage.companies import CompanyRow, PilotRow
from storage.deliveries import PENDING, DeliveryRow
from storage.matches import MatchRow
from storage.people import PersonRow, RegistrationRow
from storage.sealing import KeyName
from storage.tenancy import EVERYONE
from storage.work import Work
from tests.scenarios.house import House

WORKSPACES_AT_MOST = 20
MATCHED_BEFORE = timedelta(days=8)
"""By now both are due the seventh day's word on what is open."""
COLUMNS = ("email", "name", "role", "company", "country", "languages")


def roster(file: Path, people: int) -> Path:
    """So many people, mentee and mentor in turn, in workspaces of 100 or so."""
    companies = max(2, min(WORKSPACES_AT_MOST, people // 20))
    with file.open("w", newline="") as written:
        rows = csv.writer(written)
        rows.writerow(COLUMNS)
        for n in range(people):
            part, company = ("mentee", "mentor")[n % 2], f"Company {n // 2 % companies}"
            rows.writerow([f"person{n}@one.example", f"Person{n} Name{n}", part, company, "GB", "English"])
    return file


@dataclass
class Town:
    """Everybody in the house, matched, and to be nudged once when their match is looked at."""

    house: House
    users: list[str] = field(default_factory=list)
    """Slack's ids of all who are to be nudged."""
    asleep: list[UUID] = field(default_factory=list)
    """Matches that the clock does not look at yet."""

    def settle_in(self) -> None:
        """Put them all into the database, matched eight days ago by the sandbox's clock."""
        now, by_team = self.now(), dict[str, list[dict[str, str]]]()
        for one in self.house.world.get("/people"):
            if one["title"]:  # the sandbox has somebody in each workspace who takes no part
                by_team.setdefault(one["team"], []).append(one)
        with self.house.store.write(EVERYONE) as work:
            for team, people in by_team.items():
                self._company(work, team, people, now)

    def now(self) -> datetime:
        """By the sandbox's clock."""
        return datetime.fromisoformat(self.house.world.get("/clock")["now"])

    def wake(self, moments: list[datetime]) -> None:
        """So many of the matches that sleep are to be looked at, at these moments."""
        with self.house.store.write(EVERYONE) as work:
            for moment in moments[: len(self.asleep)]:
                one = update(MatchRow).where(MatchRow.id == self.asleep.pop()).values(next_look_at=moment)
                work.session.execute(one.execution_options(synchronize_session=False))

    def left(self) -> tuple[int, int]:
        """How many matches are still to be looked at, and messages still to be sent, by the database."""
        with self.house.store.read(EVERYONE) as work:
            due = select(func.count()).where(MatchRow.next_look_at <= self.now())
            pending = select(func.count()).where(DeliveryRow.state.in_(PENDING))
            return work.session.scalar(due) or 0, work.session.scalar(pending) or 0

    def nudges_on_screens(self) -> dict[str, int]:
        """How many messages of Advance's each has on her screen."""
        return {user: self._messages(user) for user in self.users}

    def _messages(self, user: str) -> int:
        conversations = self.house.world.get(f"/people/{user}/screen")["conversations"]
        seen = [message for each in conversations if each["is_im"] for message in each["messages"]]
        return sum(message["user"] != user for message in seen)

    def _company(self, work: Work, team: str, people: list[dict[str, str]], now: datetime) -> None:
        workspace = workspaces.ensure(work.session, team, team)
        company = CompanyRow(id=uuid4(), name=team)
        work.session.add(company)
        work.session.flush()
        begun_on = (now - MATCHED_BEFORE).date()
        ends_on = begun_on + relativedelta(months=6) - timedelta(days=1)
        pilot = PilotRow(id=uuid4(), company_id=company.id, starts_on=begun_on, ends_on=ends_on)
        ids = [uuid4() for _ in people]
        work.keyring.make(KeyName.of_person(person_id) for person_id in ids)  # at once, not one by one
        work.keyring.warm(KeyName.of_person(person_id) for person_id in ids)
        rows = [
            self._person(work, person_id, company.id, workspace.id, one)
            for person_id, one in zip(ids, people, strict=True)
        ]
        work.session.add_all([pilot, *rows])
        work.session.flush()
        for row, one in zip(rows, people, strict=True):
            part = RegistrationRow(person_id=row.id, company_id=company.id, role=one["title"], pilot_id=pilot.id)
            work.session.add(part)
        mentees, mentors = rows[::2], rows[1::2]
        for mentee, mentor in zip(mentees, mentors, strict=True):
            match = MatchRow(
                id=uuid4(),
                company_id=company.id,
                pilot_id=pilot.id,
                mentee_id=mentee.id,
                mentor_id=mentor.id,
                state="active",
                starts_on=begun_on,
                ends_on=ends_on,
                moved_at=now - MATCHED_BEFORE,
            )
            work.session.add(match)
            self.asleep.append(match.id)
            self.users += (mentee.slack_user_id, mentor.slack_user_id)

    @staticmethod
    def _person(work: Work, person_id: UUID, company_id: UUID, workspace_id: UUID, one: dict[str, str]) -> PersonRow:
        key = KeyName.of_person(person_id)
        return PersonRow(
            id=person_id,
            company_id=company_id,
            workspace_id=workspace_id,
            slack_user_id=one["id"],
            name=work.seal(key, one["real_name"]),
            email=work.seal(key, one["email"]),
            email_fingerprint=work.keyring.fingerprint(one["email"]),
            locale=one["locale"],
            time_zone=one["tz"],
        )
