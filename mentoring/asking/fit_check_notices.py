"""A project lead hears that somebody would like her help, and nothing of what she wrote (SPEC P6)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from mentoring.access import NotAllowed
from mentoring.asking.fit_checks import help_asked
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor, Person
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class HelpNotice(Notice):
    """Who asks for help; None once she does no longer, or it is no longer kept."""

    fit_check_id: UUID
    who: Person | None

    @property
    def worth_telling(self) -> bool:
        """As long as she does."""
        return self.who is not None


def to_lead(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> HelpNotice:
    """How it stands."""
    try:
        return HelpNotice(occasion.about, help_asked(work, actor, occasion.about).who)
    except NotAllowed:
        return HelpNotice(occasion.about, None)


READERS: Final[Readers] = {Occasion.HELP_ASKED: to_lead}
