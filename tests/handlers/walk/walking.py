"""Walks the table: everybody tries everything, and one sees what changed and what was shown."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from sqlalchemy import PoolProxiedConnection, Table
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
AUTHORS = {
    ("sqlite", False): Part.MENTEE,
    ("sqlite", True): Part.MENTOR,
    ("postgresql", False): Part.MENTOR,
    ("postgresql", True): Part.MENTEE,
}
"""Whose the thing is, by whether it is tried across companies: each database takes one half of the way."""

REDRAWING = frozenset({"stale", "home_stale"})
NEWS = {
    "sqlite": "PRAGMA data_version",
    "postgresql": "SELECT pg_snapshot_xmax(pg_current_snapshot())",
}
"""What differs as soon as anybody else has written anything: SQLite's count of others' changes, and the number that
PostgreSQL's next transaction that writes will have."""


@dataclass
class Watch:
    """Sees what the database holds; reads it anew only where the database says that something was written since."""

    store: Store
    connection: PoolProxiedConnection
    """Its own: to SQLite, what is written on this one is no news."""
    _heard: object = None
    _rows: Rows = field(default_factory=dict)

    def everything(self) -> Rows:
        """Every row of every table."""
        heard = self.news()
        if heard != self._heard:
            self._heard, self._rows = heard, everything(self.store)
        return self._rows

    def news(self) -> object:
        """Something that differs as soon as anybody has written anything."""
        with closing(self.connection.cursor()) as cursor:
            cursor.execute(NEWS[self.store.engine.dialect.name])
            found = cursor.fetchone()
        self.connection.rollback()  # a look at the clock, and no transaction
        return found


@contextmanager
def watching(store: Store) -> Iterator[Watch]:
    """Watch the store on a connection of its own."""
    with closing(store.engine.raw_connection()) as connection:
        yield Watch(store, connection)


@dataclass
class Walk:
    """Everybody's tries, counted; `wrong` says of each that went otherwise than the table has it."""

    house: House
    around: Crowd
    watch: Watch
    cells: int = 0
    allowed: int = 0
    wrong: tuple[str, ...] = ()

    def go(self, attempt: Attempt, *, across: bool) -> None:
        """Everybody tries it, within a company or across two.

        First all who may not; what they tried at is then still there for who may. Each of those has her own.
        """
        part = AUTHORS[self.house.store.engine.dialect.name, across]
        part = part if part in attempt.authors else attempt.authors[0]
        here, trying = set_up(self.house, self.around, attempt, part, across=across)
        before = self.rows(attempt, here)
        for who in [who for who in Who if not may_do(attempt, here, who) and who not in attempt.spares]:
            before = self.refuse(attempt, here, trying, who, before)
        for number, who in enumerate(who for who in Who if may_do(attempt, here, who)):
            if number:
                here, trying = set_up(self.house, self.around, attempt, part, across=across)
            self.allow(attempt, here, trying, who)

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
        before = self.changed(attempt, here)
        self._shown(trying, here, who)
        self.allowed += 1
        self._count(f"{attempt.name}, {who}: nothing happened", self.changed(attempt, here) != before)

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
        if attempt.within is None:
            return self.watch.everything()
        return {attempt.changes: self.changed(attempt, here)}

    def changed(self, attempt: Attempt, here: Circle) -> list[str]:
        """What the table that the attempt is about holds; of what names nobody only the author's."""
        rows = everything(self.house.store, attempt.changes)[attempt.changes]
        if attempt.within is None:
            return rows
        id = attempt.within(here)
        return [row for row in rows if str(id) in row or id.hex in row]


def set_up(house: House, around: Crowd, attempt: Attempt, part: Part, *, across: bool) -> tuple[Circle, Try]:
    """A new pair, and all that has to be done before anybody tries."""
    house.clock.at = NOW
    here = circle(house.store, around, part, across=across, matched=attempt.matched)
    return here, attempt.setting(house, here)


def may_do(attempt: Attempt, here: Circle, who: Who) -> bool:
    """Whether the table allows it to her, and this is her way to do it."""
    cell, role = (attempt.verb, attempt.thing), here.role_of(who, attempt.towards)
    part = here.part_of(who)
    return role in MAY[cell] & attempt.through and part is ONLY.get(cell, part)


def everything(store: Store, *tables: str) -> Rows:
    """Every row of these tables, or of all, as the database itself has it: but for what only says that a screen is
    drawn anew."""
    with store.engine.connect() as connection, closing(connection.connection.cursor()) as cursor:
        return {table: _rows(cursor, SELECTS[table]) for table in tables or SELECTS}


def _rows(cursor: DBAPICursor, query: str) -> list[str]:
    cursor.execute(query)
    return sorted(map(repr, cursor.fetchall()))


def _select(table: Table) -> str:
    columns = ", ".join(column.name for column in table.columns if column.name not in REDRAWING)
    return f"SELECT {columns} FROM {table.name}"


SELECTS = {table.name: _select(table) for table in TABLES.sorted_tables}
