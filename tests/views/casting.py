"""Values for views, as the rooms below would hand them over: nothing here touches a store."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from mentoring.meeting.meeting_rules import AGENDA_AT_MOST, PLACE_AT_MOST, REASON_AT_MOST
from mentoring.meeting.meetings import Meeting, Offer, OfferState, State
from mentoring.people import Actor, Match, Part, Person

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""A Monday: 9:00 in Montréal, 15:00 in Paris."""
STARTS_ON, ENDS_ON = date(2026, 11, 23), date(2027, 5, 22)
NAMES = UUID(int=0)
NAME_AT_MOST = 200
LOCALES = ("en-US", "en-GB", "fr-FR", "fr-CA", "de-DE")
"""The last has no catalogue."""


@cache
def id_of(name: object) -> UUID:
    """The same id for the same name."""
    return uuid5(NAMES, str(name))


@dataclass(frozen=True)
class Typed:
    """Everything in the views that somebody typed."""

    me: str = "Inès Lefèvre"
    partner: str = "Tom Okafor"
    place: str = "Room 5"
    agenda: str = "My talk"
    reason: str = "A client called"

    @classmethod
    def everywhere(cls, text: str, *, name: str | None = None) -> "Typed":
        """This text in every field, as far as the rules let it; `name`: another for the names."""
        name = (name or text)[:NAME_AT_MOST]
        return cls(name, name, text[:PLACE_AT_MOST], text[:AGENDA_AT_MOST], text[:REASON_AT_MOST])


@dataclass(frozen=True)
class Cast:
    """A reader, and her match with one partner."""

    typed: Typed = field(default_factory=Typed)
    zone: str = "America/Toronto"
    partner_zone: str = "Europe/Paris"
    part: Part = Part.MENTEE

    def partner(self, number: int = 0) -> Person:
        """The other of the pair."""
        return Person(
            id=id_of(f"partner{number}"),
            company_id=id_of("company"),
            slack_user_id=f"UPARTNER{number}",
            name=self.typed.partner,
            locale="fr-FR",
            zone=ZoneInfo(self.partner_zone),
        )

    def match(self, number: int = 0) -> Match:
        """The match as the reader sees it."""
        return Match(id_of(f"match{number}"), id_of("company"), self.partner(number), self.part, STARTS_ON, ENDS_ON)

    def actor(self, matches: int = 1, parts: frozenset[Part] | None = None) -> Actor:
        """The reader."""
        me = Person(id_of("me"), id_of("company"), "UME", self.typed.me, "en-GB", ZoneInfo(self.zone))
        return Actor(me, parts if parts is not None else frozenset({self.part}), tuple(map(self.match, range(matches))))

    def leads(self, count: int = 2) -> tuple[Person, ...]:
        """The project leads of her company."""
        return tuple(
            Person(id_of(f"lead{n}"), id_of("company"), f"ULEAD{n}", "Lee Lead", "en-GB", ZoneInfo("Europe/London"))
            for n in range(count)
        )

    def offer(self, state: OfferState, *, mine: bool, days: float = 1, name: str = "offer", minutes: int = 60) -> Offer:
        """An offer for so many days from NOW."""
        starts_at = NOW + timedelta(days=days)
        ends_at = starts_at + timedelta(minutes=minutes)
        return Offer(id_of(name), mine, starts_at, ends_at, self.typed.place, self.typed.agenda, state)

    def meeting(self, *offers: Offer, state: State, ended_by_me: bool = False, name: str = "meeting") -> Meeting:
        """A meeting with these offers, the oldest first."""
        reason = self.typed.reason if state is State.CANCELLED else ""
        return Meeting(id_of(name), self.match(), state, offers, ended_by_me, reason)
