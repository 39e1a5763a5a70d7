"""A table saved from any spreadsheet is read, and each row knows the line on which it begins."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.joining.spreadsheet import BadQuotes, NotText, records, text_of

LINES = "email,name\r\nzoe@one.example,Zoë\r\n"
CELL = st.text("aé\n\t;,\"' ", max_size=8).map(str.strip)


def cells(content: bytes) -> list[list[str]]:
    return [record.cells for record in records(content)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert cells(LINES.encode(encoding)) == [["email", "name"], ["zoe@one.example", "Zoë"]]


def test_utf_16_of_either_byte_order_is_read() -> None:
    assert text_of(b"\xfe\xff" + "é".encode("utf-16-be")) == "é"
    assert text_of(b"\xff\xfe" + "é".encode("utf-16-le")) == "é"


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x14\x00\x06\x00", b"\xff\xfe\x00", b"a\x00\x00\x00b", b"\x89PNG\x0d\x81"]
)
def test_a_workbook_or_a_picture_is_no_text(content: bytes) -> None:
    with pytest.raises(NotText):
        text_of(content)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_of_the_first_row(delimiter: str) -> None:
    content = f'email{delimiter}skills\nzoe@one.example{delimiter}"a{delimiter}b"\n'.encode()

    assert cells(content) == [["email", "skills"], ["zoe@one.example", f"a{delimiter}b"]]


def test_a_spreadsheet_may_announce_its_delimiter() -> None:
    found = list(records(b"sep=;\r\nemail;name\r\nzoe@one.example;Zoe, the first\r\n"))

    assert [(record.line, record.cells[1]) for record in found] == [(2, "name"), (3, "Zoe, the first")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_is_known_by_the_line_on_which_it_begins(end: str) -> None:
    content = end.join(["", "email,name", "", '"a","two', 'lines"', " , ", "b,one", ""]).encode()

    assert [record.line for record in records(content)] == [2, 4, 7]


@given(table=st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=8), delimiter=st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_what_is_read(table: list[list[str]], delimiter: str) -> None:
    heading = ["email", "name", "role"]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows([heading, *table])

    found = cells(written.getvalue().encode("utf-8-sig"))

    assert found == [heading, *(row for row in table if any(row))]


@given(content=st.binary(max_size=200))
def test_no_bytes_at_all_break_the_reading(content: bytes) -> None:
    try:
        found = list(records(content))
    except (NotText, BadQuotes):
        return
    lines = [record.line for record in found]
    assert lines == sorted(set(lines))
    assert all(line >= 1 for line in lines)


@pytest.mark.parametrize("row", ['"never closed,x', '"closed" then more,x'])
def test_a_stray_quotation_mark_is_found_where_its_row_begins(row: str) -> None:
    found = records(f"email,name\n\na,b\n{row}\nc,d\n".encode())

    assert next(found).line == 1
    assert next(found).line == 3
    with pytest.raises(BadQuotes) as bad:
        next(found)
    assert bad.value.line == 4


def test_a_quotation_mark_never_closed_in_a_long_file_is_found_too() -> None:
    with pytest.raises(BadQuotes) as bad:
        list(records(b'email,name\n"a,b\n' + b"c,d\n" * 50_000))
    assert bad.value.line == 2
