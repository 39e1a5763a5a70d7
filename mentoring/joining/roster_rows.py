"""The rows of a roster, and what they say together of one person or one company."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from mentoring.joining.roster_cells import Column
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.people import Part

SAID_ONCE = (
    Column.NAME,
    Column.COMPANY,
    Column.PHONE,
    Column.DEPARTMENT,
    Column.MANAGER_EMAIL,
    Column.COUNTRY,
    Column.REGION,
    Column.CAPACITY,
)
"""Where two rows of one person say something, they say the same."""
LISTS = (Column.SKILLS, Column.SEEKS, Column.LANGUAGES, Column.PARTNER_EMAIL)
"""Of these, each row may say a part."""


@dataclass(frozen=True)
class Row:
    """One row, or all that the rows of one person say together. An empty cell says nothing: None, or an empty list."""

    line: int
    email: str
    name: str = ""
    role: frozenset[Part] = frozenset()
    company: str = ""
    phone: str | None = None
    department: str | None = None
    manager_email: str | None = None
    skills: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    country: str | None = None
    region: str | None = None
    capacity: int | None = None
    partner_email: tuple[str, ...] = ()

    @property
    def person(self) -> str:
        """The address as a key: its capitals do not count."""
        return self.email.casefold()


def together(known: Row, row: Row) -> Row:
    """What two rows say of one person. Where they contradict each other (a mistake), the first is taken."""
    said: dict[str, Any] = {each: getattr(row, each) for each in SAID_ONCE if getattr(known, each) in (None, "")}
    for each in LISTS:
        said[each] = tuple(dict.fromkeys((*getattr(known, each), *getattr(row, each))))
    return replace(known, role=known.role | row.role, **said)


def between_rows(rows: Iterable[Row]) -> Iterator[Trouble]:
    """Mistakes that no row has by itself: the later row is the one that is named."""
    people: dict[str, Row] = {}
    parts: dict[tuple[str, Part], int] = {}
    companies: dict[str, Row] = {}
    for row in rows:
        for part in sorted(row.role):
            earlier = parts.setdefault((row.person, part), row.line)
            if earlier != row.line:
                yield Trouble(row.line, Problem.TWICE, Column.ROLE, part, other_line=earlier)
        known = people.setdefault(row.person, row)
        if known is not row:
            yield from _contradictions(known, row)
            people[row.person] = together(known, row)
        first = companies.setdefault(row.company.casefold(), row)
        if first.company != row.company:
            yield _spelt(row, first)


def _contradictions(known: Row, row: Row) -> Iterator[Trouble]:
    for column in SAID_ONCE:
        before, now = getattr(known, column), getattr(row, column)
        if before not in (None, "", now) and now not in (None, "") and not _same_company(column, before, now):
            yield Trouble(row.line, Problem.CONTRADICTS, column, str(now), other=str(before), other_line=known.line)


def _same_company(column: Column, before: str, now: str) -> bool:
    return column is Column.COMPANY and before.casefold() == now.casefold()  # which is a mistake of its own


def _spelt(row: Row, first: Row) -> Trouble:
    return Trouble(
        row.line, Problem.SPELT_TWO_WAYS, Column.COMPANY, row.company, other=first.company, other_line=first.line
    )
