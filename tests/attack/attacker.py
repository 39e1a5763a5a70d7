"""An attacker who knows the rules, the rosters, every release of every audience, and who is in which block.

The last she can't know: lots are drawn among random ids. She is given it, so that nothing rests on it.
"""

from dataclasses import astuple, dataclass
from operator import add
from typing import Self

from tests.attack.bookkeeping import Book, Rules
from tests.attack.pilots import Pilot
from tests.attack.presence import who_answered
from tests.attack.solving import Found, solve


@dataclass
class Tally:
    """What attacks on many pilots came to."""

    pilots: int = 0
    figures: int = 0
    """How often a figure was told anew."""
    broken: int = 0
    """Pilots of which anything was recovered."""
    answers: int = 0
    """People whose answer was."""
    small_groups: int = 0
    presences: int = 0
    """People of whom it is certain whether they answered."""

    def __add__(self, other: Self) -> "Tally":
        """Of both."""
        return Tally(*map(add, astuple(self), astuple(other)))

    @property
    def recovered(self) -> int:
        """All of it."""
        return self.answers + self.small_groups + self.presences


def attack(pilot: Pilot, rules: Rules, tally: Tally) -> None:
    """Solve for everything, and count what is found."""
    found, presences = Found(), 0
    for family in pilot.families:
        books = [Book(family, table, rules).keep() for table in range(family.tables)]
        mine = next((each for each in family.everyone if each.id == pilot.attacker and each.answered is not None), None)
        for table, book in enumerate(books):
            tally.figures += len(book.told)
            found += solve(book.told, book.hidden, {mine.id: mine.bits[table]} if mine else {})
        if family.voluntary and rules.in_blocks and rules.for_good and rules.once:
            presences += who_answered(family, books[0].closings, pilot.attacker, rules.gate.block - 1)
    tally.pilots += 1
    tally.broken += bool(found or presences)
    tally.answers += found.people
    tally.small_groups += found.small_groups
    tally.presences += presences
