"""A mentee records objectives, changes them, achieves them, sets them aside, and takes them up again."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from mentoring.access import NotAllowed
from mentoring.growing import objective_moves
from mentoring.growing.objective_rules import (
    WORDING_AT_MOST,
    Category,
    Draft,
    Field,
    Problem,
    Unfit,
    are_many,
    troubles,
)
from mentoring.growing.objectives import Objective, State, in_match, objective_of, objectives_of
from mentoring.occasions import Occasion
from mentoring.people import Part
from mentoring.too_late import TooLate
from storage.deliveries import DeliveryRow, OccasionRow
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Pair, Someone, company, match, pair, person

DRAFT = Draft(Category.LEADERSHIP, "Lead the retrospective")


def recorded(store: Store, two: Pair, draft: Draft = DRAFT, objective_id: UUID | None = None) -> Objective:
    with store.write(EVERYONE) as work:
        return objective_moves.record(work, two.mentee.actor(work), two.match_id, draft, NOW, objective_id)


def seen(store: Store, who: Someone) -> tuple[Objective, ...]:
    with store.read(EVERYONE) as work:
        return objectives_of(work, who.actor(work))


def closed(store: Store, who: Someone, objective: Objective, state: State) -> Objective:
    with store.write(EVERYONE) as work:
        return objective_moves.close(work, who.actor(work), objective.id, state, NOW)


def taken_up(store: Store, who: Someone, objective: Objective) -> Objective:
    with store.write(EVERYONE) as work:
        return objective_moves.take_up(work, who.actor(work), objective.id, NOW)


def told(store: Store, who: Someone) -> list[Occasion]:
    with store.read(EVERYONE) as work:
        rows = work.session.scalars(select(OccasionRow).where(OccasionRow.person_id == who.id))
        return [Occasion(row.kind) for row in rows]


def move_match(store: Store, two: Pair, state: str) -> None:
    with store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).where(MatchRow.id == two.match_id).values(state=state))


def test_what_the_mentee_records_both_see_and_the_mentor_is_told(store: Store) -> None:
    two = pair(store)
    recorded(store, two, Draft(Category.NETWORKING, "  Meet two directors \n"))
    for who in (two.mentee, two.mentor):
        (objective,) = seen(store, who)
        assert (objective.category, objective.wording) == (Category.NETWORKING, "Meet two directors")
        assert objective.is_open
        assert objective.is_the_readers is (who is two.mentee)
    assert told(store, two.mentor) == [Occasion.OBJECTIVE_RECORDED]
    assert told(store, two.mentee) == []


def test_nobody_elses_objectives_are_seen_or_touched(store: Store) -> None:
    two, others = pair(store), pair(store)
    objective = recorded(store, two)
    assert seen(store, others.mentee) == ()
    for stranger in (others.mentee, others.mentor):
        with store.read(EVERYONE) as work, pytest.raises(NotAllowed):
            objective_of(work, stranger.actor(work), objective.id)
        with pytest.raises(NotAllowed):
            closed(store, stranger, objective, State.ACHIEVED)
        with store.write(EVERYONE) as work, pytest.raises(NotAllowed):
            objective_moves.record(work, stranger.actor(work), two.match_id, DRAFT, NOW)


def test_a_mentor_sees_of_each_mentee_her_own_objectives_and_the_mentees_do_not_see_each_others(store: Store) -> None:
    home = company(store)
    mentor = person(store, home, Part.MENTOR)
    one, other = (match(store, person(store, home, Part.MENTEE), mentor) for _ in range(2))
    hers = recorded(store, one)
    theirs = recorded(store, other, Draft(Category.OTHER, "Say no more often"))
    assert [objective.id for objective in in_match(seen(store, mentor), one.match_id)] == [hers.id]
    assert [objective.id for objective in in_match(seen(store, mentor), other.match_id)] == [theirs.id]
    assert [objective.id for objective in seen(store, one.mentee)] == [hers.id]


ALONE: list[Callable[[Store, Pair, Objective], object]] = [
    lambda store, two, objective: closed(store, two.mentor, objective, State.ACHIEVED),
    lambda store, two, objective: closed(store, two.mentor, objective, State.DROPPED),
    lambda store, two, objective: taken_up(store, two.mentor, objective),
    lambda store, two, _: recorded(store, Pair(two.match_id, two.mentor, two.mentee)),
]


@pytest.mark.parametrize("move", ALONE)
def test_the_mentor_changes_nothing_of_it(store: Store, move: Callable[[Store, Pair, Objective], object]) -> None:
    two = pair(store)
    objective = recorded(store, two)
    with pytest.raises(NotAllowed):
        move(store, two, objective)
    with store.write(EVERYONE) as work, pytest.raises(NotAllowed):
        objective_moves.change(work, two.mentor.actor(work), objective.id, DRAFT, NOW)
    assert [found.state for found in seen(store, two.mentee)] == [State.OPEN]


def test_the_same_form_sent_twice_records_one_objective(store: Store) -> None:
    two, once = pair(store), uuid4()
    assert recorded(store, two, objective_id=once) == recorded(store, two, objective_id=once)
    assert len(seen(store, two.mentee)) == len(told(store, two.mentor)) == 1


def test_what_is_worded_anew_is_seen_by_both_and_told_to_nobody(store: Store) -> None:
    two = pair(store)
    objective = recorded(store, two)
    with store.write(EVERYONE) as work:
        anew = Draft(Category.OTHER, "Balance")
        objective_moves.change(work, two.mentee.actor(work), objective.id, anew, NOW)
    (found,) = seen(store, two.mentor)
    assert (found.category, found.wording) == (Category.OTHER, "Balance")
    assert told(store, two.mentor) == [Occasion.OBJECTIVE_RECORDED]
    with store.read(EVERYONE) as work:
        assert work.session.scalars(select(DeliveryRow.stale)).all() == [1]  # what tells of it is drawn anew


@pytest.mark.parametrize("state", [State.ACHIEVED, State.DROPPED])
def test_what_is_closed_can_be_taken_up_again_and_closed_in_the_other_way(store: Store, state: State) -> None:
    two = pair(store)
    objective = recorded(store, two)
    other = State.DROPPED if state is State.ACHIEVED else State.ACHIEVED
    assert closed(store, two.mentee, objective, state).state is state
    assert closed(store, two.mentee, objective, state).state is state  # pressed twice
    with pytest.raises(TooLate):
        closed(store, two.mentee, objective, other)
    with store.write(EVERYONE) as work, pytest.raises(TooLate):
        objective_moves.change(work, two.mentee.actor(work), objective.id, DRAFT, NOW)
    assert taken_up(store, two.mentee, objective).is_open
    assert taken_up(store, two.mentee, objective).is_open
    assert closed(store, two.mentee, objective, other).state is other


def test_the_mentor_hears_of_what_is_achieved_and_not_of_what_is_set_aside(store: Store) -> None:
    two = pair(store)
    reached, left = recorded(store, two), recorded(store, two)
    closed(store, two.mentee, reached, State.ACHIEVED)
    closed(store, two.mentee, left, State.DROPPED)
    assert sorted(told(store, two.mentor)) == [Occasion.OBJECTIVE_ACHIEVED, *[Occasion.OBJECTIVE_RECORDED] * 2]


@pytest.mark.parametrize(("state", "error"), [("paused", TooLate), ("ended", NotAllowed)])
def test_in_a_match_that_is_not_active_nothing_is_changed(store: Store, state: str, error: type[Exception]) -> None:
    two = pair(store)
    objective = recorded(store, two)
    move_match(store, two, state)
    with pytest.raises(error):
        recorded(store, two)
    with pytest.raises(error):
        closed(store, two.mentee, objective, State.ACHIEVED)
    assert [found.is_the_readers for found in seen(store, two.mentee)] == ([False] if state == "paused" else [])


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (Draft(None, "Lead"), [(Field.CATEGORY, Problem.EMPTY)]),
        (Draft(Category.OTHER, " \n"), [(Field.WORDING, Problem.EMPTY)]),
        (Draft(None, ""), [(Field.CATEGORY, Problem.EMPTY), (Field.WORDING, Problem.EMPTY)]),
        (Draft(Category.OTHER, "x" * (WORDING_AT_MOST + 1)), [(Field.WORDING, Problem.TOO_LONG)]),
        (Draft(Category.OTHER, " " + "x" * WORDING_AT_MOST + " "), []),
    ],
)
def test_what_is_wrong_with_a_draft_is_said_field_by_field(draft: Draft, wrong: list[tuple[Field, Problem]]) -> None:
    assert [(trouble.field, trouble.problem) for trouble in troubles(draft)] == wrong


def test_an_unfit_draft_changes_nothing(store: Store) -> None:
    two = pair(store)
    with pytest.raises(Unfit, match="wording: empty"):
        recorded(store, two, Draft(Category.OTHER, ""))
    assert seen(store, two.mentee) == ()


def test_three_are_as_many_as_expected() -> None:
    assert [are_many(n) for n in range(5)] == [False, False, False, True, True]
