"""A lead's lists: everybody registered with her company, and all its matches, by name and by what is asked of them."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing
from mentoring.leading.pilot import Kind, pairs_of, waits
from mentoring.leading.pilot_people import Entry, Place, Standing, entries
from mentoring.matchmaking import PROPOSED, RUNNING, State
from mentoring.people import Actor, Part
from mentoring.pilot_settings import own_settings
from mentoring.standing import over_company
from storage import pilot_people
from storage.pilot_pairs import PairRow
from storage.work import Work


class Whom(StrEnum):
    """Which people a lead looks at."""

    ALL = "all"
    WAITING = "waiting"
    """Mentees without a mentor, mentors with room."""
    MENTEES = "mentees"
    MENTORS = "mentors"
    LEADS = "leads"


class Which(StrEnum):
    """Which matches she looks at."""

    LIVE = "live"
    FOR_HER = "for her"
    """Something in them waits for her."""
    PROPOSED = "proposed"
    QUIET = "quiet"
    OVER = "over"


@dataclass(frozen=True)
class PersonLine:
    """Somebody, in a line."""

    person_id: UUID
    name: str
    department: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class MatchLine:
    """A match, in a line. Nothing in it is more than S31 allows."""

    match_id: UUID
    state: State
    mentee: str
    mentor: str
    across: bool
    waits: Kind | None
    """What in it waits for the reader."""
    is_quiet: bool
    is_encouraged: bool = False
    """A kind word was sent this week."""


def people_of(work: Work, actor: Actor, now: datetime) -> tuple[PersonLine, ...]:
    """Everybody registered with the actor's company, by name."""
    lines = _opened(work, entries(pilot_people.of_company(work.session, _led(actor)), _pairs(work, actor, now)))
    return tuple(sorted(lines, key=lambda line: (plainly(line.name), line.person_id)))


def one_of(work: Work, actor: Actor, person_id: UUID, now: datetime) -> tuple[PersonLine, tuple[MatchLine, ...]]:
    """One of them, and her matches; NotAllowed for whoever is not (or no longer) among them."""
    company_id, pairs = _led(actor), _pairs(work, actor, now)
    registered = entries(pilot_people.of_company(work.session, company_id), pairs)
    hers = [pair for pair in pairs if person_id in (pair.mentee_id, pair.mentor_id)]
    for line in _opened(work, [entry for entry in registered if entry.person_id == person_id]):
        return line, _lines(work, hers, company_id)
    raise NotAllowed("nobody of hers")


def matches_of(work: Work, actor: Actor, now: datetime) -> tuple[MatchLine, ...]:
    """All matches of the company's people: those that wait for her first, then what is proposed, runs, is over."""
    return _lines(work, _pairs(work, actor, now), _led(actor))


def whom(lines: Iterable[PersonLine], wanted: Whom) -> tuple[PersonLine, ...]:
    """Those people among them."""
    return tuple(line for line in lines if WHOM[wanted](line))


def which(lines: Iterable[MatchLine], wanted: Which) -> tuple[MatchLine, ...]:
    """Those matches among them."""
    return tuple(line for line in lines if WHICH[wanted](line))


def found(lines: Iterable[PersonLine], query: str) -> tuple[PersonLine, ...]:
    """Those of whose name or department some word begins with each word of the query."""
    wanted = plainly(query).split()
    return tuple(line for line in lines if _begins(f"{line.name} {line.department}", wanted))


def found_matches(lines: Iterable[MatchLine], query: str) -> tuple[MatchLine, ...]:
    """The same for either of the two."""
    wanted = plainly(query).split()
    return tuple(line for line in lines if _begins(f"{line.mentee} {line.mentor}", wanted))


def plainly(text: str) -> str:
    """As it is looked for: without accents and capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))


def _has(part: Part) -> Callable[[PersonLine], bool]:
    return lambda line: any(place.part is part for place in line.places)


def _waits(line: PersonLine) -> bool:
    return any(place.standing is Standing.WAITING or place.room for place in line.places)


WHOM: Mapping[Whom, Callable[[PersonLine], bool]] = {
    Whom.ALL: lambda _: True,
    Whom.WAITING: _waits,
    Whom.MENTEES: _has(Part.MENTEE),
    Whom.MENTORS: _has(Part.MENTOR),
    Whom.LEADS: _has(Part.LEAD),
}
WHICH: Mapping[Which, Callable[[MatchLine], bool]] = {
    Which.LIVE: lambda line: line.state in PROPOSED | RUNNING,
    Which.FOR_HER: lambda line: line.waits is not None,
    Which.PROPOSED: lambda line: line.state in PROPOSED,
    Which.QUIET: lambda line: line.is_quiet,
    Which.OVER: lambda line: line.state not in PROPOSED | RUNNING,
}


def _begins(text: str, wanted: Iterable[str]) -> bool:
    words = plainly(text).replace("-", " ").split()
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _led(actor: Actor) -> UUID:
    """The company whose lead she is; NotAllowed for whoever is none."""
    role = over_company(actor, actor.person.company_id)
    for thing in (Thing.REGISTRATION, Thing.MATCH):
        access.require_sight(role, thing)
    return actor.person.company_id


def _pairs(work: Work, actor: Actor, now: datetime) -> list[PairRow]:
    company_id = _led(actor)
    return pairs_of(work, company_id, own_settings(work, actor), now)


def _opened(work: Work, people: Sequence[Entry]) -> list[PersonLine]:
    names = work.open_all([entry.name for entry in people])
    return [
        PersonLine(entry.person_id, name, entry.department, entry.places)
        for entry, name in zip(people, names, strict=True)
    ]


def _lines(work: Work, pairs: Sequence[PairRow], company_id: UUID) -> tuple[MatchLine, ...]:
    names = work.open_all([name for pair in pairs for name in (pair.mentee, pair.mentor)])
    lines = [
        _match(pair, mentee, mentor, company_id)
        for pair, mentee, mentor in zip(pairs, names[::2], names[1::2], strict=True)
    ]
    return tuple(sorted(lines, key=lambda line: (_rank(line), plainly(line.mentee), line.match_id)))


def _match(pair: PairRow, mentee: str, mentor: str, company_id: UUID) -> MatchLine:
    across = pair.mentees_company != pair.mentors_company
    return MatchLine(
        match_id=pair.match_id,
        state=State(pair.state),
        mentee=mentee,
        mentor=mentor,
        across=across,
        waits=waits(pair, company_id),
        is_quiet=pair.is_quiet,
        is_encouraged=pair.is_encouraged,
    )


def _rank(line: MatchLine) -> int:
    if line.waits:
        return 0
    return 1 if line.state in PROPOSED else 2 if line.state in RUNNING else 3
