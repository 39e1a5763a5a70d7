"""What chat.* says no to, with Slack's error names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.refusals import refused_call
from tests.sandbox.world import World

JSON = dict[str, Any]
Row = tuple[str, str, Callable[[World], JSON], str]

HOUSE_STYLE = {"event_type": "greeting", "event_payload": {"id": "1"}}


def said(world: World) -> JSON:
    """A message of the app's in Maya's DM."""
    return {"channel": world.dm.id, "ts": world.post()}


def heard(world: World) -> JSON:
    """A message of Maya's there."""
    return {"channel": world.dm.id, "ts": world.typed()}


def to_maya(**more: Any) -> Callable[[World], JSON]:
    return lambda world: {"channel": world.dm.id, "text": "Hello", **more}


def deactivated(world: World) -> str:
    world.claire.deleted = True
    return world.claire.id


ROWS: list[Row] = [
    ("nobody's channel", "chat.postMessage", lambda w: {"channel": "C404", "text": "x"}, "channel_not_found"),
    ("no channel", "chat.postMessage", lambda w: {"text": "x"}, "channel_not_found"),
    (
        "a private channel it is not in",
        "chat.postMessage",
        lambda w: {"channel": w.closed.id, "text": "x"},
        "channel_not_found",
    ),
    (
        "a public channel it is not in",
        "chat.postMessage",
        lambda w: {"channel": w.lobby.id, "text": "x"},
        "not_in_channel",
    ),
    ("an archived channel", "chat.postMessage", lambda w: {"channel": w.old.id, "text": "x"}, "is_archived"),
    (
        "somebody of another workspace",
        "chat.postMessage",
        lambda w: {"channel": w.sofia.id, "text": "x"},
        "channel_not_found",
    ),
    (
        "another workspace's DM",
        "chat.postMessage",
        lambda w: {"channel": w.sandbox.dm_of(w.sofia.id).id, "text": "x"},
        "channel_not_found",
    ),
    (
        "the bot itself",
        "chat.postMessage",
        lambda w: {"channel": w.workspace.bot_user, "text": "x"},
        "channel_not_found",
    ),
    ("nothing to say", "chat.postMessage", lambda w: {"channel": w.dm.id}, "no_text"),
    ("an empty text", "chat.postMessage", to_maya(text=""), "no_text"),
    ("empty blocks and no text", "chat.postMessage", lambda w: {"channel": w.dm.id, "blocks": []}, "no_text"),
    ("blocks that are no JSON", "chat.postMessage", to_maya(blocks="[{"), "invalid_blocks_format"),
    ("blocks that are no list", "chat.postMessage", to_maya(blocks={"type": "divider"}), "invalid_blocks_format"),
    ("an unknown block", "chat.postMessage", to_maya(blocks='[{"type": "marquee"}]'), "invalid_blocks"),
    (
        "a picture that is not there",
        "chat.postMessage",
        to_maya(blocks=[{"type": "image", "alt_text": "x", "slack_file": {"id": "F404"}}]),
        "invalid_blocks",
    ),
    ("attachments that are no list", "chat.postMessage", to_maya(attachments="x"), "invalid_attachments"),
    (
        "wrong blocks in an attachment",
        "chat.postMessage",
        to_maya(attachments=[{"blocks": [{"type": "marquee"}]}]),
        "invalid_attachments",
    ),
    ("101 attachments", "chat.postMessage", to_maya(attachments=[{"text": "x"}] * 101), "too_many_attachments"),
    ("metadata that is no JSON", "chat.postMessage", to_maya(metadata="{"), "invalid_metadata_format"),
    (
        "metadata with other keys",
        "chat.postMessage",
        to_maya(metadata={**HOUSE_STYLE, "more": 1}),
        "invalid_metadata_format",
    ),
    ("metadata without a type", "chat.postMessage", to_maya(metadata={"event_payload": {}}), "invalid_metadata_schema"),
    (
        "metadata without a payload",
        "chat.postMessage",
        to_maya(metadata={"event_type": "x"}),
        "invalid_metadata_schema",
    ),
    (
        "8 kB of metadata",
        "chat.postMessage",
        to_maya(metadata={"event_type": "x", "event_payload": {"a": "x" * 8200}}),
        "metadata_too_large",
    ),
    ("markdown and text", "chat.postMessage", to_maya(markdown_text="*x*"), "markdown_text_conflict"),
    (
        "12,000 characters of markdown",
        "chat.postMessage",
        lambda w: {"channel": w.dm.id, "markdown_text": "x" * 12_001},
        "msg_too_long",
    ),
    ("a thread that is none", "chat.postMessage", to_maya(thread_ts="yesterday"), "invalid_thread_ts"),
    ("a thread that is gone", "chat.postMessage", to_maya(thread_ts="1700000000.000001"), "thread_not_found"),
    ("another name without the scope", "chat.postMessage", to_maya(username="Boss"), "missing_scope"),
    ("a boolean that is none", "chat.postMessage", to_maya(mrkdwn="perhaps"), "invalid_arguments"),
    ("a list for a text", "chat.postMessage", to_maya(text=["x"]), "invalid_array_arg"),
    (
        "updating no message",
        "chat.update",
        lambda w: {"channel": w.dm.id, "ts": "1.1", "text": "x"},
        "message_not_found",
    ),
    ("updating without ts", "chat.update", to_maya(), "invalid_arguments"),
    ("updating a person's message", "chat.update", lambda w: {**heard(w), "text": "x"}, "cant_update_message"),
    (
        "updating by a person's id",
        "chat.update",
        lambda w: {**said(w), "channel": w.maya.id, "text": "x"},
        "channel_not_found",
    ),
    ("updating to nothing", "chat.update", said, "no_text"),
    ("updating text away", "chat.update", lambda w: {**said(w), "text": ""}, "no_text"),
    ("updating to over 4,000", "chat.update", lambda w: {**said(w), "text": "x" * 4001}, "msg_too_long"),
    ("updating to wrong blocks", "chat.update", lambda w: {**said(w), "blocks": [{}]}, "invalid_blocks"),
    ("deleting no message", "chat.delete", lambda w: {"channel": w.dm.id, "ts": "1.1"}, "message_not_found"),
    ("deleting a person's message", "chat.delete", heard, "cant_delete_message"),
    (
        "whispering to an absent person",
        "chat.postEphemeral",
        lambda w: {"channel": w.open.id, "user": w.claire.id, "text": "x"},
        "user_not_in_channel",
    ),
    (
        "whispering to a deactivated person",
        "chat.postEphemeral",
        lambda w: {"channel": w.sandbox.dm_of(w.claire.id).id, "user": deactivated(w), "text": "x"},
        "user_not_in_channel",
    ),
    ("whispering to nobody", "chat.postEphemeral", to_maya(), "invalid_arguments"),
    ("whispering nothing", "chat.postEphemeral", lambda w: {"channel": w.dm.id, "user": w.maya.id}, "no_text"),
    (
        "whispering where it is not",
        "chat.postEphemeral",
        lambda w: {"channel": w.lobby.id, "user": w.maya.id, "text": "x"},
        "not_in_channel",
    ),
    (
        "linking to no message",
        "chat.getPermalink",
        lambda w: {"channel": w.dm.id, "message_ts": "1.1"},
        "message_not_found",
    ),
    (
        "linking to no channel",
        "chat.getPermalink",
        lambda w: {"channel": "C404", "message_ts": "1.1"},
        "channel_not_found",
    ),
]


@pytest.mark.parametrize(
    ("method", "args", "error"), [row[1:] for row in ROWS], ids=[f"{row[1]}: {row[0]}" for row in ROWS]
)
def test_a_call_is_refused_with_slacks_error(method: str, args: Callable[[World], JSON], error: str) -> None:
    assert refused_call(method, args) == error
