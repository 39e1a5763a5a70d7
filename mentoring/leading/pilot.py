"""A lead's room (SPEC S5, S9, S31, P7): what waits for her, and her pilot in figures. Read in a few statements,
however many people there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Thing
from mentoring.agreeing import agreement_counts
from mentoring.agreeing.agreement_texts import Document
from mentoring.leading.pilot_people import Entry, Place, Standing, entries
from mentoring.local_time import today
from mentoring.matchmaking import LIVE, PROPOSED, RUNNING, State
from mentoring.people import Actor, Part
from mentoring.pilot_settings import Settings, settings_from
from mentoring.standing import over_company
from storage import pilot_pairs, pilot_people, pilots
from storage.pilot_pairs import PairRow, Quiet
from storage.work import Work

SETTLING = timedelta(days=10)
"""So long a pair may take for its first meeting."""
QUIET_FOR = timedelta(days=28)
"""Without a meeting for so long, and none planned, it is quiet: at least one a month is the rule (SPEC S19)."""


class Kind(StrEnum):
    """What may wait for a lead, the most urgent first."""

    QUESTION = "question"
    """A mentor has asked something, and waits."""
    ACROSS = "across companies"
    """The coordinator proposes a match, and her side has not agreed."""
    WISH = "wish"
    """One of a pair would like to pause, or to end it."""
    AWAY = "away"
    """The Slack account of one of a pair was closed."""
    NOBODY = "nobody"
    """There is nobody to match yet."""
    NO_MENTORS = "no mentors"
    NO_MENTEES = "no mentees"
    WAITING = "waiting"
    """Mentees wait, and mentors have room."""
    NO_ROOM = "no room"
    """Mentees wait, and no mentor has room."""
    QUIET = "quiet"


@dataclass(frozen=True)
class Step:
    """Something that waits for a lead."""

    kind: Kind
    count: int = 0
    match_id: UUID | None = None
    mentee: str = ""
    mentor: str = ""
    """Names, where it is about one match."""
    away: Part = Part.MENTEE
    """Which of the two, where one is away."""


@dataclass(frozen=True)
class Figures:
    """A pilot in figures. Those about meetings are of last Monday."""

    parts: Mapping[Part, int]
    waiting: int
    """Mentees."""
    room: int
    """Mentees that the mentors would still take."""
    mentors_with_room: int
    proposed: int
    active: int
    paused: int
    """These three of her own mentees, as the weekly figures count them: by the mentee's company."""
    quiet: int
    sides: int
    """Those who are asked to agree: two for each running match."""
    agreed: Mapping[Document, int] = field(default_factory=dict)
    unreached: int = 0
    """People whose last message Slack refused for good: nothing more is known of it here than how many they are."""
    elsewhere: int = 0
    """Matches that run between a mentor of hers and another company's mentee."""


@dataclass(frozen=True)
class Room:
    """What a lead sees of her pilot at a glance."""

    settings: Settings
    figures: Figures
    steps: tuple[Step, ...]
    """What waits for her, the most urgent first."""
    documents: int
    on: date
    """Today, where the company is."""

    @property
    def is_over(self) -> bool:
        """Nobody can be matched any more."""
        return self.on > self.settings.ends_on


def room_of(work: Work, actor: Actor, now: datetime) -> Room:
    """The pilot that the actor leads; NotAllowed for whoever leads none."""
    company_id = actor.person.company_id
    role = over_company(actor, company_id)
    for thing in (Thing.PILOT, Thing.REGISTRATION, Thing.MATCH):
        access.require_sight(role, thing)
    found = pilots.set_up(work.session, company_id)
    if found is None:
        raise NotAllowed("no pilot of hers")
    settings = settings_from(found)
    pairs = pairs_of(work, company_id, settings, now)
    people = entries(pilot_people.of_company(work.session, company_id), pairs)
    own = [pair for pair in pairs if pair.mentees_company == company_id]
    elsewhere = sum(pair.state in RUNNING for pair in pairs) - sum(pair.state in RUNNING for pair in own)
    counted = _figures(people, own, *agreement_counts.counts(work, actor))
    quiet = sum(pair.is_quiet for pair in pairs)
    figures = replace(counted, quiet=quiet, elsewhere=elsewhere, unreached=found.unreached)
    on = today(now, settings.zone)
    to_match = () if on > settings.ends_on else _about_people(figures)
    steps = (*_about_matches(work, company_id, pairs), *to_match, *_about_quiet(pairs))
    return Room(settings, figures, steps, found.documents, on)


