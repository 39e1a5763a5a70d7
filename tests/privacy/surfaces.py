"""Where words can stand, and everything that stood there: found again by the random marks they bear."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mentoring.access import Role, Thing
from tests.handlers.payloads import JSON
from tests.handlers.walk.circle import Who


class Surface(StrEnum):
    """Each of SPEC section 2's places, and some more."""

    MESSAGE = "stored message"
    NOTIFICATION = "notification text"
    FILE = "file"
    HOME = "home"
    MODAL = "modal"
    EPHEMERAL = "ephemeral"
    METADATA = "metadata"
    """Of messages and views, and the values and ids that buttons and options bear: no person sees it."""
    LOG = "log"
    DATABASE = "database"


PEOPLES = tuple(surface for surface in Surface if surface not in (Surface.METADATA, Surface.LOG, Surface.DATABASE))
"""Those that each person has of her own."""
KEPT_BY_SLACK = frozenset({Surface.MESSAGE, Surface.NOTIFICATION, Surface.FILE, Surface.METADATA})
"""What stays in Slack's history, where others than Advance decide how long."""
NEVER_KEPT_BY_SLACK = frozenset({Thing.NOTE, Thing.RESERVATION, Thing.SURVEY_ANSWERS})
UNSEEN = frozenset({"private_metadata", "metadata", "value", "action_id", "block_id", "callback_id", "external_id"})
Place = tuple[Who | None, Surface]
"""A person's screen; or None for what is nobody's."""


@dataclass(frozen=True)
class Expected:
    """What a mark stands for, and everywhere that it is to be seen: nowhere else."""

    thing: Thing | None
    """None for what is nothing of Advance's at all."""
    places: frozenset[Place] = frozenset()
    by: Who = Who.AUTHOR
    across: frozenset[Place] = frozenset()
    """Where it is to be seen, too, if the two are of different companies."""
    within: frozenset[Place] = frozenset()
    """And if they are of one."""
    awaits: frozenset[Who] = frozenset()
    """Who may see it, on a screen that is not built yet."""

    def wherever(self, *, across: bool) -> frozenset[Place]:
        """All of it."""
        return self.places | (self.across if across else self.within)

    def role_of(self, who: Who) -> Role:
        """Where she stands towards it, by the words of the specification."""
        match who:
            case Who.AUTHOR | Who.PARTNER:
                return Role.AUTHOR if who is self.by else Role.PARTNER
            case Who.LEAD:
                return Role.LEAD
            case Who.COORDINATOR:
                return Role.COORDINATOR
            case _:
                return Role.OTHER


def seen_by(who: Who, *surfaces: Surface) -> frozenset[Place]:
    """One person, on these."""
    return frozenset((who, surface) for surface in surfaces)


def by_both(*surfaces: Surface) -> frozenset[Place]:
    """The two of the pair, on these."""
    return seen_by(Who.AUTHOR, *surfaces) | seen_by(Who.PARTNER, *surfaces)


@dataclass(frozen=True)
class Sighting:
    """Something that was shown once, to one person."""

    who: Who
    surface: Surface
    shown: Any

    @property
    def texts(self) -> tuple[str, str]:
        """All that she could read in it, and all that it bears besides."""
        seen, hidden = list[str](), list[str]()
        for found in objects_in(self.shown):
            for name, value in found.items():
                if name in UNSEEN:
                    hidden.append(value if isinstance(value, str) else json.dumps(value))
                elif isinstance(value, str):
                    seen.append(value)
        return "\n".join(seen), "\n".join(hidden)


@dataclass
class Record:
    """All that was ever shown, and kept."""

    sightings: list[Sighting] = field(default_factory=list)

    def add(self, who: Who, surface: Surface, shown: Any) -> None:
        """Somebody was shown this."""
        self.sightings.append(Sighting(who, surface, shown))

    def call(self, who: Who, method: str, arguments: Mapping[str, Any]) -> None:
        """A call of Slack's Web API, or a response_url, that shows something to this person."""
        match method:
            case "views.open" | "views.push" | "views.update":
                self.add(who, Surface.MODAL, arguments["view"])
            case "views.publish":
                self.add(who, Surface.HOME, arguments["view"])
            case "response_url" | "chat.postEphemeral":
                self.add(who, Surface.EPHEMERAL, arguments)
            case "files.completeUploadExternal":
                self.add(who, Surface.FILE, {name: _text(value) for name, value in arguments.items()})
            case "chat.postMessage" | "chat.update":
                self.add(who, Surface.NOTIFICATION, {"text": arguments["text"]})
                rest = {name: value for name, value in arguments.items() if name != "text"}
                self.add(who, Surface.MESSAGE, rest)

    def answer(self, who: Who, body: JSON) -> None:
        """An acknowledgement: a modal in another's place, words beside fields, or an ephemeral message."""
        if "view" in body:
            self.add(who, Surface.MODAL, body["view"])
        rest = {name: value for name, value in body.items() if name != "view"}
        if rest:
            self.add(who, Surface.MODAL if "errors" in rest else Surface.EPHEMERAL, rest)

    def texts(self) -> dict[Place, str]:
        """All that ever stood in each place."""
        texts: dict[Place, list[str]] = {}
        for each in self.sightings:
            seen, hidden = each.texts
            texts.setdefault((each.who, each.surface), []).append(seen)
            texts.setdefault((None, Surface.METADATA), []).append(hidden)
        return {place: "\n".join(found) for place, found in texts.items()}


def objects_in(thing: object) -> Iterator[JSON]:
    """Every JSON object in it."""
    if isinstance(thing, dict):
        yield thing
        thing = list(thing.values())
    if isinstance(thing, list | tuple):
        for held in thing:
            yield from objects_in(held)


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
