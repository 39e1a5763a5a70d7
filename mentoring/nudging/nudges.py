"""Nudges (SPEC section 3): the kinds, and the calls that the timetable makes for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from mentoring.nudging.course import Course, Side


class Nudge(StrEnum):
    """What a nudge is about; each has its own words, and can be stopped on its own."""

    CHECKLIST = "checklist"
    FIRST_MEETING = "first_meeting"
    FEW_OBJECTIVES = "few_objectives"
    MONTH_WITHOUT_MEETING = "month_without_meeting"
    PROPOSAL_WAITS = "proposal_waits"
    MEETING_TOMORROW = "meeting_tomorrow"
    MEETING_SOON = "meeting_soon"
    TOOK_PLACE = "took_place"
    HOMEWORK_DUE = "homework_due"
    FIT_CHECK = "fit_check"
    FINAL_SURVEY = "final_survey"
    WRAP_UP = "wrap_up"


@dataclass(frozen=True)
class Call:
    """One nudge to one person, which there is once: by person, kind, what it is about, and period."""

    person_id: UUID
    kind: Nudge
    about: UUID
    period: str
    at: datetime
    """Not before, in UTC: within her working hours, but for MEETING_SOON."""
    until: datetime
    """From then on it is worth nothing."""

    def is_due(self, now: datetime) -> bool:
        """Whether it is time, and not too late."""
        return self.at <= now < self.until


def on_or_after(side: Side, day: date) -> datetime:
    """That day's opening where she is; if she does not work then, the next."""
    return side.working.or_after(side.working.opening(day))


def on_or_before(side: Side, day: date) -> datetime:
    """That day's opening where she is; if she does not work then, the last working hour before: a deadline waits
    for nobody."""
    return side.working.or_before(side.working.opening(day))


def the_end(course: Course, side: Side) -> datetime:
    """When the last day of the relationship is over, where she is."""
    return side.working.midnight_after(course.ends_on)


def series(course: Course, side: Side, kind: Nudge, moments: Sequence[datetime]) -> Iterator[Call]:
    """Calls about the relationship, each worth something until the next, the last one until the end."""
    end = the_end(course, side)
    for number, (at, until) in enumerate(pairwise((*moments, end)), start=1):
        yield Call(side.person_id, kind, course.match_id, str(number), at, min(until, end))
