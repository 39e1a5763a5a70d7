"""'What your lead sees', in every state."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from mentoring.leading.as_lead import AsLead
from mentoring.leading.pilot_view import Look, View
from mentoring.people import Part
from tests.views.casting import NOW, Cast
from views.leading import as_lead
from views.words import Words

MANY = 25
"""More than a page shows."""


def as_lead_shown(words: Words, cast: Cast, views: Mapping[str, View]) -> Mapping[str, dict[str, Any]]:
    """The page of every match that a lead may see, for its mentee and for its mentor; and the question which."""
    looks = tuple(Look(cast.typed.me, NOW - timedelta(days=n)) for n in range(MANY))
    found = {
        f"as lead, {name}, {part}": as_lead.page(words, AsLead(Cast(cast.typed, part=part).match(), view, looks[:n]))
        for n, (name, view) in enumerate(views.items())
        for part in (Part.MENTEE, Part.MENTOR)
    }
    some = AsLead(cast.match(), [*views.values()][-1], looks)
    pages = {f"as lead, which, {n}": as_lead.which(words, cast.actor(MANY).matches, n) for n in (1, 2, 9)}
    return {**found, **pages, "as lead, many looks": as_lead.page(words, some)}
