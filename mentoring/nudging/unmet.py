"""Ten days after a match with no first meeting set, its lead hears of it: of how many there are, and no more (SPEC
section 3). All of a week come as one count, on the first day on which one of them is due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Sight, Thing
from mentoring.local_time import today, zone_named
from mentoring.notice import Notice, Readers
from mentoring.nudging.course import Course
from mentoring.nudging.nudge_outbox import NudgeOutbox
from mentoring.nudging.timetable import DAY, LEAD_HEARS, lead_hears_at
from mentoring.occasions import Occasion
from mentoring.people import Actor
from mentoring.standing import over_company
from storage import deliveries, people, unmet
from storage.deliveries import OccasionRow
from storage.people import PersonRow
from storage.work import Work

WORTH_TELLING = timedelta(weeks=1)
"""So long after the tenth day; a clock that stood still longer says nothing any more."""


@dataclass(frozen=True)
class UnmetNotice(Notice):
    """So many of her pairs have no first meeting yet."""

    pairs: int

    @property
    def worth_telling(self) -> bool:
        """As long as there are any."""
        return self.pairs > 0


@dataclass(frozen=True)
class Unmet:
    """A relationship whose leads are to hear of it now."""

    course: Course
    company_id: UUID
    leads: Sequence[PersonRow]


def found_unmet(work: Work, standing: Sequence[Course], now: datetime) -> list[Unmet]:
    """Those that came to their tenth day without a first meeting, with their leads."""
    late = [course for course in standing if _is_unmet(course, now)]
    companies = unmet.companies_of(work.session, [course.match_id for course in late])
    leads = {company_id: people.leads_of(work.session, company_id) for company_id in set(companies.values())}
    return [Unmet(each, companies[each.match_id], leads[companies[each.match_id]]) for each in late]


def tell_leads(work: Work, outbox: NudgeOutbox, late: Unmet, now: datetime) -> None:
    """Once for all that come to it in one week: pairs matched together in zones apart come to it on two days.

    The leads' rows are held.
    """
    course = late.course
    day = today(lead_hears_at(course), course.mentee.working.zone)
    period = (day - day.weekday() * DAY).isoformat()
    if deliveries.was_told(work.session, late.company_id, Occasion.UNMET.value, period):
        return
    for lead in late.leads:
        hours, zone = course.mentee.working, zone_named(lead.time_zone)
        working = replace(hours, zone=zone, country=lead.country, region=lead.region)
        at = outbox.on_a_free_day(lead.id, working, now)
        outbox.put(lead.id, working, Occasion.UNMET, late.company_id, period, at=at)


def count_for_lead(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> UnmetNotice | None:
    """How many there are by now; None to somebody who leads that pilot no longer."""
    try:
        access.require_sight(over_company(actor, occasion.about), Thing.MEETING_COUNT, Sight.COUNT)
    except NotAllowed:
        return None
    zone = actor.person.zone
    tenth_day_ends = datetime.combine(today(now, zone) - LEAD_HEARS + DAY, time(), zone)
    return UnmetNotice(unmet.how_many(work.session, occasion.about, tenth_day_ends, now))


def _is_unmet(course: Course, now: datetime) -> bool:
    at = lead_hears_at(course)
    have_met = course.meetings or course.logged
    return at <= now < at + WORTH_TELLING and not (course.at_rest or have_met or course.is_arranged(now))


READERS: Final[Readers] = {Occasion.UNMET: count_for_lead}
