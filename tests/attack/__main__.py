"""`make attack`: many random pilots, with all safeguards, and fewer with each of them left out in turn.

2,000 pilots take some ten minutes on two cores.
"""

import sys
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import replace
from random import Random
from typing import Final

from mentoring.counting.gate import Gate
from tests.attack.attacker import Tally, attack
from tests.attack.bookkeeping import Rules
from tests.attack.pilots import pilot

SAFE: Final = Rules()
WITHOUT: Final = {
    "cells of a few people": Rules(replace(Gate.of(5), cell=0)),
    "all but a few of a block": Rules(replace(Gate.of(5), rest=0)),
    "counted anew each week, not in blocks": Rules(in_blocks=False),
    "what was set aside, merged": Rules(for_good=False),
    "counted by company and by coordinator": Rules(once=False),
    "nobody left out by lot": Rules(replace(Gate.of(5), left_out=0)),
}
"""Rules that lack one safeguard each, by what they let pass."""
SHARE: Final = 20
"""Pilots that one process attacks before it tells what it found."""
HEAD: Final = f"{'':40}{'pilots':>8}{'figures':>9}{'answers':>9}{'groups < 5':>12}{'who answered':>14}{'recovered':>11}"


def attacks(rules: Rules, pilots: int, most: int = 300, first: int = 0) -> Tally:
    """What is recovered of so many random pilots, of 6 people to `most`."""
    tally = Tally()
    for seed in range(first, first + pilots):
        attack(pilot(Random(seed), most), rules, tally)
    return tally


def attacks_at_once(pool: Executor, rules: Rules, pilots: int) -> Tally:
    """The same, shared among the processors; how far it has come is told on the standard error."""
    shares = {pool.submit(attacks, rules, min(SHARE, pilots - first), first=first) for first in range(0, pilots, SHARE)}
    tally = Tally()
    for share in as_completed(shares):
        tally += share.result()
        print(f"\r{tally.pilots} of {pilots} ", end="", file=sys.stderr, flush=True)
    print("\r", end="", file=sys.stderr, flush=True)
    return tally


def line(name: str, tally: Tally) -> str:
    """One line of the table."""
    numbers = f"{tally.pilots:8}{tally.figures:9}{tally.answers:9}{tally.small_groups:12}{tally.presences:14}"
    return f"{name:40}{numbers}{tally.recovered:11}"


def main(pilots: int = 2000, without: int = 100) -> int:
    """The table; 1 if anything was recovered with all safeguards, or nothing without one of them."""
    print(HEAD, flush=True)
    bites = True
    with ProcessPoolExecutor() as pool:
        safe = attacks_at_once(pool, SAFE, pilots)
        print(line("all safeguards", safe), flush=True)
        for name, rules in WITHOUT.items():
            tally = attacks_at_once(pool, rules, without)
            bites = bites and tally.recovered > 0
            print(line(f"told: {name}", tally), flush=True)
    return int(safe.recovered > 0 or not bites)


if __name__ == "__main__":
    sys.exit(main(*(int(each) for each in sys.argv[1:])))
