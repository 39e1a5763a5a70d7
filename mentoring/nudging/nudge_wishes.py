"""How somebody wants to be nudged (SPEC N10): not now, not of this kind, not for a while. Nobody else knows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import Role, Thing, Verb
from mentoring.local_time import today
from mentoring.nudging.courses import courses_of
from mentoring.nudging.nudge_notices import AGAIN
from mentoring.nudging.nudge_outbox import NudgeOutbox
from mentoring.nudging.nudges import Nudge
from mentoring.nudging.working_time import WorkingTime
from mentoring.people import Actor
from storage import changes, nudges, people
from storage.deliveries import DeliveryRow, OccasionRow
from storage.nudges import NudgeSettingsRow
from storage.work import Work

WEEKS_AT_MOST = 8
"""Of a pause: a longer one is a matter for the project lead."""
AWAY_AT_MOST = timedelta(days=365)
"""From today."""


class Problem(StrEnum):
    """What can be wrong with the day on which somebody is back."""

    NOT_TO_COME = "not_to_come"
    TOO_FAR = "too_far"


class Unfit(Exception):
    """She can't be away until that day. Nothing was changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True)
class Wishes:
    """What she has said about nudges."""

    stopped: frozenset[Nudge] = frozenset()
    quiet_until: datetime | None = None
    """The end of a pause, or of an absence; possibly over by now."""

    def paused_until(self, now: datetime) -> datetime | None:
        """When reminders begin again, if there are none now."""
        return self.quiet_until if self.quiet_until and self.quiet_until > now else None


def wishes_of(work: Work, actor: Actor) -> Wishes:
    """Her own, and nobody else's."""
    access.require_sight(Role.AUTHOR, Thing.NUDGE_SETTINGS)
    row = nudges.settings(work.session, [actor.person.id]).get(actor.person.id)
    known = {kind.value: kind for kind in Nudge}
    return Wishes(frozenset(known[kind] for kind in row.stopped if kind in known), row.quiet_until) if row else Wishes()


def stop(work: Work, actor: Actor, kinds: Collection[Nudge]) -> None:
    """No more of these, until she says otherwise."""
    row = _hers(work, actor)
    row.stopped = sorted({*row.stopped, *(kind.value for kind in kinds)})
    work.session.flush()


def choose(
    work: Work,
    actor: Actor,
    stopped: Collection[Nudge],
    quiet_weeks: int | None,
    now: datetime,
    back_on: date | None = None,
) -> None:
    """Which kinds she wants no more of; and a pause of so many weeks, 0 to end one, None to leave it as it is.

    `back_on`: she is away until her working hours begin on that day, in her own calendar, whatever `quiet_weeks` says.
    Unfit for a day that is not after today, or more than a year off. What is on its way already waits for the end, too.
    """
    row = _hers(work, actor)
    row.stopped = sorted(kind.value for kind in stopped)
    if back_on or quiet_weeks is not None:
        working = _working(work, actor, actor.matches[0].id if actor.matches else None)
        row.quiet_until = _opening(working, back_on, now) if back_on else _after_weeks(quiet_weeks or 0, now)
        free = NudgeOutbox.of(work, [actor.person.id], now).on_a_free_day
        nudges.gather(work.session, actor.person.id, free(actor.person.id, working, row.quiet_until or now))
        changes.stand_anew(work.session, [actor.person.id])  # her Home says until when, and then no more
    work.session.flush()


def _opening(working: WorkingTime, back_on: date, now: datetime) -> datetime:
    """When she is back."""
    on = today(now, working.zone)
    if back_on <= on:
        raise Unfit(Problem.NOT_TO_COME)
    if back_on > on + AWAY_AT_MOST:
        raise Unfit(Problem.TOO_FAR)
    return working.opening(back_on)


def _after_weeks(weeks: int, now: datetime) -> datetime | None:
    return now + timedelta(weeks=min(weeks, WEEKS_AT_MOST)) if weeks > 0 else None


def remind_tomorrow(work: Work, actor: Actor, keys: Collection[UUID], now: datetime) -> datetime | None:
    """Say these once more, on her next working day. When that is; None if there is nothing of hers to repeat."""
    access.require(Role.AUTHOR, Verb.CHANGE, Thing.NUDGE_SETTINGS)
    people.hold(work.session, [actor.person.id])
    found = nudges.occasions(work.session, actor.person.id, keys)
    if not found:
        return None
    working = _working(work, actor, found[0].match_id)
    at = working.or_after(working.midnight_after(today(now, working.zone)))
    delivery = _tomorrows(work, actor, working, at, now)
    for row in found:
        if not nudges.is_repeated(work.session, row, row.period + AGAIN):
            work.session.add(_again(row, delivery.id, now))
    work.session.flush()
    return at


def _tomorrows(work: Work, actor: Actor, working: WorkingTime, at: datetime, now: datetime) -> DeliveryRow:
    on = today(at, working.zone)
    day = (working.midnight_after(on - timedelta(days=1)), working.midnight_after(on))
    waiting = nudges.waiting(work.session, actor.person.id, *day)
    if waiting:
        return waiting
    row = people.by_id(work.session, actor.person.id)
    delivery = DeliveryRow(
        id=uuid4(),
        person_id=row.id,
        company_id=row.company_id,
        workspace_id=row.workspace_id,
        due_at=at,
        created_at=now,
        is_nudge=True,
    )
    work.session.add(delivery)
    work.session.flush()
    return delivery


def _again(row: OccasionRow, delivery_id: UUID, now: datetime) -> OccasionRow:
    return OccasionRow(
        person_id=row.person_id,
        company_id=row.company_id,
        match_id=row.match_id,
        kind=row.kind,
        about=row.about,
        period=row.period + AGAIN,
        delivery_id=delivery_id,
        created_at=now,
    )


def _working(work: Work, actor: Actor, match_id: UUID | None) -> WorkingTime:
    courses = courses_of(work, [match_id]) if match_id else []
    return courses[0].side(actor.person.id).working if courses else WorkingTime(actor.person.zone)


def _hers(work: Work, actor: Actor) -> NudgeSettingsRow:
    """Her row, made at her first wish."""
    access.require(Role.AUTHOR, Verb.CHANGE, Thing.NUDGE_SETTINGS)
    people.hold(work.session, [actor.person.id])
    row = nudges.settings(work.session, [actor.person.id]).get(actor.person.id)
    if row is None:
        row = NudgeSettingsRow(person_id=actor.person.id, company_id=actor.person.company_id, stopped=[])
        work.session.add(row)
        work.session.flush()
    return row
