"""Where an element stands, also when what somebody sees has just been replaced."""

from __future__ import annotations

from typing import Any

from sandbox.playing.surfaces import Surface
from sandbox.records import Message


def button(value: str) -> dict[str, Any]:
    return {"type": "button", "action_id": "accept", "value": value, "text": {"type": "plain_text", "text": "Accept"}}


def shown(*blocks: dict[str, Any]) -> Surface:
    return Surface(Message(ts="1.0", channel="D1", team="T1", user="U1", text="", blocks=list(blocks)))


def row(block_id: str, value: str) -> dict[str, Any]:
    return {"type": "actions", "block_id": block_id, "elements": [button(value)]}


def test_a_button_is_found_again_after_an_update_gave_its_block_another_id() -> None:
    assert shown(row("new1", "one"), row("new2", "two")).id_now("old2", button("two")) == "new2"


def test_a_block_that_is_still_there_is_meant_whatever_others_hold() -> None:
    assert shown(row("first", "one"), row("second", "one")).id_now("second", button("one")) == "second"


def test_a_button_that_is_gone_is_not_taken_for_another_one() -> None:
    assert shown(row("new1", "one")).id_now("old2", button("two")) == "old2"
