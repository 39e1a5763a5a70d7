"""`make attack`: many random pilots, with all safeguards, and fewer with each of them left out in turn."""

import sys
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
HEAD: Final = f"{'':40}{'pilots':>8}{'figures':>9}{'answers':>9}{'groups < 5':>12}{'who answered':>14}{'recovered':>11}"


def attacks(rules: Rules, pilots: int, most: int = 300, first: int = 0) -> Tally:
    """What is recovered of so many random pilots, of 6 people to `most`."""
    tally = Tally()
    for seed in range(first, first + pilots):
        attack(pilot(Random(seed), most), rules, tally)
    return tally


def line(name: str, tally: Tally) -> str:
    """One line of the table."""
    numbers = f"{tally.pilots:8}{tally.figures:9}{tally.answers:9}{tally.small_groups:12}{tally.presences:14}"
    return f"{name:40}{numbers}{tally.recovered:11}"


def main(pilots: int = 2000, without: int = 100) -> int:
    """The table; 1 if anything was recovered with all safeguards, or nothing without one of them."""
    print(HEAD)
    safe = attacks(SAFE, pilots)
    print(line("all safeguards", safe), flush=True)
    bites = True
    for name, rules in WITHOUT.items():
        tally = attacks(rules, without)
        bites = bites and tally.recovered > 0
        print(line(f"told: {name}", tally), flush=True)
    return int(safe.recovered > 0 or not bites)


if __name__ == "__main__":
    sys.exit(main(*(int(each) for each in sys.argv[1:])))
