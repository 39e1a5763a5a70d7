"""What there is to say of a first time that a lead has proposed: to the two, and to her."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.access import NotAllowed
from mentoring.matching.first_times import FirstTime, State, first_time_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class FirstTimeNotice(Notice):
    """How a proposed first time stands."""

    kind: Occasion
    time: FirstTime
    said_at: datetime

    @property
    def worth_telling(self) -> bool:
        """Whether it is still so."""
        if self.kind is Occasion.FIRST_TIME_SETTLED:
            return self.time.state in (State.AGREED, State.DECLINED)
        return self.time.waits(self.said_at)


def about_first_time(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> FirstTimeNotice | None:
    """How it stands; None if it does not concern her (any longer)."""
    try:
        return FirstTimeNotice(Occasion(occasion.kind), first_time_of(work, actor, occasion.about), now)
    except NotAllowed:
        return None


READERS: Final[Readers] = dict.fromkeys(
    (Occasion.FIRST_TIME_ASKED, Occasion.FIRST_TIME_SENT, Occasion.FIRST_TIME_SETTLED), about_first_time
)
