"""The weekly post (SPEC section 3, S33): a pilot's last release, on Mondays at nine in the company's time zone, in the
channel that its lead chose.

It is posted in the name of one of the leads: what the channel does not take comes to her as a direct message.
"""

from datetime import datetime
from uuid import UUID

from mentoring.occasions import Occasion, tell
from storage import deliveries
from storage.work import Work


def bring_home(work: Work, delivery_id: UUID, now: datetime) -> None:
    """A post that its channel does not take goes to the lead herself, and she hears why: once for each channel."""
    found = deliveries.by_id(work.session, delivery_id)
    channel = found.to_channel
    if channel is None or not deliveries.bring_home(work.session, delivery_id):
        return
    for occasion in deliveries.occasions_of(work.session, delivery_id):
        tell(work, found.person_id, Occasion.CHANNEL_LOST, occasion.about, now, period=channel)
