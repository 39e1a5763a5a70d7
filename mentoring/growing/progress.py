"""How far a pair has come (SPEC S26): homework done, and what is left of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from storage import progress
from storage.work import Work


@dataclass(frozen=True)
class Progress:
    """How many tasks are done, and how many are still to do. Under a closed objective nothing is left to do."""

    done: int = 0
    left: int = 0

    @property
    def of_all(self) -> int:
        """How many there are."""
        return self.done + self.left


def together(parts: Iterable[Progress]) -> Progress:
    """The progress of all of them."""
    every = [*parts]
    return Progress(sum(part.done for part in every), sum(part.left for part in every))


def task_counts(work: Work, match_ids: Iterable[UUID], as_of: datetime) -> Mapping[UUID, Progress]:
    """How many tasks of each match were done at that moment (UTC), and how many still to do; one query for all.

    What happens later changes none of these figures (SPEC S31). The caller has asked the table (Thing.TASK_STATE):
    counts are a lead's to see, and nothing else of homework is.
    """
    wanted = [*match_ids]
    found = progress.counts_at(work.session, wanted, as_of)
    return {match_id: Progress(*found.get(match_id, (0, 0))) for match_id in wanted}
