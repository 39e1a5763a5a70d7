"""What there is to say of feedback to whom it is addressed: that it came; its words are read in a modal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from mentoring.access import NotAllowed
from mentoring.asking.feedback import Addressee, handed_over, signed_by_somebody
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class FeedbackNotice(Notice):
    """Somebody has signed hers."""

    feedback_id: UUID
    addressee: Addressee
    name: str


@dataclass(frozen=True)
class HandOverNotice(Notice):
    """Some that nobody signed was handed over."""

    hand_over_id: UUID
    count: int


def about_signed(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> FeedbackNotice | None:
    """Whose it is; None for whoever is no addressee (any longer), and once its author was erased."""
    try:
        found = signed_by_somebody(work, actor, occasion.about)
    except NotAllowed:
        return None
    return FeedbackNotice(occasion.about, found.addressee, found.by.name) if found.by else None


def about_hand_over(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> HandOverNotice | None:
    """How many; None for whoever is no addressee (any longer)."""
    try:
        return HandOverNotice(occasion.about, len(handed_over(work, actor, occasion.about)))
    except NotAllowed:
        return None


READERS: Final[Readers] = {Occasion.FEEDBACK_GIVEN: about_signed, Occasion.FEEDBACK_HANDED_OVER: about_hand_over}
