"""Reads views as people do: what stands on the screen, and what can be pressed."""

from collections.abc import Iterator
from typing import Any

from views.blocks import Message

JSON = Any


def blocks_of(shown: Message | JSON) -> list[JSON]:
    """The blocks of a message or of a view."""
    found: list[JSON] = shown.body()["blocks"] if isinstance(shown, Message) else shown["blocks"]
    return found


def walk(part: JSON) -> Iterator[JSON]:
    """Every object within, itself included."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from walk(value)
    elif isinstance(part, list):
        for each in part:
            yield from walk(each)


def buttons(shown: Message | JSON) -> list[JSON]:
    """Every button, in order."""
    return [part for part in walk(blocks_of(shown)) if part.get("type") == "button"]


def texts(shown: Message | JSON) -> Iterator[str]:
    """Every piece of text that a person sees or hears, one by one."""
    whole = {"text": shown.text, **shown.body()} if isinstance(shown, Message) else shown
    for part in walk(whole):
        if part.get("type") in ("plain_text", "mrkdwn", "text"):
            yield part["text"]
        for name in ("accessibility_label", "initial_value"):
            if name in part:
                yield part[name]


def lines(shown: Message) -> list[str]:
    """The message's lines, a block each, without its buttons."""
    return [
        "".join(texts({"blocks": [block]})) for block in blocks_of(shown) if block["type"] not in ("actions", "divider")
    ]
