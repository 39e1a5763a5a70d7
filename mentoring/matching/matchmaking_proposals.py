"""A match in the making, as those whom it concerns may see it (SPEC S6): the one who is asked, and the leads."""

from dataclasses import dataclass
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Sight, Thing
from mentoring.matching.matchmaking_words import Kind, Wish, remarks_on
from mentoring.matchmaking import BEFORE_HER_TURN, RUNNING, Mover, State
from mentoring.people import Actor, Part, Person, person_of
from mentoring.standing import over_company, over_match, reaching
from storage import companies, matches, people, remarks
from storage.matches import MatchRow, Sides
from storage.people import PersonRow
from storage.work import Work

HER_TURN = {
    Part.MENTOR: frozenset({State.ASKING_MENTOR, State.ASKING_MENTEE, *RUNNING}),
    Part.MENTEE: frozenset({State.ASKING_MENTEE, *RUNNING}),
}
"""While it is so, each may see whom she would be matched with: the mentor first, then the mentee."""


@dataclass(frozen=True)
class Introduction:
    """Who it is that one would be matched with."""

    person: Person
    department: str
    company: str
    """Empty for somebody of one's own."""
    skills: tuple[str, ...]
    """Of a mentee, what she seeks; of a mentor, what she offers."""
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A proposal, as the one who is asked sees it."""

    match_id: UUID
    part: Part
    """Hers, if it comes about."""
    state: State
    who: Introduction | None
    """None while it is not her turn, and once nothing came of it."""
    by_me: bool
    """She made the last move."""
    questions: int = 0
    """Of hers, to the lead."""
    answers: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it waits for her."""
        return self.state is (State.ASKING_MENTOR if self.part is Part.MENTOR else State.ASKING_MENTEE)


@dataclass(frozen=True)
class Named:
    """One of the two, as those who answer for a match see her."""

    person: Person
    company: str
    email: str = ""
    phone: str = ""
    """Both empty unless she is of the reader's own company (SPEC: each lead sees her own person's contact)."""


@dataclass(frozen=True)
class Made:
    """A match, proposed or more, as a lead or the coordinator sees it: who, and how far it has come."""

    match_id: UUID
    state: State
    mentee: Named
    mentor: Named
    across: bool
    side: Mover | None
    """Of which of the two the reader is a lead; within one company, of the mentee. None: the coordinator."""
    agreed: frozenset[Mover]
    waits_for_answer: bool = False
    """The mentor has asked something that the lead has not answered."""
    has_word: bool = False
    """The mentee left a word with her refusal."""
    wish: tuple[Part, Wish] | None = None
    """What one of the two has asked for since, and the reader may know of: the latest."""

    @property
    def mine_agreed(self) -> bool:
        """Whether the reader's own side has agreed."""
        return self.side in self.agreed


def asked_of(work: Work, actor: Actor, match_id: UUID) -> Asked:
    """A proposal as the actor is asked about it. NotAllowed unless she is one of the two, and not before her turn."""
    with reaching(work, actor, match_id) as sides:
        row = _row(work, match_id)
        if actor.person.id not in (sides.mentee.id, sides.mentor.id):
            raise NotAllowed("nobody asks her")
        part = Part.MENTOR if actor.person.id == sides.mentor.id else Part.MENTEE
        state, kinds = State(row.state), _kinds(work, match_id)
        if state in BEFORE_HER_TURN[Mover(part.value)]:
            raise NotAllowed("she does not know of it")
        return Asked(
            match_id=match_id,
            part=part,
            state=state,
            who=_introduced(work, sides, part) if state in HER_TURN[part] else None,
            by_me=row.moved_by == actor.person.id,
            questions=kinds.count(Kind.QUESTION) if part is Part.MENTOR else 0,
            answers=kinds.count(Kind.ANSWER) if part is Part.MENTOR else 0,
        )


def made(work: Work, actor: Actor, match_id: UUID) -> Made:
    """A match as the actor answers for it. NotAllowed for whoever is no lead of either, nor across the coordinator."""
    with reaching(work, actor, match_id) as sides:
        role = over_match(actor, sides)
        access.require_sight(role, Thing.MATCH, Sight.ACROSS)
        row, kinds = _row(work, match_id), _kinds(work, match_id)
        agreed = {Mover.MENTEES_LEAD: row.mentees_lead_id, Mover.MENTORS_LEAD: row.mentors_lead_id}
        side = _side(actor, sides) if role is Role.LEAD else None
        mentees = side is Mover.MENTEES_LEAD
        return Made(
            match_id=match_id,
            state=State(row.state),
            mentee=_named(work, actor, people.by_id(work.session, sides.mentee.id)),
            mentor=_named(work, actor, people.by_id(work.session, sides.mentor.id)),
            across=sides.across,
            side=side,
            agreed=frozenset(each for each, lead in agreed.items() if lead),
            waits_for_answer=mentees and kinds.count(Kind.QUESTION) > kinds.count(Kind.ANSWER),
            has_word=mentees and Kind.DECLINED in kinds,
            wish=_wish(work, actor, row) if role is Role.LEAD and row.state in RUNNING else None,
        )


def _row(work: Work, match_id: UUID) -> MatchRow:
    row = matches.by_id(work.session, match_id)
    if row is None:
        raise NotAllowed("no such match")
    return row


def _kinds(work: Work, match_id: UUID) -> list[Kind]:
    return [Kind(row.kind) for row in remarks.of_match(work.session, match_id)]


def _wish(work: Work, actor: Actor, row: MatchRow) -> tuple[Part, Wish] | None:
    since = {
        each.id for each in remarks.of_match(work.session, row.id) if not row.moved_at or each.created_at > row.moved_at
    }
    found = [each for each in remarks_on(work, actor, row.id) if each.wish and each.id in since]
    return (found[-1].by, found[-1].wish) if found and found[-1].wish else None


def _side(actor: Actor, sides: Sides) -> Mover:
    is_mentees = over_company(actor, sides.mentee.company_id) is Role.LEAD
    return Mover.MENTEES_LEAD if is_mentees else Mover.MENTORS_LEAD


def _introduced(work: Work, sides: Sides, part: Part) -> Introduction:
    """The other of the two, in her turn."""
    access.require_sight(Role.PARTNER, Thing.CANDIDATE, Sight.IN_TURN)
    access.require_sight(Role.PARTNER, Thing.PROFILE)
    row = people.by_id(work.session, sides.mentee.id if part is Part.MENTOR else sides.mentor.id)
    return Introduction(
        person=person_of(work, row),
        department=row.department,
        company=companies.by_id(work.session, row.company_id).name if sides.across else "",
        skills=tuple(row.seeks if part is Part.MENTOR else row.skills),
        languages=tuple(row.languages),
    )


def _named(work: Work, actor: Actor, row: PersonRow) -> Named:
    person, company = person_of(work, row), companies.by_id(work.session, row.company_id).name
    try:
        access.require_sight(over_company(actor, row.company_id), Thing.CONTACT)
    except NotAllowed:
        return Named(person, company)
    return Named(person, company, work.open(row.email), work.open(row.phone) if row.phone else "")
