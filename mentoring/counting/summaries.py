"""The weekly post (SPEC section 3, S33): a pilot's last release, on Mondays at nine in the company's time zone, in the
channel that its lead chose.

It is posted in the name of one of the leads: what the channel does not take comes to her as a direct message. Where no
channel is chosen nothing is posted: the figures are a button away, on every lead's Home.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Final
from uuid import UUID

from mentoring.counting import releases
from mentoring.occasions import Occasion, tell
from mentoring.pilot_settings import Settings, settings_of
from storage import deliveries, people, summaries
from storage.tenancy import EVERYONE
from storage.work import Store, Work

POSTED_AT: Final = time(9)
"""On Mondays, where the company is."""
WEEK: Final = timedelta(days=7)
AT_A_LOOK: Final = 100
"""Pilots that one transaction takes up."""


def sum_up(store: Store, now: datetime) -> datetime | None:
    """Post what is due; when to come again, None if no pilot has a channel. A week's release must be made before."""
    while True:
        with store.read(EVERYONE) as work:
            due = summaries.next_due(work.session, now)
        if due is None or due > now:
            return due
        with store.write(EVERYONE) as work:
            found = summaries.due(work.session, now, AT_A_LOOK)
            for pilot in found:
                settings = settings_of(work, pilot.company_id)
                if settings and settings.pilot_id == pilot.id and pilot.summed_up_at:
                    _post(work, settings, now)
                summaries.summed_up(work.session, pilot.id, next_post(settings, now) if settings else now + WEEK)
        if not found:
            return None  # another process has them


def next_post(settings: Settings, now: datetime) -> datetime:
    """The next Monday at nine, where the company is; in UTC."""
    this_week = datetime.combine(settings.week(now), POSTED_AT, settings.zone).astimezone(UTC)
    next_week = datetime.combine(settings.week(now) + WEEK, POSTED_AT, settings.zone).astimezone(UTC)
    return this_week if this_week > now else next_week


def bring_home(work: Work, delivery_id: UUID, now: datetime) -> None:
    """A post that its channel does not take goes to the lead herself, and she hears why: once for each channel."""
    found = deliveries.by_id(work.session, delivery_id)
    channel = found.to_channel
    if channel is None or not deliveries.bring_home(work.session, delivery_id):
        return
    for occasion in deliveries.occasions_of(work.session, delivery_id):
        tell(work, found.person_id, Occasion.CHANNEL_LOST, occasion.about, now, period=channel)


def _post(work: Work, settings: Settings, now: datetime) -> None:
    """This week's figures, if there are any: before a pilot and after it there is nothing to say."""
    week, leads = settings.week(now), people.leads_of(work.session, settings.company_id)
    release = releases.of_company(work, settings.company_id)
    if release is None or release.week != week or not leads:
        return
    tell(
        work,
        leads[0].id,
        Occasion.SUMMARY,
        settings.pilot_id,
        now,
        period=week.isoformat(),
        to_channel=settings.summary_channel or None,
    )
