"""What a newcomer finds set up in the demo."""

import pytest

from tests.scenarios.world import World, words_on

pytestmark = pytest.mark.slow


def test_its_leads_have_a_channel_for_mondays_figures(world: World) -> None:
    leads = [who for who in world.people().values() if "project lead" in who.title]
    assert leads
    for lead in leads:
        [channel] = [each["id"] for each in world.screen(lead)["conversations"] if each["name"] == "mentorship"]
        assert world.screen(lead)["modals"] == []
        world.do(lead, "command", command="/advance-pilot", text="settings")
        view = world.modal(lead)
        world.do(lead, "close")
        assert channel in words_on(view) or f"'{channel}'" in str(view)
