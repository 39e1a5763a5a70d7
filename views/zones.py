"""Time zones, as people look for them: by a city of theirs, in their own language or by the name that computers use."""

import unicodedata
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from slack_sdk.models.blocks import ExternalDataSelectElement, Option

from mentoring.local_time import zones
from views.inputs import OPTIONS_AT_MOST, option, searched
from views.words import Words


def chooser(words: Words, name: str, initial: str) -> ExternalDataSelectElement:
    """A select that is asked for a city."""
    found = _option(initial, _city(initial, words.tag))
    return searched(name, words.say("A city, for example Montreal"), found)


def offered(words: Words, query: str) -> list[Option]:
    """The zones of which some name holds this, those that begin with it first."""
    wanted = _plainly(query.strip())
    found = [
        (not _plainly(city).startswith(wanted), _plainly(city), zone, city)
        for zone, city in _cities(words.tag)
        if wanted in _plainly(f"{city} {zone}".replace("_", " "))
    ]
    return [_option(zone, city) for _, _, zone, city in sorted(found)[:OPTIONS_AT_MOST]]


def city_of(words: Words, zone: ZoneInfo) -> str:
    """The zone as people know it."""
    return _city(zone.key, words.tag)


def _option(zone: str, city: str) -> Option:
    return option(zone, f"{city} ({zone})")


@lru_cache(maxsize=16)
def _cities(tag: str) -> tuple[tuple[str, str], ...]:
    """Every zone with its city, in this language: put together once, which takes some milliseconds."""
    return tuple((zone, _city(zone, tag)) for zone in sorted(zones()))


def _city(zone: str, tag: str) -> str:
    return get_timezone_location(ZoneInfo(zone), locale=tag, return_city=True)


def _plainly(text: str) -> str:
    """Without accents and capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
