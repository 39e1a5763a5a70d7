"""Who is matched with whom, as the rows of a roster ask for it (`partner_email`): a pure reading, and its mistakes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mentoring.joining.roster import Roster
from mentoring.joining.roster_cells import Column
from mentoring.joining.roster_rows import Row
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.people import Part

Parts = Mapping[str, frozenset[Part]]
"""The parts that people have, by their keys (addresses, case folded)."""


@dataclass(frozen=True)
class Wanted:
    """A pair that the roster asks for, by their keys, and the line that asks first."""

    line: int
    mentee: str
    mentor: str


def wanted_pairs(roster: Roster, registered: Parts) -> tuple[tuple[Wanted, ...], tuple[Trouble, ...]]:
    """The pairs, each once although both rows may ask for it, in the order of the file. `registered`: known before."""
    found: dict[tuple[str, str], Wanted] = {}
    troubles = []
    for row in roster.rows:
        for address in row.partner_email:
            partner = address.casefold()
            parts = _parts(roster, registered, partner)
            if row.person in roster.doubtful or partner in roster.doubtful:
                continue
            answer = _pair(row, partner, parts)
            if isinstance(answer, Problem):
                troubles.append(Trouble(row.line, answer, Column.PARTNER_EMAIL, address))
            else:
                found.setdefault((answer.mentee, answer.mentor), answer)
    return tuple(found.values()), tuple(troubles)


def _parts(roster: Roster, registered: Parts, person: str) -> frozenset[Part]:
    known = roster.people.get(person)
    return (known.role if known else frozenset()) | registered.get(person, frozenset())


def _pair(row: Row, partner: str, parts: frozenset[Part]) -> Wanted | Problem:
    """Which of the two is the mentee. The row's role says it; if that is both, what the partner is decides."""
    if partner == row.person:
        return Problem.PARTNER_IS_SELF
    if not parts:
        return Problem.PARTNER_UNKNOWN
    as_mentee = Part.MENTEE in row.role and Part.MENTOR in parts
    as_mentor = Part.MENTOR in row.role and Part.MENTEE in parts
    if as_mentee and as_mentor:
        return Problem.PARTNER_UNCLEAR
    if as_mentee:
        return Wanted(row.line, row.person, partner)
    return Wanted(row.line, partner, row.person) if as_mentor else Problem.PARTNER_OF_NO_USE


def beyond_capacity(
    pairs: Iterable[Wanted], capacity: Mapping[str, int], taken: Mapping[str, int]
) -> Iterator[Trouble]:
    """Mistakes where a mentor would have more mentees than she takes (SPEC P11). `taken`: those that she has."""
    mentees = Counter(taken)
    for pair in pairs:
        mentees[pair.mentor] += 1
        if mentees[pair.mentor] > capacity[pair.mentor]:
            yield Trouble(
                pair.line,
                Problem.PARTNER_FULL,
                Column.PARTNER_EMAIL,
                pair.mentee,
                other=pair.mentor,
                at_most=capacity[pair.mentor],
            )
