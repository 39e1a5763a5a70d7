"""Where something is over, nothing is offered that can't be done any more, nor promised that is no longer so."""

from zoneinfo import ZoneInfo

import pytest

from tests.views.casting import Cast
from tests.views.every_keeping import kept
from tests.views.every_pilot import rooms
from tests.views.reading import buttons, texts
from views.ending import keeping
from views.joining.registering import REGISTER_PERSON
from views.leading import pilot
from views.leading.pilot_settings import OPEN as SETTINGS
from views.matching.matchmaking_picking import PICK
from views.matching.matchmaking_suggestions import SUGGEST
from views.words import Catalogues

ENGLISH = Catalogues().words("en-GB", ZoneInfo("America/Toronto"))
CAST = Cast()
TO_MATCH = {SUGGEST, PICK, REGISTER_PERSON}


@pytest.mark.parametrize(("name", "can_match"), [("last day", True), ("over", False)])
def test_a_lead_is_offered_to_match_until_her_pilot_is_over(name: str, can_match: bool) -> None:
    shown = pilot.card(ENGLISH, rooms(CAST)[name]).body()
    pressed = {each["action_id"] for each in buttons(shown)}
    assert TO_MATCH & pressed == (TO_MATCH if can_match else set())
    assert SETTINGS in pressed
    assert ("Waiting" in "".join(texts(shown))) == can_match
    assert ("Your pilot has run its course" in "".join(texts(shown))) != can_match


@pytest.mark.parametrize(("gone", "is_said"), [((True, False), True), ((True, True), False)])
def test_that_only_she_sees_it_is_said_as_long_as_there_is_something_to_see(
    gone: tuple[bool, ...], is_said: bool
) -> None:
    over = [kept(CAST, is_gone=is_gone) for is_gone in gone]
    assert ("Only you can see this" in "".join(texts(keeping.home(ENGLISH, CAST.actor(0), over).body()))) == is_said
