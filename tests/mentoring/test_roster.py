"""A roster file is read whole, and every mistake in it is named with its line."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.joining.roster import ROWS_AT_MOST, Roster, read
from mentoring.joining.roster_cells import CAPACITY_AT_MOST, LIST_AT_MOST, Column, countries
from mentoring.joining.roster_rows import Row
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.people import Part

ADA = {"email": "ada@one.example", "name": "Ada Byron", "role": "mentee", "company": "One"}
EMMY = {"email": "emmy@two.example", "name": "Emmy Noether", "role": "mentor", "company": "Two"}


def written(*rows: dict[str, str], columns: Iterable[str] = tuple(Column)) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(columns), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def troubles(*rows: dict[str, str]) -> list[tuple[int, Problem, str]]:
    return [(each.line, each.problem, each.column) for each in read(written(*rows)).troubles]


def test_every_column_is_read() -> None:
    row = {
        **ADA,
        "role": "Mentor; mentee",
        "phone": "+1 514 555 0100",
        "department": " Analytical   Engines ",
        "manager_email": "charles@one.example",
        "skills": "chess; logic ;;chess",
        "seeks": "music",
        "languages": "English;French",
        "country": "ca",
        "region": "CA-QC",
        "capacity": "2",
        "partner_email": "emmy@two.example",
    }

    assert read(written(row)) == Roster(
        rows=(
            Row(
                line=2,
                email="ada@one.example",
                name="Ada Byron",
                role=frozenset({Part.MENTEE, Part.MENTOR}),
                company="One",
                phone="+1 514 555 0100",
                department="Analytical Engines",
                manager_email="charles@one.example",
                skills=("chess", "logic"),
                seeks=("music",),
                languages=("English", "French"),
                country="CA",
                region="QC",
                capacity=2,
                partner_email=("emmy@two.example",),
            ),
        )
    )


def test_columns_may_come_in_any_order_spelt_with_capitals_and_some_may_be_missing() -> None:
    content = b"Partner Email,COMPANY,Name, role ,E-mail\n".replace(b"E-mail", b"Email")

    roster = read(content + b",One,Ada Byron,mentee,ada@one.example\n")

    assert roster.troubles == ()
    assert [row.name for row in roster.rows] == ["Ada Byron"]
    assert roster.rows[0].capacity is None


@pytest.mark.parametrize(
    ("heading", "problem", "column"),
    [
        ("email,name,role,company,capcity", Problem.UNKNOWN_COLUMN, "capcity"),
        ("email,name,role,company,Name", Problem.COLUMN_TWICE, "name"),
        ("email,name,role", Problem.COLUMN_MISSING, "company"),
    ],
)
def test_a_wrong_heading_is_named_and_nothing_else_is_judged(heading: str, problem: Problem, column: str) -> None:
    found = read(f"\n{heading}\nnonsense\n".encode())

    assert found == Roster(troubles=(Trouble(2, problem, column),))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"email,name,role,company\n\n,,,\n"])
def test_a_file_with_nobody_in_it_is_empty(content: bytes) -> None:
    assert read(content) == Roster(troubles=(Trouble(1, Problem.EMPTY),))


def test_a_workbook_is_no_text() -> None:
    assert read(b"PK\x03\x04\x00\x00") == Roster(troubles=(Trouble(1, Problem.NOT_TEXT),))


def test_a_stray_quotation_mark_is_the_only_thing_said() -> None:
    assert read(written(ADA) + b'x,"y\n') == Roster(troubles=(Trouble(3, Problem.QUOTES),))


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ({"email": "ada"}, Problem.NOT_AN_EMAIL),
        ({"email": "ada@one"}, Problem.NOT_AN_EMAIL),
        ({"email": "ada@one.example, eva@one.example"}, Problem.NOT_AN_EMAIL),
        ({"email": "a" * 250 + "@one.example"}, Problem.TOO_LONG),
        ({"email": ""}, Problem.MISSING),
        ({"name": "\u00a0 "}, Problem.MISSING),
        ({"name": "A" * 121}, Problem.TOO_LONG),
        ({"name": "Ada\x07Byron"}, Problem.NOT_TEXT),
        ({"company": ""}, Problem.MISSING),
        ({"role": ""}, Problem.MISSING),
        ({"role": ";"}, Problem.MISSING),
        ({"role": "mentee;boss"}, Problem.UNKNOWN_ROLE),
        ({"manager_email": "Charles"}, Problem.NOT_AN_EMAIL),
        ({"skills": "chess;" + "a" * 81}, Problem.TOO_LONG),
        ({"skills": ";".join(map(str, range(LIST_AT_MOST + 1)))}, Problem.TOO_MANY),
        ({"capacity": "two"}, Problem.NOT_A_CAPACITY),
        ({"capacity": "-1"}, Problem.NOT_A_CAPACITY),
        ({"capacity": "²"}, Problem.NOT_A_CAPACITY),
        ({"capacity": str(CAPACITY_AT_MOST + 1)}, Problem.NOT_A_CAPACITY),
        ({"country": "UK"}, Problem.UNKNOWN_COUNTRY),
        ({"country": "Canada"}, Problem.UNKNOWN_COUNTRY),
        ({"country": "CA", "region": "Québec"}, Problem.NOT_A_REGION),
        ({"partner_email": "Emmy"}, Problem.NOT_AN_EMAIL),
    ],
)
def test_a_bad_cell_is_named_with_its_line_and_column(cell: dict[str, str], problem: Problem) -> None:
    column = list(cell)[-1]

    assert troubles(EMMY, {**ADA, **cell}) == [(3, problem, column)]


def test_a_region_needs_its_country() -> None:
    assert troubles({**ADA, "region": "QC"}) == [(2, Problem.MISSING, "country")]


def test_a_country_code_is_one_that_a_country_has() -> None:
    assert {"CA", "GB", "NZ", "BR", "KE", "IN"} < countries()
    assert not {"UK", "XX", "EU", ""} & countries()


def test_a_capacity_of_none_at_all_is_allowed() -> None:
    assert read(written({**EMMY, "capacity": "0"})).rows[0].capacity == 0


def test_all_that_is_wrong_is_named_at_once_in_the_order_of_the_lines() -> None:
    assert troubles({**ADA, "name": "", "capacity": "x"}, {**EMMY, "role": "boss"}, {"name": "No address"}) == [
        (2, Problem.NOT_A_CAPACITY, "capacity"),
        (2, Problem.MISSING, "name"),
        (3, Problem.UNKNOWN_ROLE, "role"),
        (4, Problem.MISSING, "email"),
        (4, Problem.MISSING, "role"),
        (4, Problem.MISSING, "company"),
    ]


def test_cells_beyond_the_columns_are_named_unless_they_are_empty() -> None:
    heading = b"email,name,role,company,\n"

    assert read(heading + b"ada@one.example,Ada,mentee,One,,,\n").troubles == ()
    (found,) = read(heading + b"ada@one.example,Ada,mentee,One,Inc.\n").troubles
    assert (found.problem, found.value) == (Problem.TOO_MANY_CELLS, "Inc.")


def test_a_line_is_the_one_on_which_its_row_begins() -> None:
    row = {**ADA, "department": "two\nlines"}

    assert troubles(row, {**row, "email": "x"}) == [(4, Problem.NOT_AN_EMAIL, "email")]


def test_someone_may_stand_in_two_rows_with_two_parts() -> None:
    mentor = {**ADA, "email": "Ada@One.example", "role": "mentor", "skills": "logic", "capacity": "2"}

    roster = read(written({**ADA, "skills": "chess"}, mentor))

    assert roster.troubles == ()
    (ada,) = roster.people.values()
    assert ada.role == {Part.MENTEE, Part.MENTOR}
    assert (ada.skills, ada.capacity, ada.line) == (("chess", "logic"), 2, 2)


def test_the_same_person_in_the_same_part_twice_is_a_mistake() -> None:
    (found,) = read(written(ADA, EMMY, {**ADA, "role": "mentee;mentor"})).troubles

    assert found == Trouble(4, Problem.TWICE, Column.ROLE, "mentee", other_line=2)


@pytest.mark.parametrize("column", ["name", "company", "phone", "capacity", "country"])
def test_two_rows_of_one_person_may_not_contradict_each_other(column: str) -> None:
    values = {"capacity": ("1", "2"), "country": ("CA", "GB")}.get(column, ("Ada", "Eva"))
    first, second = (
        {**ADA, "role": role, column: value} for role, value in zip(("mentee", "mentor"), values, strict=True)
    )

    (found,) = read(written(first, second)).troubles

    assert (found.line, found.problem, found.column) == (3, Problem.CONTRADICTS, column)
    assert (found.value, found.other, found.other_line) == (values[1], values[0], 2)


def test_a_company_is_spelt_in_one_way() -> None:
    (found,) = read(written(ADA, EMMY, {**EMMY, "email": "eva@two.example", "company": "two"})).troubles

    assert found == Trouble(4, Problem.SPELT_TWO_WAYS, Column.COMPANY, "two", other="Two", other_line=3)


def test_letters_composed_in_two_ways_are_the_same() -> None:
    rows = ({**ADA, "company": "Boréal"}, {**EMMY, "company": "Bore\u0301al"})

    assert {row.company for row in read(written(*rows)).rows} == {"Boréal"}


def test_there_may_be_fifty_thousand_rows_and_no_more() -> None:
    rows = b"".join(b"p%d@one.example,P,mentee,One\n" % number for number in range(ROWS_AT_MOST))
    content = b"email,name,role,company\n" + rows

    assert len(read(content).rows) == ROWS_AT_MOST == 50_000
    too_many = read(content + b"last@one.example,P,mentee,One\n")
    assert too_many == Roster(troubles=(Trouble(50_002, Problem.TOO_MANY_ROWS, at_most=50_000),))


NAMES = st.text("aé;,\"'-", min_size=1, max_size=6)
ROWS: st.SearchStrategy[dict[str, str]] = st.builds(
    dict,
    email=st.integers(0, 5).map("p{}@one.example".format),
    name=NAMES,
    role=st.sets(st.sampled_from([part.value for part in Part]), min_size=1).map(";".join),
    company=st.sampled_from(["One", "Two"]),
    capacity=st.sampled_from(["", "1", "2"]),
    skills=st.lists(st.sampled_from(["chess", "logic", "music"])).map(";".join),
)


@given(rows=st.lists(ROWS, min_size=1, max_size=8))
def test_the_order_of_the_columns_changes_nothing(rows: list[dict[str, str]]) -> None:
    backwards = written(*rows, columns=reversed(Column))

    assert read(backwards) == read(written(*rows))


@given(rows=st.lists(ROWS, min_size=1, max_size=8))
def test_what_is_read_can_be_written_and_read_again(rows: list[dict[str, str]]) -> None:
    once = read(written(*rows))
    again = read(
        written(
            *(
                {
                    "email": row.email,
                    "name": row.name,
                    "role": ";".join(sorted(row.role)),
                    "company": row.company,
                    "skills": ";".join(row.skills),
                    "capacity": "" if row.capacity is None else str(row.capacity),
                }
                for row in once.rows
            )
        )
    )

    assert [replace(row, line=0) for row in again.rows] == [replace(row, line=0) for row in once.rows]
    assert [trouble.problem for trouble in again.troubles] == [trouble.problem for trouble in once.troubles]


@given(rows=st.lists(ROWS, min_size=1, max_size=8))
def test_without_a_mistake_nobody_has_a_part_twice_or_two_names(rows: list[dict[str, str]]) -> None:
    roster = read(written(*rows))
    parts = [(row.person, part) for row in roster.rows for part in row.role]
    names = {(row.person, row.name) for row in roster.rows}
    good = len(parts) == len(set(parts)) and len(names) == len(roster.people)

    assert good or roster.troubles


@given(content=st.binary(max_size=300))
def test_no_file_breaks_the_reading(content: bytes) -> None:
    assert read(content).troubles


@given(text=st.text(max_size=300))
def test_no_text_under_a_right_heading_breaks_the_reading(text: str) -> None:
    roster = read(f"email,name,role,company\n{text}".encode("utf-8", "ignore"))

    assert roster.troubles or roster.rows
