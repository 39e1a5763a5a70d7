"""What an app sent with a call: the strings of a form and the values of JSON, read alike."""

from __future__ import annotations

import json
import re
from typing import Any

from sandbox.errors import SlackError
from sandbox.records import JSON

# Slack takes these as JSON objects, or as strings of JSON.
STRUCTURED = frozenset({"attachments", "blocks", "files", "metadata", "unfurled_attachments", "view"})
TRUE = frozenset({True, "true", "True", "TRUE", "1"})
FALSE = frozenset({False, "false", "False", "FALSE", "0", ""})
TIMESTAMP = re.compile(r"\d{1,10}(\.\d{1,6})?")


def invalid(message: str) -> SlackError:
    """`invalid_arguments` with one line of explanation."""
    return SlackError("invalid_arguments", [f"[ERROR] {message}"])


class Arguments:
    """One call's arguments. A structured one that is not JSON stays the string that it was."""

    def __init__(self, given: JSON) -> None:
        self.given: JSON = {name: _parsed(name, value) for name, value in given.items() if value is not None}

    def has(self, name: str) -> bool:
        return name in self.given

    def value(self, name: str) -> Any:
        """As it came; None if it did not."""
        return self.given.get(name)

    def text(self, name: str) -> str:
        """A string, "" where nothing was sent; numbers are written out as Slack does."""
        value = self.given.get(name, "")
        if isinstance(value, dict | list):
            raise SlackError("invalid_array_arg")
        return value if isinstance(value, str) else str(value)

    def needed(self, name: str) -> str:
        """A string that must be there."""
        value = self.text(name)
        if not value:
            raise invalid(f"missing required field: {name}")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.given.get(name, default)
        if isinstance(value, dict | list) or not (value in TRUE or value in FALSE):
            raise invalid(f"must provide a boolean [json-pointer:/{name}]")
        return value in TRUE

    def whole(self, name: str, default: int, most: int, error: str = "invalid_arguments") -> int:
        """An integer from 1 to `most`; 0 or nothing means the default."""
        value = self.text(name) or "0"
        if not re.fullmatch(r"\d{1,9}", value) or int(value) > most:
            raise SlackError(error, [f"[ERROR] must be an integer of at most {most} [json-pointer:/{name}]"])
        return int(value) or default

    def timestamp(self, name: str, error: str) -> str:
        """A message timestamp or "", else the error of this name."""
        value = self.text(name)
        if value and not TIMESTAMP.fullmatch(value):
            raise SlackError(error)
        return value


def _parsed(name: str, value: Any) -> Any:
    if name not in STRUCTURED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
