"""The first-week checklist of each of a pair (SPEC S12): what is done and what is left, read anew each time.

It holds nothing itself: a thing is ticked off by being done, wherever it is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import Thing
from mentoring.agreeing.agreement_texts import Document
from mentoring.agreeing.agreements import current
from mentoring.local_time import today
from mentoring.people import Actor, Match
from mentoring.standing import in_pair, own_match
from storage import checklist
from storage.checklist import FirstWeek
from storage.work import Work

DUE_AFTER = timedelta(days=7)
LAST_SURVEY_OPENS = timedelta(weeks=2)
"""Before the last day (SPEC S13). From then on the first one, which asks the same, is asked no more."""


class Item(StrEnum):
    """What there is to do, in the order in which it is best done."""

    PROFILE = "profile"
    AGREEMENT = "agreement"
    ETHICS = "ethics"
    SURVEY = "survey"
    """The baseline survey (S11)."""
    FIRST_MEETING = "first_meeting"


@dataclass(frozen=True)
class Checklist:
    """One person's, in one match."""

    match: Match
    due_on: date
    is_over: bool
    """Whether the week is over, by her own calendar."""
    done: frozenset[Item]
    has_met: bool = False
    """The first meeting was held; until then, what is done about it is that it is set."""
    without: frozenset[Item] = frozenset()
    """What is neither done nor to be done any more: the first survey, once the last one is open."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What is on it, in order."""
        return tuple(item for item in Item if item not in self.without)

    @property
    def open(self) -> tuple[Item, ...]:
        """What can be done now and isn't, in order."""
        return tuple(item for item in self.items if item not in self.done)


def checklists_of(work: Work, actor: Actor, now: datetime) -> tuple[Checklist, ...]:
    """Hers, of each of her active matches, the oldest first."""
    weeks = checklist.first_weeks(work.session, [match.id for match in actor.active])
    on = today(now, actor.person.zone)
    return tuple(_seen(actor, week, on) for week in weeks)


def checklist_in(work: Work, actor: Actor, match: Match, now: datetime) -> Checklist | None:
    """Hers, of one match; None while it is paused."""
    return next((each for each in checklists_of(work, actor, now) if each.match == match), None)


def done_in(weeks: Iterable[FirstWeek]) -> dict[tuple[UUID, UUID], frozenset[Item]]:
    """What each of the two has done in these matches, by match and person."""
    return {(week.stand.match_id, person_id): _done(week, person_id) for week in weeks for person_id in week.sides}


def _done(week: FirstWeek, person_id: UUID) -> frozenset[Item]:
    """What one of the two has done."""
    return frozenset(
        [
            *([Item.PROFILE] if week.has_filled_in(person_id) else []),
            *(Item(document) for document in Document if _has_agreed(week, person_id, document)),
            *([Item.SURVEY] if week.has_answered(person_id) else []),
            *([Item.FIRST_MEETING] if week.stand.has_meeting else []),
        ]
    )


def _has_agreed(week: FirstWeek, person_id: UUID, document: Document) -> bool:
    """To the text that holds now."""
    version = current(document, week.own_texts.get(document))
    return (person_id, document, str(version)) in week.given


def _seen(actor: Actor, week: FirstWeek, on: date) -> Checklist:
    """Hers, as it stands on that day of her calendar."""
    match_id, due_on = week.stand.match_id, week.stand.starts_on + DUE_AFTER
    access.require_sight(in_pair(actor, actor.person.id, match_id), Thing.AGREEMENT)
    match, done = own_match(actor, match_id), _done(week, actor.person.id)
    without = frozenset({Item.SURVEY} if on >= match.ends_on - LAST_SURVEY_OPENS else ())
    return Checklist(match, due_on, on > due_on, done, week.stand.has_met, without - done)
