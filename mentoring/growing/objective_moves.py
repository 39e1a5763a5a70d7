"""What a mentee can do with an objective (SPEC S22): record it, change it, achieve it, set it aside, take it up again.

Each asks the access table, decides, changes, and queues the notices that the change causes, all in one transaction
with both people locked. What is pressed twice is done once.
"""

from datetime import datetime
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import NotAllowed, Thing, Verb
from mentoring.growing.objective_rules import Draft, Unfit, troubles
from mentoring.growing.objectives import Objective, State, objective_of
from mentoring.holding import hold_match
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Match
from mentoring.standing import in_pair
from mentoring.too_late import TooLate
from storage import changes, deliveries, homework, objectives
from storage.objectives import ClosureRow, ObjectiveRow
from storage.sealing import KeyName, Sealed
from storage.work import Work

VERBS = {State.OPEN: Verb.UNDO, State.ACHIEVED: Verb.ACHIEVE, State.DROPPED: Verb.DROP}


def record(
    work: Work, actor: Actor, match_id: UUID, draft: Draft, now: datetime, objective_id: UUID | None = None
) -> Objective:
    """Record an objective. Unfit if something is wrong with the draft; TooLate if the match is paused.

    `objective_id`: the id that it will have. A second one under the same id is the same one, sent twice.
    """
    match = _permitted(work, actor, match_id, actor.person.id, Verb.WRITE)
    if objective_id and objectives.by_id(work.session, objective_id):
        return objective_of(work, actor, objective_id)
    category, wording = _fitting(work, actor, match, draft)
    row = ObjectiveRow(
        id=objective_id or uuid4(),
        company_id=match.company_id,
        match_id=match.id,
        by_id=actor.person.id,
        category=category,
        wording=wording,
        created_at=now,
    )
    work.session.add(row)
    work.session.flush()
    changes.stand_anew(work.session, [actor.person.id, match.partner.id])
    tell(work, match.partner.id, Occasion.OBJECTIVE_RECORDED, row.id, now, match_id=match.id, joins=True)
    return objective_of(work, actor, row.id)


def change(work: Work, actor: Actor, objective_id: UUID, draft: Draft, _now: datetime) -> Objective:
    """Word it anew, or put it into another category. Unfit as for a new one; TooLate if it is closed."""
    objective = _held(work, actor, objective_id, Verb.CHANGE)
    if not objective.is_open:
        raise TooLate
    objectives.reword(work.session, objective_id, *_fitting(work, actor, objective.match, draft))
    _show_anew(work, actor, objective)
    return objective_of(work, actor, objective_id)


def close(work: Work, actor: Actor, objective_id: UUID, state: State, now: datetime) -> Objective:
    """Achieve it, or set it aside. TooLate if it is closed in the other way."""
    objective = _held(work, actor, objective_id, VERBS[state])
    if objective.state is state:
        return objective
    if not objective.is_open:
        raise TooLate
    closure = ClosureRow(
        id=uuid4(), company_id=objective.match.company_id, objective_id=objective_id, how=state.value, at=now
    )
    work.session.add(closure)
    work.session.flush()
    _show_anew(work, actor, objective, with_homework=True)
    if state is State.ACHIEVED:
        partner, match_id = objective.match.partner.id, objective.match.id
        tell(work, partner, Occasion.OBJECTIVE_ACHIEVED, objective_id, now, period=closure.id.hex, match_id=match_id)
    return objective_of(work, actor, objective_id)


def take_up(work: Work, actor: Actor, objective_id: UUID, now: datetime) -> Objective:
    """Take it up again, whether it was achieved or set aside: its homework is as it was."""
    objective = _held(work, actor, objective_id, Verb.UNDO)
    if objectives.take_up(work.session, objective_id, now):
        _show_anew(work, actor, objective, with_homework=True)
    return objective_of(work, actor, objective_id)


def _permitted(work: Work, actor: Actor, match_id: UUID, author_id: UUID, verb: Verb) -> Match:
    """Her match, held; NotAllowed unless she may do that to what `author_id` writes in it."""
    match = actor.match(match_id)
    access.require(in_pair(actor, author_id, match_id), verb, Thing.OBJECTIVE, match.part if match else None)
    return hold_match(work, actor, match_id)


def _held(work: Work, actor: Actor, objective_id: UUID, verb: Verb) -> Objective:
    """The objective as it is once both people are locked: whoever presses at the same time comes after us."""
    found = objectives.by_id(work.session, objective_id)
    if found is None:
        raise NotAllowed("no such objective of hers")
    _permitted(work, actor, found.match_id, found.by_id, verb)
    return objective_of(work, actor, objective_id)


def _fitting(work: Work, actor: Actor, match: Match, draft: Draft) -> tuple[str, Sealed]:
    """The draft as it is stored; Unfit if it is not a good one."""
    wrong = troubles(draft)
    if wrong or draft.category is None:
        raise Unfit(*wrong)
    key = KeyName.of_author(match.id, actor.person.id)
    return draft.category.value, work.seal(key, draft.wording.strip())


def _show_anew(work: Work, actor: Actor, objective: Objective, *, with_homework: bool = False) -> None:
    """What both have on their screens about it is drawn anew; with it, what tells of its homework."""
    tasks = homework.of_objective(work.session, objective.id) if with_homework else []
    deliveries.mark_stale(work.session, objective.id, *(task.id for task, _ in tasks))
    changes.stand_anew(work.session, [actor.person.id, objective.match.partner.id])