def pairs_of(work: Work, company_id: UUID, settings: Settings, now: datetime) -> list[PairRow]:
    """All matches of the company's people. Who may ask is for the caller to have asked."""
    with work.for_everyone():  # the other of a pair may be of another company: her name is the lead's to see (S31)
        return pilot_pairs.of_company(work.session, company_id, quiet_by(settings, now))


def quiet_by(settings: Settings, now: datetime) -> Quiet:
    """When a pair counts as quiet, as things stood when the week began: to look daily tells no dates."""
    monday = settings.last_monday(now)
    week = settings.week(now)
    return Quiet(as_of=monday, began_by=week - SETTLING, since=monday - QUIET_FOR, week=week.isoformat())


def _figures(people: Sequence[Entry], pairs: Sequence[PairRow], sides: int, agreed: Mapping[Document, int]) -> Figures:
    mentees, mentors = _in_part(people, Part.MENTEE), _in_part(people, Part.MENTOR)
    return Figures(
        parts={part: len(_in_part(people, part)) for part in Part},
        waiting=sum(place.standing is Standing.WAITING for place in mentees),
        room=sum(place.room for place in mentors),
        mentors_with_room=sum(place.room > 0 for place in mentors),
        proposed=sum(pair.state in PROPOSED for pair in pairs),
        active=sum(pair.state == State.ACTIVE for pair in pairs),
        paused=sum(pair.state == State.PAUSED for pair in pairs),
        quiet=sum(pair.is_quiet for pair in pairs),
        sides=sides,
        agreed=agreed,
    )


def _in_part(people: Sequence[Entry], part: Part) -> list[Place]:
    return [place for entry in people if (place := entry.place(part))]


def _about_matches(work: Work, company_id: UUID, pairs: Sequence[PairRow]) -> Iterator[Step]:
    """What somebody waits for, of one match each."""
    for kind in (Kind.QUESTION, Kind.ACROSS, Kind.WISH, Kind.AWAY):
        for pair in pairs:
            if waits(pair, company_id) is kind:
                away = Part.MENTOR if pair.mentor_away_since else Part.MENTEE
                yield Step(kind, 1, pair.match_id, work.open(pair.mentee), work.open(pair.mentor), away)


def waits(pair: PairRow, company_id: UUID) -> Kind | None:
    """What in this match waits for a lead of that company; None if nothing does."""
    mentees_side = pair.mentees_company == company_id
    if pair.state in LIVE - {State.PAUSED} and (pair.mentee_away_since or pair.mentor_away_since):
        return Kind.AWAY
    if pair.state == State.ASKING_MENTOR and mentees_side and pair.questions > 0:
        return Kind.QUESTION
    if pair.state == State.AGREEING and (pair.mentees_lead_id if mentees_side else pair.mentors_lead_id) is None:
        return Kind.ACROSS
    return Kind.WISH if pair.wishes else None


def _about_people(figures: Figures) -> Iterator[Step]:
    """Whom to register, and whom to match."""
    mentees, mentors = figures.parts[Part.MENTEE], figures.parts[Part.MENTOR]
    if not mentees and not mentors:
        yield Step(Kind.NOBODY)
    elif not mentors:
        yield Step(Kind.NO_MENTORS, mentees)
    elif not mentees:
        yield Step(Kind.NO_MENTEES, mentors)
    elif figures.waiting:
        yield Step(Kind.WAITING if figures.room else Kind.NO_ROOM, figures.waiting)


def _about_quiet(pairs: Sequence[PairRow]) -> Iterator[Step]:
    """Those to whom nobody has sent a kind word this week."""
    left = sum(pair.is_quiet and not pair.is_encouraged for pair in pairs)
    if left:
        yield Step(Kind.QUIET, left)
