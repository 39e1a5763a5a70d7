"""What there is to say of homework: that it was set, or that it is done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.access import NotAllowed
from mentoring.growing.homework import State, Task, task_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class HomeworkNotice(Notice):
    """Something happened to a task: told to the one who did not do it."""

    kind: Occasion
    task: Task

    @property
    def worth_telling(self) -> bool:
        """Whether it is still so."""
        if self.kind is Occasion.HOMEWORK_DONE:
            return self.task.state is State.DONE
        return self.task.is_to_do


def about_task(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> HomeworkNotice | None:
    """How the task stands; None if its match has ended since."""
    try:
        return HomeworkNotice(Occasion(occasion.kind), task_of(work, actor, occasion.about))
    except NotAllowed:
        return None


READERS: Final[Readers] = dict.fromkeys((Occasion.HOMEWORK_SET, Occasion.HOMEWORK_DONE), about_task)
