"""Blocks as the JSON that Slack takes, checked against its limits on the way.

slack_sdk's own `to_dict` looks for its validators among all attributes of every object, each time, and goes through
what it made again at every level above: most of a form's time. Here a class is looked over once, and an object once.
"""

from functools import cache
from typing import Any

from slack_sdk.models.basic_objects import EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST, JsonObject
from slack_sdk.models.blocks import ConfirmObject, Option, OptionGroup

EMPTY_MAY_STAND = frozenset((rule["type"], rule["property"]) for rule in EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST)

HELD_OTHERWISE = {
    Option: {"text": "_text", "value": "value", "description": "_block_description", "url": "url"},
    OptionGroup: {"label": "_label", "options": "options"},
    ConfirmObject: {"title": "_title", "text": "_text", "confirm": "_confirm", "deny": "_deny", "style": "style"},
}
"""Those that hold what they show under another name."""


def slack_json(thing: JsonObject) -> dict[str, Any]:
    """The JSON of a view, a block or a part of one. SlackObjectFormationError for what Slack would refuse."""
    kind = type(thing)
    for check in _checks(kind):
        getattr(thing, check)()
    names = _names(kind)
    if names is None:
        return thing.to_dict()
    held = ((name, getattr(thing, own, None)) for name, own in names)
    return {name: _part(value) for name, value in held if value is not None and _may_stand(thing, name, value)}


def _part(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, JsonObject):
        return slack_json(value)
    if isinstance(value, list | tuple):
        return [_part(part) for part in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


def _may_stand(thing: JsonObject, name: str, value: Any) -> bool:
    """Slack takes nothing that is empty, but for the elements of a rich text."""
    if value or not hasattr(value, "__len__"):
        return True
    return (getattr(thing, "type", None), name) in EMPTY_MAY_STAND


@cache
def _checks(kind: type[JsonObject]) -> tuple[str, ...]:
    """The names of its validators."""
    return tuple(name for name in dir(kind) if not name.startswith("__") and hasattr(getattr(kind, name), "validator"))


@cache
def _names(kind: type[JsonObject]) -> tuple[tuple[str, str], ...] | None:
    """What of it is shown, and under which name it is held; None for a class that has a way of its own."""
    if kind in HELD_OTHERWISE:
        return tuple(HELD_OTHERWISE[kind].items())
    if kind.to_dict is not JsonObject.to_dict:
        return None
    return tuple((name, name) for name in sorted(kind.__new__(kind).attributes))
