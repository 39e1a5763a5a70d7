"""What may stand in each column of a roster (SPEC S1), and how it is read."""

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from mentoring.joining.roster_troubles import Problem
from mentoring.people import Part

LIST_SEPARATOR = ";"
LIST_AT_MOST = 30
CAPACITY_AT_MOST = 20
EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\".]+(\.[^@\s,;<>\".]+)+")
REGION = re.compile(r"[A-Z0-9]{1,3}")
"""The second half of an ISO 3166-2 code."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Column(StrEnum):
    """The columns, by the names that they have in the file."""

    EMAIL = "email"
    NAME = "name"
    ROLE = "role"
    COMPANY = "company"
    PHONE = "phone"
    DEPARTMENT = "department"
    MANAGER_EMAIL = "manager_email"
    SKILLS = "skills"
    SEEKS = "seeks"
    LANGUAGES = "languages"
    COUNTRY = "country"
    REGION = "region"
    CAPACITY = "capacity"
    PARTNER_EMAIL = "partner_email"


REQUIRED = (Column.EMAIL, Column.NAME, Column.ROLE, Column.COMPANY)
AT_MOST = {
    Column.EMAIL: 254,
    Column.NAME: 120,
    Column.COMPANY: 200,
    Column.PHONE: 40,
    Column.DEPARTMENT: 200,
    Column.MANAGER_EMAIL: 254,
    Column.SKILLS: 80,
    Column.SEEKS: 80,
    Column.LANGUAGES: 80,
    Column.PARTNER_EMAIL: 254,
}
"""Characters in a cell; of a list, in each of its things."""


class Wrong(Exception):
    """The cell cannot be read."""

    def __init__(self, problem: Problem, at_most: int = 0) -> None:
        super().__init__(problem.value)
        self.problem, self.at_most = problem, at_most


def tidy(cell: str) -> str:
    """The text of a cell: composed letters, single spaces, nothing invisible at the ends."""
    text = " ".join(cell.split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def things(text: str) -> tuple[str, ...]:
    """The things of a list, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(LIST_SEPARATOR)))))


def _text(column: Column, text: str) -> str:
    if len(text) > AT_MOST[column]:
        raise Wrong(Problem.TOO_LONG, AT_MOST[column])
    if not text.isprintable() and CONTROL.search(text):
        raise Wrong(Problem.NOT_TEXT)
    return text


def _texts(column: Column, text: str) -> tuple[str, ...]:
    found = things(text) if LIST_SEPARATOR in text else (text,)
    if len(found) > LIST_AT_MOST:
        raise Wrong(Problem.TOO_MANY, LIST_AT_MOST)
    return tuple(_text(column, thing) for thing in found)


def _email(column: Column, text: str) -> str:
    if not EMAIL.fullmatch(_text(column, text)):
        raise Wrong(Problem.NOT_AN_EMAIL)
    return text


def _emails(column: Column, text: str) -> tuple[str, ...]:
    return tuple(_email(column, one) for one in _texts(column, text))


def _parts(_column: Column, text: str) -> frozenset[Part]:
    try:
        found = frozenset(Part(role.casefold()) for role in things(text))
    except ValueError as error:
        raise Wrong(Problem.UNKNOWN_ROLE) from error
    if not found:
        raise Wrong(Problem.MISSING)
    return found


def _capacity(_column: Column, text: str) -> int:
    if not re.fullmatch("[0-9]{1,3}", text) or int(text) > CAPACITY_AT_MOST:
        raise Wrong(Problem.NOT_A_CAPACITY, CAPACITY_AT_MOST)
    return int(text)


def _country(_column: Column, text: str) -> str:
    if text.upper() not in countries():
        raise Wrong(Problem.UNKNOWN_COUNTRY)
    return text.upper()


def _region(_column: Column, text: str) -> str:
    code = text.upper().rpartition("-")[2]
    if not REGION.fullmatch(code):
        raise Wrong(Problem.NOT_A_REGION)
    return code


READERS: dict[Column, Callable[[Column, str], Any]] = {
    Column.EMAIL: _email,
    Column.NAME: _text,
    Column.ROLE: _parts,
    Column.COMPANY: _text,
    Column.PHONE: _text,
    Column.DEPARTMENT: _text,
    Column.MANAGER_EMAIL: _email,
    Column.SKILLS: _texts,
    Column.SEEKS: _texts,
    Column.LANGUAGES: _texts,
    Column.COUNTRY: _country,
    Column.REGION: _region,
    Column.CAPACITY: _capacity,
    Column.PARTNER_EMAIL: _emails,
}
"""How a cell that is not empty is read. Each raises Wrong."""


class Cells:
    """Reads the cells of one column. What many rows say alike (a company, a skill) is read once."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self._reader = READERS[column]
        self._known: dict[str, Any] = {}

    def read(self, cell: str) -> Any:
        """What the cell says, of the type that `Row` has for it; None for an empty one. Raises Wrong."""
        if cell in self._known:
            return self._known[cell]
        text = tidy(cell)
        value = self._known[cell] = self._reader(self.column, text) if text else None
        return value


@cache
def countries() -> frozenset[str]:
    """The country codes of ISO 3166, alpha-2, as the time zone database has them."""
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    return frozenset(line[:2] for line in table.splitlines() if line and not line.startswith("#"))
