"""The score as published, the reasons that make it up, and what forbids a match."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from mentoring.matching import matching_reasons as points
from mentoring.matching.matching_hours import minutes_in_common
from mentoring.matching.matching_objections import Objection
from mentoring.matching.matching_people import Mentee, Mentor, line_above
from mentoring.matching.matching_reasons import Code, Reason
from mentoring.matching.matching_score import explain
from mentoring.matching.matching_wording import language, meaning
from tests.mentoring.matching_crowds import (
    HELIOS,
    LONDON,
    MONDAY,
    MONTREAL,
    PARIS,
    TOKYO,
    Crowd,
    crowds,
    fingerprint,
    mentee,
    mentor,
    unhurried,
)

PUBLISHED = Path(__file__).parents[2] / "docs" / "matching.md"
BOSS, HER_BOSS = fingerprint(1), fingerprint(2)

EXAMPLES: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[int, ...]]] = {
    # mentee, mentor: points for skills, language, hours, department, load
    "nothing is known of either": ({}, {}, (0, 15, 15, 7, 10)),
    "a perfect pair": (
        {"seeks": ("Negotiation", "budgets"), "department": "Research"},
        {"skills": ("budget", "negotiations"), "department": "Sales"},
        (50, 15, 15, 10, 10),
    ),
    "one of three things sought": ({"seeks": ("a", "b", "c")}, {"skills": ("c", "d")}, (16, 15, 15, 7, 10)),
    "her second language": (
        {"languages": ("French", "English")},
        {"languages": ("anglais", "Deutsch")},
        (0, 10, 15, 7, 10),
    ),
    "her favourite among the mentor's others": (
        {"languages": ("French", "English")},
        {"languages": ("English", "français")},
        (0, 15, 15, 7, 10),
    ),
    "three hours in common": ({"zone": MONTREAL}, {"zone": LONDON}, (0, 15, 9, 7, 10)),
    "two hours in common": ({"zone": MONTREAL}, {"zone": PARIS}, (0, 15, 6, 7, 10)),
    "no hour in common": ({"zone": MONTREAL}, {"zone": TOKYO}, (0, 15, 0, 7, 10)),
    "the same department": ({"department": "R & D"}, {"department": "r&d "}, (0, 15, 15, 4, 10)),
    "another company": ({"department": "R&D"}, {"department": "R&D", "company_id": HELIOS}, (0, 15, 15, 10, 10)),
    "a mentor with one mentee": ({}, {"capacity": 5, "taken": 1}, (0, 15, 15, 7, 5)),
    "a mentor with two": ({}, {"capacity": 5, "taken": 2}, (0, 15, 15, 7, 0)),
    "a mentor with four": ({}, {"capacity": 5, "taken": 4}, (0, 15, 15, 7, 0)),
}


@pytest.mark.parametrize(("hers", "the_mentors", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_examples_of_the_score(hers: dict[str, Any], the_mentors: dict[str, Any], expected: tuple[int, ...]) -> None:
    explanation = explain(mentee(**hers), mentor(**the_mentors), MONDAY)

    assert tuple(reason.points for reason in explanation.reasons) == expected
    assert explanation.score == sum(expected)
    assert explanation.objections == ()


def test_the_reasons_carry_what_a_view_needs_to_say_them() -> None:
    ada = mentee(seeks=("Negotiation", "Python", "budgets"), languages=("fr-CA", "English", "Deutsch"))
    eva = mentor(skills=("budgeting", "NEGOTIATIONS", "Budget"), languages=("German", "Français"), zone=PARIS)

    assert explain(ada, eva, MONDAY).reasons == (
        Reason(Code.SHARES_SKILLS, 33, words=("Negotiation", "budgets")),
        Reason(Code.SPEAKS, 15, words=("fr", "de")),
        Reason(Code.HOURS_IN_COMMON, 6, amount=120),
        Reason(Code.UNKNOWN_DEPARTMENT, 7),
        Reason(Code.ONLY_MENTEE, 10),
    )


def test_what_is_missing_is_told_without_points() -> None:
    ada = mentee(seeks=("Negotiation",), zone=MONTREAL, department="Sales")
    eva = mentor(skills=("Python",), zone=TOKYO, department="sales", capacity=4, taken=3)

    assert explain(ada, eva, MONDAY).reasons == (
        Reason(Code.SHARES_NO_SKILL, 0),
        Reason(Code.SPEAKS, 15, words=("en",)),
        Reason(Code.NO_HOURS_IN_COMMON, 0),
        Reason(Code.SAME_DEPARTMENT, 4),
        Reason(Code.OTHER_MENTEES, 0, amount=3),
    )


ADA = mentee()
OBJECTIONS: dict[Objection, tuple[Mentee, Mentor]] = {
    Objection.ONESELF: (ADA, mentor(id=ADA.id)),
    Objection.MENTOR_IS_ABOVE: (mentee(managers=(BOSS,)), mentor(fingerprint=BOSS)),
    Objection.MENTEE_IS_ABOVE: (mentee(fingerprint=BOSS), mentor(managers=(BOSS,))),
    Objection.SAME_MANAGER: (mentee(managers=(BOSS,)), mentor(managers=(BOSS, HER_BOSS))),
    Objection.DECLINED_BEFORE: (mentee(declined=frozenset({ADA.id})), mentor(id=ADA.id)),
    Objection.NO_LANGUAGE_IN_COMMON: (mentee(languages=("French",)), mentor(languages=("English",))),
    Objection.NO_PLACE_LEFT: (mentee(), mentor(capacity=2, taken=2)),
}


@pytest.mark.parametrize("objection", Objection)
def test_each_objection_alone_forbids_a_match(objection: Objection) -> None:
    explanation = explain(*OBJECTIONS[objection], MONDAY)

    assert explanation.objections == (objection,)
    assert explanation.score == 0
    assert explanation.reasons  # still told: the lead picked this pair by hand


def test_her_managers_manager_is_in_her_reporting_line_too() -> None:
    ada, eva = mentee(managers=(BOSS, HER_BOSS)), mentor(fingerprint=HER_BOSS)
    under_eva = mentor(managers=(BOSS, ada.fingerprint))

    assert explain(ada, eva, MONDAY).objections == (Objection.MENTOR_IS_ABOVE,)
    assert explain(mentee(fingerprint=ada.fingerprint), under_eva, MONDAY).objections == (Objection.MENTEE_IS_ABOVE,)


def test_under_different_managers_of_one_chief_they_may_be_matched() -> None:
    ada, eva = mentee(managers=(fingerprint(7), HER_BOSS)), mentor(managers=(fingerprint(8), HER_BOSS))

    assert explain(ada, eva, MONDAY).objections == ()


@pytest.mark.parametrize(("hers", "the_mentors"), [((BOSS, HER_BOSS), (HER_BOSS,)), ((HER_BOSS,), (BOSS, HER_BOSS))])
def test_with_a_colleague_of_her_manager_she_may_be_matched(
    hers: tuple[bytes, ...], the_mentors: tuple[bytes, ...]
) -> None:
    assert explain(mentee(managers=hers), mentor(managers=the_mentors), MONDAY).objections == ()


def test_two_whose_managers_are_not_known_may_be_matched() -> None:
    assert explain(mentee(managers=()), mentor(managers=()), MONDAY).objections == ()


def test_two_who_wrote_no_language_have_none_in_common() -> None:
    explanation = explain(mentee(languages=("", "🙂")), mentor(languages=(" ",)), MONDAY)

    assert explanation.objections == (Objection.NO_LANGUAGE_IN_COMMON,)


def test_a_mentor_with_more_mentees_than_she_takes_now_has_no_place() -> None:
    assert mentor(capacity=1, taken=3).places == 0


def test_all_that_forbids_a_pair_is_told() -> None:
    ada, eva = mentee(managers=(BOSS,), languages=("fr",)), mentor(fingerprint=BOSS, languages=("de",), capacity=0)

    assert explain(ada, eva, MONDAY).objections == (
        Objection.MENTOR_IS_ABOVE,
        Objection.NO_LANGUAGE_IN_COMMON,
        Objection.NO_PLACE_LEFT,
    )


@pytest.mark.parametrize(
    ("manager_of", "line"),
    [
        ({}, ""),
        ({b"a": b"b", b"b": b"c", b"x": b"a"}, "bc"),
        ({b"a": b"a"}, ""),
        ({b"a": b"b", b"b": b"a"}, "b"),
        ({b"a": b"b", b"b": b"c", b"c": b"b"}, "bc"),
    ],
)
def test_the_line_above_somebody_ends_where_it_is_not_known_or_bites_its_tail(
    manager_of: dict[bytes, bytes], line: str
) -> None:
    assert b"".join(line_above(b"a", manager_of)) == line.encode()


@unhurried
@given(crowds())
def test_reasons_are_true_and_add_up(crowd: Crowd) -> None:
    for ada in crowd.mentees:
        for eva in crowd.mentors:
            explanation = explain(ada, eva, MONDAY)
            assert all(_is_true(reason, ada, eva) for reason in explanation.reasons)
            if not explanation.objections:
                assert explanation.score == sum(reason.points for reason in explanation.reasons)
                assert 14 <= explanation.score <= 100


def _is_true(reason: Reason, ada: Mentee, eva: Mentor) -> bool:
    """Found out again from the profiles, by other means than the rules'."""
    offered = {meaning(skill) for skill in eva.skills}
    both_speak = {language(one) for one in ada.languages} & {language(one) for one in eva.languages}
    places = [(each.company_id, each.department.strip().casefold()) for each in (ada, eva)]
    shared = [skill for skill in ada.seeks if meaning(skill) in offered]
    hours = minutes_in_common(ada.zone, eva.zone, MONDAY)
    return {
        Code.SHARES_SKILLS: bool(shared) and list(reason.words) == shared,
        Code.SHARES_NO_SKILL: bool(ada.seeks) and not shared,
        Code.SEEKS_NOTHING: not ada.seeks,
        Code.SPEAKS: bool(both_speak) and set(reason.words) == both_speak,
        Code.HOURS_IN_COMMON: hours == reason.amount > 0,
        Code.NO_HOURS_IN_COMMON: hours == 0,
        Code.OTHER_COMPANY: places[0][0] != places[1][0],
        Code.OTHER_DEPARTMENT: places[0] != places[1] and places[0][0] == places[1][0],
        Code.UNKNOWN_DEPARTMENT: not (ada.department and eva.department),
        Code.SAME_DEPARTMENT: places[0] == places[1] and bool(ada.department),
        Code.ONLY_MENTEE: eva.taken == 0,
        Code.OTHER_MENTEES: eva.taken == reason.amount > 0,
    }[reason.code]


def test_the_published_table_has_the_weights_that_count() -> None:
    published = re.findall(r"^\| .+ \| (\d+) \|$", PUBLISHED.read_text(encoding="utf-8"), re.MULTILINE)

    assert [int(number) for number in published] == [
        points.ALL_SKILLS,
        points.HER_FAVOURITE_LANGUAGE,
        points.A_LANGUAGE,
        points.AN_HOUR * points.ENOUGH_HOURS,
        *points.DEPARTMENTS.values(),
        *points.BY_OTHER_MENTEES,
    ]
