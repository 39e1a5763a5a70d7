"""Advance's tick among many active matches. Run in a process of its own, so that its memory is its own."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import event, select, update

from mentoring.nudging.courses import courses_of
from scheduler.clock import nudge
from storage import nudges
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.databases import Databases
from tests.scale.crowd import fall_due
from tests.scale.memory import megabytes

BATCH = 100
PIECES = 2_000
"""Moments that are set one by one, to say how long many would take."""


def tick(store: Store, many: int, due: int, offset: int, now: datetime) -> float:
    """Seconds in which the matches that are due were looked at, and all that they call for put into the outbox."""
    with store.engine.begin() as connection:
        fall_due(connection, many, due, offset, now)
    began = time.perf_counter()
    look_at_all(store, now)
    return time.perf_counter() - began


def look_at_all(store: Store, now: datetime) -> None:
    """As the outbox does it: again and again, until nothing more is due."""
    while (later := nudge(store, now)) is None or later <= now:
        assert later is not None, "nobody else has any"


def find(store: Store, many: int, due: int, offset: int, now: datetime) -> float:
    """Seconds in which those that are due were found and read, in batches as the clock does it."""
    with store.engine.begin() as connection:
        fall_due(connection, many, due, offset, now)
    began = time.perf_counter()
    with store.write(EVERYONE) as work:
        found = [*nudges.due(work.session, now, due)]
        courses = [each for n in range(0, due, BATCH) for each in courses_of(work, found[n : n + BATCH])]
    took = time.perf_counter() - began
    assert len(courses) == due
    look_at_all(store, now)
    return took


def add(store: Store, at: datetime) -> float:
    """Seconds for one: the moment of a match's next look, in a transaction of its own."""
    with store.read(EVERYONE) as work:
        ids = list(work.session.scalars(select(MatchRow.id).order_by(MatchRow.id).limit(PIECES)))
    began = time.perf_counter()
    for match_id in ids:
        with store.write(EVERYONE) as work:
            one = update(MatchRow).where(MatchRow.id == match_id).values(next_look_at=at)
            work.session.execute(one.execution_options(synchronize_session=False))
    return (time.perf_counter() - began) / PIECES


def plans(store: Store, now: datetime) -> list[str]:
    """How PostgreSQL finds what is due, and when the next will be."""
    with store.read(EVERYONE) as work, _written(store) as statements:
        nudges.next_due(work.session)
    with store.write(EVERYONE) as work, _written(store) as more:
        nudges.due(work.session, now, BATCH)
    with store.engine.connect() as connection:
        return [
            "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN (COSTS OFF) {statement}", values))
            for statement, values in (*statements, *more)
        ]


@contextmanager
def _written(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """The statements that the block sends."""
    found: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if "matches" in statement:
            found.append((statement, values))

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def main(sizes: dict[str, dict[str, Any]], due: int, rounds: int, now: datetime) -> None:
    """Both sizes in turn, round by round; the first of each warms up. Prints JSON."""
    stores = {name: Databases(size["data"], size["keys"]).store() for name, size in sizes.items()}
    took: dict[str, list[float]] = {name: [] for name in sizes}
    for offset in range(rounds + 1):
        for name, size in sizes.items():
            took[name].append(tick(stores[name], size["matches"], due, offset, now))
    peak, small = megabytes(), next(iter(sizes))
    told = {
        "ticks_s": {name: times[1:] for name, times in took.items()},
        "megabytes": peak,
        "plans": {name: plans(stores[name], now) for name in sizes},
        "find_s": median(find(stores[small], sizes[small]["matches"], due, rounds + 1 + n, now) for n in range(3)),
        "add_s": add(stores[small], now.replace(year=now.year + 1)),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    main(given["sizes"], given["due"], given["rounds"], datetime.fromisoformat(given["now"]))
