"""Composition objects: texts, confirm dialogs, options, filters and links to files.

Source: docs.slack.dev/reference/block-kit/composition-objects and slack_sdk.models.blocks.basic_components.
"""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from sandbox.blocks.schema import (
    Rule,
    anything,
    array,
    at_least_one,
    by_type,
    exactly_one,
    flag,
    one_of,
    pattern,
    problem,
    record,
    text,
)

LONGEST_TEXT = 3000
LONGEST_URL = 3000

style = one_of("primary", "danger")
action_id = text(255)
block_id = text(255)
user_id = pattern(r"[UW][A-Z0-9]+", "invalid user id")
channel_id = pattern(r"[CGD][A-Z0-9]+", "invalid channel id")


def _with_reason(rule: Rule) -> Rule:
    """Where alternatives were possible Slack first says that none fits, and then why."""

    def check(value: Any, pointer: str, problems: list[str]) -> None:
        found: list[str] = []
        rule(value, pointer, found)
        if found:
            problems.append(problem("failed to match all allowed schemas", pointer))
            problems.extend(found)

    return check


def plain_text(most: int = LONGEST_TEXT) -> Rule:
    """A text object that takes no formatting: titles, labels, buttons, placeholders."""
    body = record({"type": anything, "text": text(most)}, {"emoji": flag})
    return _with_reason(by_type({"plain_text": body}))


def any_text(most: int = LONGEST_TEXT) -> Rule:
    """A text object of either type."""
    plain = record({"type": anything, "text": text(most)}, {"emoji": flag})
    formatted = record({"type": anything, "text": text(most)}, {"verbatim": flag})
    return _with_reason(by_type({"plain_text": plain, "mrkdwn": formatted}))


def url(value: Any, pointer: str, problems: list[str]) -> None:
    """An absolute address of at most 3,000 characters; any scheme (a button may open slack:// or mailto:)."""
    if not isinstance(value, str):
        problems.append(problem("must provide a string", pointer))
    elif len(value) > LONGEST_URL:
        problems.append(problem(f"must be less than {LONGEST_URL + 1} characters", pointer))
    elif not _absolute(value):
        problems.append(problem("invalid url", pointer))


def _absolute(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.path)) and " " not in address


def image_url(value: Any, pointer: str, problems: list[str]) -> None:
    """Slack's servers fetch the picture themselves, so an address they can't reach is refused."""
    before = len(problems)
    url(value, pointer, problems)
    if len(problems) == before and not _reachable(value):
        problems.append(problem("downloading image failed", pointer))


def _reachable(address: str) -> bool:
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or "." not in host or host.endswith((".local", ".localhost")):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return True


slack_file = record({}, {"id": text(255), "url": url}, exactly_one("id", "url"))
placeholder = plain_text(150)
confirm = record(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": style},
)

_plain_option = {"text": plain_text(75), "value": text(150)}
option = record(_plain_option, {"description": plain_text(75)})
overflow_option = record(_plain_option, {"description": plain_text(75), "url": url})
choice = record({"text": any_text(75), "value": text(150)}, {"description": any_text(75)})
option_group = record({"label": plain_text(75), "options": array(option, most=100, least=1)})

dispatch_action_config = record(
    {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), most=2, least=1)}
)
conversation_filter = record(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), least=1),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
