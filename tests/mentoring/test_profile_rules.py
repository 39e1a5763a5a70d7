"""What may stand in a profile, and how lists are read however somebody likes to type them."""

import pytest

from mentoring.joining.profile_rules import Field, Problem, Trouble, things, tidied, troubles


@pytest.mark.parametrize(
    "typed",
    [
        "C++, patents, leading a team",
        "C++; patents; leading a team",
        "C++\npatents\r\nleading a team",
        " C++ ,, patents,\n; leading   a  team , ",
        "C++، patents、leading a team",
        "C++, c++, patents, Patents, leading a team",
    ],
)
def test_a_list_is_read_however_its_things_are_parted(typed: str) -> None:
    assert things(typed) == ("C++", "patents", "leading a team")


@pytest.mark.parametrize("typed", ["", " ", ",;,\n"])
def test_a_list_of_nothing_is_empty(typed: str) -> None:
    assert things(typed) == ()


def test_what_no_database_can_hold_is_left_out() -> None:
    assert tidied(" Head\x00 of\x1b\n R&D ") == "Head of R&D"


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        (Field.TITLE, "x" * 121, Trouble(Field.TITLE, Problem.TOO_LONG, length=121, at_most=120)),
        (Field.PHONE, "1" * 41, Trouble(Field.PHONE, Problem.TOO_LONG, length=41, at_most=40)),
        (Field.AVAILABILITY, "x" * 501, Trouble(Field.AVAILABILITY, Problem.TOO_LONG, length=501, at_most=500)),
        (
            Field.SKILLS,
            f"one, {'x' * 81}",
            Trouble(Field.SKILLS, Problem.THING_TOO_LONG, length=81, at_most=80, thing="x" * 30),
        ),
        (
            Field.LANGUAGES,
            ",".join(map(str, range(31))),
            Trouble(Field.LANGUAGES, Problem.TOO_MANY, length=31, at_most=30),
        ),
        (Field.CAPACITY, "1", Trouble(Field.CAPACITY, Problem.FEWER_THAN_NOW, at_least=2)),
    ],
)
def test_what_does_not_fit_is_said_of_its_own_field(field: Field, typed: str, expected: Trouble) -> None:
    assert list(troubles({field: typed}, taken=2)) == [expected]


@pytest.mark.parametrize("typed", ["", "two", "-1", "21", "1.5", "²", "1e1", "9999"])
def test_a_capacity_is_a_whole_number_within_reason(typed: str) -> None:
    assert list(troubles({Field.CAPACITY: typed}, 0)) == [Trouble(Field.CAPACITY, Problem.NO_NUMBER, at_most=20)]


def test_all_that_is_wrong_is_said_at_once() -> None:
    wrong = {Field.TITLE: "x" * 200, Field.SKILLS: "y" * 99, Field.DEPARTMENT: "R&D"}
    assert [trouble.field for trouble in troubles(wrong, 0)] == [Field.TITLE, Field.SKILLS]


def test_what_fits_and_what_is_left_empty_are_fine() -> None:
    fine = {field: "" for field in Field if field is not Field.CAPACITY} | {Field.CAPACITY: " 2 "}
    assert list(troubles(fine, taken=2)) == []
    longest = {Field.TITLE: "x" * 120, Field.SKILLS: ",".join(f"{n}".zfill(80) for n in range(30))}
    assert list(troubles(longest, taken=0)) == []
