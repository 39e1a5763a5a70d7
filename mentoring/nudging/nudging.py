"""The clock at work (SPEC section 3, N10): what is due is put into the outbox, merged, within hours, and once.

Nothing here reads a clock, and nothing is remembered but in the database: two processes that look at once share the
work, and one that dies in the middle has changed nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mentoring.nudging.course import Course
from mentoring.nudging.courses import courses_of
from mentoring.nudging.nudge_outbox import NudgeOutbox
from mentoring.nudging.nudges import Call, Nudge
from mentoring.nudging.timetable import EXEMPT_FROM_THE_DAILY_LIMIT, calls, next_look
from mentoring.nudging.unmet import found_unmet, tell_leads
from mentoring.nudging.working_time import WorkingTime
from mentoring.occasions import Occasion
from storage import nudges, people
from storage.nudges import NudgeSettingsRow
from storage.work import Work

AT_A_LOOK = 100
"""Relationships that one transaction looks at: a good part of a second, in which others may have to wait."""


@dataclass(frozen=True)
class Wish:
    """How somebody wants to be nudged."""

    quiet_until: datetime | None = None
    stopped: frozenset[str] = frozenset()

    @classmethod
    def of(cls, row: NudgeSettingsRow | None) -> "Wish":
        """What she has said; nothing, if she never did."""
        return cls(row.quiet_until, frozenset(row.stopped)) if row else cls()


def look(work: Work, now: datetime, limit: int = AT_A_LOOK) -> int:
    """Look at the relationships that are due, and put into the outbox what is. How many there were.

    `work` sees every company.
    """
    found = nudges.due(work.session, now, limit)
    if not found:
        return 0
    standing = courses_of(work, found)
    told = nudges.told(work.session, found, [kind.value for kind in Nudge])
    sides = {side.person_id for course in standing for side in course.sides}
    wishes = {person_id: Wish.of(row) for person_id, row in nudges.settings(work.session, sides).items()}
    unmet = found_unmet(work, standing, now)
    everybody = sides | {lead.id for each in unmet for lead in each.leads}
    people.hold(work.session, list(everybody))
    outbox = NudgeOutbox.of(work, everybody, now)
    for each in unmet:
        tell_leads(work, outbox, each, now)
    for course in standing:
        for call in _due(course, now, told, wishes):
            _schedule(outbox, course, call, wishes.get(call.person_id, Wish()), now)
    outbox.close(work)
    nudges.looked(work.session, {course.match_id: next_look(course, now) for course in standing})
    return len(found)


def _due(
    course: Course, now: datetime, told: Collection[tuple[UUID, str, UUID, str]], wishes: dict[UUID, Wish]
) -> list[Call]:
    """What is to be said, and was not."""
    return [
        call
        for call in calls(course, now)
        if call.is_due(now)
        and call.kind.value not in wishes.get(call.person_id, Wish()).stopped
        and (call.person_id, call.kind.value, call.about, call.period) not in told
    ]


def _schedule(outbox: NudgeOutbox, course: Course, call: Call, wish: Wish, now: datetime) -> None:
    """One nudge: into the message of its day, or into a new one. One that would come too late is not sent."""
    working = course.side(call.person_id).working
    exempt = call.kind in EXEMPT_FROM_THE_DAILY_LIMIT
    at = _moment(outbox, call, working, wish, now, exempt=exempt)
    if at < call.until:
        kind, about, period = Occasion(call.kind.value), call.about, call.period
        outbox.put(call.person_id, working, kind, about, period, at=at, match_id=course.match_id, exempt=exempt)


def _moment(
    outbox: NudgeOutbox, call: Call, working: WorkingTime, wish: Wish, now: datetime, *, exempt: bool
) -> datetime:
    """When it may be said: now, or later on another day."""
    if call.kind is Nudge.MEETING_SOON:
        return now
    if exempt:
        return working.or_after(now)
    return outbox.on_a_free_day(call.person_id, working, max(now, wish.quiet_until or now))
