"""What can be done with homework (SPEC S24, S25): either sets, changes and removes her own; the mentee alone says
that it is done, and may take that back.

Each asks the access table, decides, changes, and queues the notices that the change causes, all in one transaction
with both people locked. What is pressed twice is done once.
"""

from datetime import datetime
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import NotAllowed, Thing, Verb
from mentoring.growing.homework import State, Task, task_of
from mentoring.growing.homework_rules import Draft, Field, Problem, Trouble, Unfit, troubles
from mentoring.growing.objectives import Objective, objective_of
from mentoring.holding import hold_match
from mentoring.local_time import today
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Match
from mentoring.standing import in_pair
from mentoring.too_late import TooLate
from storage import changes, deliveries, homework
from storage.homework import ConfirmationRow, TaskRow
from storage.sealing import KeyName, Sealed
from storage.work import Work


def set_task(
    work: Work, actor: Actor, objective_id: UUID, draft: Draft, now: datetime, task_id: UUID | None = None
) -> Task:
    """Set homework under an open objective. Unfit if something is wrong with it; TooLate if the match is paused.

    `task_id`: the id that it will have. A second one under the same id is the same one, sent twice.
    """
    objective = objective_of(work, actor, objective_id)
    match = _permitted(work, actor, objective.match.id, actor.person.id, Verb.WRITE, Thing.TASK)
    if task_id and homework.by_id(work.session, task_id):
        return task_of(work, actor, task_id)
    objective = objective_of(work, actor, objective_id)
    row = TaskRow(
        id=task_id or uuid4(),
        company_id=match.company_id,
        match_id=match.id,
        objective_id=objective_id,
        by_id=actor.person.id,
        created_at=now,
        **_fitting(work, actor, objective, draft, now),
    )
    work.session.add(row)
    work.session.flush()
    _show_anew(work, actor, match, row.id)
    tell(work, match.partner.id, Occasion.HOMEWORK_SET, row.id, now, match_id=match.id, joins=True)
    return task_of(work, actor, row.id)


def change(work: Work, actor: Actor, task_id: UUID, draft: Draft, now: datetime) -> Task:
    """Put something else in its place, under the same objective. Unfit as for a new one; TooLate if it is not to do."""
    task = _held(work, actor, task_id, Verb.CHANGE, Thing.TASK)
    if not task.is_to_do:
        raise TooLate
    objective = objective_of(work, actor, task.objective_id)
    homework.change(work.session, task_id, **_fitting(work, actor, objective, draft, now, task))
    _show_anew(work, actor, task.match, task_id)
    return task_of(work, actor, task_id)


def remove(work: Work, actor: Actor, task_id: UUID, now: datetime) -> Task:
    """Take it back. TooLate if it was done meanwhile, or its objective closed."""
    task = _held(work, actor, task_id, Verb.DROP, Thing.TASK)
    if task.state is State.REMOVED:
        return task
    if not task.is_to_do:
        raise TooLate
    homework.remove(work.session, task_id, now)
    _show_anew(work, actor, task.match, task_id)
    return task_of(work, actor, task_id)


def confirm(work: Work, actor: Actor, task_id: UUID, now: datetime) -> Task:
    """It is done. TooLate if it was taken back meanwhile, or its objective closed."""
    task = _held(work, actor, task_id, Verb.CONFIRM, Thing.TASK_STATE)
    if task.state is State.DONE:
        return task
    if not task.is_to_do:
        raise TooLate
    row = ConfirmationRow(id=uuid4(), company_id=task.match.company_id, task_id=task_id, at=now)
    work.session.add(row)
    work.session.flush()
    _show_anew(work, actor, task.match, task_id)
    match = task.match
    tell(work, match.partner.id, Occasion.HOMEWORK_DONE, task_id, now, period=row.id.hex, match_id=match.id, joins=True)
    return task_of(work, actor, task_id)


def take_back(work: Work, actor: Actor, task_id: UUID, now: datetime) -> Task:
    """It is not done after all. TooLate if its objective was closed."""
    task = _held(work, actor, task_id, Verb.UNDO, Thing.TASK_STATE)
    if task.is_to_do:
        return task
    if task.state is not State.DONE or not task.is_current:
        raise TooLate
    homework.take_back(work.session, task_id, now)
    _show_anew(work, actor, task.match, task_id)
    return task_of(work, actor, task_id)


def _permitted(work: Work, actor: Actor, match_id: UUID, author_id: UUID, verb: Verb, thing: Thing) -> Match:
    """Her match, held; NotAllowed unless she may do that to what `author_id` writes in it."""
    match = actor.match(match_id)
    access.require(in_pair(actor, author_id, match_id), verb, thing, match.part if match else None)
    return hold_match(work, actor, match_id)


def _held(work: Work, actor: Actor, task_id: UUID, verb: Verb, thing: Thing) -> Task:
    """The task as it is once both people are locked: whoever presses at the same time comes after us."""
    found = homework.by_id(work.session, task_id)
    if found is None:
        raise NotAllowed("no such task of hers")
    _permitted(work, actor, found[0].match_id, found[0].by_id, verb, thing)
    return task_of(work, actor, task_id)


def _fitting(
    work: Work, actor: Actor, objective: Objective, draft: Draft, now: datetime, task: Task | None = None
) -> dict[str, object]:
    """The draft as it is stored; Unfit if it is not a good one. `task`: what it takes the place of."""
    day, due_before = today(now, actor.person.zone), task.due_on if task else None
    wrong = [*troubles(draft, day, objective.match.ends_on, due_before)]
    if not objective.is_open:
        wrong.insert(0, Trouble(Field.OBJECTIVE, Problem.CLOSED))
    if wrong:
        raise Unfit(*wrong)
    return {
        "kind": draft.kind.value,
        "wording": _sealed(work, actor, objective.match, draft.wording),
        "link": _sealed(work, actor, objective.match, draft.link) if draft.link.strip() else None,
        "due_on": draft.due_on,
    }


def _sealed(work: Work, actor: Actor, match: Match, text: str) -> Sealed:
    return work.seal(KeyName.of_author(match.id, actor.person.id), text.strip())


def _show_anew(work: Work, actor: Actor, match: Match, task_id: UUID) -> None:
    """What both have on their screens about it is drawn anew."""
    deliveries.mark_stale(work.session, task_id)
    changes.stand_anew(work.session, [actor.person.id, match.partner.id])
