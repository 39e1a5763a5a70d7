"""`make chaos`: the long runs. `--seed` repeats one's kills, faults and moments; `--only` one of them."""

import argparse
import random
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.chaos.play import Outcome, Plan, play


def plans(kills: int, server_kills: int, nudges: int, seed: int) -> dict[str, Plan]:
    """SQLite; and PostgreSQL with two and with three workers at once, whose server is killed, too."""
    common = partial(Plan, nudges=nudges, kills=kills)
    on_postgres = partial(common, database="postgresql", server_kills=server_kills)
    return {
        "sqlite": common(database="sqlite", seed=seed),
        "two": on_postgres(at_once=2, seed=seed + 1),
        "three": on_postgres(at_once=3, seed=seed + 2),
    }


def main() -> int:
    """The runs one after the other; 1 if anything was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--kills", type=int, default=200, help="of workers, in each run")
    parser.add_argument("--server-kills", type=int, default=20, help="of the database server, in each on PostgreSQL")
    parser.add_argument("--nudges", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--only", choices=("sqlite", "two", "three"), action="append")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    chosen = plans(given.kills, given.server_kills, given.nudges, given.seed)
    outcomes = [_played(plan) for name, plan in chosen.items() if not given.only or name in given.only]
    lost, doubled = sum(len(each.lost) for each in outcomes), sum(len(each.doubled) for each in outcomes)
    print(f"\nin all: {lost} lost, {doubled} doubled", flush=True)
    return 1 if lost or doubled else 0


def _played(plan: Plan) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="advance-chaos-") as home:
        outcome = play(plan, Path(home))
    print(outcome, *outcome.lost[:5], *outcome.doubled[:5], sep="\n", flush=True)
    return outcome


if __name__ == "__main__":
    sys.exit(main())
