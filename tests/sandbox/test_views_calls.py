"""What views.* does when it says yes."""

from __future__ import annotations

import pytest

from tests.sandbox.slack_json import element, field, home, modal, picture, section
from tests.sandbox.world import World


def test_three_modals_lie_on_one_another() -> None:
    world = World()
    bottom = world.modal(modal(section("1")))
    middle = world.done("views.push", trigger_id=world.trigger(bottom["id"]), view=modal(section("2")))["view"]
    top = world.done("views.push", trigger_id=world.trigger(middle["id"]), view=modal(section("3")))["view"]
    assert (top["root_view_id"], top["previous_view_id"]) == (bottom["id"], middle["id"])
    assert [view.id for view in world.sandbox.modals[world.maya.id]] == [bottom["id"], middle["id"], top["id"]]


def test_an_update_by_external_id_keeps_the_id_and_changes_the_hash() -> None:
    world = World()
    before = world.modal(modal(section(), external_id="mine"))
    after = world.done("views.update", external_id="mine", view=modal(section("new"), external_id="mine"))["view"]
    assert after["id"] == before["id"]
    assert after["hash"] != before["hash"]


def test_an_update_with_the_hash_last_seen_is_taken() -> None:
    world = World()
    seen = world.modal(modal(section()))
    assert world.done("views.update", view_id=seen["id"], hash=seen["hash"], view=modal())["ok"]


def test_a_view_that_was_refused_does_not_spend_the_trigger() -> None:
    world = World()
    trigger_id = world.trigger()
    assert world.api("views.open", trigger_id=trigger_id, view=modal(title={}))["error"] == "invalid_arguments"
    assert world.api("views.open", trigger_id=trigger_id, view=modal())["ok"]


def test_an_external_id_is_free_again_once_its_modal_is_closed() -> None:
    world = World()
    world.modal(modal(section(), external_id="mine"))
    world.sandbox.modals.clear()
    assert world.modal(modal(section(), external_id="mine"))["external_id"] == "mine"


def test_initial_values_count_as_state() -> None:
    world = World()
    named = field(element("plain_text_input", action_id="a", initial_value="x"), block_id="b")
    assert world.modal(modal(named))["state"]["values"] == {"b": {"a": {"type": "plain_text_input", "value": "x"}}}


def test_home_keeps_its_id_and_each_person_their_own() -> None:
    world = World()
    first = world.done("views.publish", user_id=world.maya.id, view=home())["view"]
    second = world.done("views.publish", user_id=world.maya.id, view=home(section("new")), hash=first["hash"])["view"]
    other = world.done("views.publish", user_id=world.claire.id, view=home())["view"]
    assert second["id"] == first["id"] != other["id"]
    assert "close" in second
    assert second["close"] is None


def test_a_picture_of_the_apps_own_may_be_shown() -> None:
    world = World()
    shown = {name: value for name, value in picture().items() if name != "image_url"}
    stored = world.file("chart.png")
    assert world.modal(modal({**shown, "slack_file": {"id": stored.id}}))["id"]
    refused = world.api(
        "views.publish", user_id=world.maya.id, view=home({**shown, "slack_file": {"id": world.file("a.csv").id}})
    )
    assert refused["response_metadata"]["messages"] == [
        "[ERROR] invalid slack file [json-pointer:/view/blocks/0/slack_file]"
    ]


MISSING = {"type": "image", "alt_text": "x", "slack_file": {"id": "F404"}}


@pytest.mark.parametrize(
    ("block", "below"),
    [
        (MISSING, ""),
        (section(accessory=MISSING), "/accessory"),
        (
            {"type": "context", "elements": [MISSING]},
            "/elements/0",
        ),
        (
            {"type": "card", "hero_image": MISSING},
            "/hero_image",
        ),
    ],
    ids=["image", "section", "context", "card"],
)
def test_a_picture_that_is_not_there_is_refused_wherever_it_stands(block: dict[str, object], below: str) -> None:
    refused = World().api("views.publish", user_id=World().maya.id, view=home(block))
    assert refused["response_metadata"]["messages"] == [
        f"[ERROR] invalid slack file [json-pointer:/view/blocks/0{below}/slack_file]"
    ]
