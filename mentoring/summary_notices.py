"""What the weekly post has to say, and what its lead hears when her channel does not take it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring import access
from mentoring.access import Thing
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor, Part
from mentoring.standing import over_company
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class ChannelLostNotice(Notice):
    """The week's figures could not be posted in that channel."""

    channel: str
    """Its Slack id."""


def about_channel(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> ChannelLostNotice | None:
    """None to somebody who leads no pilot any more."""
    if Part.LEAD not in actor.parts:
        return None
    access.require_sight(over_company(actor, actor.person.company_id), Thing.PILOT)
    return ChannelLostNotice(occasion.period)


READERS: Final[Readers] = {Occasion.CHANNEL_LOST: about_channel}
