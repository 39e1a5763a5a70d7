"""People who wait for a match: one at a time, so that a test says only the facts that matter, or a whole crowd."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from random import Random
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from mentoring.matching.matching_people import Mentee, Mentor

MONDAY = date(2026, 11, 23)
NORTHWIND, HELIOS = UUID(int=1), UUID(int=2)
MONTREAL, LONDON, PARIS = ZoneInfo("America/Montreal"), ZoneInfo("Europe/London"), ZoneInfo("Europe/Paris")
TOKYO, AUCKLAND = ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Auckland")

_numbers = count(100)


class Crowd(NamedTuple):
    """Everybody who waits."""

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]


def mentee(**facts: Any) -> Mentee:
    """A mentee of Northwind in Montréal who speaks English, and of whom nothing else is known."""
    return Mentee(**_anybody() | facts)


def mentor(**facts: Any) -> Mentor:
    """The same, as a mentor who takes one mentee."""
    return Mentor(**_anybody() | facts)


def _anybody() -> dict[str, Any]:
    number = next(_numbers)
    return {
        "id": UUID(int=number),
        "company_id": NORTHWIND,
        "fingerprint": fingerprint(number),
        "languages": ("English",),
        "zone": MONTREAL,
    }


def fingerprint(number: int) -> bytes:
    """Of the e-mail address of the person with this number."""
    return number.to_bytes(32)


SKILLS = ("Negotiation", "public speaking", "Python", "strategy", "networking", "budgets")
OTHER_WORDINGS = ("négotiations", "Public Speaking", "Strategies")
LANGUAGES = ("English", "Français", "fr", "Deutsch")
ZONES = (MONTREAL, LONDON, PARIS, TOKYO, AUCKLAND)
DEPARTMENTS = ("", "Research", "research ", "Sales")


unhurried = settings(deadline=None)
"""The first example may have to wait for numpy, scipy and the lists of languages."""
A_HANDFUL = range(10, 17)
"""The numbers of people who know each other too well: managers, declined pairs, both parts at once."""
IDS = tuple(UUID(int=number) for number in A_HANDFUL)


def _some(things: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Any of these things, in their order or the other way round."""

    def chosen(bits: int) -> tuple[Any, ...]:
        taken = tuple(thing for at, thing in enumerate(things, start=1) if bits >> at & 1)
        return taken[::-1] if bits & 1 else taken

    return st.integers(0, 2 ** (len(things) + 1) - 1).map(chosen)


FACTS: dict[str, st.SearchStrategy[Any]] = {
    "company_id": st.sampled_from([NORTHWIND, NORTHWIND, HELIOS]),
    "managers": _some([fingerprint(number) for number in A_HANDFUL]).map(lambda line: line[3:5]),
    "languages": _some(LANGUAGES),
    "zone": st.sampled_from(ZONES),
    "department": st.sampled_from(DEPARTMENTS),
}
WISHES = st.fixed_dictionaries(
    FACTS | {"seeks": _some(SKILLS), "declined": _some(IDS).map(lambda ids: frozenset(ids[4:]))}
)
OFFERS = st.fixed_dictionaries(
    FACTS
    | {
        "skills": _some((*SKILLS[2:], *OTHER_WORDINGS)),
        "capacity": st.integers(1, 4),
        "taken": st.integers(0, 2),
    }
)
SOME_NUMBERS = _some(A_HANDFUL)


@st.composite
def crowds(draw: st.DrawFn) -> Crowd:
    """Up to five mentees and five mentors among a handful of people."""
    return Crowd(
        tuple(Mentee(**_named(number), **draw(WISHES)) for number in draw(SOME_NUMBERS)[:5]),
        tuple(Mentor(**_named(number), **draw(OFFERS)) for number in draw(SOME_NUMBERS)[:5]),
    )


def _named(number: int) -> dict[str, Any]:
    return {"id": UUID(int=number), "fingerprint": fingerprint(number)}


def random_crowd(seed: int, mentees: int, mentors: int) -> Crowd:
    """A company's worth of people, the same for the same seed."""
    chance = Random(seed)
    skills = [f"skill {number}" for number in range(60)]
    bosses = [fingerprint(10**6 + number) for number in range(max(2, (mentees + mentors) // 12))]

    numbers = count(1000)

    def facts() -> dict[str, Any]:
        return {
            **_named(next(numbers)),
            "managers": (chance.choice(bosses),),
            "languages": tuple(chance.sample(["English", "French", "German", "Spanish"], chance.randint(1, 3))),
            "zone": chance.choice(ZONES),
            "department": f"Department {chance.randrange(20)}",
        }

    offers = tuple(
        mentor(
            **facts(),
            skills=tuple(chance.sample(skills, 8)),
            capacity=chance.randint(1, 3),
            taken=chance.choice([0, 0, 0, 1]),
        )
        for _ in range(mentors)
    )
    ids = [each.id for each in offers]
    waiting = tuple(
        mentee(**facts(), seeks=tuple(chance.sample(skills, 4)), declined=frozenset(chance.sample(ids, 1)))
        for _ in range(mentees)
    )
    return Crowd(waiting, offers)
