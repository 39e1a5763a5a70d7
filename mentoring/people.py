"""Who somebody is to Advance: recognised by her Slack user alone (SPEC S2), with the matches she is in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from mentoring.access_terms import Part as Part
from mentoring.local_time import zone_named
from mentoring.matchmaking import State
from mentoring.pilot_rules import meetings_within, months_of
from storage import changes, doorway, people
from storage.doorway import Known, Running, Visitor
from storage.people import PersonRow
from storage.sealing import KeyName
from storage.work import Work


@dataclass(frozen=True)
class Person:
    """Somebody registered, as the words and screens need her."""

    id: UUID
    company_id: UUID
    slack_user_id: str
    name: str
    locale: str
    zone: ZoneInfo
    is_away: bool = False
    """Her Slack account is closed."""

    @property
    def first_name(self) -> str:
        """What a colleague would call her."""
        return self.name.split()[0] if self.name.split() else self.name


@dataclass(frozen=True)
class Match:
    """One relationship, seen from one of its two sides."""

    id: UUID
    company_id: UUID
    partner: Person
    part: Part
    """The part of the one who looks."""
    starts_on: date
    ends_on: date
    round: int = 1
    """Which of its company's pilots it belongs to."""
    paused: bool = False
    """It can be read, and nothing new is begun in it."""
    meetings: int = 6
    """How many there are to be at least (SPEC S20): as its lead has set for the whole pilot, fewer if it is shorter."""

    @property
    def months(self) -> int:
        """How many it has, the last one counted although it may be short."""
        return months_of(self.starts_on, self.ends_on)


@dataclass(frozen=True)
class Actor:
    """Whoever is at the door: the person, her parts, and the relationships she is in."""

    person: Person
    parts: frozenset[Part]
    matches: tuple[Match, ...]
    """Active or paused."""
    home_opened: bool = True
    home_match: UUID | None = None
    """Which of many relationships she would like to see in full on Home; possibly one that is over by now."""
    quiet_until: datetime | None = None
    """Until then she wants no reminders (N10); possibly over by now. Nobody else knows."""

    @property
    def active(self) -> tuple[Match, ...]:
        """Her matches in which something new can be begun."""
        return tuple(match for match in self.matches if not match.paused)

    @property
    def waits(self) -> bool:
        """Whether she has neither a match nor an office: the guide and her own details are open to her (SPEC S3)."""
        return not self.matches and not self.parts & {Part.LEAD, Part.COORDINATOR}

    @property
    def tenants(self) -> frozenset[UUID]:
        """The companies whose rows her session may touch."""
        own = {self.person.company_id}
        return frozenset(own.union(*({m.company_id, m.partner.company_id} for m in self.matches)))

    def match(self, match_id: UUID) -> Match | None:
        """One of her matches; None if it is not hers (or no longer is)."""
        return self._by_id.get(match_id)

    @cached_property
    def _by_id(self) -> Mapping[UUID, Match]:
        """Asked for everything that she sees of a match."""
        return {match.id: match for match in self.matches}


@dataclass(frozen=True)
class SlackProfile:
    """What Slack says of a user and Advance keeps up to date; empty for what it does not say."""

    locale: str
    time_zone: str


def person_of(work: Work, row: PersonRow | Known) -> Person:
    """The value of a row, its name opened."""
    return Person(
        id=row.id,
        company_id=row.company_id,
        slack_user_id=row.slack_user_id,
        name=work.open(row.name),
        locale=row.locale,
        zone=zone_named(row.time_zone),
        is_away=row.account_closed_at is not None,
    )


def recognise(work: Work, team_id: str, slack_user_id: str) -> Actor | None:
    """Who this Slack user is; None if she is not registered. Leaves `work` narrowed to her tenants."""
    found = doorway.by_slack_user(work.connection, team_id, slack_user_id)
    return _actor(work, found) if found else None


def actor_of(work: Work, person_id: UUID) -> Actor:
    """The actor behind an id, for words said to her of our own accord. Narrows `work` to her tenants."""
    return _actor(work, doorway.by_id(work.connection, person_id))


def _actor(work: Work, found: Visitor) -> Actor:
    _have_keys(work, found)
    actor = Actor(
        person=person_of(work, found.person),
        parts=frozenset(Part(role) for role in found.roles),
        matches=tuple(_match_of(work, found.person, *match) for match in found.matches),
        home_opened=found.person.home_opened_at is not None,
        home_match=found.person.home_match,
        quiet_until=found.quiet_until,
    )
    work.narrow(actor.tenants)
    return actor


def _have_keys(work: Work, found: Visitor) -> None:
    """Of all whom she will see named; and, along with them, of all that she and they may have written."""
    person, partners = found.person, [(match.id, partner) for match, partner in found.matches]
    written = (KeyName.of_author(match_id, each.id) for match_id, other in partners for each in (person, other))
    work.keyring.warm([person.name.key, *(partner.name.key for _, partner in partners)], along=written)


def _match_of(work: Work, person: Known, match: Running, partner: Known) -> Match:
    """Seen from this person's side."""
    return Match(
        id=match.id,
        company_id=match.company_id,
        partner=person_of(work, partner),
        part=Part.MENTEE if match.mentee_id == person.id else Part.MENTOR,
        starts_on=match.starts_on,
        ends_on=match.ends_on,
        round=match.round,
        paused=match.state == State.PAUSED,
        meetings=meetings_within(
            match.minimum_meetings,
            months_of(match.starts_on, match.ends_on),
            months_of(match.pilot_starts_on, match.pilot_ends_on),
        ),
    )


def home_opened(work: Work, actor: Actor, now: datetime) -> None:
    """From now on her Home tab is kept up to date. Nothing happens if she was erased a moment ago."""
    people.home_opened(work.session, actor.person.id, actor.person.slack_user_id, now)


def slack_profile_changed(work: Work, actor: Actor, profile: SlackProfile) -> None:
    """Slack tells of a change, whatever it was. If it is of her language or zone, everything follows from now on."""
    row = people.by_id(work.session, actor.person.id)
    known = (row.locale, row.time_zone)
    row.locale, row.time_zone = profile.locale or row.locale, profile.time_zone or row.time_zone
    if (row.locale, row.time_zone) != known:
        work.session.flush()
        changes.stand_anew(work.session, [row.id])


def conversation_with(work: Work, actor: Actor) -> str | None:
    """The channel of her direct message with Advance; None if it was never opened."""
    return people.by_id(work.session, actor.person.id).dm_channel


def leads(work: Work, actor: Actor) -> tuple[Person, ...]:
    """The project leads of her own company: whom to ask."""
    return tuple(person_of(work, row) for row in people.leads_of(work.session, actor.person.company_id))


def leads_in(work: Work, team_id: str) -> tuple[str, ...]:
    """The Slack user ids of the project leads in this workspace: whom somebody unregistered may ask."""
    return tuple(people.leads_in_team(work.session, team_id))
