"""Homework is set by either of the two, changed and removed by whoever set it, and confirmed by the mentee alone."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update

from mentoring.access import NotAllowed
from mentoring.growing import homework_moves, objective_moves
from mentoring.growing.homework import State, Task, next_tasks, task_of, tasks_under
from mentoring.growing.homework_rules import (
    LINK_AT_MOST,
    WORDING_AT_MOST,
    Draft,
    Field,
    Kind,
    Problem,
    Unfit,
    is_link,
    troubles,
)
from mentoring.growing.objective_rules import Category
from mentoring.growing.objective_rules import Draft as Objective
from mentoring.growing.objectives import State as ObjectiveState
from mentoring.growing.objectives import objective_of
from mentoring.growing.progress import Progress
from mentoring.people import Actor, Part
from mentoring.too_late import TooLate
from storage.deliveries import OccasionRow
from storage.homework import ConfirmationRow
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.building import NOW, Pair, Someone, match, pair, person

TODAY, LAST = date(2026, 11, 23), date(2027, 5, 22)
DRAFT = Draft("Read the report", Kind.READING, date(2026, 12, 4), "https://reports.example/2026?a=1&b=2")
Move = Callable[[Work, Actor, UUID, datetime], Task]


def objective_in(store: Store, two: Pair) -> UUID:
    with store.write(EVERYONE) as work:
        wanted = Objective(Category.COMMUNICATION, "Speak up")
        return objective_moves.record(work, two.mentee.actor(work), two.match_id, wanted, NOW).id


def set_by(store: Store, who: Someone, objective: UUID, draft: Draft = DRAFT, task_id: UUID | None = None) -> Task:
    with store.write(EVERYONE) as work:
        return homework_moves.set_task(work, who.actor(work), objective, draft, NOW, task_id)


def move(store: Store, who: Someone, how: Move, task: Task, at: datetime = NOW) -> Task:
    with store.write(EVERYONE) as work:
        return how(work, who.actor(work), task.id, at)


def seen(store: Store, who: Someone, task: Task) -> Task:
    with store.read(EVERYONE) as work:
        return task_of(work, who.actor(work), task.id)


def close(store: Store, two: Pair, objective: UUID) -> None:
    with store.write(EVERYONE) as work:
        objective_moves.close(work, two.mentee.actor(work), objective, ObjectiveState.DROPPED, NOW)


def told(store: Store, who: Someone) -> dict[str, int]:
    """How many occasions of homework, by kind, and in how many messages."""
    with store.read(EVERYONE) as work:
        found = select(OccasionRow.kind, func.count(), func.count(OccasionRow.delivery_id.distinct()))
        rows = work.session.execute(found.where(OccasionRow.person_id == who.id).group_by(OccasionRow.kind))
        return {f"{kind} in {messages}": occasions for kind, occasions, messages in rows if kind.startswith("home")}


@pytest.mark.parametrize("author", ["mentee", "mentor"])
def test_either_sets_homework_that_both_see_and_the_other_is_told(store: Store, author: str) -> None:
    two = pair(store)
    objective = objective_in(store, two)
    setter, other = (two.mentee, two.mentor) if author == "mentee" else (two.mentor, two.mentee)
    task = set_by(store, setter, objective)
    for who in (two.mentee, two.mentor):
        found = seen(store, who, task)
        assert (found.wording, found.kind, found.due_on, found.link) == (
            DRAFT.wording,
            DRAFT.kind,
            DRAFT.due_on,
            DRAFT.link,
        )
        assert found.mine is found.can_be_changed is (who is setter)
        assert found.can_be_done is (who is two.mentee)
    assert told(store, other) == {"homework_set in 1": 1}
    assert told(store, setter) == {}


def test_only_the_mentee_says_that_it_is_done_and_takes_that_back(store: Store) -> None:
    two = pair(store)
    task = set_by(store, two.mentor, objective_in(store, two))
    with pytest.raises(NotAllowed):
        move(store, two.mentor, homework_moves.confirm, task)
    assert move(store, two.mentee, homework_moves.confirm, task).can_be_undone
    assert seen(store, two.mentor, task).state is State.DONE
    with pytest.raises(NotAllowed):
        move(store, two.mentor, homework_moves.take_back, task)
    assert move(store, two.mentee, homework_moves.take_back, task).can_be_done
    assert seen(store, two.mentor, task).state is State.OPEN


def test_what_is_pressed_twice_is_done_once(store: Store) -> None:
    two = pair(store)
    task = set_by(store, two.mentee, objective_in(store, two))
    for how in (homework_moves.confirm, homework_moves.take_back):
        assert move(store, two.mentee, how, task) == move(store, two.mentee, how, task)
    assert told(store, two.mentor) == {"homework_set in 1": 1, "homework_done in 1": 1}
    assert move(store, two.mentee, homework_moves.remove, task).state is State.REMOVED
    assert move(store, two.mentee, homework_moves.remove, task).state is State.REMOVED
    once = uuid4()
    objective = seen(store, two.mentee, task).objective_id
    assert set_by(store, two.mentee, objective, task_id=once) == set_by(store, two.mentee, objective, task_id=once)


def test_several_within_minutes_are_told_in_one_message_and_a_later_one_in_another(store: Store) -> None:
    two = pair(store)
    objective = objective_in(store, two)
    for _ in range(3):
        set_by(store, two.mentor, objective)
    assert told(store, two.mentee) == {"homework_set in 1": 3}
    with store.write(EVERYONE) as work:
        homework_moves.set_task(work, two.mentor.actor(work), objective, DRAFT, NOW + timedelta(minutes=10))
    assert told(store, two.mentee) == {"homework_set in 2": 4}


def test_a_message_holds_five_at_the_most(store: Store) -> None:
    two = pair(store)
    objective = objective_in(store, two)
    for _ in range(6):
        set_by(store, two.mentor, objective)
    assert told(store, two.mentee) == {"homework_set in 2": 6}


def test_whoever_set_it_changes_and_removes_it_and_nobody_else(store: Store) -> None:
    two = pair(store)
    task = set_by(store, two.mentor, objective_in(store, two))
    anew = Draft("Talk to Lise", Kind.TALK)
    with store.write(EVERYONE) as work, pytest.raises(NotAllowed):
        homework_moves.change(work, two.mentee.actor(work), task.id, anew, NOW)
    with pytest.raises(NotAllowed):
        move(store, two.mentee, homework_moves.remove, task)
    with store.write(EVERYONE) as work:
        homework_moves.change(work, two.mentor.actor(work), task.id, anew, NOW)
    changed = seen(store, two.mentee, task)
    assert (changed.wording, changed.kind, changed.due_on, changed.link) == ("Talk to Lise", Kind.TALK, None, "")
    assert move(store, two.mentor, homework_moves.remove, task).state is State.REMOVED


def test_strangers_neither_see_nor_touch_it(store: Store) -> None:
    two, others = pair(store), pair(store)
    objective = objective_in(store, two)
    task = set_by(store, two.mentee, objective)
    for stranger in (others.mentee, others.mentor):
        for how in (homework_moves.confirm, homework_moves.take_back, homework_moves.remove):
            with pytest.raises(NotAllowed):
                move(store, stranger, how, task)
        with pytest.raises(NotAllowed):
            set_by(store, stranger, objective)
        with pytest.raises(NotAllowed):
            seen(store, stranger, task)


def test_what_was_removed_or_done_meanwhile_is_not_changed(store: Store) -> None:
    two = pair(store)
    objective = objective_in(store, two)
    removed, done = (set_by(store, two.mentee, objective) for _ in range(2))
    move(store, two.mentee, homework_moves.remove, removed)
    move(store, two.mentee, homework_moves.confirm, done)
    for task, how in (
        (removed, homework_moves.confirm),
        (removed, homework_moves.take_back),
        (done, homework_moves.remove),
    ):
        with pytest.raises(TooLate):
            move(store, two.mentee, how, task)
    for task in (removed, done):
        with store.write(EVERYONE) as work, pytest.raises(TooLate):
            homework_moves.change(work, two.mentee.actor(work), task.id, DRAFT, NOW)


def test_under_a_closed_objective_nothing_is_to_do_until_it_is_taken_up_again(store: Store) -> None:
    two = pair(store)
    objective = objective_in(store, two)
    open_one, done = (set_by(store, two.mentee, objective) for _ in range(2))
    move(store, two.mentee, homework_moves.confirm, done)
    close(store, two, objective)
    assert not seen(store, two.mentee, open_one).is_to_do
    for task, how in ((open_one, homework_moves.confirm), (done, homework_moves.take_back)):
        with pytest.raises(TooLate):
            move(store, two.mentee, how, task)
    with pytest.raises(Unfit, match="objective: closed"):
        set_by(store, two.mentor, objective)
    with store.write(EVERYONE) as work:
        actor = two.mentee.actor(work)
        assert next_tasks(work, actor, 5) == ()
        assert objective_of(work, actor, objective).progress == Progress(1, 0)
        objective_moves.take_up(work, actor, objective, NOW)
        assert [task.id for task in next_tasks(work, actor, 5)] == [open_one.id]
        assert objective_of(work, actor, objective).progress == Progress(1, 1)


def test_what_is_due_first_comes_first_and_what_is_done_last(store: Store) -> None:
    two = pair(store)
    objective = objective_in(store, two)
    names = {None: "whenever", date(2026, 12, 9): "later", date(2026, 12, 1): "soon"}
    tasks = {name: set_by(store, two.mentee, objective, Draft(name, due_on=due)) for due, name in names.items()}
    done = set_by(store, two.mentee, objective, Draft("done", due_on=date(2026, 11, 30)))
    move(store, two.mentee, homework_moves.confirm, done)
    move(store, two.mentee, homework_moves.remove, set_by(store, two.mentee, objective, Draft("removed")))
    with store.read(EVERYONE) as work:
        actor = two.mentee.actor(work)
        under = tasks_under(work, actor, objective_of(work, actor, objective))
        assert [task.wording for task in under] == ["soon", "later", "whenever", "done"]
        assert [task.id for task in next_tasks(work, actor, 2)] == [tasks["soon"].id, tasks["later"].id]
    another = match(store, person(store, two.mentee.company, Part.MENTEE), two.mentor)
    with_another = set_by(store, two.mentor, objective_in(store, another), Draft("with another"))
    with store.read(EVERYONE) as work:
        of_each = next_tasks(work, two.mentor.actor(work), 2)
        assert [task.id for task in of_each] == [tasks["soon"].id, tasks["later"].id, with_another.id]


def test_in_a_paused_match_homework_is_read_and_not_changed(store: Store) -> None:
    two = pair(store)
    objective = objective_in(store, two)
    task = set_by(store, two.mentee, objective)
    with store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).where(MatchRow.id == two.match_id).values(state="paused"))
    found = seen(store, two.mentee, task)
    assert found.is_to_do
    assert not found.can_be_done
    assert not found.can_be_changed
    with pytest.raises(TooLate):
        move(store, two.mentee, homework_moves.confirm, task)
    with pytest.raises(TooLate):
        set_by(store, two.mentor, objective)


def at_once(store: Store, *moves: tuple[Someone, Move, Task]) -> Sequence[Task | Exception]:
    """All of them in the same moment, each in a thread; what came of each."""
    ready = Barrier(len(moves))

    def press(who: Someone, how: Move, task: Task) -> Task | Exception:
        ready.wait()
        try:
            return move(store, who, how, task)
        except TooLate as told:
            return told

    with ThreadPoolExecutor(len(moves)) as threads:
        return [future.result() for future in [threads.submit(press, *each) for each in moves]]


def test_of_one_who_confirms_and_one_who_removes_at_once_one_is_told_that_it_was_too_late(store: Store) -> None:
    two = pair(store)
    objective = objective_in(store, two)
    for _ in range(3):
        task = set_by(store, two.mentor, objective)
        outcomes = at_once(store, (two.mentee, homework_moves.confirm, task), (two.mentor, homework_moves.remove, task))
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Task", "TooLate"]


def test_who_confirms_twice_at_once_confirms_once(store: Store) -> None:
    two = pair(store)
    task = set_by(store, two.mentor, objective_in(store, two))
    at_once(store, *[(two.mentee, homework_moves.confirm, task)] * 2)
    with store.read(EVERYONE) as work:
        assert len(work.session.scalars(select(ConfirmationRow)).all()) == 1
    assert told(store, two.mentor) == {"homework_done in 1": 1}


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (Draft(" "), [(Field.WORDING, Problem.EMPTY)]),
        (Draft("x" * (WORDING_AT_MOST + 1)), [(Field.WORDING, Problem.TOO_LONG)]),
        (Draft("x" * WORDING_AT_MOST, due_on=TODAY), []),
        (Draft("x", due_on=date(2026, 11, 22)), [(Field.DUE, Problem.PAST)]),
        (Draft("x", due_on=LAST), []),
        (Draft("x", due_on=date(2027, 5, 23)), [(Field.DUE, Problem.BEYOND_THE_END)]),
        (Draft("x", link="http://plain.example"), [(Field.LINK, Problem.NO_LINK)]),
        (Draft("x", link="https://x.example/" + "x" * LINK_AT_MOST), [(Field.LINK, Problem.TOO_LONG)]),
        (
            Draft("", due_on=date(1, 1, 1), link="x"),
            [*zip(("wording", "due", "link"), ("empty", "past", "no_link"), strict=True)],
        ),
    ],
)
def test_what_is_wrong_with_a_draft_is_said_field_by_field(draft: Draft, wrong: list[tuple[Field, Problem]]) -> None:
    assert [(trouble.field, trouble.problem) for trouble in troubles(draft, TODAY, LAST)] == wrong


def test_a_day_that_has_gone_by_may_stay_as_it_was(store: Store) -> None:
    assert troubles(Draft("x", due_on=date(2026, 11, 1)), TODAY, LAST, due_before=date(2026, 11, 1)) == ()


@pytest.mark.parametrize(
    "link", ["https://x.example", "https://x.example/a?b=c#d", "https://été.example/ä", "https://1.2.3.4"]
)
def test_an_address_is_a_link(link: str) -> None:
    assert is_link(link)


@pytest.mark.parametrize(
    "link",
    [
        *("x.example", "http://x.example", "https://", "https:///path", "javascript:alert(1)", "https//x.example"),
        *(
            "https://x.example and more",
            "https://x.example\u202egnp",
            "https://[x",
            "ftp://x.example",
            "mailto:a@b.example",
        ),
    ],
)
def test_anything_else_is_none(link: str) -> None:
    assert not is_link(link)
