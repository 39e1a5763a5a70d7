"""Random pilots, as the attacker's world is: who was asked what, when, what she answered, and when, if ever."""

from dataclasses import dataclass
from random import Random

WEEKS = 40
LEANINGS = (0.02, 0.15, 0.5, 0.5, 0.85, 0.98)
"""How likely somebody is in a table's cell: near-unanimous tables are the dangerous ones."""


@dataclass(frozen=True)
class Contributor:
    """One person in one family of tables. Her number is also her lot."""

    id: int
    company: int
    asked: int
    """The week from which she could contribute."""
    answered: int | None
    """The week in which she did; None: never. Where everybody is counted, the week in which she is asked."""
    bits: tuple[bool, ...]
    """For each table: whether she is in its cell."""


@dataclass(frozen=True)
class Family:
    """Tables with the same contributors."""

    voluntary: bool
    """Only who answers is counted."""
    tables: int
    everyone: tuple[Contributor, ...]
    """In the order of their lots."""
    late: tuple[int, ...]
    """For each company: the week from which it has waited long enough."""


@dataclass(frozen=True)
class Pilot:
    """Several companies' pilots, over the same weeks."""

    people: int
    companies: int
    families: tuple[Family, ...]
    attacker: int
    """She is one of them: what she answered herself, she knows."""


def pilot(random: Random, most: int = 300) -> Pilot:
    """One, of 6 people to `most`. Joins, leavings and late answers are in it."""
    people = round(6 * (most / 6) ** random.random())
    companies = random.choice((1, 1, 2, 3, 5))
    cuts = [random.random() ** 2 for _ in range(companies)]
    lots = random.sample(range(10 * people), people)
    company = {lot: random.choices(range(companies), cuts)[0] for lot in lots}
    joined = {lot: 0 if random.random() < 0.7 else random.randrange(1, 24) for lot in lots}
    left = {lot: random.randrange(1, WEEKS) if random.random() < 0.1 else WEEKS for lot in lots}
    starts = [random.choice((0, 0, 0, 4)) for _ in range(companies)]
    kinds = ((True, 3, 1, 8), (False, 5, 4, 12), (True, 2, 24, 30), (True, 1, 10, 18))
    families = tuple(
        _family(random, company, joined, left, starts, voluntary, tables, opens, waits)
        for voluntary, tables, opens, waits in kinds
    )
    return Pilot(people, companies, families, random.choice(lots))


def _family(
    random: Random,
    company: dict[int, int],
    joined: dict[int, int],
    left: dict[int, int],
    starts: list[int],
    voluntary: bool,
    tables: int,
    opens: int,
    waits: int,
) -> Family:
    leanings = [random.choice(LEANINGS) for _ in range(tables)]
    zeal = random.choice((0.3, 0.7, 0.95, 1.0))
    everyone = []
    for lot, at in sorted(company.items()):
        asked = max(joined[lot] + 1, opens) + starts[at]
        if asked >= left[lot]:
            continue  # she had gone before she was asked
        answered = asked + (min(int(random.expovariate(0.7)), 9) if voluntary else 0)
        does = not voluntary or (random.random() < zeal and answered < left[lot])
        bits = tuple(random.random() < leaning for leaning in leanings)
        everyone.append(Contributor(lot, at, asked, answered if does else None, bits))
    return Family(voluntary, tables, tuple(everyone), tuple(start + waits for start in starts))
