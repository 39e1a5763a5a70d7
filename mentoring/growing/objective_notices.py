"""What there is to say of an objective: that it was recorded, or achieved."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.access import NotAllowed
from mentoring.growing.objectives import Objective, State, objective_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work

WORTH_TELLING_WHILE = {Occasion.OBJECTIVE_RECORDED: State.OPEN, Occasion.OBJECTIVE_ACHIEVED: State.ACHIEVED}
"""In which state it must still be for a message about it to be sent."""


@dataclass(frozen=True)
class ObjectiveNotice(Notice):
    """Something happened to an objective: told to the mentor."""

    kind: Occasion
    objective: Objective

    @property
    def worth_telling(self) -> bool:
        """Whether it is still so."""
        return self.objective.state is WORTH_TELLING_WHILE[self.kind]


def about_objective(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> ObjectiveNotice | None:
    """How the objective stands; None if its match has ended since."""
    try:
        return ObjectiveNotice(Occasion(occasion.kind), objective_of(work, actor, occasion.about))
    except NotAllowed:
        return None


READERS: Final[Readers] = dict.fromkeys(WORTH_TELLING_WHILE, about_objective)
