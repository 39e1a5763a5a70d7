"""What may be told of a group, so that it gives nobody away (SPEC N3): pure, and asked by whatever makes a release.

Everything told is the size of a block of people and how many of them are in a cell. Each is in one block of a family
only; a block is told once or never. Why that is enough is proved in docs/figures.md, and attacked by tests/attack.
"""

from dataclasses import dataclass

WHOEVER_LOOKS = 1
"""She knows her own answer: without her, a cell must still stand for as many as the threshold says."""
BLOCKS_PER_THRESHOLD = 3
"""A block of three thresholds has room for two cells, and for what is not known beforehand."""


@dataclass(frozen=True)
class Gate:
    """Numbers of people, each the least that is safe."""

    cell: int
    """In a cell that is told."""
    rest: int
    """Of the same block, outside of it."""
    block: int
    """In a block: so many change a figure at once."""
    left_out: int
    """Of those who could have answered, in no block: a number of answers must not say that everybody has."""

    @classmethod
    def of(cls, threshold: int) -> "Gate":
        """The gate of a pilot with this threshold."""
        cell = threshold + WHOEVER_LOOKS
        return cls(cell=cell, rest=cell, block=BLOCKS_PER_THRESHOLD * threshold, left_out=cell)

    def closes(self, waiting: int, asked: int | None = None, closed: int = 0) -> int:
        """How many of those who are waiting make a block now; 0: none yet.

        `asked`: how many could have contributed by now, and `closed`: how many are in blocks already. None where
        everybody is counted, whatever she does: there the number tells nothing.
        """
        size = waiting if asked is None else min(waiting, asked - self.left_out - closed)
        return size if size >= self.block else 0

    @property
    def least_asked(self) -> int:
        """Where fewer could answer, a company never closes a block of answers of its own."""
        return self.block + self.left_out

    @property
    def most_pooled(self) -> int:
        """How many of a company may be in a block of several companies: `room` is never more."""
        return self.block + self.left_out - 1

    def room(self, asked: int) -> int:
        """How many answers may wait in a company that has closed no block of its own, as far as anybody can tell.

        If it could have closed one and did not, there are fewer than a block.
        """
        return asked if asked - self.left_out < self.block else self.block - 1

    def tells(self, cell: int, block: int) -> bool:
        """Whether it is told how many of this block are in this cell. If not, it never is."""
        return self.cell <= cell <= block - self.rest
