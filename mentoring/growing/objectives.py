"""Objectives (SPEC S22, S23): what a mentee would like to reach in one match. Both see them; she records them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing
from mentoring.growing.objective_rules import Category
from mentoring.growing.progress import Progress, together
from mentoring.people import Actor, Match, Part
from mentoring.standing import in_pair, own_match
from storage import progress
from storage.progress import Found
from storage.work import Work


class State(StrEnum):
    """Where an objective stands."""

    OPEN = "open"
    ACHIEVED = "achieved"
    DROPPED = "dropped"
    """Set aside: it can be taken up again."""


@dataclass(frozen=True)
class Objective:
    """One objective, as one of the two sees it."""

    id: UUID
    match: Match
    category: Category
    wording: str
    state: State
    closed_at: datetime | None
    progress: Progress

    @property
    def is_open(self) -> bool:
        """It is still worked on."""
        return self.state is State.OPEN

    @property
    def is_the_readers(self) -> bool:
        """Whether whoever looks may change it: the mentee alone, while the match is active."""
        return self.match.part is Part.MENTEE and not self.match.paused


def objectives_of(work: Work, actor: Actor) -> tuple[Objective, ...]:
    """The objectives of all her matches, in the order in which they were recorded."""
    found = progress.of_matches(work.session, [match.id for match in actor.matches])
    return tuple(_objective(work, actor, each) for each in found)


def objectives_in(work: Work, actor: Actor, one: Match) -> tuple[tuple[Objective, ...], Mapping[UUID, Progress]]:
    """The objectives of one of her matches; and of each other that has any, how far the two have come. One read."""
    found = progress.of_matches(work.session, [match.id for match in actor.matches], one.id)
    by_match: defaultdict[UUID, list[Found]] = defaultdict(list)
    for each in found:
        by_match[each.match_id].append(each)
    for match_id in by_match:
        access.require_sight(in_pair(actor, actor.person.id, match_id), Thing.TASK_STATE)
    theirs = tuple(_objective(work, actor, each) for each in by_match.pop(one.id, []))
    return theirs, {match_id: together(map(_progress, others)) for match_id, others in by_match.items()}


def objective_of(work: Work, actor: Actor, objective_id: UUID) -> Objective:
    """One objective. NotAllowed if it is not hers to see, which is also what somebody hears of one that never was."""
    found = progress.by_id(work.session, objective_id)
    if found is None or actor.match(found.match_id) is None:
        raise NotAllowed("no such objective of hers")
    return _objective(work, actor, found)


def in_match(found: Iterable[Objective], match_id: UUID) -> tuple[Objective, ...]:
    """Those of one match: the open ones first, then what was achieved, then what was set aside."""
    order = [*State]
    theirs = [objective for objective in found if objective.match.id == match_id]
    return tuple(sorted(theirs, key=lambda objective: order.index(objective.state)))


def _objective(work: Work, actor: Actor, found: Found) -> Objective:
    access.require_sight(in_pair(actor, found.by_id, found.match_id), Thing.OBJECTIVE)
    return Objective(
        id=found.id,
        match=own_match(actor, found.match_id),
        category=Category(found.category),
        wording=work.open(found.wording) if found.wording else "",
        state=State(found.how) if found.how else State.OPEN,
        closed_at=found.closed_at,
        progress=_progress(found),
    )


def _progress(found: Found) -> Progress:
    return Progress(found.done, 0 if found.how else found.of_all - found.done)
