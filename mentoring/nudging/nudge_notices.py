"""What a nudge has to say by the time it is said: the timetable is asked again whether it is still true."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from mentoring.access import NotAllowed
from mentoring.agreeing.checklist import Checklist, checklist_in
from mentoring.growing.homework import Task, task_of
from mentoring.local_time import today
from mentoring.meeting.agenda import Stage, stage_of
from mentoring.meeting.exchanges import Exchange, exchanges_of
from mentoring.meeting.meetings import Meeting, meetings_of
from mentoring.notice import Notice, Readers
from mentoring.nudging.course import Course
from mentoring.nudging.courses import courses_of
from mentoring.nudging.nudges import Nudge
from mentoring.nudging.timetable import TIMETABLE
from mentoring.occasions import Occasion
from mentoring.people import Actor, Match
from storage import nudges
from storage.deliveries import OccasionRow
from storage.work import Work

AGAIN = "+"
"""Behind a period: the same nudge, once more, because she asked for it."""
WITH_MEETING = frozenset({Nudge.PROPOSAL_WAITS, Nudge.MEETING_TOMORROW, Nudge.MEETING_SOON})


@dataclass(frozen=True)
class NudgeNotice(Notice):
    """A kind word at the right time. What it is about is None where there is nothing to say of it any more."""

    kind: Nudge
    match: Match
    period: str
    is_true: bool
    """As the timetable has it now."""
    said_at: datetime
    meeting: Meeting | None = None
    stage: Stage = Stage.MIDDLE
    """Of the meeting."""
    task: Task | None = None
    checklist: Checklist | None = None
    is_offered: bool = False
    """A time for a meeting of the match waits for an answer."""
    objectives: int = 0
    survey_open: bool = False
    """She has not done the one at the end of term."""
    key: str = ""
    """By which she can ask for the same again."""
    is_wanted: bool = True
    """She has not said since that she wants no more of these."""
    at_work_from: datetime | None = None
    """Where it is outside her working hours now: when they begin again."""

    @property
    def worth_telling(self) -> bool:
        """A nudge that is no longer true is dropped (SPEC section 3, last line)."""
        return self.is_true and self.is_wanted

    @property
    def not_before(self) -> datetime | None:
        """However late it is because Slack was away, it is said in working hours (SPEC N10)."""
        return None if self.kind is Nudge.MEETING_SOON else self.at_work_from


def about_nudge(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> NudgeNotice | None:
    """The nudge as it stands; None if the match is hers no longer."""
    match = actor.match(occasion.match_id) if occasion.match_id else None
    if match is None:
        return None
    kind, course = Nudge(occasion.kind), _course(work, match.id)
    wishes, working = nudges.settings(work.session, [actor.person.id]), course.side(actor.person.id).working
    found = meetings_of(work, actor) if kind in WITH_MEETING else ()
    logged = exchanges_of(work, actor) if kind in WITH_MEETING else ()
    meeting = _meeting(found, occasion)
    return NudgeNotice(
        kind=kind,
        match=match,
        period=_period(occasion),
        is_true=not (match.paused or course.at_rest) and _is_called_for(course, occasion, actor, now),
        said_at=now,
        meeting=meeting,
        stage=_stage(actor, meeting, found, logged),
        task=_task(work, actor, occasion) if kind is Nudge.HOMEWORK_DUE else None,
        checklist=checklist_in(work, actor, match, now) if kind is Nudge.CHECKLIST else None,
        is_offered=any(each.starts_at > now for each in course.waiting),
        objectives=course.objectives,
        survey_open=not course.side(actor.person.id).survey_done,
        key=occasion.id.hex,
        is_wanted=not any(kind.value in row.stopped for row in wishes.values()),
        at_work_from=None if working.is_working(now) else working.or_after(now),
    )


def _is_called_for(course: Course, occasion: OccasionRow, actor: Actor, now: datetime) -> bool:
    """Whether the timetable, asked again, still makes this call to her."""
    wanted = (actor.person.id, occasion.about, _period(occasion))
    calls = TIMETABLE[Nudge(occasion.kind)](course, now)
    return any((call.person_id, call.about, call.period) == wanted and now < call.until for call in calls)


def _period(occasion: OccasionRow) -> str:
    return occasion.period.rstrip(AGAIN)


def _course(work: Work, match_id: UUID) -> Course:
    """How the match stands: read once for all that a message says of it, in the transaction in which it is drawn."""
    known: dict[UUID, Course] = work.session.info.setdefault("courses", {})
    if match_id not in known:
        [known[match_id]] = courses_of(work, [match_id])
    return known[match_id]


def _stage(actor: Actor, meeting: Meeting | None, found: tuple[Meeting, ...], logged: tuple[Exchange, ...]) -> Stage:
    if meeting is None or meeting.agreed is None:
        return Stage.MIDDLE
    on = today(meeting.agreed.starts_at, actor.person.zone)
    return stage_of(meeting.match, found, logged, on, besides=meeting.id)


def _meeting(found: tuple[Meeting, ...], occasion: OccasionRow) -> Meeting | None:
    """The meeting that it is about, or of whose offer it is."""
    theirs = (meeting for meeting in found if meeting.match.id == occasion.match_id)
    ids = ((meeting, {meeting.id, *(offer.id for offer in meeting.offers)}) for meeting in theirs)
    return next((meeting for meeting, known in ids if occasion.about in known), None)


def _task(work: Work, actor: Actor, occasion: OccasionRow) -> Task | None:
    try:
        return task_of(work, actor, occasion.about)
    except NotAllowed:
        return None


NUDGES: Final = frozenset(
    {
        Occasion.CHECKLIST,
        Occasion.FIRST_MEETING,
        Occasion.FEW_OBJECTIVES,
        Occasion.MONTH_WITHOUT_MEETING,
        Occasion.PROPOSAL_WAITS,
        Occasion.MEETING_TOMORROW,
        Occasion.MEETING_SOON,
        Occasion.HOMEWORK_DUE,
        Occasion.FINAL_SURVEY,
        Occasion.FIT_CHECK,
        Occasion.WRAP_UP,
    }
)

READERS: Final[Readers] = dict.fromkeys(NUDGES, about_nudge)
