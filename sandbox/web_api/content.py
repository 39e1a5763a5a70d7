"""What a message says: text, blocks, attachments and metadata, read from a call and checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sandbox import stack
from sandbox.blocks import check_message_blocks
from sandbox.errors import SlackError
from sandbox.records import JSON
from sandbox.web_api.arguments import TIMESTAMP
from sandbox.web_api.context import Call
from sandbox.web_api.pictures import check_pictures

LONGEST_TEXT = 40_000  # Slack cuts what is beyond
LONGEST_UPDATE = 4_000
LONGEST_MARKDOWN = 12_000
LARGEST_METADATA = 8_192  # bytes of JSON
MOST_ATTACHMENTS = 100


@dataclass(frozen=True)
class Content:
    """None where the call said nothing of it, which matters to chat.update."""

    text: str | None
    blocks: list[JSON] | None
    attachments: list[JSON] | None
    metadata: JSON | None

    @property
    def says_something(self) -> bool:
        return bool(self.text or self.blocks or self.attachments)


def read_content(call: Call) -> Content:
    """The content of a call, or the error that Slack would answer."""
    args = call.args
    if any(args.text(name) for name in ("username", "icon_emoji", "icon_url")):
        call.require("chat:write.customize")
    text = args.text("text")[:LONGEST_TEXT] if args.has("text") else None
    blocks = _blocks(call)
    if args.has("markdown_text"):
        text, blocks = _markdown(call, text, blocks)
    return Content(text, blocks, _attachments(call), _metadata(call))


def _blocks(call: Call) -> list[JSON] | None:
    given: Any = call.args.value("blocks")
    if given is None or given == "":
        return None
    if not isinstance(given, list):
        raise SlackError("invalid_blocks_format")
    check_message_blocks(given)
    check_pictures(call, given, "invalid_blocks", "/blocks")
    return stack.stored_blocks(call.sandbox, given)


def _markdown(call: Call, text: str | None, blocks: list[JSON] | None) -> tuple[str, list[JSON]]:
    if text or blocks:
        raise SlackError("markdown_text_conflict")
    said = call.args.text("markdown_text")
    if len(said) > LONGEST_MARKDOWN:
        raise SlackError("msg_too_long")
    if not said:
        raise SlackError("no_text")
    return said, stack.stored_blocks(call.sandbox, [{"type": "markdown", "text": said}])


def _attachments(call: Call) -> list[JSON] | None:
    given: Any = call.args.value("attachments")
    if given is None or given == "":
        return None
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise SlackError("invalid_attachments")
    if len(given) > MOST_ATTACHMENTS:
        raise SlackError("too_many_attachments")
    for index, one in enumerate(given):
        if "blocks" in one:
            check_message_blocks(one["blocks"], f"/attachments/{index}/blocks", "invalid_attachments")
    return [{"id": index + 1, "fallback": "[no preview available]", **one} for index, one in enumerate(given)]


def _metadata(call: Call) -> JSON | None:
    given: Any = call.args.value("metadata")
    if given is None or given == "":
        return None
    if not isinstance(given, dict) or set(given) - {"event_type", "event_payload", "entities"}:
        raise SlackError("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str) or not given["event_type"]:
        raise SlackError("invalid_metadata_schema")
    if not isinstance(given.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(given).encode()) > LARGEST_METADATA:
        raise SlackError("metadata_too_large")
    return given


def read_thread(call: Call, channel: str) -> str | None:
    """The ts of the thread's first message, also where one of its replies was named."""
    thread_ts = call.args.text("thread_ts")
    if not thread_ts:
        return None
    if not TIMESTAMP.fullmatch(thread_ts):
        raise SlackError("invalid_thread_ts", [f"[ERROR] {thread_ts} is not a valid thread_ts"])
    named = call.sandbox.conversations[channel].messages.get(thread_ts)
    if named is None:
        raise SlackError("thread_not_found")
    return named.thread_ts or named.ts
