"""Slack's cursor pagination: an opaque cursor that names where the next page begins."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from sandbox.errors import SlackError

Item = TypeVar("Item")


def page(items: Sequence[Item], limit: int, cursor: str) -> tuple[list[Item], str]:
    """The page that begins at `cursor`, and the cursor of the next one ("" at the end)."""
    start = _offset(cursor) if cursor else 0
    if start > len(items):
        raise SlackError("invalid_cursor")
    end = start + limit
    following = base64.b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return list(items[start:end]), following


def _offset(cursor: str) -> int:
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise SlackError("invalid_cursor") from None
    if word != "next" or not number.isdecimal():
        raise SlackError("invalid_cursor")
    return int(number)
