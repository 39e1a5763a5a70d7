"""What conversations.* and users.* say no to, with Slack's error names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.refusals import refused_call
from tests.sandbox.world import World

JSON = dict[str, Any]
Row = tuple[str, str, Callable[[World], JSON], str]


def deactivated(world: World) -> str:
    world.claire.deleted = True
    return world.claire.id


ROWS: list[Row] = [
    ("a DM with nobody", "conversations.open", lambda w: {}, "users_list_not_supplied"),
    ("a DM with a stranger", "conversations.open", lambda w: {"users": w.sofia.id}, "user_not_found"),
    ("a DM with a deactivated person", "conversations.open", lambda w: {"users": deactivated(w)}, "user_disabled"),
    ("a DM with itself", "conversations.open", lambda w: {"users": w.workspace.bot_user}, "cannot_dm_bot"),
    (
        "a group DM without its scope",
        "conversations.open",
        lambda w: {"users": f"{w.maya.id},{w.claire.id}"},
        "missing_scope",
    ),
    (
        "opening a channel",
        "conversations.open",
        lambda w: {"channel": w.open.id},
        "method_not_supported_for_channel_type",
    ),
    ("a channel that is hidden", "conversations.info", lambda w: {"channel": w.closed.id}, "channel_not_found"),
    ("channels of a new kind", "conversations.list", lambda w: {"types": "club"}, "invalid_types"),
    ("group DMs without their scope", "conversations.list", lambda w: {"types": "mpim"}, "missing_scope"),
    ("over 1,000 channels", "conversations.list", lambda w: {"limit": 1001}, "invalid_limit"),
    ("a limit that is no number", "conversations.list", lambda w: {"limit": "all"}, "invalid_limit"),
    ("a cursor of one's own", "conversations.list", lambda w: {"cursor": "page2"}, "invalid_cursor"),
    (
        "a cursor beyond the end",
        "conversations.members",
        lambda w: {"channel": w.open.id, "cursor": "bmV4dDo5OQ=="},
        "invalid_cursor",
    ),
    ("members of a hidden channel", "conversations.members", lambda w: {"channel": w.closed.id}, "channel_not_found"),
    ("history of a channel it is not in", "conversations.history", lambda w: {"channel": w.lobby.id}, "not_in_channel"),
    ("history of no channel", "conversations.history", lambda w: {}, "channel_not_found"),
    ("history over 999", "conversations.history", lambda w: {"channel": w.dm.id, "limit": 1000}, "invalid_arguments"),
    (
        "history since yesterday",
        "conversations.history",
        lambda w: {"channel": w.dm.id, "oldest": "yesterday"},
        "invalid_ts_oldest",
    ),
    (
        "history until tomorrow",
        "conversations.history",
        lambda w: {"channel": w.dm.id, "latest": "tomorrow"},
        "invalid_ts_latest",
    ),
    ("replies to nothing", "conversations.replies", lambda w: {"channel": w.dm.id, "ts": "1.1"}, "thread_not_found"),
    (
        "joining a private channel",
        "conversations.join",
        lambda w: {"channel": w.leads.id},
        "method_not_supported_for_channel_type",
    ),
    ("joining a hidden channel", "conversations.join", lambda w: {"channel": w.closed.id}, "channel_not_found"),
    ("joining an archived channel", "conversations.join", lambda w: {"channel": w.old.id}, "is_archived"),
    ("joining a DM", "conversations.join", lambda w: {"channel": w.dm.id}, "method_not_supported_for_channel_type"),
    ("joining nothing", "conversations.join", lambda w: {}, "invalid_arguments"),
    ("nobody", "users.info", lambda w: {"user": "U404"}, "user_not_found"),
    ("somebody of another workspace", "users.info", lambda w: {"user": w.sofia.id}, "user_not_found"),
    ("an unknown address", "users.lookupByEmail", lambda w: {"email": "nobody@northwind.example"}, "users_not_found"),
    ("an address of another workspace", "users.lookupByEmail", lambda w: {"email": w.sofia.email}, "users_not_found"),
    (
        "a deactivated person's address",
        "users.lookupByEmail",
        lambda w: {"email": w.claire.email, "n": deactivated(w)},
        "users_not_found",
    ),
    ("no address", "users.lookupByEmail", lambda w: {}, "invalid_arguments"),
    ("people beyond the last page", "users.list", lambda w: {"cursor": "bmV4dDo5OQ=="}, "invalid_cursor"),
]


@pytest.mark.parametrize(
    ("method", "args", "error"), [row[1:] for row in ROWS], ids=[f"{row[1]}: {row[0]}" for row in ROWS]
)
def test_a_call_is_refused_with_slacks_error(method: str, args: Callable[[World], JSON], error: str) -> None:
    assert refused_call(method, args) == error
