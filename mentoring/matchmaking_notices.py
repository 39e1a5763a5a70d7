"""What there is to say while a match is made: to the one who is asked, and to those who answer for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.access import NotAllowed
from mentoring.matchmaking import State
from mentoring.matchmaking_proposals import Asked, Made, asked_of, made
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work

TRUE_WHILE: Final = {
    Occasion.LEADS_ASKED: {State.AGREEING},
    Occasion.MORE_ASKED: {State.ASKING_MENTOR},
    Occasion.RESERVATION_RAISED: {State.DECLINED},
    Occasion.MENTEE_DECLINED: {State.DECLINED},
    Occasion.MATCH_MADE: {State.ACTIVE, State.PAUSED},
    Occasion.MATCH_FELL_THROUGH: {State.DECLINED, State.WITHDRAWN},
}
"""In which states it is still worth telling those who answer for a match."""


@dataclass(frozen=True)
class AskedNotice(Notice):
    """Somebody is asked whether she would be matched; or an answer to her question has come."""

    kind: Occasion
    asked: Asked

    @property
    def worth_telling(self) -> bool:
        """As long as it waits for her."""
        return self.asked.is_open


@dataclass(frozen=True)
class MadeNotice(Notice):
    """Something happened to a match that somebody answers for."""

    kind: Occasion
    made: Made

    @property
    def worth_telling(self) -> bool:
        """As long as it is so."""
        return self.made.state in TRUE_WHILE[self.kind]


def to_asked(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> AskedNotice | None:
    """How the proposal stands; None if it is none of hers."""
    try:
        return AskedNotice(Occasion(occasion.kind), asked_of(work, actor, occasion.about))
    except NotAllowed:
        return None


def to_leads(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> MadeNotice | None:
    """How the match stands; None if she no longer answers for it."""
    try:
        return MadeNotice(Occasion(occasion.kind), made(work, actor, occasion.about))
    except NotAllowed:
        return None


READERS: Final[Readers] = {
    **dict.fromkeys((Occasion.MENTOR_ASKED, Occasion.MENTEE_ASKED, Occasion.MORE_TOLD), to_asked),
    **dict.fromkeys(TRUE_WHILE, to_leads),
}
