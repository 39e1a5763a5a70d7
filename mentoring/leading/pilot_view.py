"""What a lead sees of one match (SPEC S31): who, four counts as they were last Monday, and progress reports. Nothing
else.

The counts of a week are taken once, as of its beginning, whenever somebody first asks: to look daily tells no dates.
Each look is written down, for the pair to know (SPEC section 2).
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from mentoring import access
from mentoring.access import Role, Sight, Thing
from mentoring.asking.reports import OnMatch, on_match
from mentoring.growing.progress import task_counts
from mentoring.leading.kind_words import was_sent
from mentoring.leading.pilot import quiet_by
from mentoring.matching.matchmaking_proposals import Made, made
from mentoring.matchmaking import RUNNING, State
from mentoring.meeting.meeting_counts import meeting_counts
from mentoring.people import Actor
from mentoring.pilot_settings import Settings, settings_of
from mentoring.standing import in_pair, over_match, reaching
from storage import people, pilot_looks, pilot_pairs
from storage.pilot_looks import LookRow, SnapshotRow
from storage.work import Work

BEGUN = RUNNING | {State.ENDED, State.COMPLETED}


@dataclass(frozen=True)
class Counts:
    """How far a match had come when the week began."""

    week: date
    """The Monday."""
    held: int
    upcoming: int
    tasks_done: int
    tasks_open: int


@dataclass(frozen=True)
class View:
    """All that a lead sees of a match."""

    made: Made
    counts: Counts | None
    """None before the two are matched."""
    is_quiet: bool
    """No meeting for a while, and none planned, as of that Monday: she may send both a kind word (SPEC P7)."""
    is_encouraged: bool = False
    """One was sent this week."""
    reports: OnMatch | None = None
    """None for a lead of the mentor's company alone: progress reports are none of hers (SPEC S28)."""


@dataclass(frozen=True)
class Look:
    """Somebody's look at a match."""

    name: str
    at: datetime


def look_at(work: Work, actor: Actor, match_id: UUID, now: datetime, *, again: bool = False) -> View:
    """What the actor, a lead of one of the two, sees of a match. The look is written down, unless she has it before
    her eyes already, and sees it `again` as it stands now.

    NotAllowed for everybody else, the coordinator too.
    """
    with reaching(work, actor, match_id) as sides:
        role = over_match(actor, sides)
        access.require_sight(role, Thing.MATCH_VIEW)
        for thing in (Thing.MEETING_COUNT, Thing.TASK_STATE):
            access.require_sight(role, thing, Sight.COUNT)
        found = made(work, actor, match_id)
        company_id, settings = sides.mentee.company_id, settings_of(work, sides.mentee.company_id)
        if found.state not in BEGUN or settings is None:
            return View(found, None, is_quiet=False)
        if not again:
            work.session.add(LookRow(match_id=match_id, company_id=company_id, by_id=actor.person.id, at=now))
            work.session.flush()
        counts = counts_of(work, match_id, settings, company_id, now)
        is_quiet = pilot_pairs.is_quiet(work.session, match_id, quiet_by(settings, now))
        reports = on_match(work, actor, sides, match_id)
        return View(found, counts, is_quiet, was_sent(work, match_id, counts.week), reports)


def counts_of(work: Work, match_id: UUID, settings: Settings, company_id: UUID, now: datetime) -> Counts:
    """The counts of this week: those that were taken, or those of its beginning, taken now."""
    week = settings.week(now)
    row = pilot_looks.snapshot(work.session, match_id, week)
    return _counts(row or _taken(work, match_id, company_id, week, settings.last_monday(now)))


def looks_at(work: Work, actor: Actor, match_id: UUID) -> tuple[Look, ...]:
    """Who has looked at a match, and when, the latest first: the pair sees all looks, a lead her own."""
    with reaching(work, actor, match_id) as sides:
        pair = in_pair(actor, actor.person.id, match_id)
        role = over_match(actor, sides) if pair is Role.OTHER else pair
        access.require_sight(role, Thing.LOOKS)
        rows = pilot_looks.looks_at(work.session, [match_id])
        seen = [row for row in rows if pair is not Role.OTHER or row.by_id == actor.person.id]
        names = {by_id: work.open(people.by_id(work.session, by_id).name) for by_id in {row.by_id for row in seen}}
        return tuple(Look(names[row.by_id], row.at) for row in seen)


def _taken(work: Work, match_id: UUID, company_id: UUID, week: date, as_of: datetime) -> SnapshotRow:
    """Take the counts of that moment; if somebody else does in the same instant, hers are the same."""
    met = meeting_counts(work, [match_id], as_of)[match_id]
    tasks = task_counts(work, [match_id], as_of)[match_id]
    row = SnapshotRow(
        match_id=match_id,
        company_id=company_id,
        week=week,
        held=met.held,
        upcoming=met.upcoming,
        tasks_done=tasks.done,
        tasks_open=tasks.left,
    )
    try:
        with work.session.begin_nested():
            work.session.add(row)
    except IntegrityError:
        pass
    return row


def _counts(row: SnapshotRow) -> Counts:
    return Counts(row.week, row.held, row.upcoming, row.tasks_done, row.tasks_open)
