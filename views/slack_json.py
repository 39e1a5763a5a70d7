"""Blocks as the JSON that Slack takes, checked against its limits on the way.

slack_sdk's own `to_dict` looks for its validators among all attributes of every object, each time, and goes through
what it made again at every level above: most of a form's time. Here a class is looked over once, and an object once.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from slack_sdk.models.basic_objects import EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST, JsonObject
from slack_sdk.models.blocks import ConfirmObject, Option, OptionGroup

EMPTY_MAY_STAND = frozenset((rule["type"], rule["property"]) for rule in EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST)

HELD_OTHERWISE = {
    Option: {"text": "_text", "value": "value", "description": "_block_description", "url": "url"},
    OptionGroup: {"label": "_label", "options": "options"},
    ConfirmObject: {"title": "_title", "text": "_text", "confirm": "_confirm", "deny": "_deny", "style": "style"},
}
"""Those that hold what they show under another name."""


AS_IT_IS = frozenset((str, bool, int))


class Shape(NamedTuple):
    """What a class of theirs is made of."""

    checks: tuple[tuple[Callable[[JsonObject], bool], Callable[[JsonObject], None]], ...]
    """Whether something holds, and what raises if it does not."""
    names: tuple[tuple[str, str], ...] | None
    """What is shown, and under which name it is held; None for a class that has a way of its own."""


def slack_json(thing: JsonObject) -> dict[str, Any]:
    """The JSON of a view, a block or a part of one. SlackObjectFormationError for what Slack would refuse."""
    shape = _shape(type(thing))
    for holds, refuse in shape.checks:
        if not holds(thing):
            refuse(thing)
    if shape.names is None:
        return thing.to_dict()
    shown = {}
    for name, own in shape.names:
        value = getattr(thing, own, None)
        if value is not None and (value or _is_shown(thing, name, value)):
            kind = value.__class__
            shown[name] = value if kind in AS_IT_IS else _way(kind)(value)
    return shown


@cache
def _way(kind: type[Any]) -> Callable[[Any], Any]:
    """How a part of this class becomes JSON: found out once, for to ask what is of an abstract class takes long."""
    if issubclass(kind, JsonObject):
        return slack_json
    if issubclass(kind, list | tuple):
        return _each
    return kind.to_dict if hasattr(kind, "to_dict") else _as_it_is


def _each(parts: Sequence[Any]) -> list[Any]:
    return [_way(part.__class__)(part) for part in parts]


def _as_it_is(value: Any) -> Any:
    return value


def _is_shown(thing: JsonObject, name: str, value: Any) -> bool:
    """Of what is false: a number or a no. Slack takes nothing that is empty, but for the elements of a rich text."""
    return isinstance(value, bool | int) or (getattr(thing, "type", None), name) in EMPTY_MAY_STAND


@cache
def _shape(kind: type[JsonObject]) -> Shape:
    """A class is looked over once."""
    public = (getattr(kind, name) for name in dir(kind) if not name.startswith("__"))
    checks = tuple((found.__wrapped__, found) for found in public if hasattr(found, "validator"))
    if kind in HELD_OTHERWISE:
        return Shape(checks, tuple(HELD_OTHERWISE[kind].items()))
    if kind.to_dict is not JsonObject.to_dict:
        return Shape(checks, None)
    return Shape(checks, tuple((name, name) for name in sorted(kind.__new__(kind).attributes)))
