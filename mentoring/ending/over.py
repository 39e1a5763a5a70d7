"""What is still to be said of a match that is over: old messages lose their buttons, and calendars their entries."""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from mentoring.matchmaking import State
from mentoring.notice import Notice
from mentoring.occasions import Occasion
from mentoring.people import Actor, Match, Part, person_of
from storage import matches, people
from storage.work import Work

OVER: Final = frozenset({State.ENDED, State.COMPLETED})
STILL_TOLD: Final = frozenset({Occasion.CALENDAR_REMOVAL})
"""What is said as ever: a calendar that still had the meeting would be wrong."""


@dataclass(frozen=True)
class OverNotice(Notice):
    """The message belonged to a match that is over: it stands, and has nothing to press."""

    @property
    def worth_telling(self) -> bool:
        """Not to somebody who never had it."""
        return False


def as_it_was(work: Work, actor: Actor, match_id: UUID) -> Actor | None:
    """The actor with that match of hers which is over, to read what was in it; None if it is none of hers, or not over.

    Nothing can be begun in it: it counts as paused.
    """
    with work.for_everyone():  # a match that is over gives her no reach, and may have been across companies
        row = matches.by_id(work.session, match_id)
        if row is None or row.state not in OVER or actor.person.id not in (row.mentee_id, row.mentor_id):
            return None
        part = Part.MENTEE if row.mentee_id == actor.person.id else Part.MENTOR
        partner = people.by_id(work.session, row.mentor_id if part is Part.MENTEE else row.mentee_id)
        match = Match(
            id=row.id,
            company_id=row.company_id,
            partner=person_of(work, partner),
            part=part,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            round=row.round,
            paused=True,
        )
    return replace(actor, matches=(*actor.matches, match))
