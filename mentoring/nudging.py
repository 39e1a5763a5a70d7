"""The clock at work (SPEC section 3, N10): what is due is put into the outbox, merged, within hours, and once.

Nothing here reads a clock, and nothing is remembered but in the database: two processes that look at once share the
work, and one that dies in the middle has changed nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from mentoring.course import Course
from mentoring.courses import courses_of
from mentoring.local_time import today
from mentoring.nudges import Call, Nudge
from mentoring.occasions import Occasion
from mentoring.timetable import EXEMPT_FROM_THE_DAILY_LIMIT, calls, next_look
from mentoring.working_time import WorkingTime
from storage import nudges, people
from storage.deliveries import DeliveryRow, OccasionRow
from storage.nudges import NudgeSettingsRow
from storage.work import Work

AT_A_LOOK = 200
"""Relationships that one transaction looks at."""
DAY = timedelta(days=1)


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
    people.hold(work.session, list(sides))
    for course in standing:
        for call in _due(course, now, told, wishes):
            _schedule(work, course, call, wishes.get(call.person_id, Wish()), now)
        nudges.looked(work.session, course.match_id, next_look(course, now))
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


def _schedule(work: Work, course: Course, call: Call, wish: Wish, now: datetime) -> None:
    """One nudge: into the message of its day, or into a new one. One that would come too late is not sent."""
    working = course.side(call.person_id).working
    exempt = call.kind in EXEMPT_FROM_THE_DAILY_LIMIT
    at = _moment(work, call, working, wish, now, exempt=exempt)
    if at >= call.until:
        return
    row = people.by_id(work.session, call.person_id)
    day = _day(working, at)
    joined = None if exempt else nudges.waiting(work.session, call.person_id, *day)
    if joined is None:
        joined = DeliveryRow(
            id=uuid4(),
            person_id=row.id,
            company_id=row.company_id,
            workspace_id=row.workspace_id,
            due_at=at,
            created_at=now,
            is_nudge=not exempt,
        )
        work.session.add(joined)
        work.session.flush()
    work.session.add(
        OccasionRow(
            person_id=row.id,
            company_id=row.company_id,
            match_id=course.match_id,
            kind=Occasion(call.kind.value).value,
            about=call.about,
            period=call.period,
            delivery_id=joined.id,
            created_at=now,
        )
    )
    work.session.flush()


def _moment(work: Work, call: Call, working: WorkingTime, wish: Wish, now: datetime, *, exempt: bool) -> datetime:
    """When it may be said: now, or later on another day."""
    if call.kind is Nudge.MEETING_SOON:
        return now
    if exempt:
        return working.or_after(now)
    at = working.or_after(max(now, wish.quiet_until or now))
    while nudges.nudged(work.session, call.person_id, *_day(working, at)):
        at = working.or_after(working.midnight_after(today(at, working.zone)))
    return at


def _day(working: WorkingTime, at: datetime) -> tuple[datetime, datetime]:
    """From when to when that day is, where she is."""
    on = today(at, working.zone)
    return working.midnight_after(on - DAY), working.midnight_after(on)
