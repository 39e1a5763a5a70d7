"""Homework (SPEC S24, S25, S37): tasks under an objective, set by either of the two. The mentee says what is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing
from mentoring.growing.homework_rules import Kind
from mentoring.growing.objectives import Objective, objective_of
from mentoring.people import Actor, Match, Part
from mentoring.standing import in_pair, own_match
from storage import homework
from storage.homework import Assigned, ConfirmationRow, TaskRow
from storage.work import Work


class State(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DONE = "done"
    REMOVED = "removed"


@dataclass(frozen=True)
class Task:
    """One task, as one of the two sees it."""

    id: UUID
    objective_id: UUID
    match: Match
    mine: bool
    """The reader set it."""
    kind: Kind
    wording: str
    link: str
    due_on: date | None
    state: State
    is_current: bool
    """Its objective is open."""

    @property
    def is_to_do(self) -> bool:
        """It waits to be done."""
        return self.state is State.OPEN and self.is_current

    @property
    def can_be_done(self) -> bool:
        """By the reader, now: by the mentee alone (SPEC S25)."""
        return self.is_to_do and self.match.part is Part.MENTEE and not self.match.paused

    @property
    def can_be_undone(self) -> bool:
        """By the reader, now: that it was done can be taken back by the mentee alone."""
        is_done = self.state is State.DONE and self.is_current
        return is_done and self.match.part is Part.MENTEE and not self.match.paused

    @property
    def can_be_changed(self) -> bool:
        """By the reader, now: changed or removed, by whoever set it, as long as it is to do."""
        return self.is_to_do and self.mine and not self.match.paused


def tasks_under(work: Work, actor: Actor, objective: Objective) -> tuple[Task, ...]:
    """The tasks under an objective: those to do, the ones due first before the rest; then those done."""
    found = [_task(work, actor, *each, objective.is_open) for each in homework.of_objective(work.session, objective.id)]
    return tuple(
        sorted(found, key=lambda task: (task.state is State.DONE, task.due_on is None, task.due_on or date.max))
    )


def next_tasks(work: Work, actor: Actor, each: int) -> tuple[Task, ...]:
    """Of each of her matches, so many tasks to do: those due first before the rest."""
    rows = homework.next_of(work.session, [match.id for match in actor.matches], each)
    return tuple(_task(work, actor, row, None, is_current=True) for row in rows)


def task_of(work: Work, actor: Actor, task_id: UUID) -> Task:
    """One task. NotAllowed if it is not hers to see, which is also what somebody hears of one that never was."""
    found = homework.by_id(work.session, task_id)
    if found is None or actor.match(found[0].match_id) is None:
        raise NotAllowed("no such task of hers")
    return _task(work, actor, *found, objective_of(work, actor, found[0].objective_id).is_open)


def in_match(found: Sequence[Task], match_id: UUID) -> tuple[Task, ...]:
    """Those of one match."""
    return tuple(task for task in found if task.match.id == match_id)


def _task(
    work: Work, actor: Actor, row: TaskRow | Assigned, confirmation: ConfirmationRow | None, is_current: bool
) -> Task:
    access.require_sight(in_pair(actor, row.by_id, row.match_id), Thing.TASK)
    return Task(
        id=row.id,
        objective_id=row.objective_id,
        match=own_match(actor, row.match_id),
        mine=row.by_id == actor.person.id,
        kind=Kind(row.kind),
        wording=work.open(row.wording),
        link=work.open(row.link) if row.link else "",
        due_on=row.due_on,
        state=State.REMOVED if row.removed_at else State.DONE if confirmation else State.OPEN,
        is_current=is_current,
    )
