"""What was written in a match that is over will soon be deleted: a word to each author beforehand (SPEC S32)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.access import NotAllowed
from mentoring.ending.keeping import Kept, kept
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class KeepingNotice(Notice):
    """Until when she can read hers."""

    kept: Kept

    @property
    def worth_telling(self) -> bool:
        """As long as there is something to read."""
        return not self.kept.is_gone


def about_keeping(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> KeepingNotice | None:
    """How it stands; None to somebody who takes part no longer."""
    if not actor.parts:
        return None
    try:
        return KeepingNotice(kept(work, actor, occasion.about))
    except NotAllowed:
        return None


READERS: Final[Readers] = {Occasion.KEEPING_ENDS: about_keeping}
