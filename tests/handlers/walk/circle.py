"""Everybody from whose standing a thing can be tried: its author, her partner, and all kinds of others around them."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from uuid import UUID

from mentoring.access import Role
from mentoring.access_terms import Part
from storage.work import Store
from tests import building
from tests.building import Company, Someone

_numbers = count(1)


class Who(StrEnum):
    """The kinds of people. Companies and leads are the author's own; `elsewhere` is another company."""

    AUTHOR = "author"
    PARTNER = "partner"
    COLLEAGUE = "colleague, matched with somebody else"
    UNMATCHED = "colleague, not matched"
    STRANGER = "colleague, not registered"
    LEAD = "lead"
    LEAD_ELSEWHERE = "lead elsewhere"
    ELSEWHERE = "matched elsewhere"
    COORDINATOR = "coordinator"


class Towards(StrEnum):
    """What a thing belongs to: it decides who is lead and coordinator towards it. Of an act, only she who did it."""

    PERSON = "person"
    COMPANY = "company"
    MATCH = "match"
    ACT_OF_LEAD = "act of lead"
    ACT_OF_COORDINATOR = "act of coordinator"


@dataclass(frozen=True)
class Crowd:
    """Two companies in two workspaces, and whoever only looks on."""

    home: Company
    elsewhere: Company
    onlookers: dict[Who, Someone]


@dataclass(frozen=True)
class Circle:
    """A new pair, and the crowd around it."""

    match_id: UUID | None
    """None where the two are not matched (yet)."""
    part: Part
    """The author's."""
    people: dict[Who, Someone]
    across: bool
    """Whether the partner is of the other company."""
    mark: str
    """For every text that the author writes: no other text holds it."""

    @property
    def author(self) -> Someone:
        return self.people[Who.AUTHOR]

    @property
    def partner(self) -> Someone:
        return self.people[Who.PARTNER]

    @property
    def mentee(self) -> Someone:
        return self.author if self.part is Part.MENTEE else self.partner

    @property
    def mentor(self) -> Someone:
        return self.author if self.part is Part.MENTOR else self.partner

    @property
    def match(self) -> str:
        """The match, as buttons bear it."""
        return self.match_id.hex if self.match_id else ""

    def part_of(self, who: Who) -> Part | None:
        """Hers in the match."""
        other = Part.MENTOR if self.part is Part.MENTEE else Part.MENTEE
        return {Who.AUTHOR: self.part, Who.PARTNER: other}.get(who)

    def role_of(self, who: Who, towards: Towards) -> Role:
        """Where she stands, by the words of the specification and not by the code that is tested."""
        of_match = towards is Towards.MATCH
        match who:
            case _ if towards in (Towards.ACT_OF_LEAD, Towards.ACT_OF_COORDINATOR):
                return Role(who.value) if towards == f"act of {who}" else Role.OTHER
            case Who.AUTHOR | Who.PARTNER:
                return Role(who.value)
            case Who.LEAD:
                return Role.LEAD
            case Who.LEAD_ELSEWHERE if of_match and self.across:
                return Role.LEAD
            case Who.COORDINATOR if self.across or not of_match:
                return Role.COORDINATOR
            case _:
                return Role.OTHER


def crowd(store: Store) -> Crowd:
    """The onlookers, once for a whole walk."""
    home, elsewhere, club = (building.company(store) for _ in range(3))
    colleague, stranger = building.pair(store, mentee_at=home), building.person(store, home)
    return Crowd(
        home,
        elsewhere,
        {
            Who.COLLEAGUE: colleague.mentee,
            Who.UNMATCHED: building.person(store, home, Part.MENTEE),
            Who.STRANGER: replace(stranger, slack_user_id="USTRANGER"),
            Who.LEAD: building.person(store, home, Part.LEAD),
            Who.LEAD_ELSEWHERE: building.person(store, elsewhere, Part.LEAD),
            Who.ELSEWHERE: building.pair(store, mentee_at=elsewhere, mentor_at=elsewhere).mentee,
            Who.COORDINATOR: building.person(store, club, Part.COORDINATOR),
        },
    )


def circle(store: Store, around: Crowd, part: Part, *, across: bool, matched: bool = True) -> Circle:
    """Two new people among them, matched or not; the author has this part."""
    other = Part.MENTOR if part is Part.MENTEE else Part.MENTEE
    author = building.person(store, around.home, part, name=f"Author{next(_numbers)} Ashdown")
    partner = building.person(
        store, around.elsewhere if across else around.home, other, name=f"Partner{next(_numbers)} Penrose"
    )
    mentee, mentor = (author, partner) if part is Part.MENTEE else (partner, author)
    match_id = building.match(store, mentee, mentor).match_id if matched else None
    people = {Who.AUTHOR: author, Who.PARTNER: partner, **around.onlookers}
    return Circle(match_id, part, people, across, f"mark{next(_numbers)}x")
