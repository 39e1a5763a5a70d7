"""Which keys an answer has, at every level: "messages[].edited.ts" and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# Keys that are ids of something, not names of fields.
AN_ID = re.compile(r"[CDFGTU][A-Z0-9]{6,}_?")
# What an app put there itself comes back as it was: its keys say nothing of Slack.
THE_APPS_OWN = re.compile(r".*\.?(blocks|attachments)\[\]|.*\bstate\.values|.*event_payload|.*\b(title|submit|close)")


def key_paths(value: Any, below: str = "") -> set[str]:
    """Every key's path; lists are entered as [], ids stand as *, and what the app itself sent is left shut."""
    return set(_walk(value, below))


def _walk(value: Any, path: str) -> Iterator[str]:
    if THE_APPS_OWN.fullmatch(path):
        return
    if isinstance(value, list):
        for held in value:
            yield from _walk(held, f"{path}[]")
    elif isinstance(value, dict):
        for name, held in value.items():
            at = f"{path}.{'*' if AN_ID.fullmatch(name) else name}".lstrip(".")
            yield at
            yield from _walk(held, at)
