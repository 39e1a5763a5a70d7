"""A lead asks for suggestions, leafs through them, ticks some, and proposes those (SPEC S5, P3).

What is worked out (see docs/matching.md) takes seconds for a thousand people: it is done on values, between two short
transactions. The list is kept, and read anew at every page, with the reasons as they are by then.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import Role, Thing, Verb
from mentoring.matching import Suggestion, suggest
from mentoring.matching_score import Explanation, explain
from mentoring.matchmaking_candidates import Waiting, waiting_in
from mentoring.matchmaking_proposing import propose
from mentoring.matchmaking_verdicts import Pair, Verdict
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
    mentees_left: int = 0
    """Who wait, and are on no suggestion."""


@dataclass(frozen=True)
class CameOfIt:
    """What came of a pair that was ticked."""

    mentee: Person
    mentor: Person
    verdict: Verdict


def candidates(work: Work, actor: Actor) -> Waiting:
    """Everybody in the lead's company who could be matched. NotAllowed for anybody else."""
    role = _office(actor)
    access.require(role, Verb.PROPOSE, Thing.MATCH)
    access.require_sight(role, Thing.PROFILE)
    return waiting_in(work, actor.person.company_id)


def worked_out(waiting: Waiting, on: date) -> tuple[Suggestion, ...]:
    """The pairs that are best for everybody who waits. Takes seconds for thousands: never within a transaction."""
    mentees = [mentee for mentee in waiting.mentees if mentee.id not in waiting.resting]
    return suggest(mentees, waiting.mentors, on)


def keep(work: Work, actor: Actor, found: Sequence[Suggestion], now: datetime) -> None:
    """A new list for the lead; what she had ticked and is on it again stays ticked."""
    access.require(_office(actor), Verb.PROPOSE, Thing.MATCH)
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
    waiting = candidates(work, actor)
    total, chosen = suggestions.counted(work.session, actor.person.id)
    pages = max(1, -(-total // ON_A_PAGE))
    at = min(max(number, 1), pages)
    rows = suggestions.page_of(work.session, actor.person.id, (at - 1) * ON_A_PAGE, ON_A_PAGE)
    found = (_suggested(work, waiting, row, on) for row in rows)
    left = max(0, sum(mentee.id not in waiting.resting for mentee in waiting.mentees) - total)
    return Page(at, pages, total, chosen, tuple(each for each in found if each), left)


def choose(work: Work, actor: Actor, ids: Collection[UUID] | None, *, chosen: bool) -> None:
    """Tick some of the list, or take the tick away; None: all of it."""
    access.require(_office(actor), Verb.PROPOSE, Thing.MATCH)
    suggestions.choose(work.session, actor.person.id, chosen=chosen, ids=ids)


def chosen(work: Work, actor: Actor) -> tuple[tuple[Person, Person], ...]:
    """The pairs that the lead has ticked: who would be asked."""
    rows = [row for row in suggestions.of_lead(work.session, actor.person.id) if row.chosen]
    known = candidates(work, actor).rows
    return tuple(
        (person_of(work, known[row.mentee_id]), person_of(work, known[row.mentor_id]))
        for row in rows
        if row.mentee_id in known and row.mentor_id in known
    )


def propose_chosen(work: Work, actor: Actor, now: datetime) -> tuple[CameOfIt, ...]:
    """Propose what is ticked, all in one go; whatever came of each, it is off the list."""
    known = candidates(work, actor).rows
    rows = [row for row in suggestions.of_lead(work.session, actor.person.id) if row.chosen]
    outcomes = propose(work, actor, [Pair(row.mentee_id, row.mentor_id) for row in rows], now)
    suggestions.strike(work.session, actor.person.id, [row.id for row in rows])
    return tuple(
        CameOfIt(person_of(work, known[each.pair.mentee_id]), person_of(work, known[each.pair.mentor_id]), each.verdict)
        for each in outcomes
        if each.pair.mentee_id in known and each.pair.mentor_id in known
    )


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


def _office(actor: Actor) -> Role:
    return over_company(actor, actor.person.company_id)
