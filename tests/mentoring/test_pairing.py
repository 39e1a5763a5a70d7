"""Who is matched with whom, as a roster asks for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.joining.pairing import Wanted, beyond_capacity, wanted_pairs
from mentoring.joining.roster import Roster
from mentoring.joining.roster_rows import Row
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.people import Part

ADA, EMMY, IDA = "ada@one.example", "emmy@two.example", "ida@one.example"
BOTH = (Part.MENTEE, Part.MENTOR)


def row(line: int, email: str, *parts: Part, partners: tuple[str, ...] = ()) -> Row:
    return Row(line, email, "Somebody", frozenset(parts), "One", partner_email=partners)


def pairs(*rows: Row, **registered: frozenset[Part]) -> list[Wanted]:
    found, troubles = wanted_pairs(Roster(rows), {f"{name}@one.example": parts for name, parts in registered.items()})
    assert troubles == ()
    return list(found)


def problem(*rows: Row) -> Problem:
    found, (trouble,) = wanted_pairs(Roster(rows), {})
    assert found == ()
    return trouble.problem


@pytest.mark.parametrize(
    "rows",
    [
        (row(2, ADA, Part.MENTEE, partners=(EMMY,)), row(3, EMMY, Part.MENTOR)),
        (row(2, ADA, Part.MENTEE), row(3, EMMY, Part.MENTOR, partners=(ADA,))),
        (row(2, ADA, Part.MENTEE, partners=(EMMY.upper(),)), row(3, EMMY, Part.MENTOR, partners=(ADA,))),
        (row(2, ADA, *BOTH, partners=(EMMY,)), row(3, EMMY, Part.MENTOR)),
        (row(2, ADA, Part.MENTEE, partners=(EMMY,)), row(3, EMMY, *BOTH)),
        (row(2, ADA, Part.MENTEE, partners=(EMMY,)), row(3, ADA, Part.MENTOR), row(4, EMMY, *BOTH)),
        (row(2, ADA, Part.MENTEE, Part.LEAD, partners=(EMMY,)), row(3, EMMY, Part.MENTOR, Part.COORDINATOR)),
    ],
)
def test_either_may_name_the_other_and_they_are_one_pair(rows: tuple[Row, ...]) -> None:
    assert [(pair.mentee, pair.mentor) for pair in pairs(*rows)] == [(ADA, EMMY)]


def test_two_who_are_both_may_be_mentor_and_mentee_to_each_other() -> None:
    rows = (
        row(2, ADA, Part.MENTEE, partners=(EMMY,)),
        row(3, ADA, Part.MENTOR, partners=(EMMY,)),
        row(4, EMMY, *BOTH),
    )

    assert pairs(*rows) == [Wanted(2, ADA, EMMY), Wanted(3, EMMY, ADA)]


def test_a_mentor_may_name_several_mentees() -> None:
    rows = (row(2, ADA, Part.MENTEE), row(3, IDA, Part.MENTEE), row(4, EMMY, Part.MENTOR, partners=(ADA, IDA)))

    assert pairs(*rows) == [Wanted(4, ADA, EMMY), Wanted(4, IDA, EMMY)]


def test_a_partner_may_have_been_registered_before() -> None:
    ida_before = frozenset({Part.MENTOR})

    assert pairs(row(2, ADA, Part.MENTEE, partners=(IDA,)), ida=ida_before) == [Wanted(2, ADA, IDA)]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((row(2, ADA, Part.MENTEE, partners=(EMMY,)),), Problem.PARTNER_UNKNOWN),
        ((row(2, ADA, *BOTH, partners=(ADA,)),), Problem.PARTNER_IS_SELF),
        ((row(2, ADA, Part.MENTEE, partners=(EMMY,)), row(3, EMMY, Part.MENTEE)), Problem.PARTNER_OF_NO_USE),
        ((row(2, ADA, Part.MENTOR, partners=(EMMY,)), row(3, EMMY, Part.MENTOR)), Problem.PARTNER_OF_NO_USE),
        ((row(2, ADA, Part.LEAD, partners=(EMMY,)), row(3, EMMY, Part.MENTOR)), Problem.PARTNER_OF_NO_USE),
        ((row(2, ADA, Part.MENTEE, partners=(EMMY,)), row(3, EMMY, Part.LEAD)), Problem.PARTNER_OF_NO_USE),
        ((row(2, ADA, *BOTH, partners=(EMMY,)), row(3, EMMY, *BOTH)), Problem.PARTNER_UNCLEAR),
    ],
)
def test_a_partner_who_cannot_be_one_is_named(rows: tuple[Row, ...], why: Problem) -> None:
    assert problem(*rows) is why


def test_a_partner_whose_own_row_is_bad_is_not_judged() -> None:
    rows = (row(2, ADA, Part.MENTEE, partners=(EMMY,)), row(3, EMMY))
    bad = Trouble(3, Problem.UNKNOWN_ROLE, "role", "boss")

    assert wanted_pairs(Roster(rows, (bad,)), {}) == ((), ())


def test_the_first_mentee_beyond_a_mentors_capacity_is_named() -> None:
    wanted = [Wanted(2, ADA, EMMY), Wanted(5, IDA, EMMY)]

    assert list(beyond_capacity(wanted, {EMMY: 2}, {})) == []
    (found,) = beyond_capacity(wanted, {EMMY: 1}, {})
    assert (found.line, found.value, found.other, found.at_most) == (5, IDA, EMMY, 1)
    assert [each.line for each in beyond_capacity(wanted, {EMMY: 2}, {EMMY: 1})] == [5]
    assert [each.line for each in beyond_capacity(wanted, {EMMY: 0}, {})] == [2, 5]


PEOPLE = [f"p{number}@one.example" for number in range(5)]
ROWS = st.lists(
    st.builds(
        row,
        st.integers(2, 9),
        st.sampled_from(PEOPLE),
        st.sampled_from(list(Part)),
        partners=st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True).map(tuple),
    ),
    max_size=8,
)


@given(rows=ROWS)
def test_whoever_is_paired_is_a_mentee_and_another_is_a_mentor_and_no_pair_comes_twice(rows: list[Row]) -> None:
    roster = Roster(tuple(rows))
    found, troubles = wanted_pairs(roster, {})

    for pair in found:
        assert pair.mentee != pair.mentor
        assert Part.MENTEE in roster.people[pair.mentee].role
        assert Part.MENTOR in roster.people[pair.mentor].role
    assert len({(pair.mentee, pair.mentor) for pair in found}) == len(found)
    assert bool(found or troubles) == any(each.partner_email for each in rows)


@given(rows=ROWS, data=st.data())
def test_the_pairs_do_not_depend_on_the_order_of_the_rows(rows: list[Row], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(rows))

    one, other = (wanted_pairs(Roster(tuple(each)), {}) for each in (rows, shuffled))

    assert {(pair.mentee, pair.mentor) for pair in one[0]} == {(pair.mentee, pair.mentor) for pair in other[0]}
    assert sorted(each.problem for each in one[1]) == sorted(each.problem for each in other[1])
