"""What there is to say of a meeting when something has happened to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from mentoring.access import NotAllowed
from mentoring.meeting.meetings import Meeting, Offer, OfferState, State, meeting_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work

WORTH_TELLING_WHILE = {
    Occasion.MEETING_OFFERED: {OfferState.OPEN},
    Occasion.OFFER_SENT: {OfferState.OPEN},
    Occasion.MEETING_AGREED: {OfferState.AGREED},
    Occasion.OFFER_DECLINED: {OfferState.DECLINED},
}
"""In which state its offer must still be for a message about a meeting to be sent."""


@dataclass(frozen=True)
class MeetingNotice(Notice):
    """Something happened to a meeting: `offer` is the one that the occasion is about."""

    kind: Occasion
    meeting: Meeting
    offer: Offer
    said_at: datetime

    @property
    def worth_telling(self) -> bool:
        """Whether it is still so."""
        if self.kind is Occasion.MEETING_CANCELLED:
            return self.meeting.state is State.CANCELLED
        return self.offer.state in WORTH_TELLING_WHILE[self.kind] and self.meeting.state is not State.CANCELLED


def about_meeting(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> MeetingNotice | None:
    """How the meeting stands; None if its match has ended since."""
    kind = Occasion(occasion.kind)
    try:
        meeting = meeting_of(work, actor, occasion.about)
    except NotAllowed:
        return None
    if kind is Occasion.MEETING_CANCELLED:
        called_off = meeting.agreed or meeting.offer(OfferState.WITHDRAWN) or meeting.offers[-1]
        return MeetingNotice(kind, meeting, called_off, now)
    wanted = UUID(occasion.period)
    offer = next(offer for offer in meeting.offers if offer.id == wanted)
    return MeetingNotice(kind, meeting, offer, now)


READERS: Final[Readers] = dict.fromkeys((*WORTH_TELLING_WHILE, Occasion.MEETING_CANCELLED), about_meeting)
