"""A meeting's time is over: did it take place?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.access import NotAllowed
from mentoring.meeting.meetings import Meeting, meeting_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class AttendanceNotice(Notice):
    """The question, or what came of it."""

    meeting: Meeting
    said_at: datetime

    @property
    def worth_telling(self) -> bool:
        """Whether it is still to be asked."""
        return self.meeting.is_past(self.said_at) and self.meeting.attendance.mine is None


def about_attendance(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> AttendanceNotice | None:
    """The meeting as it stands; None if its match has ended since."""
    try:
        return AttendanceNotice(meeting_of(work, actor, occasion.about), now)
    except NotAllowed:
        return None


READERS: Final[Readers] = {Occasion.TOOK_PLACE: about_attendance}
