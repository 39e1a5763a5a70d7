"""The timetable of nudges (SPEC section 3): one table, of plain rules on how a relationship stands.

A rule yields every call that it would make from how things stand now, whenever that is due; whoever asks takes
those that are due and not made yet. Of a series, a later call takes the place of an earlier one that was not made.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from mentoring.agreeing.checklist import LAST_SURVEY_OPENS
from mentoring.local_time import today
from mentoring.meeting.attendance import PULSE_ASKED
from mentoring.nudging.course import Course
from mentoring.nudging.nudges import Call, Nudge, on_or_after, on_or_before, series, the_end

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
ENOUGH_OBJECTIVES = 2
LEAD_HEARS = 10 * DAY
"""After a match without a first meeting."""
SURVEY_OPENS = LAST_SURVEY_OPENS
SURVEY_STAYS_OPEN = timedelta(weeks=2)
"""After the last day: whoever is half-way through can still send it. Nobody is reminded any more."""


Rule = Callable[[Course, datetime], Iterator[Call]]


def checklist(course: Course, _now: datetime) -> Iterator[Call]:
    """Each with something open: days 1, 4, 7 after the match, then weekly four times, then monthly."""
    for side in course.sides:
        if side.still_open:
            matched_on = today(course.active_since, side.working.zone)
            early = [matched_on + n * DAY for n in (1, 4, 7)]
            weekly = [early[-1] + n * WEEK for n in (1, 2, 3, 4)]
            days = [*early, *weekly, *_monthly(weekly[-1], course.ends_on)]
            if side.lacks_survey_alone:
                days = [day for day in days if day < course.ends_on - SURVEY_OPENS]
            moments = [on_or_before(side, day) if day == early[-1] else on_or_after(side, day) for day in days]
            yield from series(course, side, Nudge.CHECKLIST, moments)


def first_meeting(course: Course, now: datetime) -> Iterator[Call]:
    """Not yet set: the mentee on day 3, the mentor on day 7. (The lead, on day 10, hears of all her pairs at once.)"""
    if course.meetings or course.logged or course.is_arranged(now):
        return
    for side, days in ((course.mentee, 3), (course.mentor, 7)):
        day = today(course.active_since, side.working.zone) + days * DAY
        yield from series(course, side, Nudge.FIRST_MEETING, [on_or_after(side, day)])


def lead_hears_at(course: Course) -> datetime:
    """When the lead hears of a first meeting that is not set: on day 10, where the mentee is."""
    day = today(course.active_since, course.mentee.working.zone) + LEAD_HEARS
    return on_or_after(course.mentee, day)


def few_objectives(course: Course, now: datetime) -> Iterator[Call]:
    """Fewer than two after the first meeting: the mentee, two days after it, then weekly, three times."""
    met_on = course.met_on(course.mentee, now)
    if course.objectives < ENOUGH_OBJECTIVES and met_on:
        days = [min(met_on) + 2 * DAY + n * WEEK for n in range(4)]
        moments = [on_or_after(course.mentee, day) for day in days]
        yield from series(course, course.mentee, Nudge.FEW_OBJECTIVES, moments)


def month_without_meeting(course: Course, now: datetime) -> Iterator[Call]:
    """Ten days before a pilot month ends: the mentee; a week later, the mentor. What was logged counts, too."""
    if course.is_arranged(now):
        return
    for begins, ends in pairwise(_months(course)):
        for side, left in ((course.mentee, 10), (course.mentor, 3)):
            booked = (today(each.starts_at, side.working.zone) for each in course.meetings)
            if not any(begins <= day < ends for day in (*booked, *course.logged)):
                at, until = on_or_before(side, ends - DAY - left * DAY), side.working.opening(ends)
                yield Call(side.person_id, Nudge.MONTH_WITHOUT_MEETING, course.match_id, begins.isoformat(), at, until)


def proposal_waits(course: Course, _now: datetime) -> Iterator[Call]:
    """The one who is asked: after two working days, once more after four."""
    for offer in course.waiting:
        side = course.side(offer.asked)
        for days in (2, 4):
            at = side.working.working_days_later(offer.offered_at, days)
            yield Call(side.person_id, Nudge.PROPOSAL_WAITS, offer.id, str(days), at, offer.starts_at)


def meeting_tomorrow(course: Course, _now: datetime) -> Iterator[Call]:
    """Both, 24 hours before; nobody who has agreed to it since."""
    for meeting in course.booked:
        for side in course.sides:
            at = side.working.or_before(meeting.starts_at - DAY)
            if at > meeting.agreed_at:
                period = meeting.starts_at.isoformat()
                yield Call(side.person_id, Nudge.MEETING_TOMORROW, meeting.id, period, at, meeting.starts_at)


def meeting_soon(course: Course, _now: datetime) -> Iterator[Call]:
    """Both, 15 minutes before, whatever the hour."""
    for meeting in course.booked:
        at = meeting.starts_at - timedelta(minutes=15)
        if at > meeting.agreed_at:
            for side in course.sides:
                period = meeting.starts_at.isoformat()
                yield Call(side.person_id, Nudge.MEETING_SOON, meeting.id, period, at, meeting.starts_at)


def took_place(course: Course, _now: datetime) -> Iterator[Call]:
    """Both, at its end, or in the next working hour; nobody who has said so already."""
    for meeting in course.booked:
        for side in course.sides:
            if side.person_id not in meeting.answered_by:
                at = side.working.or_after(meeting.ends_at)
                period = meeting.starts_at.isoformat()
                yield Call(side.person_id, Nudge.TOOK_PLACE, meeting.id, period, at, the_end(course, side))


def homework_due(course: Course, _now: datetime) -> Iterator[Call]:
    """The mentee: two days before, on the day, and once when it is three days late."""
    side = course.mentee
    for task in course.homework:
        early, on_the_day = on_or_before(side, task.due_on - 2 * DAY), on_or_before(side, task.due_on)
        late = on_or_after(side, task.due_on + 3 * DAY)
        moments = {"early": early, "today": on_the_day, "late": late}
        for (period, at), until in zip(moments.items(), (on_the_day, late, late + WEEK), strict=True):
            yield Call(side.person_id, Nudge.HOMEWORK_DUE, task.id, f"{period} {task.due_on}", at, until)


def fit_check(course: Course, _now: datetime) -> Iterator[Call]:
    """Both, one month in (SPEC P6)."""
    for side in course.sides:
        if not side.fit_check_done:
            day = today(course.active_since, side.working.zone) + relativedelta(months=1)
            yield from series(course, side, Nudge.FIT_CHECK, [on_or_after(side, day)])


def final_survey(course: Course, _now: datetime) -> Iterator[Call]:
    """Each who has not done it: when it opens, a week on, two days before the end."""
    opens = course.ends_on - SURVEY_OPENS
    for side in course.sides:
        if not side.survey_done:
            moments = [
                on_or_after(side, opens),
                on_or_after(side, opens + WEEK),
                on_or_before(side, course.ends_on - 2 * DAY),
            ]
            yield from series(course, side, Nudge.FINAL_SURVEY, moments)


def wrap_up(course: Course, _now: datetime) -> Iterator[Call]:
    """Both, on the last day."""
    for side in course.sides:
        yield from series(course, side, Nudge.WRAP_UP, [on_or_before(side, course.ends_on)])


TIMETABLE: Final[Mapping[Nudge, Rule]] = {
    Nudge.CHECKLIST: checklist,
    Nudge.FIRST_MEETING: first_meeting,
    Nudge.FEW_OBJECTIVES: few_objectives,
    Nudge.MONTH_WITHOUT_MEETING: month_without_meeting,
    Nudge.PROPOSAL_WAITS: proposal_waits,
    Nudge.MEETING_TOMORROW: meeting_tomorrow,
    Nudge.MEETING_SOON: meeting_soon,
    Nudge.TOOK_PLACE: took_place,
    Nudge.HOMEWORK_DUE: homework_due,
    Nudge.FIT_CHECK: fit_check,
    Nudge.FINAL_SURVEY: final_survey,
    Nudge.WRAP_UP: wrap_up,
}

EXEMPT_FROM_THE_DAILY_LIMIT: Final = frozenset({Nudge.MEETING_TOMORROW, Nudge.MEETING_SOON})


def calls(course: Course, now: datetime) -> Iterator[Call]:
    """Every nudge that this relationship would call for, as it stands now: none while it is at rest."""
    if course.at_rest:
        return
    for rule in TIMETABLE.values():
        yield from rule(course, now)


def turns(course: Course) -> Iterator[tuple[datetime, UUID]]:
    """When time alone changes what stands on the two's screens, and of which meeting or offer: it is over, how it was
    is asked no more, it has gone by."""
    for meeting in course.booked:
        yield meeting.ends_at, meeting.id
        yield meeting.ends_at + PULSE_ASKED, meeting.id
    for offer in course.waiting:
        yield offer.starts_at, offer.meeting_id
        yield offer.starts_at, offer.id


def turning_points(course: Course) -> Iterator[datetime]:
    """When time alone changes how things stand: on screens, or because the lead is to hear."""
    yield from (at for at, _ in turns(course))
    if not course.meetings and not course.logged:
        yield lead_hears_at(course)


def next_look(course: Course, now: datetime) -> datetime | None:
    """When to look at this relationship again if nothing happens before; None: never."""
    ahead = (*(call.at for call in calls(course, now)), *turning_points(course))
    return min((moment for moment in ahead if moment > now), default=None)


def _monthly(after: date, ends_on: date) -> Iterator[date]:
    """Every month after a day, up to the end."""
    for months in range(1, (ends_on - after).days // 28 + 2):
        day = after + relativedelta(months=months)
        if day <= ends_on:
            yield day


def _months(course: Course) -> list[date]:
    """The first days of the months of the relationship, and the day after its last."""
    over = course.ends_on + DAY
    firsts = [course.starts_on + relativedelta(months=n) for n in range((over - course.starts_on).days // 28 + 1)]
    return [*(day for day in firsts if day < over), over]
