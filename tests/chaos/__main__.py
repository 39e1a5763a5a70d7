"""`make chaos`: the long runs. `--seed` repeats one's kills, faults and moments; `--only` one of them."""

import argparse
import random
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.chaos.play import Plan, play


def plans(kills: int, nudges: int, seed: int) -> dict[str, Plan]:
    """SQLite; PostgreSQL with two and with three workers; and with its server killed."""
    fewer, few = max(1, kills * 3 // 20), max(1, kills // 10)
    on_postgres = partial(Plan, database="postgresql", nudges=nudges)
    return {
        "sqlite": Plan(database="sqlite", nudges=nudges, kills=kills, seed=seed),
        "two": on_postgres(kills=fewer, at_once=2, seed=seed + 1),
        "three": on_postgres(kills=fewer, at_once=3, seed=seed + 2),
        "server": on_postgres(kills=few, server_kills=few, at_once=2, seed=seed + 3),
    }


def main() -> int:
    """The runs one after the other; 1 if anything was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--kills", type=int, default=200, help="on SQLite; on PostgreSQL in proportion")
    parser.add_argument("--nudges", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--only", choices=("sqlite", "two", "three", "server"), action="append")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    worst = 0
    for name, plan in plans(given.kills, given.nudges, given.seed).items():
        if not given.only or name in given.only:
            with tempfile.TemporaryDirectory(prefix="advance-chaos-") as home:
                outcome = play(plan, Path(home))
            print(outcome, *outcome.lost[:5], *outcome.doubled[:5], sep="\n", flush=True)
            worst = max(worst, len(outcome.lost) + len(outcome.doubled))
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
