"""Blocks as they are read aloud: the `text` of a message is all that its blocks say, for notifications and readers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from slack_sdk.models.blocks import Block

from views.escape import Mrkdwn, as_typed, clean, clip_mrkdwn
from views.slack_json import slack_json

TEXT_AT_MOST = 4000
"""More, and `chat.update` refuses it."""


@dataclass(frozen=True)
class Voice:
    """How words, people and channels are said."""

    words: Callable[[str], str]
    user: str
    channel: str


IN_MRKDWN: Final = Voice(as_typed, "<@{}>", "<#{}>")
PLAINLY: Final = Voice(clean, "…", "…")


def aloud(blocks: Iterable[Block]) -> Mrkdwn:
    """Everything but the buttons, a line for each thing said."""
    return clip_mrkdwn(Mrkdwn(_all(blocks, IN_MRKDWN)), TEXT_AT_MOST)


def plainly(blocks: Iterable[Block]) -> str:
    """The same where only plain text can stand, and nobody be mentioned."""
    return _all(blocks, PLAINLY)


def _all(blocks: Iterable[Block], voice: Voice) -> str:
    return "\n".join(line for block in blocks for line in _lines(slack_json(block), voice))


def _lines(block: dict[str, Any], voice: Voice) -> Iterator[str]:
    match block["type"]:
        case "header" | "section":
            yield voice.words(block["text"]["text"])
        case "context":
            yield from (voice.words(element["text"]) for element in block["elements"])
        case "rich_text":
            yield from (_line(part, voice) for part in block["elements"])


def _line(part: dict[str, Any], voice: Voice) -> str:
    match part["type"]:
        case "text":
            return voice.words(part["text"])
        case "user":
            return voice.user.format(part["user_id"])
        case "channel":
            return voice.channel.format(part["channel_id"])
    within = [_line(each, voice) for each in part["elements"]]
    return ("\n" if part["type"] == "rich_text_list" else "").join(within)
