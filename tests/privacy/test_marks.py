"""Everything private bears a random mark; where a mark is ever seen is just where SPEC section 2 lets it be seen."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from mentoring.access import SIGHT, Role, Sight, Thing
from tests.privacy import (
    agreements,
    attendance,
    exchanges,
    feedback,
    figures,
    first_times,
    fit_checks,
    matchmaking,
    meetings,
    newcomers,
    notes,
    objectives,
    pilot,
    profiles,
    reports,
    surveys,
)
from tests.privacy.play import Play, all_of
from tests.privacy.sealed import without_their_mark
from tests.privacy.surfaces import PEOPLES, Expected
from tests.privacy.verdict import CONDITIONAL, PLACES, against, leaks, missing

FEATURES = (
    matchmaking,
    agreements,
    profiles,
    first_times,
    objectives,
    notes,
    exchanges,
    meetings,
    attendance,
    fit_checks,
    reports,
    feedback,
    pilot,
    surveys,
    figures,
    newcomers,
)
EXPECTED: dict[str, Expected] = {name: what for feature in FEATURES for name, what in feature.EXPECTED.items()}


@pytest.mark.slow
def test_every_mark_is_seen_where_it_may_be_and_nowhere_else(
    play: Play, caplog: pytest.LogCaptureFixture, record_property: Callable[[str, Any], None]
) -> None:
    play.everybody_looks_on()
    for feature in FEATURES:
        feature.play(play)
    play.everybody_says_hello()
    logged = all_of(caplog.records)
    found = play.places(logged)
    assert set(found) == set(EXPECTED)
    changed = rules({what.thing for name, what in EXPECTED.items() if what.thing and found[name]})
    loosened = [cell for cell in changed if not against(looser(*cell), EXPECTED, found)]
    expected = {name: what.wherever(across=play.circle.across) for name, what in EXPECTED.items()}
    leaked, absent = leaks(expected, found), missing(expected, found)
    record_property("tally", f"{len(EXPECTED)} marks × {PLACES} places, {len(leaked)} leaks")
    record_property("tally", f"{len(changed)} rules changed one by one, {len(loosened)} unnoticed")
    assert logged
    assert not leaked, "\n".join(leaked)
    assert not absent, "\n".join(absent)
    assert not against(SIGHT, EXPECTED, found), "\n".join(against(SIGHT, EXPECTED, found))
    assert loosened == []
    assert without_their_mark(play.house.store, play.marks) == []


def rules(things: set[Thing]) -> list[tuple[Thing, Role, Sight]]:
    """Every other thing that the table could say of these, to anybody but their author."""
    awaited = {
        thing: {what.role_of(who) for what in EXPECTED.values() if what.thing is thing for who in what.awaits}
        for thing in things
    }
    return [
        (thing, role, sight)
        for thing, role, sight in product(sorted(things), Role, Sight)
        if role is not Role.AUTHOR
        and role not in awaited[thing]
        and (sight is Sight.ALL) is not (SIGHT[thing][role] is Sight.ALL)
        if sight not in CONDITIONAL
    ]


def looser(thing: Thing, role: Role, sight: Sight) -> dict[Thing, Any]:
    """The table with one cell changed."""
    return {**SIGHT, thing: {**SIGHT[thing], role: sight}}


def test_no_mark_is_expected_where_no_person_looks() -> None:
    unseen = {name for name, what in EXPECTED.items() for _, surface in what.places if surface not in PEOPLES}
    assert unseen == {"skill", "document"}, "matching needs the one in clear; the other is the whole pilot's"
