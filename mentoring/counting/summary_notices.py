"""What the weekly post has to say, and what its lead hears when her channel does not take it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from mentoring.access import NotAllowed
from mentoring.counting import releases
from mentoring.counting.highlights import Highlights, highlights
from mentoring.counting.release_values import Release
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor, Part
from mentoring.pilot_settings import own_settings
from storage import deliveries
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class SummaryNotice(Notice):
    """A week's release, in a channel."""

    company: str
    release: Release
    highlights: Highlights
    said_in: tuple[str, ZoneInfo] | None = None
    """The channel's language and zone; None where it comes to a lead instead."""

    @property
    def spoken(self) -> tuple[str, ZoneInfo] | None:
        """See Notice."""
        return self.said_in


@dataclass(frozen=True)
class ChannelLostNotice(Notice):
    """The week's figures could not be posted in that channel."""

    channel: str
    """Its Slack id."""


def about_summary(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> SummaryNotice | None:
    """The last release, by the time that it is posted; None once the next week's stands in its place."""
    try:
        settings, release = own_settings(work, actor), releases.latest(work, actor)
    except NotAllowed:
        return None
    if release is None or release.week != date.fromisoformat(occasion.period) or occasion.delivery_id is None:
        return None
    in_channel = deliveries.by_id(work.session, occasion.delivery_id).to_channel is not None
    said_in = (settings.language, settings.zone) if in_channel else None
    points = highlights(release, releases.ledger(work, actor), settings.company)
    return SummaryNotice(settings.company, release, points, said_in)


def about_channel(_work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> ChannelLostNotice | None:
    """None to somebody who leads no pilot any more."""
    return ChannelLostNotice(occasion.period) if Part.LEAD in actor.parts else None


READERS: Final[Readers] = {Occasion.SUMMARY: about_summary, Occasion.CHANNEL_LOST: about_channel}
