"""Reading a script's JSON body: what is missing or of the wrong kind is said, not guessed."""

from __future__ import annotations

import json
from typing import Any

from fastapi import Request

from sandbox.playing import NotPossible
from sandbox.records import JSON

VALUE_KEYS = (
    "value",
    "selected_option",
    "selected_options",
    "selected_date",
    "selected_time",
    "selected_date_time",
    "selected_user",
    "selected_users",
    "selected_channel",
    "selected_channels",
    "selected_conversation",
    "selected_conversations",
    "rich_text_value",
    "files",
)


async def json_body(request: Request) -> JSON:
    """The JSON object of a request; an empty body is an empty object."""
    raw = await request.body()
    try:
        body = json.loads(raw) if raw.strip() else {}
    except ValueError:
        raise NotPossible("the body is not JSON") from None
    if not isinstance(body, dict):
        raise NotPossible("the body is not a JSON object")
    return body


def words(body: JSON, key: str, default: str | None = None) -> str:
    """A text that must be there unless there is a default."""
    value = body.get(key, default)
    if not isinstance(value, str):
        raise NotPossible(f"{key} is missing, or not a text")
    return value


def maybe(body: JSON, key: str) -> str | None:
    """A text that may be left out."""
    return words(body, key) if body.get(key) is not None else None


def plain_value(body: JSON) -> Any:
    """The value of an element, under whichever of Slack's names it came."""
    return next((body[key] for key in VALUE_KEYS if key in body), None)
