"""Suggestions for matching (SPEC S5, P3): the pairs that are best for everybody who waits, each with its reasons.

Pure rules, with neither Slack nor database. Nothing comes of a suggestion unless a lead takes it up.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from mentoring.matching.matching_people import Candidate, Mentee, Mentor
from mentoring.matching.matching_reasons import Reason
from mentoring.matching.matching_score import explain

Side = TypeVar("Side", bound=Candidate)


@dataclass(frozen=True)
class Suggestion:
    """A pair that a lead may take up."""

    mentee_id: UUID
    mentor_id: UUID
    score: int
    """From 14 to 100, the sum of the reasons' points."""
    reasons: tuple[Reason, ...]
    besides: int = 0
    """How many mentees are suggested to the same mentor at the same time, and fit her better."""


def suggest(mentees: Iterable[Mentee], mentors: Iterable[Mentor], on: date) -> tuple[Suggestion, ...]:
    """The allowed pairs whose scores together are highest, the best first; each mentee at most once.

    The same people give the same suggestions, in whatever order they come. `on`: the day whose working hours are
    compared. Raises ValueError if somebody is twice among the mentees, or among the mentors.
    """
    waiting = _each_once(mentees)
    free = [mentor for mentor in _each_once(mentors) if mentor.places]
    if not waiting or not free:
        return ()
    from mentoring.matching.matching_grid import best_pairs, fits  # late: numpy and scipy are slow to import

    grid = fits(waiting, free, on)
    best = sorted(best_pairs(grid, free), key=lambda pair: (-grid[pair], pair))
    taken: Counter[int] = Counter()
    found = []
    for row, column in best:
        found.append(_suggestion(waiting[row], free[column], taken[column], on))
        taken[column] += 1
    return tuple(sorted(found, key=lambda each: (-each.score, each.mentee_id)))


def _suggestion(mentee: Mentee, mentor: Mentor, besides: int, on: date) -> Suggestion:
    explanation = explain(mentee, replace(mentor, taken=mentor.taken + besides), on)
    return Suggestion(mentee.id, mentor.id, explanation.score, explanation.reasons, besides)


def _each_once(people: Iterable[Side]) -> list[Side]:
    """In the order of their ids, so that ties are broken the same way every time."""
    found = sorted(people, key=lambda person: person.id)
    if len({person.id for person in found}) < len(found):
        raise ValueError("somebody is there twice")
    return found
