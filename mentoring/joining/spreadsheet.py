"""Reads a table that somebody saved from a spreadsheet as text: whatever encoding and delimiter theirs chose."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

DELIMITERS = ",;\t"
DELIMITER_LINE = re.compile(r"sep=(.)\r?\n?")
"""What some spreadsheets write before everything else."""


class NotText(Exception):
    """The bytes are no text in any encoding that we read: a workbook, a picture."""


class BadQuotes(Exception):
    """A quotation mark is opened and not closed, or something follows the closing one. Ends the reading."""

    def __init__(self, line: int) -> None:
        super().__init__(f"quotation marks in line {line}")
        self.line = line


class Record(NamedTuple):
    """One row: the line on which it begins (the first is 1) and its cells as they stand there."""

    line: int
    cells: list[str]


def text_of(content: bytes) -> str:
    """The text, without a byte order mark. UTF-8 and UTF-16, else Windows' Western European. Raises NotText."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif content[1:2] == b"\0":
        encodings = ["utf-16-le"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotText


def records(content: bytes) -> Iterator[Record]:
    """The rows that are not blank. Raises NotText at once, BadQuotes when it gets there."""
    lines = StringIO(text_of(content), newline="")
    delimiter, line = _delimiter(lines)
    rows = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    skipped = line
    while True:
        line = skipped + rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadQuotes(line) from error
        if any(map(str.strip, cells)):
            yield Record(line, cells)


def _delimiter(lines: StringIO) -> tuple[str, int]:
    """The delimiter, and how many lines to skip: the first line that says anything has most of the right one."""
    announced = DELIMITER_LINE.fullmatch(lines.readline())
    if announced:
        return announced[1], 1
    lines.seek(0)
    heading = next((line for line in lines if line.strip(f" \r\n{DELIMITERS}")), "")
    lines.seek(0)
    return max(DELIMITERS, key=heading.count), 0
