"""What Slack keeps of blocks: the ids and switches it adds, and the state that initial values make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.blocks.walk import JSON, elements, flat, stateful

# type of element → (key in the state, property that fills it at first, what stands there when nothing is chosen)
_HOLDS: dict[str, tuple[str, str, Any]] = {
    "plain_text_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "radio_buttons": ("selected_option", "initial_option", None),
    "users_select": ("selected_user", "initial_user", None),
    "channels_select": ("selected_channel", "initial_channel", None),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "checkboxes": ("selected_options", "initial_options", []),
    "multi_static_select": ("selected_options", "initial_options", []),
    "multi_external_select": ("selected_options", "initial_options", []),
    "multi_users_select": ("selected_users", "initial_users", []),
    "multi_channels_select": ("selected_channels", "initial_channels", []),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", []),
    "file_input": ("files", "", []),
}


def state_key(kind: str) -> str:
    """Where an element of this type keeps its value in `view.state.values`."""
    return _HOLDS[kind][0]


def initial_value(element: JSON) -> JSON:
    """The state of one element nobody has touched: `{"type": …, its key: …}`."""
    key, source, empty = _HOLDS[element["type"]]
    value = element.get(source, empty) or empty
    return {"type": element["type"], key: list(value) if isinstance(value, list) else value}


def initial_values(view: JSON) -> dict[str, dict[str, JSON]]:
    """`view.state.values` at the start, of a view (or message) whose ids are complete."""
    values: dict[str, dict[str, JSON]] = {}
    for block, element in stateful(view["blocks"]):
        values.setdefault(block["block_id"], {})[element["action_id"]] = initial_value(element)
    return values


def completed(blocks: list[JSON], fresh_id: Callable[[], str]) -> list[JSON]:
    """A copy of valid blocks as Slack stores them: every id given, every switch spelled out."""
    stack = [_stored(block) for block in blocks]
    for block, _ in flat(stack, ""):
        if "block_id" not in block:
            block["block_id"] = fresh_id()
        for element, _ in elements(block):
            if "action_id" not in element:
                element["action_id"] = fresh_id()
    return stack


def completed_view(view: JSON, fresh_id: Callable[[], str]) -> JSON:
    """The same for a valid view: its title and buttons as well as its blocks."""
    frame: JSON = _stored({name: held for name, held in view.items() if name != "blocks"})
    return {**frame, "blocks": completed(view["blocks"], fresh_id)}


def _stored(value: Any) -> Any:
    if isinstance(value, list):
        return [_stored(held) for held in value]
    if not isinstance(value, dict):
        return value
    copy = {name: _stored(held) for name, held in value.items()}
    kind = copy.get("type")
    if kind == "plain_text":
        copy.setdefault("emoji", True)
    elif kind == "mrkdwn":
        copy.setdefault("verbatim", False)
    elif kind == "input":
        copy.setdefault("optional", False)
        copy.setdefault("dispatch_action", False)
    return copy
