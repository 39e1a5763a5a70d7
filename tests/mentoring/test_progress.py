"""How far a pair has come, and how far it had come at any earlier moment."""

from datetime import datetime, timedelta
from uuid import uuid4

from mentoring.growing import homework_moves, objective_moves
from mentoring.growing.homework import Task
from mentoring.growing.homework_rules import Draft
from mentoring.growing.objective_rules import Category
from mentoring.growing.objective_rules import Draft as ObjectiveDraft
from mentoring.growing.objectives import State
from mentoring.growing.progress import Progress, task_counts, together
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Pair, pair

HOUR = timedelta(hours=1)


def test_progress_adds_up() -> None:
    assert together([]) == Progress()
    assert together([Progress(1, 2), Progress(0, 3), Progress(2, 0)]) == Progress(3, 5)
    assert Progress(3, 5).of_all == 8


def homework_of(store: Store, two: Pair, tasks: int) -> list[Task]:
    """An objective with so many tasks, set at NOW."""
    with store.write(EVERYONE) as work:
        actor = two.mentee.actor(work)
        draft = ObjectiveDraft(Category.OTHER, "Balance")
        objective = objective_moves.record(work, actor, two.match_id, draft, NOW)
        return [homework_moves.set_task(work, actor, objective.id, Draft("x"), NOW) for _ in range(tasks)]


def counted(store: Store, two: Pair, at: datetime) -> Progress:
    with store.read(EVERYONE) as work:
        return task_counts(work, [two.match_id], at)[two.match_id]


def test_counts_are_those_of_the_moment_asked_for_whatever_happened_since(store: Store) -> None:
    two = pair(store)
    first, second, third = homework_of(store, two, 3)
    with store.write(EVERYONE) as work:
        actor = two.mentee.actor(work)
        homework_moves.confirm(work, actor, first.id, NOW + 1 * HOUR)
        homework_moves.take_back(work, actor, first.id, NOW + 2 * HOUR)
        homework_moves.confirm(work, actor, first.id, NOW + 3 * HOUR)
        homework_moves.remove(work, actor, second.id, NOW + 4 * HOUR)
        objective_moves.close(work, actor, third.objective_id, State.DROPPED, NOW + 5 * HOUR)
        objective_moves.take_up(work, actor, third.objective_id, NOW + 6 * HOUR)
        objective_moves.close(work, actor, third.objective_id, State.ACHIEVED, NOW + 7 * HOUR)
    expected = [(0, 3), (1, 2), (0, 3), (1, 2), (1, 1), (1, 0), (1, 1), (1, 0)]
    found = [counted(store, two, NOW + n * HOUR) for n in range(8)]
    assert [(each.done, each.left) for each in found] == expected
    assert counted(store, two, NOW - HOUR) == Progress()


def test_many_matches_are_counted_at_once_each_for_itself(store: Store) -> None:
    one, other, idle = pair(store), pair(store), pair(store)
    homework_of(store, one, 2)
    homework_of(store, other, 1)
    with store.read(EVERYONE) as work:
        wanted = [one.match_id, other.match_id, idle.match_id, uuid4()]
        found = task_counts(work, wanted, NOW)
    assert [found[match_id] for match_id in wanted] == [Progress(0, 2), Progress(0, 1), Progress(), Progress()]


def test_another_companys_matches_are_not_counted(store: Store) -> None:
    one, other = pair(store), pair(store)
    homework_of(store, other, 1)
    with store.read(frozenset({one.mentee.company.id})) as work:
        assert task_counts(work, [other.match_id], NOW)[other.match_id] == Progress()
