"""How a company's pilot is set up (SPEC section 1: every number is a default that a lead can change)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from mentoring import access
from mentoring.access import NotAllowed, Thing, Verb
from mentoring.local_time import UTC_ZONE, today, zone_named, zones
from mentoring.people import Actor
from mentoring.pilot_rules import (
    Course,
    Field,
    Figures,
    Hours,
    Problem,
    Trouble,
    end_of,
    months_of,
    troubles_of_course,
    troubles_of_figures,
    troubles_of_hours,
    whole,
)
from mentoring.standing import over_company
from mentoring.too_late import TooLate
from storage import companies, pilots
from storage.pilots import SetUp
from storage.work import Work

__all__ = ["Settings", "Unfit", "change_course", "change_figures", "change_hours", "own_settings", "settings_of"]

MIDNIGHT = time(0)


class Unfit(Exception):
    """The pilot can't be set to that: `troubles` say why, field by field. Nothing was changed."""

    def __init__(self, *troubles: Trouble) -> None:
        super().__init__(", ".join(f"{trouble.field}: {trouble.problem}" for trouble in troubles))
        self.troubles = troubles


@dataclass(frozen=True)
class Settings:
    """How one pilot is set up."""

    pilot_id: UUID
    company_id: UUID
    company: str
    starts_on: date
    ends_on: date
    minimum_meetings: int
    opens: time
    closes: time
    days: frozenset[int]
    """Monday is 0."""
    zone: ZoneInfo
    """The company's own."""
    language: str
    """A locale, of what stands in the channel."""
    summary_channel: str
    """A Slack channel's id; empty: figures are posted nowhere."""
    threshold: int
    version: int
    """Which of its changes this is: a form sent with an older one comes too late."""

    @property
    def months(self) -> int:
        """How many, the last one counted although it may be short."""
        return months_of(self.starts_on, self.ends_on)

    def week(self, now: datetime) -> date:
        """The Monday with which this week began, where the company is."""
        on = today(now, self.zone)
        return on - timedelta(days=on.weekday())

    def last_monday(self, now: datetime) -> datetime:
        """The moment at which this week began, in UTC: a lead's counts are of that moment (SPEC S31)."""
        return datetime.combine(self.week(now), MIDNIGHT, self.zone).astimezone(UTC)


def settings_of(work: Work, company_id: UUID) -> Settings | None:
    """A company's latest pilot, for whatever Advance does of its own accord; None if it runs none."""
    found = pilots.set_up(work.session, company_id)
    return settings_from(found) if found else None


def own_settings(work: Work, actor: Actor) -> Settings:
    """The pilot that the actor leads."""
    access.require_sight(over_company(actor, actor.person.company_id), Thing.PILOT)
    return _own(work, actor)


def change_course(work: Work, actor: Actor, course: Course, seen: int, now: datetime) -> Settings:
    """Change when the pilot is, and how often its pairs meet. Pairs that end with the pilot go on ending with it.

    `seen`: the version that the form was filled with. Unfit if something is wrong with it, TooLate if somebody else
    has changed the pilot since.
    """
    before = _to_change(work, actor)
    on = today(now, before.zone)
    begun_on = pilots.first_begun_on(work.session, before.pilot_id, on)
    wrong = troubles_of_course(course, begun_on, on)
    first_day, ends_on, meetings = course.first_day, end_of(course), whole(course.meetings)
    if wrong or first_day is None or ends_on is None:
        raise Unfit(*wrong)
    _change(work, before, seen, starts_on=first_day, ends_on=ends_on, minimum_meetings=meetings)
    pilots.end_with(work.session, before.pilot_id, was_to_end=before.ends_on, ends_on=ends_on, now=now)
    pilots.begin_with(work.session, before.pilot_id, was_to_begin=before.starts_on, starts_on=first_day, today=on)
    return _own(work, actor)


def change_hours(work: Work, actor: Actor, hours: Hours, seen: int, now: datetime) -> Settings:
    """Change when Advance may write of its own accord, and the company's zone. Unfit and TooLate as above."""
    before = _to_change(work, actor)
    wrong = troubles_of_hours(hours, zones() | {before.zone.key})
    if wrong:
        raise Unfit(*wrong)
    _change(
        work,
        before,
        seen,
        opens=hours.opens,
        closes=hours.closes,
        working_days=sorted(hours.days & frozenset(range(7))),
        time_zone=hours.zone,
        summed_up_at=None,  # nine is another moment now
    )
    pilots.look_again(work.session, before.pilot_id, now)
    return _own(work, actor)


def change_figures(
    work: Work, actor: Actor, figures: Figures, languages: frozenset[str], seen: int, *, can_post: bool
) -> Settings:
    """Change where weekly figures go, in which language, and for how many people a figure must stand.

    `languages`: those that Advance speaks. `can_post`: whether Advance can write in that channel. Unfit and TooLate
    as above.
    """
    before = _to_change(work, actor)
    wrong = troubles_of_figures(figures)
    if figures.channel and not can_post:
        wrong = (Trouble(Field.CHANNEL, Problem.CANT_POST), *wrong)
    if wrong:
        raise Unfit(*wrong)
    if figures.language not in languages:
        raise NotAllowed("no language of ours")
    _change(
        work,
        before,
        seen,
        summary_channel=figures.channel or None,
        language=figures.language,
        figures_threshold=whole(figures.threshold),
        summed_up_at=None,  # a new channel begins next Monday
    )
    return _own(work, actor)


def _own(work: Work, actor: Actor) -> Settings:
    found = settings_of(work, actor.person.company_id)
    if found is None:
        raise NotAllowed("no pilot of hers")
    return found


def _to_change(work: Work, actor: Actor) -> Settings:
    access.require(over_company(actor, actor.person.company_id), Verb.CHANGE, Thing.PILOT)
    return _own(work, actor)


def _change(work: Work, before: Settings, seen: int, **values: object) -> None:
    if not companies.change_pilot(work.session, before.pilot_id, seen, **values):
        raise TooLate
    with work.for_everyone():  # mentors from elsewhere see this pilot, too
        pilots.homes_are_stale(work.session, before.company_id)


def settings_from(found: SetUp) -> Settings:
    """The value of what storage has read."""
    pilot = found.pilot
    return Settings(
        pilot_id=pilot.id,
        company_id=pilot.company_id,
        company=found.company,
        starts_on=pilot.starts_on,
        ends_on=pilot.ends_on,
        minimum_meetings=pilot.minimum_meetings,
        opens=pilot.opens,
        closes=pilot.closes,
        days=frozenset(pilot.working_days),
        zone=zone_named(pilot.time_zone or found.zone or UTC_ZONE.key),
        language=pilot.language or found.locale or "",
        summary_channel=pilot.summary_channel or "",
        threshold=pilot.figures_threshold,
        version=pilot.version,
    )
