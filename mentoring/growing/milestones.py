"""The milestones of six months (SPEC P8), and where a pair stands: a pure rule on a few facts.

Nothing is ever late here: a milestone is reached, next, or ahead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from mentoring.growing.objective_rules import ENOUGH
from mentoring.pilot_rules import months_of

SURVEY_OPENS = timedelta(weeks=2)
"""Before the last day (SPEC S13)."""


class Milestone(StrEnum):
    """What there is to reach, in order."""

    STARTED = "started"
    FIRST_SURVEY = "first_survey"
    OBJECTIVES = "objectives"
    MEETINGS = "meetings"
    FINAL_SURVEY = "final_survey"
    WRAP_UP = "wrap_up"


class Stand(StrEnum):
    """Where a pair stands towards a milestone."""

    REACHED = "reached"
    NEXT = "next"
    """It can be worked on now. Several may be."""
    AHEAD = "ahead"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the milestones are read from, as one of the two sees it: of surveys, only her own are hers to know."""

    starts_on: date
    ends_on: date
    started: bool
    """Her first-week checklist is done."""
    objectives: int
    """How many were recorded and not set aside."""
    held: int
    """Meetings that took place, or what counts as one."""
    meetings: int = 6
    """How many there are to be at least (SPEC S19)."""
    first_survey: bool | None = None
    """Whether she has done it; None: there is none."""
    final_survey: bool | None = None


@dataclass(frozen=True)
class Step:
    """One milestone."""

    milestone: Milestone
    stand: Stand
    done: int = 0
    of_all: int = 0
    """Of meetings: how many of how many."""
    on: date | None = None
    """When it opens, or is: in the calendar of whoever looks."""


def steps(facts: Facts, on: date) -> tuple[Step, ...]:
    """Where the pair stands on a day."""
    return tuple(_steps(facts, on))


def month(facts: Facts, on: date) -> tuple[int, int]:
    """Which month it is, of how many: the first before the first day, the last after the last one."""
    gone, months = relativedelta(on, facts.starts_on), months_of(facts.starts_on, facts.ends_on)
    return min(max(gone.years * 12 + gone.months + 1, 1), months), months


def _steps(facts: Facts, on: date) -> Iterator[Step]:
    yield Step(Milestone.STARTED, _stand(reached=facts.started))
    if facts.first_survey is not None:
        yield Step(Milestone.FIRST_SURVEY, _stand(reached=facts.first_survey))
    yield Step(Milestone.OBJECTIVES, _stand(reached=facts.objectives >= ENOUGH))
    held = min(facts.held, facts.meetings)
    yield Step(Milestone.MEETINGS, _stand(reached=held >= facts.meetings), held, facts.meetings)
    if facts.final_survey is not None:
        opens_on = facts.ends_on - SURVEY_OPENS
        yield Step(Milestone.FINAL_SURVEY, _stand(reached=facts.final_survey, ahead=on < opens_on), on=opens_on)
    yield Step(Milestone.WRAP_UP, _stand(reached=on > facts.ends_on, ahead=on < facts.ends_on), on=facts.ends_on)


def _stand(*, reached: bool, ahead: bool = False) -> Stand:
    if reached:
        return Stand.REACHED
    return Stand.AHEAD if ahead else Stand.NEXT
