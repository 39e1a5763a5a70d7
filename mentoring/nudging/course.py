"""How a relationship stands, as far as the timetable of nudges asks: plain values, read once a look.

Moments are in UTC; days are in the calendar of whoever is spoken to.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from mentoring.local_time import today
from mentoring.nudging.working_time import WorkingTime


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two."""

    person_id: UUID
    working: WorkingTime
    still_open: int = 0
    """Items of her first-week checklist that are not done."""
    lacks_survey_alone: bool = False
    """Of these, the first survey is all: it is asked no more once the last one is open."""
    fit_check_done: bool = False
    survey_done: bool = False
    """The one at the end of term."""


@dataclass(frozen=True, kw_only=True)
class Booked:
    """A meeting that both agreed to."""

    id: UUID
    agreed_at: datetime
    starts_at: datetime
    ends_at: datetime
    answered_by: frozenset[UUID] = frozenset()
    """Who has said whether it took place."""
    did_not_happen: bool = False


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """An offer that nobody has answered."""

    id: UUID
    meeting_id: UUID
    asked: UUID
    """Who is to answer."""
    offered_at: datetime
    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenTask:
    """Homework that is not done, and has a day by which it should be."""

    id: UUID
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Course:
    """One active match."""

    match_id: UUID
    active_since: datetime
    starts_on: date
    ends_on: date
    mentee: Side
    mentor: Side
    booked: tuple[Booked, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    logged: tuple[date, ...] = ()
    """Days of what was logged and counts as a meeting: an unplanned one, or what took the place of one (SPEC S21)."""
    objectives: int = 0
    homework: tuple[OpenTask, ...] = ()
    at_rest: bool = False
    """The Slack account of one of the two is closed: nothing is asked of either until she is back, or it is ended."""

    @property
    def sides(self) -> tuple[Side, Side]:
        """The mentee first: she leads (SPEC S20)."""
        return self.mentee, self.mentor

    def side(self, person_id: UUID) -> Side:
        """One of the two, by her id."""
        return self.mentee if person_id == self.mentee.person_id else self.mentor

    @property
    def meetings(self) -> tuple[Booked, ...]:
        """Those to come, and those of which neither has said that they did not take place."""
        return tuple(each for each in self.booked if not each.did_not_happen)

    def met_on(self, side: Side, now: datetime) -> list[date]:
        """The days on which they have met, or what counts as that, where one of them is."""
        return [*(today(each.ends_at, side.working.zone) for each in self.meetings if each.ends_at < now), *self.logged]

    def is_arranged(self, now: datetime) -> bool:
        """A meeting is to come, or offered: nothing about meetings, then (SPEC N10)."""
        ahead = (*(each.ends_at for each in self.booked), *(each.starts_at for each in self.waiting))
        return any(moment > now for moment in ahead)
