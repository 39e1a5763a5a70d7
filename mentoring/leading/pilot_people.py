"""How everybody stands who is registered with a company (SPEC S1, S5): who waits, who is asked, who is matched.

Pure rules on what storage reads; names stay sealed here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from mentoring.matching.matchmaking_candidates import HAD_HER_TURN
from mentoring.matchmaking import PROPOSED, RUNNING
from mentoring.people import Part
from storage.pilot_pairs import PairRow
from storage.pilot_people import PartRow
from storage.sealing import Sealed


class Standing(StrEnum):
    """How somebody stands in one of her parts."""

    WAITING = "waiting"
    """Of a mentee: for a mentor. Of a mentor: she has none, and room."""
    ASKED = "asked"
    """A match is being proposed."""
    MATCHED = "matched"
    PARTED = "parted"
    """A mentee whose match is over, and who was not promised another."""
    RESTING = "resting"
    """A mentor who takes nobody at present."""
    AWAY = "away"
    """Her Slack account is closed, whatever her part."""
    IN_OFFICE = "in office"
    """A lead, a coordinator: there is nothing to wait for."""


@dataclass(frozen=True)
class Place:
    """One part of one person, and how she stands in it."""

    part: Part
    standing: Standing
    running: int = 0
    """Her matches in this part that run."""
    asked: int = 0
    """And those that are being proposed."""
    capacity: int = 0
    """How many mentees she takes in all, if she is a mentor."""

    @property
    def room(self) -> int:
        """How many more mentees a mentor takes."""
        return max(0, self.capacity - self.running - self.asked)


@dataclass(frozen=True)
class Entry:
    """Somebody registered."""

    person_id: UUID
    name: Sealed
    department: str
    places: tuple[Place, ...]

    def place(self, part: Part) -> Place | None:
        """How she stands in that part; None if it is not hers."""
        return next((place for place in self.places if place.part is part), None)


def entries(parts: Iterable[PartRow], pairs: Iterable[PairRow]) -> tuple[Entry, ...]:
    """Everybody, with how she stands. `parts`: in the order of their people."""
    known = _History(pairs)
    return tuple(
        Entry(person_id, rows[0].name, rows[0].department, tuple(known.place(row) for row in rows))
        for person_id, rows in ((key, list(found)) for key, found in groupby(parts, key=lambda row: row.person_id))
    )


class _History:
    """What people are and were in, counted once for all of them."""

    def __init__(self, pairs: Iterable[PairRow]) -> None:
        self._running: Counter[tuple[Part, UUID]] = Counter()
        self._asked: Counter[tuple[Part, UUID]] = Counter()
        over: defaultdict[UUID, list[PairRow]] = defaultdict(list)
        for pair in pairs:
            sides = ((Part.MENTEE, pair.mentee_id), (Part.MENTOR, pair.mentor_id))
            if pair.state in RUNNING:
                self._running.update(sides)
            elif pair.state in PROPOSED:
                self._asked.update(sides)
            elif pair.state in HAD_HER_TURN:
                over[pair.mentee_id].append(pair)
        last = {mentee: max(found, key=lambda pair: (pair.starts_on, pair.match_id)) for mentee, found in over.items()}
        self._parted = {mentee: pair.round for mentee, pair in last.items() if not pair.seeks_again}
        """And in which pilot that was: in a new one everybody waits anew."""

    def place(self, row: PartRow) -> Place:
        part = Part(row.role)
        running, asked = self._running[part, row.person_id], self._asked[part, row.person_id]
        if row.away_since:
            return Place(part, Standing.AWAY, running, asked)
        capacity = row.capacity if part is Part.MENTOR else 0
        return Place(part, self._standing(part, row, capacity), running, asked, capacity)

    def _standing(self, part: Part, row: PartRow, capacity: int) -> Standing:
        if part in (Part.LEAD, Part.COORDINATOR):
            return Standing.IN_OFFICE
        if self._running[part, row.person_id]:
            return Standing.MATCHED
        if self._asked[part, row.person_id]:
            return Standing.ASKED
        if part is Part.MENTEE:
            is_parted = self._parted.get(row.person_id, 0) >= (row.round or 1)
            return Standing.PARTED if is_parted else Standing.WAITING
        return Standing.WAITING if capacity else Standing.RESTING
