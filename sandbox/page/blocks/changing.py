"""What a new value of an element sets off: kept in the form, or told to the app at once."""

from __future__ import annotations

from typing import Any

from sandbox.page.surface import Surface
from sandbox.records import JSON

ON_CHARACTER = "on_character_entered"
ON_ENTER = "on_enter_pressed"


def tells_at_once(block: JSON) -> bool:
    """Elements of sections and actions always do; those of input blocks if they say so."""
    return block.get("type") != "input" or bool(block.get("dispatch_action"))


def change(block: JSON, element: JSON, surface: Surface, value: Any) -> None:
    """Something was chosen."""
    if tells_at_once(block):
        surface.use(block, element, value)
    else:
        surface.hold(block, element, value)


def triggers(element: JSON) -> list[str]:
    """At what a text box tells the app, if its block dispatches at all. Enter is Slack's default."""
    config = element.get("dispatch_action_config") or {}
    found: list[str] = config.get("trigger_actions_on") or [ON_ENTER]
    return found
