"""A mentor with as much before her as there can well be: six mentees, of each five objectives and forty tasks."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from uuid import uuid4

from sqlalchemy.orm import DeclarativeBase

from storage.attendance import AttendanceRow
from storage.exchanges import ExchangeRow
from storage.homework import ConfirmationRow, TaskRow
from storage.meetings import MeetingRow, OfferRow
from storage.objectives import ObjectiveRow
from storage.sealing import KeyName
from storage.work import Work
from tests.building import Pair, Someone

MENTEES, OBJECTIVES, TASKS, MEETINGS = 6, 5, 40, 6


def much_between(work: Work, two: Pair, now: datetime) -> None:
    """Objectives, homework (every third task is done), a meeting a month and one to come, mails in between."""
    between = Between(work, two, now)
    for rows in (between.objectives(), between.tasks(), between.meetings(), between.offers(), between.rest()):
        work.session.add_all(rows)
        work.session.flush()


class Between:
    """What there is between two people."""

    def __init__(self, work: Work, two: Pair, now: datetime) -> None:
        self.work, self.two, self.now = work, two, now
        self.company_id = two.mentee.company.id
        self.objective_ids = [uuid4() for _ in range(OBJECTIVES)]
        self.task_ids = [uuid4() for _ in range(TASKS)]
        self.meeting_ids = [uuid4() for _ in range(MEETINGS)]
        self.here = {"company_id": self.company_id, "match_id": two.match_id}

    def objectives(self) -> Iterator[DeclarativeBase]:
        """Each in words of the mentee's."""
        for number, id_ in enumerate(self.objective_ids):
            hers = {"by_id": self.two.mentee.id, "wording": self.said(self.two.mentee, "To speak up in a large room")}
            at = self.now - timedelta(days=60, minutes=-number)
            yield ObjectiveRow(id=id_, category="communication", created_at=at, **hers, **self.here)

    def tasks(self) -> Iterator[DeclarativeBase]:
        """Some of each have a day by which they are due."""
        for number, id_ in enumerate(self.task_ids):
            by = (self.two.mentee, self.two.mentor)[number % 2]
            yield TaskRow(
                id=id_,
                objective_id=self.objective_ids[number % OBJECTIVES],
                by_id=by.id,
                kind="reading",
                wording=self.said(by, f"Read chapter {number}"),
                due_on=None if number % 4 else (self.now + timedelta(days=number)).date(),
                created_at=self.now - timedelta(days=50, minutes=-number),
                **self.here,
            )

    def meetings(self) -> Iterator[DeclarativeBase]:
        """All of them agreed."""
        for number, id_ in enumerate(self.meeting_ids):
            at = self.now - timedelta(days=60, minutes=-number)
            yield MeetingRow(id=id_, state="accepted", created_at=at, **self.here)

    def offers(self) -> Iterator[DeclarativeBase]:
        """Of each meeting one that was replaced and one that is agreed; the last is to come."""
        for (number, id_), state in product(enumerate(self.meeting_ids), ("replaced", "agreed")):
            starts_at = self.now - timedelta(days=10 * (MEETINGS - 2 - number), hours=3)
            yield OfferRow(
                company_id=self.company_id,
                meeting_id=id_,
                by_id=self.two.mentee.id,
                to_id=self.two.mentor.id,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=1),
                place=self.said(self.two.mentee, "Room 5"),
                agenda=self.said(self.two.mentee, "Where I stand, and what comes next"),
                state=state,
                created_at=self.now - timedelta(days=59),
                agreed_at=self.now - timedelta(days=58),
            )

    def rest(self) -> Iterator[DeclarativeBase]:
        """Both say that the meetings took place; some homework is done; there were mails."""
        for id_, who in product(self.meeting_ids[:-1], (self.two.mentee, self.two.mentor)):
            yield AttendanceRow(
                company_id=self.company_id, meeting_id=id_, person_id=who.id, took_place=True, at=self.now
            )
        for id_ in self.task_ids[::3]:
            yield ConfirmationRow(company_id=self.company_id, task_id=id_, at=self.now)
        for days in (5, 15):
            yield ExchangeRow(
                by_id=self.two.mentor.id,
                kind="mail",
                happened_on=(self.now - timedelta(days=days)).date(),
                counts=False,
                words=self.said(self.two.mentor, "About the talk"),
                created_at=self.now,
                **self.here,
            )

    def said(self, by: Someone, text: str) -> object:
        """In her words, sealed."""
        return self.work.seal(KeyName.of_author(self.two.match_id, by.id), text)
