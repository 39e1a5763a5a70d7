"""Walks the table: everybody tries everything, and one sees what changed and what was shown."""

import json
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Table
from sqlalchemy.engine.interfaces import DBAPICursor

from mentoring.access import MAY, ONLY, Role, Sight, sight
from mentoring.access_terms import Part
from storage.tables import TABLES
from storage.work import Store
from tests.building import NOW
from tests.handlers.house import House
from tests.handlers.walk.attempts import Attempt, Try
from tests.handlers.walk.circle import Circle, Crowd, Who, circle

Rows = dict[str, list[str]]
TURNS = {
    "sqlite": ((False, Part.MENTEE), (True, Part.MENTOR)),
    "postgresql": ((False, Part.MENTOR), (True, Part.MENTEE)),
}
"""Whether across companies, and whose the thing is: each database takes one half of the way."""

REDRAWING = frozenset({"stale", "home_stale"})


@dataclass
class Walk:
    """Everybody's tries, counted; `wrong` says of each that went otherwise than the table has it."""

    house: House
    around: Crowd
    cells: int = 0
    allowed: int = 0
    wrong: tuple[str, ...] = ()

    def go(self, attempt: Attempt) -> None:
        """Everybody tries it, within a company and across two, on what a mentee made and on what a mentor did."""
        for across, part in TURNS[self.house.store.engine.dialect.name]:
            if across in attempt.worlds:
                self._around(attempt, part if part in attempt.authors else attempt.authors[0], across=across)

    def _around(self, attempt: Attempt, part: Part, *, across: bool) -> None:
        """First all who may not; what they tried at is then still there for who may. Each of those has her own."""
        here, trying = self.set_up(attempt, part, across=across)
        before = self.rows(attempt, here)
        for who in [who for who in Who if not may_do(attempt, here, who) and who not in attempt.spares]:
            before = self.refuse(attempt, here, trying, who, before)
        for number, who in enumerate(who for who in Who if may_do(attempt, here, who)):
            if number:
                here, trying = self.set_up(attempt, part, across=across)
            self.allow(attempt, here, trying, who)

    def set_up(self, attempt: Attempt, part: Part, *, across: bool) -> tuple[Circle, Try]:
        """A new pair, and all that has to be done before anybody tries."""
        self.house.clock.at = NOW
        here = circle(self.house.store, self.around, part, across=across, matched=attempt.matched)
        return here, attempt.setting(self.house, here)

    def refuse(self, attempt: Attempt, here: Circle, trying: Try, who: Who, before: Rows | None = None) -> Rows:
        """She tries it, in vain; what the database holds then. `before`: what it held."""
        before = before or self.rows(attempt, here)
        shown = self._shown(trying, here, who)
        after = self.rows(attempt, here)
        self._count(f"{attempt.name}, {who}: something changed", after == before)
        kept = [] if sight(here.role_of(who, attempt.towards), attempt.thing) is Sight.ALL else [here.mark]
        if here.role_of(who, attempt.towards) is Role.OTHER:
            kept += [here.author.name.split()[0], here.partner.name.split()[0]]
        self._count(f"{attempt.name}, {who}: was shown {kept}", not any(text in shown for text in kept), cell=False)
        return after

    def allow(self, attempt: Attempt, here: Circle, trying: Try, who: Who) -> None:
        """She does it."""
        before = self.rows(attempt, here)[attempt.changes]
        self._shown(trying, here, who)
        self.allowed += 1
        self._count(f"{attempt.name}, {who}: nothing happened", self.rows(attempt, here)[attempt.changes] != before)

    def _count(self, what: str, is_right: bool, *, cell: bool = True) -> None:
        self.cells += cell
        self.wrong += () if is_right else (what,)

    def _shown(self, trying: Try, here: Circle, who: Who) -> str:
        """Everything that Slack got to show because of it."""
        calls = len(self.house.slack.calls)
        answered = trying(here.people[who])
        self._count(f"{who}: an error", answered.status == 200, cell=False)
        return json.dumps([answered.body, *(call.arguments for call in self.house.slack.calls[calls:])])

    def rows(self, attempt: Attempt, here: Circle) -> Rows:
        """What the database holds, as far as this attempt could be felt by the author."""
        rows = everything(self.house.store)
        if attempt.within is None:
            return rows
        id = attempt.within(here)
        return {attempt.changes: [row for row in rows[attempt.changes] if str(id) in row or id.hex in row]}


def may_do(attempt: Attempt, here: Circle, who: Who) -> bool:
    """Whether the table allows it to her, and this is her way to do it."""
    cell, role = (attempt.verb, attempt.thing), here.role_of(who, attempt.towards)
    part = here.part_of(who)
    return role in MAY[cell] & attempt.through and part is ONLY.get(cell, part)


def everything(store: Store) -> Rows:
    """Every row of every table, as the database itself has it: but for what only says that a screen is drawn anew."""
    with store.engine.connect() as connection, closing(connection.connection.cursor()) as cursor:
        return {table: _rows(cursor, query) for table, query in SELECTS.items()}


def _rows(cursor: DBAPICursor, query: str) -> list[str]:
    cursor.execute(query)
    return sorted(map(repr, cursor.fetchall()))


def _select(table: Table) -> str:
    columns = ", ".join(column.name for column in table.columns if column.name not in REDRAWING)
    return f"SELECT {columns} FROM {table.name}"


SELECTS = {table.name: _select(table) for table in TABLES.sorted_tables}
