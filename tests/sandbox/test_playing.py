"""A person plays, a Bolt app that is not Advance answers, over Socket Mode."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sandbox.parrot import Parrot, connected
from tests.sandbox.running import Running


@pytest.fixture
def parrot(slack: Running) -> Iterator[Parrot]:
    with connected(slack) as app:
        yield app


def test_a_slash_command_opens_a_modal_on_that_persons_screen_only(slack: Running, parrot: Parrot) -> None:
    maya, claire = slack.person("Maya Lin"), slack.person("Claire Roy")
    answer = slack.post(f"/people/{maya}/command", command="/parrot", text="hello")
    assert answer["ok"] is True
    assert answer["errors"] == {}
    assert [view["callback_id"] for view in slack.screen(maya)["modals"]] == ["form"]
    assert slack.screen(claire)["modals"] == []
