"""Suggestions: the best for everybody together, and nothing forbidden, whoever is in the crowd."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.matching.matching import Side, Suggestion, suggest
from mentoring.matching.matching_reasons import Code
from mentoring.matching.matching_score import explain
from tests.mentoring.matching_crowds import (
    MONDAY,
    Crowd,
    crowds,
    mentee,
    mentor,
    random_crowd,
    unhurried,
)
from tests.mentoring.matching_totals import best_total, greedy_total


def pairs(found: tuple[Suggestion, ...]) -> set[tuple[UUID, UUID]]:
    return {(each.mentee_id, each.mentor_id) for each in found}


def by_id(people: Iterable[Side]) -> dict[UUID, Side]:
    return {each.id: each for each in people}


def total(found: tuple[Suggestion, ...]) -> int:
    return sum(each.score for each in found)


def test_each_mentee_gets_the_mentor_who_is_best_for_all_of_them_together() -> None:
    # Greed would give Ada the mentor who knows both things, and leave nothing for Bea.
    ada, bea = mentee(seeks=("Python", "Rust")), mentee(seeks=("Rust",))
    both, one = mentor(skills=("Python", "Rust")), mentor(skills=("Python",))

    assert pairs(suggest([ada, bea], [both, one], MONDAY)) == {(ada.id, one.id), (bea.id, both.id)}


@pytest.mark.parametrize(
    ("seeks", "both_get_one"),
    [(("Python",), False), (("Python", "Go"), True)],
    ids=["97 points or 44 + 37", "72 points or 44 + 37"],
)
def test_a_good_pair_gives_way_to_two_fair_ones_only_if_they_are_worth_more(
    seeks: tuple[str, ...], both_get_one: bool
) -> None:
    ada, bea = mentee(seeks=seeks, languages=("en", "fr")), mentee(seeks=("Rust",), languages=("fr",), department="R&D")
    wanted = mentor(skills=("Python",), languages=("en", "fr"), department="R&D")
    busy = mentor(languages=("en",), taken=2, capacity=3)

    expected = {(ada.id, busy.id), (bea.id, wanted.id)} if both_get_one else {(ada.id, wanted.id)}
    assert pairs(suggest([ada, bea], [wanted, busy], MONDAY)) == expected


def test_the_load_is_spread_before_a_mentor_gets_a_second_mentee() -> None:
    mentees = [mentee() for _ in range(3)]
    mentors = [mentor(capacity=3) for _ in range(3)]

    found = suggest(mentees, mentors, MONDAY)

    assert {mentor_id for _, mentor_id in pairs(found)} == {each.id for each in mentors}


@pytest.mark.parametrize("taken", [(1, 0), (0, 1), (2, 1), (1, 2)])
def test_of_two_mentors_alike_the_one_with_fewer_mentees_is_suggested(taken: tuple[int, int]) -> None:
    mentors = [mentor(capacity=3, taken=each) for each in taken]

    [found] = suggest([mentee()], mentors, MONDAY)

    assert found.mentor_id == min(mentors, key=lambda each: each.taken).id


def test_of_two_mentees_of_a_mentor_the_second_is_told_of_the_first() -> None:
    better, other = mentee(seeks=("Python",)), mentee()
    only = mentor(skills=("Python",), capacity=4, taken=1)

    found = suggest([other, better], [only], MONDAY)

    loads = [(each.mentee_id, each.reasons[-1].code, each.reasons[-1].amount) for each in found]
    assert loads == [(better.id, Code.OTHER_MENTEES, 1), (other.id, Code.OTHER_MENTEES, 2)]


def test_suggestions_come_with_the_best_first() -> None:
    found = suggest(*random_crowd(seed=1, mentees=20, mentors=20), MONDAY)

    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_where_nobody_waits_or_nobody_has_a_place_nothing_is_suggested() -> None:
    assert suggest([], [mentor()], MONDAY) == ()
    assert suggest([mentee()], [], MONDAY) == ()
    assert suggest([mentee()], [mentor(capacity=2, taken=2)], MONDAY) == ()


def test_somebody_given_twice_is_a_mistake_of_the_caller() -> None:
    twice, offered = mentee(), mentor()

    with pytest.raises(ValueError, match="twice"):
        suggest([twice, twice], [offered], MONDAY)
    with pytest.raises(ValueError, match="twice"):
        suggest([twice], [offered, offered], MONDAY)


@unhurried
@given(crowds())
def test_no_other_choice_of_pairs_has_a_higher_total(crowd: Crowd) -> None:
    assert total(suggest(*crowd, MONDAY)) == best_total(*crowd)


@pytest.mark.parametrize("seed", range(30))
def test_the_total_is_never_below_that_of_taking_the_best_pair_first(seed: int) -> None:
    size = Random(seed)
    crowd = random_crowd(seed, mentees=size.randint(1, 25), mentors=size.randint(1, 20))

    assert total(suggest(*crowd, MONDAY)) >= greedy_total(*crowd)


def test_on_some_of_those_crowds_it_is_higher() -> None:
    crowds_ = [random_crowd(seed, mentees=15, mentors=8) for seed in range(5)]

    assert sum(total(suggest(*crowd, MONDAY)) for crowd in crowds_) > sum(greedy_total(*crowd) for crowd in crowds_)


@unhurried
@given(crowds())
def test_no_forbidden_pair_is_suggested_nobody_twice_and_no_mentor_beyond_her_capacity(crowd: Crowd) -> None:
    mentees, mentors = by_id(crowd.mentees), by_id(crowd.mentors)

    found = suggest(*crowd, MONDAY)

    assert all(not explain(mentees[one], mentors[other], MONDAY).objections for one, other in pairs(found))
    assert len({each.mentee_id for each in found}) == len(found)
    load = Counter(each.mentor_id for each in found)
    assert all(mentors[one].taken + more <= mentors[one].capacity for one, more in load.items())


@unhurried
@given(crowds())
def test_each_suggestion_says_what_explain_says_once_the_mentor_has_those_that_fit_her_better(crowd: Crowd) -> None:
    mentees, mentors = by_id(crowd.mentees), by_id(crowd.mentors)
    seen: Counter[UUID] = Counter()

    for each in sorted(suggest(*crowd, MONDAY), key=lambda each: each.reasons[-1].amount):
        offered = mentors[each.mentor_id]
        then = replace(offered, taken=offered.taken + seen[offered.id])
        explanation = explain(mentees[each.mentee_id], then, MONDAY)
        assert (each.score, each.reasons) == (explanation.score, explanation.reasons)
        seen[offered.id] += 1


@unhurried
@given(crowds(), st.randoms(use_true_random=False))
def test_the_order_in_which_people_come_does_not_matter(crowd: Crowd, chance: Random) -> None:
    mentees, mentors = list(crowd.mentees), list(crowd.mentors)
    chance.shuffle(mentees)
    chance.shuffle(mentors)

    assert suggest(mentees, mentors, MONDAY) == suggest(*crowd, MONDAY)


def test_ties_are_broken_the_same_way_in_whatever_order_people_come() -> None:
    mentees, mentors = [mentee() for _ in range(6)], [mentor(capacity=2) for _ in range(4)]

    assert suggest(mentees, mentors, MONDAY) == suggest(mentees[::-1], mentors[::-1], MONDAY)


@pytest.mark.slow
def test_the_solver_is_not_imported_before_it_is_needed() -> None:
    program = "import sys, mentoring.matching; print({'numpy', 'scipy'} & set(sys.modules))"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "set()\n"
