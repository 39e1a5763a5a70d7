"""Blocks as they are read aloud: the `text` of a message is all that its blocks say, for notifications and readers."""

from collections.abc import Iterable, Iterator
from typing import Any

from slack_sdk.models.blocks import Block

from views.escape import Mrkdwn, as_typed, clip_mrkdwn
from views.slack_json import slack_json

TEXT_AT_MOST = 4000
"""More, and `chat.update` refuses it."""


def aloud(blocks: Iterable[Block]) -> Mrkdwn:
    """Everything but the buttons, a line for each thing said."""
    lines = [line for block in blocks for line in _lines(slack_json(block))]
    return clip_mrkdwn(Mrkdwn("\n".join(lines)), TEXT_AT_MOST)


def _lines(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header" | "section":
            yield as_typed(block["text"]["text"])
        case "context":
            yield from (as_typed(element["text"]) for element in block["elements"])
        case "rich_text":
            yield from (_line(part) for part in block["elements"])


def _line(part: dict[str, Any]) -> str:
    match part["type"]:
        case "text":
            return as_typed(part["text"])
        case "user":
            return f"<@{part['user_id']}>"
        case "channel":
            return f"<#{part['channel_id']}>"
        case "rich_text_list":
            return "\n".join(map(_line, part["elements"]))
    return "".join(map(_line, part["elements"]))
