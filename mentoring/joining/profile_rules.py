"""What may stand in a profile (SPEC S8), and how what was typed is read: plain rules, on values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mentoring.joining.roster_cells import AT_MOST, CAPACITY_AT_MOST, CONTROL, LIST_AT_MOST, Column, tidy

TITLE_AT_MOST = 120
AVAILABILITY_AT_MOST = 500
SEPARATORS = re.compile(r"[,;،，、\r\n]+")
"""Between the things of a list, whichever the person is used to."""


class Field(StrEnum):
    """The parts of the profile's forms."""

    TITLE = "title"
    DEPARTMENT = "department"
    SKILLS = "skills"
    SEEKS = "seeks"
    LANGUAGES = "languages"
    PHONE = "phone"
    AVAILABILITY = "availability"
    CAPACITY = "capacity"


TEXTS = {
    Field.TITLE: TITLE_AT_MOST,
    Field.DEPARTMENT: AT_MOST[Column.DEPARTMENT],
    Field.PHONE: AT_MOST[Column.PHONE],
    Field.AVAILABILITY: AVAILABILITY_AT_MOST,
}
"""Characters."""
LISTS = {
    Field.SKILLS: AT_MOST[Column.SKILLS],
    Field.SEEKS: AT_MOST[Column.SEEKS],
    Field.LANGUAGES: AT_MOST[Column.LANGUAGES],
}
"""Characters in each of its things."""


class Problem(StrEnum):
    """What can be wrong with a field."""

    TOO_LONG = "too_long"
    THING_TOO_LONG = "thing_too_long"
    TOO_MANY = "too_many"
    NO_NUMBER = "no_number"
    """Not a whole number from 0 to `at_most`."""
    FEWER_THAN_NOW = "fewer_than_now"
    """Fewer mentees than the mentor has or is being asked about: `at_least`."""


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong, and where."""

    field: Field
    problem: Problem
    length: int = 0
    at_most: int = 0
    at_least: int = 0
    thing: str = ""


def things(typed: str) -> tuple[str, ...]:
    """The things of a list, each once however it is capitalised, in their order."""
    found: dict[str, str] = {}
    for thing in map(tidied, SEPARATORS.split(typed)):
        if thing:
            found.setdefault(thing.casefold(), thing)
    return tuple(found.values())


def tidied(typed: str) -> str:
    """The text in one line, single spaces, with nothing in it that cannot be stored."""
    return tidy(CONTROL.sub(" ", typed))


def troubles(entries: dict[Field, str], taken: int) -> Iterator[Trouble]:
    """All that is wrong, at most one thing a field. `taken`: how many mentees the mentor has or is asked about."""
    for field, typed in entries.items():
        if field in LISTS:
            yield from _list(field, things(typed))
        elif field in TEXTS and len(typed.strip()) > TEXTS[field]:
            yield Trouble(field, Problem.TOO_LONG, length=len(typed.strip()), at_most=TEXTS[field])
        elif field is Field.CAPACITY:
            yield from _capacity(typed.strip(), taken)


def _list(field: Field, found: tuple[str, ...]) -> Iterator[Trouble]:
    too_long = next((thing for thing in found if len(thing) > LISTS[field]), "")
    if too_long:
        length, thing = len(too_long), too_long[:30]
        yield Trouble(field, Problem.THING_TOO_LONG, length=length, at_most=LISTS[field], thing=thing)
    elif len(found) > LIST_AT_MOST:
        yield Trouble(field, Problem.TOO_MANY, length=len(found), at_most=LIST_AT_MOST)


def _capacity(typed: str, taken: int) -> Iterator[Trouble]:
    if not re.fullmatch("[0-9]{1,3}", typed) or int(typed) > CAPACITY_AT_MOST:
        yield Trouble(Field.CAPACITY, Problem.NO_NUMBER, at_most=CAPACITY_AT_MOST)
    elif int(typed) < taken:
        yield Trouble(Field.CAPACITY, Problem.FEWER_THAN_NOW, at_least=taken)
