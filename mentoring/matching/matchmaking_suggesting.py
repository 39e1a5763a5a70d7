"""A lead asks for suggestions, leafs through them, ticks some, and proposes those (SPEC S5, P3).

What is worked out (see docs/matching.md) takes seconds for a thousand people: it is done on values, between two short
transactions. The list is kept, and read anew at every page, with the reasons as they are by then.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import Thing, Verb
from mentoring.matching.matching import Suggestion, suggest
from mentoring.matching.matching_people import Mentee
from mentoring.matching.matching_score import Explanation, explain
from mentoring.matching.matchmaking_candidates import Waiting, waiting_in
from mentoring.matching.matchmaking_proposing import propose
from mentoring.matching.matchmaking_verdicts import Pair, Verdict
from mentoring.people import Actor, Person, person_of
from mentoring.standing import over_company
from storage import suggestions
from storage.suggestions import SuggestionRow
from storage.work import Work

ON_A_PAGE = 8


@dataclass(frozen=True)
class Suggested:
    """One pair of the list, as the lead sees it."""

    id: UUID
    mentee: Person
    mentor: Person
    explanation: Explanation | None
    """None: one of the two is no longer free."""
    chosen: bool


@dataclass(frozen=True)
class Page:
    """A page of the list. The first is 1."""

    number: int
    of: int
    total: int
    chosen: int
    suggested: tuple[Suggested, ...]


@dataclass(frozen=True)
class CameOfIt:
    """What came of a pair that was ticked."""

    mentee: Person
    mentor: Person
    verdict: Verdict


def may_propose(actor: Actor) -> None:
    """NotAllowed for whoever is no lead."""
    role = over_company(actor, actor.person.company_id)
    access.require(role, Verb.PROPOSE, Thing.MATCH)
    access.require_sight(role, Thing.PROFILE)


def candidates(work: Work, actor: Actor, only: Collection[UUID] | None = None) -> Waiting:
    """Everybody in the lead's company who could be matched; of these people, where some are named."""
    may_propose(actor)
    return waiting_in(work, actor.person.company_id, only)


def waiting_for_suggestions(waiting: Waiting) -> tuple[Mentee, ...]:
    """Those who wait of themselves: whose match is over, and who was promised no other, can still be picked."""
    return tuple(mentee for mentee in waiting.mentees if mentee.id not in waiting.resting)


def worked_out(waiting: Waiting, on: date) -> tuple[Suggestion, ...]:
    """The pairs that are best for everybody who waits. Takes seconds for thousands: never within a transaction."""
    return suggest(waiting_for_suggestions(waiting), waiting.mentors, on)


def keep(work: Work, actor: Actor, found: Sequence[Suggestion], now: datetime) -> None:
    """A new list for the lead; what she had ticked and is on it again stays ticked."""
    may_propose(actor)
    mine = suggestions.of_lead(work.session, actor.person.id)
    ticked = {(row.mentee_id, row.mentor_id) for row in mine if row.chosen}
    rows = [
        SuggestionRow(
            id=uuid4(),
            company_id=actor.person.company_id,
            lead_id=actor.person.id,
            place=place,
            mentee_id=each.mentee_id,
            mentor_id=each.mentor_id,
            besides=each.besides,
            chosen=(each.mentee_id, each.mentor_id) in ticked,
            made_at=now,
        )
        for place, each in enumerate(found)
    ]
    suggestions.put(work.session, actor.person.id, rows)


def page(work: Work, actor: Actor, number: int, on: date) -> Page:
    """A page of the lead's list; whatever lies beyond the last is the last."""
    may_propose(actor)
    total, chosen = suggestions.counted(work.session, actor.person.id)
    pages = max(1, -(-total // ON_A_PAGE))
    at = min(max(number, 1), pages)
    rows = suggestions.page_of(work.session, actor.person.id, (at - 1) * ON_A_PAGE, ON_A_PAGE)
    waiting = candidates(work, actor, _people_of(rows))
    found = (_suggested(work, waiting, row, on) for row in rows)
    return Page(at, pages, total, chosen, tuple(each for each in found if each))


def choose(work: Work, actor: Actor, ids: Collection[UUID] | None, *, chosen: bool) -> None:
    """Tick some of the list, or take the tick away; None: all of it."""
    may_propose(actor)
    suggestions.choose(work.session, actor.person.id, chosen=chosen, ids=ids)


def chosen(work: Work, actor: Actor) -> tuple[tuple[Person, Person], ...]:
    """The pairs that the lead has ticked: who would be asked."""
    rows = [row for row in suggestions.of_lead(work.session, actor.person.id) if row.chosen]
    known = _named(work, actor, rows)
    return tuple(
        (known[row.mentee_id], known[row.mentor_id])
        for row in rows
        if row.mentee_id in known and row.mentor_id in known
    )


def propose_chosen(work: Work, actor: Actor, now: datetime) -> tuple[CameOfIt, ...]:
    """Propose what is ticked, all in one go; whatever came of each, it is off the list."""
    rows = [row for row in suggestions.of_lead(work.session, actor.person.id) if row.chosen]
    known = _named(work, actor, rows)
    outcomes = propose(work, actor, [Pair(row.mentee_id, row.mentor_id) for row in rows], now)
    suggestions.strike(work.session, actor.person.id, [row.id for row in rows])
    return tuple(
        CameOfIt(known[each.pair.mentee_id], known[each.pair.mentor_id], each.verdict)
        for each in outcomes
        if each.pair.mentee_id in known and each.pair.mentor_id in known
    )


def _people_of(rows: Sequence[SuggestionRow]) -> list[UUID]:
    return sorted({each for row in rows for each in (row.mentee_id, row.mentor_id)})


def _named(work: Work, actor: Actor, rows: Sequence[SuggestionRow]) -> dict[UUID, Person]:
    """Those who are on these suggestions, as far as they are still in the pilot."""
    found = candidates(work, actor, _people_of(rows)).rows
    work.open_all([row.name for row in found.values()])  # their keys are fetched together
    return {person_id: person_of(work, row) for person_id, row in found.items()}


def _suggested(work: Work, waiting: Waiting, row: SuggestionRow, on: date) -> Suggested | None:
    if row.mentee_id not in waiting.rows or row.mentor_id not in waiting.rows:
        return None
    mentee, mentor = (person_of(work, waiting.rows[each]) for each in (row.mentee_id, row.mentor_id))
    return Suggested(row.id, mentee, mentor, _explained(waiting, row, on), row.chosen)


def _explained(waiting: Waiting, row: SuggestionRow, on: date) -> Explanation | None:
    """Why, as it is by now."""
    mentee = next((each for each in waiting.mentees if each.id == row.mentee_id), None)
    mentor = next((each for each in waiting.mentors if each.id == row.mentor_id and each.places), None)
    if mentee is None or mentor is None:
        return None
    besides = min(row.besides, mentor.places - 1)  # some of those may have been proposed since, and count already
    return explain(mentee, replace(mentor, taken=mentor.taken + besides), on)
