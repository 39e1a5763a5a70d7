"""The slow, obvious way to make releases, in lists of people: and with each safeguard that can be left out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mentoring.counting.gate import Gate
from tests.attack.pilots import WEEKS, Contributor, Family

POOLS = range(13, WEEKS, 13)
"""Weeks in which companies too small are counted together."""


@dataclass(frozen=True)
class Rules:
    """The safeguards."""

    gate: Gate = field(default_factory=lambda: Gate.of(5))
    in_blocks: bool = True
    """Else everything is counted anew each week, and the gate asked of the whole."""
    for_good: bool = True
    """What is set aside stays so; else its people wait for others."""
    once: bool = True
    """Each is in one block of the company or of the coordinator; else both count her."""


@dataclass(frozen=True)
class Told:
    """What one audience saw of one table in one week: so many of these people are in its cell."""

    week: int
    company: int | None
    people: frozenset[int]
    count: int


@dataclass(frozen=True)
class Hidden:
    """A count that the gate did not tell: who knows of it knows that it is small, or nearly everybody."""

    people: frozenset[int]
    below: int
    above: int


@dataclass(frozen=True)
class Closing:
    """That in one week a block of so many closed, or could have and did not; as the number of answers tells it."""

    week: int
    companies: tuple[int, ...]
    size: int
    """0: it did not."""
    limit: int
    """It could have been so large."""


@dataclass
class Book:
    """One table's releases."""

    family: Family
    table: int
    rules: Rules
    weeks: Sequence[int] = range(1, WEEKS + 1)
    """Those with a release."""
    pools: Collection[int] = POOLS
    told: list[Told] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    _in_blocks: set[int] = field(default_factory=set)
    _own: dict[int, int] = field(default_factory=dict)
    _pooled: set[int] = field(default_factory=set)
    _sums: dict[int | None, tuple[frozenset[int], int]] = field(default_factory=dict)

    def keep(self) -> "Book":
        """All weeks."""
        for week in self.weeks:
            if not self.rules.in_blocks:
                self._count_anew(week)
                continue
            for company in range(len(self.family.late)):
                self._own_block(week, company)
            if not self.rules.once:
                self._coordinators_own(week)
            elif week in self.pools:
                self._pool(week)
        return self

    def _own_block(self, week: int, company: int) -> None:
        gate, own = self.rules.gate, self._own.get(company, 0)
        waiting = self._waiting(week, [company])
        asked = None
        if self.family.voluntary:
            asked = self._asked(week, company) - (gate.most_pooled if company in self._pooled else 0)
        size = gate.closes(len(waiting), asked, own)
        if asked is not None and asked - gate.left_out - own >= gate.block:
            self.closings.append(Closing(week, (company,), size, asked - gate.left_out - own))
        if size:
            self._own[company] = own + size
            self._close(week, waiting[:size], company)

    def _pool(self, week: int) -> None:
        gate = self.rules.gate
        late = [c for c, since in enumerate(self.family.late) if since <= week and c not in self._pooled | {*self._own}]
        waiting = self._waiting(week, late)
        room = sum(gate.room(self._asked(week, company)) for company in late)
        size = gate.closes(len(waiting), room if self.family.voluntary else None)
        self._pooled.update(late)
        if self.family.voluntary and room - gate.left_out >= gate.block:
            self.closings.append(Closing(week, tuple(late), size, room - gate.left_out))
        if size:
            self._close(week, waiting[:size], None)

    def _coordinators_own(self, week: int) -> None:
        """A second book, of the same people."""
        seen, before = self._sums.get(None, (frozenset(), 0))
        new = [each for each in self._answered(week) if each.id not in seen]
        if len(new) >= self.rules.gate.block:
            count = self._count(new)
            if self.rules.gate.tells(count, len(new)):
                self._sums[None] = (seen | _ids(new), before + count)
                self.told.append(Told(week, None, *self._sums[None]))

    def _count_anew(self, week: int) -> None:
        for company in (*range(len(self.family.late)), None):
            found = [each for each in self._answered(week) if company in (each.company, None)]
            count = self._count(found)
            if self.rules.gate.tells(count, len(found)):
                self.told.append(Told(week, company, _ids(found), count))

    def _close(self, week: int, members: list[Contributor], company: int | None) -> None:
        gate, count, ids = self.rules.gate, self._count(members), _ids(members)
        if gate.tells(count, len(members)):
            self._in_blocks |= ids
            for audience in {company, None}:
                people, before = self._sums.get(audience, (frozenset(), 0))
                if audience is None and not self.rules.once:
                    continue
                self._sums[audience] = (people | ids, before + count)
                self.told.append(Told(week, audience, *self._sums[audience]))
            return
        self.hidden.append(Hidden(ids, gate.cell, len(members) - gate.rest))
        if self.rules.for_good:
            self._in_blocks |= ids
        elif company is not None:
            self._own[company] -= len(members)

    def _answered(self, week: int) -> Iterator[Contributor]:
        for each in self.family.everyone:
            if each.answered is not None and each.answered < week:
                yield each

    def _waiting(self, week: int, companies: Iterable[int]) -> list[Contributor]:
        wanted = {*companies}
        return [each for each in self._answered(week) if each.company in wanted and each.id not in self._in_blocks]

    def _asked(self, week: int, company: int) -> int:
        return sum(each.company == company and each.asked < week for each in self.family.everyone)

    def _count(self, members: Iterable[Contributor]) -> int:
        return sum(each.bits[self.table] for each in members)


def _ids(members: Iterable[Contributor]) -> frozenset[int]:
    return frozenset(each.id for each in members)
