"""Blocks check Slack's limits as they become JSON: here what checks them is found once a class, not once a block.

slack_sdk goes through every attribute of every object, each time, to find its validators. That takes longer than all
else about a form, and a class's validators never change.
"""

from functools import cache

from slack_sdk.models.basic_objects import JsonObject


@cache
def _validators(kind: type[JsonObject]) -> tuple[str, ...]:
    names = (name for name in dir(kind) if not name.startswith("__"))
    return tuple(name for name in names if hasattr(getattr(kind, name), "validator"))


def _validate(self: JsonObject) -> None:
    for name in _validators(type(self)):
        getattr(self, name)()


def find_once() -> None:
    """Have slack_sdk's models validate themselves so, in this process."""
    JsonObject.validate_json = _validate  # type: ignore[method-assign]
