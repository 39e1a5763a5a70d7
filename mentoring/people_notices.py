"""What there is to say to one person: a welcome, a match, an answer to what she asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mentoring.agreeing.checklist import Checklist, Item, checklist_in
from mentoring.ending.keeping import Kept, all_kept
from mentoring.meeting.meetings import meetings_of
from mentoring.notice import Notice, Readers
from mentoring.occasions import Occasion
from mentoring.people import Actor, Match, Person, leads
from storage.deliveries import OccasionRow
from storage.work import Work


@dataclass(frozen=True)
class MatchNotice(Notice):
    """A match has become active."""

    match: Match
    checklist: Checklist | None = None
    """What is left to do in the first week; None while the match is paused."""
    is_offered: bool = False
    """A time for the first meeting waits for an answer."""


@dataclass(frozen=True)
class PersonNotice(Notice):
    """Something for the person alone."""

    kind: Occasion
    actor: Actor
    leads: tuple[Person, ...]
    over: tuple[Kept, ...] = ()
    """Her matches that are over, if she has no other and no office."""


def about_match(work: Work, actor: Actor, occasion: OccasionRow, now: datetime) -> MatchNotice | None:
    """With whom she is matched, as long as she is."""
    found = actor.match(occasion.about)
    if found is None:
        return None
    week = checklist_in(work, actor, found, now)
    to_arrange = week is not None and Item.FIRST_MEETING in week.open
    return MatchNotice(found, week, is_offered=to_arrange and _is_offered(work, actor, found, now))


def _is_offered(work: Work, actor: Actor, match: Match, now: datetime) -> bool:
    return any(each.match.id == match.id and each.waits(now) for each in meetings_of(work, actor, live=True))


def about_person(work: Work, actor: Actor, occasion: OccasionRow, _now: datetime) -> PersonNotice:
    """Where she stands, and whom she may ask."""
    over = all_kept(work, actor) if actor.waits and occasion.kind == Occasion.ASKED else ()
    return PersonNotice(Occasion(occasion.kind), actor, leads(work, actor), over)


READERS: Final[Readers] = {
    Occasion.MATCHED: about_match,
    Occasion.WELCOMED: about_person,
    Occasion.PART_ADDED: about_person,
    Occasion.FILE_NOT_TAKEN: about_person,
    Occasion.ASKED: about_person,
}
