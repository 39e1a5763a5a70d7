"""A meeting goes into both people's own calendars, and out again if it is called off (SPEC P2)."""

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


@dataclass(frozen=True)
class CalendarNotice(Notice):
    """An entry for the reader's calendar, or its removal. `offer`: the time that was agreed."""

    kind: Occasion
    meeting: Meeting
    offer: Offer
    said_at: datetime

    @property
    def worth_telling(self) -> bool:
        """Whether a calendar without it would be wrong."""
        if self.kind is Occasion.CALENDAR_REMOVAL:
            return self.meeting.state is State.CANCELLED
        return self.offer.state is OfferState.AGREED and self.meeting.is_upcoming(self.said_at)


def about_calendar(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> CalendarNotice | None:
    """The time that was agreed; None if the match has ended since."""
    try:
        meeting = meeting_of(work, actor, occasion.about)
    except NotAllowed:
        return None
    agreed = UUID(occasion.period)
    offer = next(offer for offer in meeting.offers if offer.id == agreed)
    return CalendarNotice(Occasion(occasion.kind), meeting, offer, now)


READERS: Final[Readers] = dict.fromkeys((Occasion.CALENDAR_ENTRY, Occasion.CALENDAR_REMOVAL), about_calendar)
