"""What there is to say while a match is made: to the one who is asked, and to those who answer for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from mentoring.access import NotAllowed
from mentoring.ending.keeping import Kept, all_kept
from mentoring.ending.over import OVER
from mentoring.matching.matchmaking_proposals import Asked, Made, asked_of, made
from mentoring.matchmaking import State
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor, Part, Person, leads, person_of
from mentoring.standing import reaching
from storage import matches, people
from storage.deliveries import OccasionRow
from storage.work import Work

TRUE_WHILE: Final = {
    Occasion.LEADS_ASKED: {State.AGREEING},
    Occasion.MORE_ASKED: {State.ASKING_MENTOR},
    Occasion.RESERVATION_RAISED: {State.DECLINED},
    Occasion.MENTEE_DECLINED: {State.DECLINED},
    Occasion.MATCH_MADE: {State.ACTIVE, State.PAUSED},
    Occasion.MATCH_FELL_THROUGH: {State.DECLINED, State.WITHDRAWN},
    Occasion.LEAVE_ASKED: {State.ACTIVE, State.PAUSED},
    Occasion.MATCH_MOVED: {State.ACTIVE, State.PAUSED, State.ENDED},
}
"""In which states it is still worth telling those who answer for a match."""


@dataclass(frozen=True)
class AskedNotice(Notice):
    """Somebody is asked whether she would be matched; or an answer to her question has come."""

    kind: Occasion
    asked: Asked

    @property
    def worth_telling(self) -> bool:
        """As long as it waits for her."""
        return self.asked.is_open


@dataclass(frozen=True)
class MadeNotice(Notice):
    """Something happened to a match that somebody answers for."""

    kind: Occasion
    made: Made

    @property
    def worth_telling(self) -> bool:
        """As long as it is so."""
        return self.made.state in TRUE_WHILE[self.kind]


def to_asked(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> AskedNotice | None:
    """How the proposal stands; None if it is none of hers."""
    try:
        return AskedNotice(Occasion(occasion.kind), asked_of(work, actor, occasion.about))
    except NotAllowed:
        return None


def to_leads(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> MadeNotice | None:
    """How the match stands; None if she no longer answers for it."""
    try:
        return MadeNotice(Occasion(occasion.kind), made(work, actor, occasion.about))
    except NotAllowed:
        return None


@dataclass(frozen=True)
class ClosingNotice(Notice):
    """Her match was paused, resumed or ended, or has run its course."""

    kind: Occasion
    match_id: UUID
    part: Part
    """Hers."""
    partner: Person
    state: State
    """By now."""
    seeks_again: bool
    leads: tuple[Person, ...]
    kept: Kept | None = None
    """Once it is over: until when she can read what she wrote."""

    @property
    def worth_telling(self) -> bool:
        """As long as it is so."""
        return self.state is SO_WHILE[self.kind]


SO_WHILE: Final = {
    Occasion.MATCH_PAUSED: State.PAUSED,
    Occasion.MATCH_RESUMED: State.ACTIVE,
    Occasion.MATCH_ENDED: State.ENDED,
    Occasion.MATCH_COMPLETED: State.COMPLETED,
}


def to_pair(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> ClosingNotice | None:
    """How her match stands; None if it never was hers."""
    try:
        with reaching(work, actor, occasion.about) as sides:
            row = matches.by_id(work.session, occasion.about)
            two = {sides.mentee.id: Part.MENTEE, sides.mentor.id: Part.MENTOR}
            if row is None or actor.person.id not in two:
                return None
            part = two[actor.person.id]
            other = people.by_id(work.session, sides.mentor.id if part is Part.MENTEE else sides.mentee.id)
            partner = person_of(work, other)
    except NotAllowed:
        return None
    kind, state = Occasion(occasion.kind), State(row.state)
    rests = next((each for each in all_kept(work, actor) if each.match.id == row.id), None) if state in OVER else None
    return ClosingNotice(kind, row.id, part, partner, state, row.seeks_again, leads(work, actor), rests)


READERS: Final[Readers] = {
    **dict.fromkeys(SO_WHILE, to_pair),
    **dict.fromkeys((Occasion.MENTOR_ASKED, Occasion.MENTEE_ASKED, Occasion.MORE_TOLD), to_asked),
    **dict.fromkeys(TRUE_WHILE, to_leads),
}
