"""A pair is picked by hand (SPEC S5): by a lead, who is told what speaks for it and what against; or, across companies,
by the coordinator, who sees names and companies and nothing of a profile."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Thing, Verb
from mentoring.matching.matching_score import Explanation, explain
from mentoring.matching.matchmaking_suggesting import candidates, may_propose
from mentoring.matching.matchmaking_verdicts import Pair
from mentoring.people import Actor, Part, Person, person_of
from mentoring.standing import across_companies
from storage import candidates as stored
from storage import companies
from storage.candidates import Free
from storage.work import Work

FOUND_AT_MOST = 100
FREE = {Part.MENTEE: stored.free_mentees, Part.MENTOR: stored.free_mentors}


@dataclass(frozen=True)
class Choice:
    """Somebody who can be picked."""

    id: UUID
    name: str
    at: str
    """Her department; across companies her company. Empty: not known."""


@dataclass(frozen=True)
class Picked:
    """A pair that was picked, before anybody is asked."""

    pair: Pair
    mentee: Person
    mentor: Person
    explanation: Explanation | None = None
    """None across companies, or if the mentee is no longer free."""
    companies: tuple[str, str] | None = None
    """Across companies: hers and the mentor's."""

    @property
    def across(self) -> bool:
        """Whether they were picked across companies."""
        return self.companies is not None

    @property
    def within_one(self) -> bool:
        """Picked across companies, and of the same one: that is for their lead."""
        return self.across and self.mentee.company_id == self.mentor.company_id

    @property
    def is_gone(self) -> bool:
        """Picked by a lead, and the mentee is no longer free."""
        return not self.across and self.explanation is None


def choices(work: Work, actor: Actor, part: Part, query: str) -> tuple[Choice, ...]:
    """Mentees without a mentor, or mentors with a place, of the lead's company, in whose name this occurs."""
    may_propose(actor)
    with work.for_everyone():  # a mentor's places are counted in whichever company she has given them
        free = FREE[part](work.session, actor.person.company_id)
    return _found(work, [(each, each.department) for each in free], query)


def choices_across(work: Work, actor: Actor, part: Part, query: str) -> tuple[Choice, ...]:
    """The same of every company, for the coordinator: names and companies, and nothing else of anybody."""
    with across_companies(work, actor, Thing.CANDIDATE):
        free, names = FREE[part](work.session, None), stored.company_names(work.session)
    return _found(work, [(each, names[each.company_id]) for each in free], query)


def picked(work: Work, actor: Actor, pair: Pair, on: date) -> Picked:
    """What speaks for the pair and what against it. NotAllowed unless both are of the lead's pilot."""
    waiting = candidates(work, actor, [pair.mentee_id, pair.mentor_id])
    if not {pair.mentee_id, pair.mentor_id} <= waiting.rows.keys():
        raise NotAllowed("not hers to pick, or no longer")
    mentee = next((each for each in waiting.mentees if each.id == pair.mentee_id), None)
    mentor = next((each for each in waiting.mentors if each.id == pair.mentor_id), None)
    explained = explain(mentee, mentor, on) if mentee and mentor else None
    names = [person_of(work, waiting.rows[each]) for each in (pair.mentee_id, pair.mentor_id)]
    return Picked(pair, names[0], names[1], explained)


def picked_across(work: Work, actor: Actor, pair: Pair) -> Picked:
    """The two, by name and company. NotAllowed for whoever is no coordinator, and for people who are not there."""
    access.require(
        Role.COORDINATOR if Part.COORDINATOR in actor.parts else Role.OTHER, Verb.PROPOSE_ACROSS, Thing.MATCH
    )
    with across_companies(work, actor, Thing.CANDIDATE):
        mentee = stored.with_part(work.session, pair.mentee_id, Part.MENTEE)
        mentor = stored.with_part(work.session, pair.mentor_id, Part.MENTOR)
        if mentee is None or mentor is None:
            raise NotAllowed("nobody there to pick")
        homes = tuple(companies.by_id(work.session, row.company_id).name for row in (mentee, mentor))
        return Picked(pair, person_of(work, mentee), person_of(work, mentor), companies=(homes[0], homes[1]))


def _found(work: Work, rows: Sequence[tuple[Free, str]], query: str) -> tuple[Choice, ...]:
    """Those in whose name every word of the query occurs, in the order of their names."""
    names = work.open_all([row.name for row, _ in rows])
    wanted = _plainly(query).split()
    found = [
        (_plainly(name), Choice(row.id, name, at))
        for (row, at), name in zip(rows, names, strict=True)
        if all(word in _plainly(name) for word in wanted)
    ]
    return tuple(choice for _, choice in sorted(found, key=lambda each: (each[0], each[1].id))[:FOUND_AT_MOST])


def _plainly(text: str) -> str:
    """Without accents and capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
