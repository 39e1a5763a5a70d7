"""The clock at work (SPEC section 3, N10): what is due is put into the outbox, merged, within hours, and once.

Nothing here reads a clock, and nothing is remembered but in the database: two processes that look at once share the
work, and one that dies in the middle has changed nothing.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from mentoring.nudging.course import Course
from mentoring.nudging.courses import courses_of
from mentoring.nudging.nudge_outbox import NudgeOutbox
from mentoring.nudging.nudges import Call, Nudge
from mentoring.nudging.timetable import EXEMPT_FROM_THE_DAILY_LIMIT, calls, next_look, turns
from mentoring.nudging.unmet import Unmet, found_unmet, tell_leads
from mentoring.nudging.working_time import WorkingTime
from mentoring.occasions import Occasion
from storage import deliveries, nudges, people
from storage.changes import AT_ONCE
from storage.nudges import NudgeSettingsRow
from storage.work import Work

AT_A_LOOK = 100
"""Relationships that one transaction looks at: a good part of a second, in which others may have to wait."""
JUST_NOW = timedelta(hours=1)
"""What turned within it is drawn anew, where it is not known when the last look was."""


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
    """Look at the relationships that are due, and put into the outbox what is. How many there were; not among them
    those on whose people somebody is at work in this moment, who are left to the next look.

    `work` sees every company.
    """
    found = nudges.due(work.session, now, limit)
    if not found:
        return 0
    standing = courses_of(work, [*found])
    told = nudges.told(work.session, found, [kind.value for kind in Nudge])
    unmet = {each.course.match_id: each for each in found_unmet(work, standing, now)}
    standing, held = _held(work, standing, unmet)
    if not standing:
        return 0
    wishes = {person_id: Wish.of(row) for person_id, row in nudges.settings(work.session, held).items()}
    for course in standing:
        _show_what_turned(work, course, wishes, _since(found[course.match_id], now), now)
    outbox = NudgeOutbox.of(work, held, now)
    for course in standing:
        if course.match_id in unmet:
            tell_leads(work, outbox, unmet[course.match_id], now)
    for course in standing:
        for call in _due(course, now, told, wishes):
            _schedule(outbox, course, call, wishes.get(call.person_id, Wish()), now)
    outbox.close(work)
    nudges.looked(work.session, {course.match_id: _next_look(course, wishes, now) for course in standing})
    return len(standing)


def _held(work: Work, standing: list[Course], unmet: Mapping[UUID, Unmet]) -> tuple[list[Course], frozenset[UUID]]:
    """Those of these of which everybody could be locked who is to hear something; and who is locked.

    Nobody is waited for: who presses locks the people first, and the match, which is locked here already, last.
    """
    concerned = {course.match_id: {side.person_id for side in course.sides} for course in standing}
    for match_id, each in unmet.items():
        concerned[match_id] |= {lead.id for lead in each.leads}
    held = people.hold_free(work.session, set().union(*concerned.values()))
    return [course for course in standing if concerned[course.match_id] <= held], held


def _since(due_at: datetime, now: datetime) -> datetime:
    """From when on time may have changed what is on screens. After a change by somebody the planned look is forgotten,
    and what she changed is drawn anew without it."""
    return now - JUST_NOW if due_at == AT_ONCE else due_at


def _show_what_turned(work: Work, course: Course, wishes: Mapping[UUID, Wish], since: datetime, now: datetime) -> None:
    """Time alone has changed something: no screen goes on asking what is asked no more, or says that somebody is away
    who is back."""
    turned = {about for at, about in turns(course) if since <= at <= now}
    back = [person_id for person_id, at in _absences(course, wishes) if since <= at <= now]
    if turned:
        deliveries.mark_stale(work.session, *turned)
    if turned or back:
        people.home_is_stale(work.session, [side.person_id for side in course.sides] if turned else back)


def _next_look(course: Course, wishes: Mapping[UUID, Wish], now: datetime) -> datetime | None:
    ahead = [at for _, at in _absences(course, wishes) if at > now]
    return min((at for at in (*ahead, next_look(course, now)) if at), default=None)


def _absences(course: Course, wishes: Mapping[UUID, Wish]) -> Iterator[tuple[UUID, datetime]]:
    """Until when each of the two wants to hear nothing, or wanted to."""
    for side in course.sides:
        until = wishes.get(side.person_id, Wish()).quiet_until
        if until:
            yield side.person_id, until


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
