"""Who waits in a pilot, in the terms of the rules of matching: read in a few statements, however many they are."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mentoring.local_time import zone_named
from mentoring.matching.matching_people import Mentee, Mentor, line_above
from mentoring.matching.matchmaking_verdicts import SAID_NO
from mentoring.matchmaking import LIVE, State
from mentoring.people import Part
from storage import candidates
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.work import Work

HAD_HER_TURN = frozenset({State.ENDED, State.COMPLETED})
"""After these a mentee does not wait of herself, unless she was promised another mentor."""


@dataclass(frozen=True)
class History:
    """What has been between people: which of them are taken, and whom not to suggest to whom."""

    matches: tuple[MatchRow, ...]

    def taken(self) -> Counter[UUID]:
        """The places that each mentor has given, to those who were proposed to her too."""
        return Counter(match.mentor_id for match in self.matches if match.state in LIVE)

    def spoken_for(self) -> frozenset[UUID]:
        """Mentees who have a mentor, or for whom one is being asked."""
        return frozenset(match.mentee_id for match in self.matches if match.state in LIVE)

    def resting(self, rounds: Mapping[UUID, int]) -> frozenset[UUID]:
        """Mentees whose last match is over, and who were not promised another. In a new pilot everybody waits anew:
        `rounds` says in which each is registered."""
        last: dict[UUID, MatchRow] = {}
        for match in sorted(self.matches, key=lambda each: (each.starts_on, each.id)):
            if match.state in HAD_HER_TURN and match.round >= rounds.get(match.mentee_id, 1):
                last[match.mentee_id] = match
        return frozenset(mentee_id for mentee_id, match in last.items() if not match.seeks_again)

    def declined(self) -> Mapping[UUID, frozenset[UUID]]:
        """For each mentee, the mentors with whom it was no."""
        found: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for match in self.matches:
            if match.state in SAID_NO:
                found[match.mentee_id].add(match.mentor_id)
        return {mentee_id: frozenset(mentors) for mentee_id, mentors in found.items()}


@dataclass(frozen=True)
class Waiting:
    """Everybody of a company who could be matched, with the rows that hold their names."""

    mentees: tuple[Mentee, ...]
    """Without a mentor, and none is being asked for them."""
    mentors: tuple[Mentor, ...]
    resting: frozenset[UUID]
    """Of the mentees, those who are not suggested, and may be picked."""
    rows: Mapping[UUID, PersonRow]


def waiting_in(work: Work, company_id: UUID, only: Collection[UUID] | None = None) -> Waiting:
    """Who could be matched in that company; of these people, where some are named.

    `work` reaches the company; who may ask is for the caller to have asked.
    """
    with work.for_everyone():  # a mentor's places are counted in whichever company she has given them
        theirs = candidates.everybody_of(company_id) if only is None else only
        history = History(tuple(candidates.matches_with(work.session, theirs)))
    mentees = candidates.of_company(work.session, company_id, Part.MENTEE, only)
    mentors = candidates.of_company(work.session, company_id, Part.MENTOR, only)
    manager_of = candidates.managers(work.session, company_id)
    declined, taken, spoken_for = history.declined(), history.taken(), history.spoken_for()
    return Waiting(
        mentees=tuple(
            Mentee(**_facts(row, manager_of), seeks=tuple(row.seeks), declined=declined.get(row.id, frozenset()))
            for row in mentees
            if row.id not in spoken_for
        ),
        mentors=tuple(
            Mentor(**_facts(row, manager_of), skills=tuple(row.skills), capacity=row.capacity, taken=taken[row.id])
            for row in mentors
        ),
        resting=history.resting(candidates.rounds_of(work.session, company_id)),
        rows={row.id: row for row in (*mentees, *mentors)},
    )


def _facts(row: PersonRow, manager_of: Mapping[bytes, bytes]) -> dict[str, Any]:
    return {
        "id": row.id,
        "company_id": row.company_id,
        "fingerprint": row.email_fingerprint,
        "managers": line_above(row.email_fingerprint, manager_of),
        "languages": tuple(row.languages) or (row.locale,),
        "zone": zone_named(row.time_zone),
        "department": row.department,
    }
