"""What is wrong with where the marks were seen: against what was expected, and against the table."""

from collections.abc import Iterator, Mapping

from mentoring.access import Role, Sight, Thing
from tests.handlers.walk.circle import Who
from tests.privacy.surfaces import KEPT_BY_SLACK, NEVER_KEPT_BY_SLACK, PEOPLES, Expected, Place, Surface

Found = Mapping[str, frozenset[Place]]
Table = Mapping[Thing, Mapping[Role, Sight]]
CONDITIONAL = frozenset({Sight.SHARED, Sight.ASKED, Sight.IN_TURN, Sight.ACROSS, Sight.ADDRESSED})
PLACES = len(Who) * len(PEOPLES) + len(Surface) - len(PEOPLES)
"""Where each mark is looked for."""


def leaks(expected: Mapping[str, frozenset[Place]], found: Found) -> list[str]:
    """Where a mark was seen and should not have been."""
    return [f"{name}: {_said(place)}" for name in expected for place in sorted_(found[name] - expected[name])]


def missing(expected: Mapping[str, frozenset[Place]], found: Found) -> list[str]:
    """Where a mark was to be seen and was not: then its absence elsewhere would prove nothing."""
    return [f"{name}: {_said(place)}" for name in expected for place in sorted_(expected[name] - found[name])]


def against(table: Table, expected: Mapping[str, Expected], found: Found) -> list[str]:
    """Where the table says otherwise than what was seen: who sees all of a thing has seen it, who doesn't has not."""
    return [wrong for name, what in expected.items() for wrong in _against(table, name, what, found[name])]


def _against(table: Table, name: str, what: Expected, places: frozenset[Place]) -> Iterator[str]:
    if what.thing is None or not places:
        return  # nothing of Advance's; or it was not played
    if what.thing in NEVER_KEPT_BY_SLACK and any(surface in KEPT_BY_SLACK for _, surface in places):
        yield f"{name}: stands in Slack's history"
    for who in Who:
        role = what.role_of(who)
        sight, sees = table[what.thing][role], any(seer is who for seer, _ in places)
        if role is Role.AUTHOR or sight in CONDITIONAL or (who in what.awaits and not sees):
            continue
        if sees is not (sight is Sight.ALL):
            yield f"{name}: {who} {'sees it' if sees else 'does not see it'}, and the table says {sight}"


def sorted_(places: frozenset[Place]) -> list[Place]:
    """In an order that does not change from run to run."""
    return sorted(places, key=_said)


def _said(place: Place) -> str:
    who, surface = place
    return f"{who or 'nobody'}, {surface}"
