"""Rosters (SPEC S1): a CSV file of who takes part, read into rows, with every mistake found at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, zip_longest
from typing import Any

from mentoring.joining.roster_cells import REQUIRED, Cells, Column, Wrong, tidy
from mentoring.joining.roster_rows import Row, between_rows, together
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.joining.spreadsheet import BadQuotes, NotText, Record, records

ROWS_AT_MOST = 50_000


@dataclass(frozen=True)
class Roster:
    """Every row whose address could be read, and every mistake. With a mistake in it, it is good for looking only."""

    rows: tuple[Row, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @cached_property
    def people(self) -> dict[str, Row]:
        """Each person once, by her key, in the order in which they are first named; `role` holds all her parts."""
        found: dict[str, Row] = {}
        for row in self.rows:
            known = found.get(row.person)
            found[row.person] = together(known, row) if known else row
        return found

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """People with a mistake in one of their rows: what others' rows say of them can't be judged yet."""
        lines = {trouble.line for trouble in self.troubles}
        return frozenset(row.person for row in self.rows if row.line in lines)


def read(content: bytes, rows_at_most: int = ROWS_AT_MOST, needed: Sequence[Column] = REQUIRED) -> Roster:
    """Read a roster file. It raises nothing: what is wrong with the file comes back in the roster's troubles.

    `needed`: the columns that can be neither missing nor empty.
    """
    try:
        table = records(content)
        heading = next(table, None)
        if heading is None:
            return Roster(troubles=(Trouble(1, Problem.EMPTY),))
        columns, troubles = _columns(heading, needed)
        if troubles:
            return Roster(troubles=troubles)
        found = list(islice(table, rows_at_most + 1))
        if len(found) > rows_at_most:
            return Roster(troubles=(Trouble(found[-1].line, Problem.TOO_MANY_ROWS, at_most=rows_at_most),))
        return _roster(found, columns, needed)
    except NotText:
        return Roster(troubles=(Trouble(1, Problem.NOT_TEXT),))
    except BadQuotes as error:
        return Roster(troubles=(Trouble(error.line, Problem.QUOTES),))


def _columns(heading: Record, needed: Sequence[Column]) -> tuple[list[Cells | None], tuple[Trouble, ...]]:
    """Which column stands where; None where the heading is empty, as spreadsheets leave it at the end."""
    names = [tidy(cell).casefold().replace(" ", "_").replace("-", "_") for cell in heading.cells]
    troubles = [
        *((Problem.UNKNOWN_COLUMN, name) for name in names if name and name not in set(Column)),
        *((Problem.COLUMN_TWICE, name) for name in Column if names.count(name) > 1),
        *((Problem.COLUMN_MISSING, name) for name in needed if name not in names),
    ]
    if troubles:
        return [], tuple(Trouble(heading.line, problem, column) for problem, column in troubles)
    return [Cells(Column(name)) if name else None for name in names], ()


def _roster(found: Sequence[Record], columns: Sequence[Cells | None], needed: Sequence[Column]) -> Roster:
    if not found:
        return Roster(troubles=(Trouble(1, Problem.EMPTY),))
    troubles: list[Trouble] = []
    rows = tuple(row for record in found if (row := _row(record, columns, needed, troubles)))
    troubles += between_rows(rows)
    return Roster(rows, tuple(sorted(troubles, key=lambda trouble: trouble.line)))


def _row(
    record: Record, columns: Sequence[Cells | None], needed: Sequence[Column], troubles: list[Trouble]
) -> Row | None:
    """The row, as far as it can be read; None without an address. What is wrong with it is added to `troubles`."""
    values: dict[str, Any] = {}
    wrong: dict[str, Trouble] = {}
    for cells, cell in zip_longest(columns, record.cells, fillvalue=None):
        if not cell:
            continue
        if cells is None:
            if text := tidy(cell):
                wrong[""] = Trouble(record.line, Problem.TOO_MANY_CELLS, value=text, at_most=len(columns))
            continue
        try:
            value = cells.read(cell)
        except Wrong as why:
            wrong[cells.column] = Trouble(record.line, why.problem, cells.column, tidy(cell), at_most=why.at_most)
        else:
            if value is not None:
                values[cells.column] = value
    needed = (*needed, Column.COUNTRY) if Column.REGION in values else needed
    missing = [each for each in needed if each not in values and each not in wrong]
    troubles += [*wrong.values(), *(Trouble(record.line, Problem.MISSING, each) for each in missing)]
    return Row(record.line, **values) if Column.EMAIL in values else None
