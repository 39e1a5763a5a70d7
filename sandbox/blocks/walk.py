"""Finding one's way in blocks that are already known to be valid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

JSON = dict[str, Any]

STATELESS = frozenset({"button", "overflow", "workflow_button", "image", "feedback_buttons", "icon_button"})


def flat(blocks: list[JSON], pointer: str) -> Iterator[tuple[JSON, str]]:
    """Every block with its json-pointer, those inside a container or a carousel included."""
    for index, block in enumerate(blocks):
        at = f"{pointer}/{index}"
        yield block, at
        if block["type"] == "container":
            yield from flat(block["child_blocks"], f"{at}/child_blocks")
        elif block["type"] == "carousel":
            yield from flat(block["elements"], f"{at}/elements")


def elements(block: JSON, pointer: str = "") -> Iterator[tuple[JSON, str]]:
    """The interactive elements of one block, with their json-pointers."""
    kind = block["type"]
    if kind == "section" and "accessory" in block:
        yield block["accessory"], f"{pointer}/accessory"
    elif kind == "input":
        yield block["element"], f"{pointer}/element"
    elif kind in ("actions", "context_actions"):
        for index, element in enumerate(block["elements"]):
            yield element, f"{pointer}/elements/{index}"
    elif kind == "card":
        for index, element in enumerate(block.get("actions", ())):
            yield element, f"{pointer}/actions/{index}"


def stateful(blocks: list[JSON]) -> Iterator[tuple[JSON, JSON]]:
    """(block, element) for every element that holds a value, wherever it stands."""
    for block, pointer in flat(blocks, ""):
        for element, _ in elements(block, pointer):
            if element["type"] not in STATELESS:
                yield block, element


def inputs_of(view: JSON) -> list[JSON]:
    """The view's input blocks, top to bottom."""
    return [block for block in view["blocks"] if block["type"] == "input"]


def file_references(blocks: list[JSON], pointer: str) -> Iterator[tuple[JSON, str]]:
    """Every `slack_file` object of the pictures in blocks, with its json-pointer."""
    for block, at in flat(blocks, pointer):
        for picture, below in _pictures(block, at):
            if "slack_file" in picture:
                yield picture["slack_file"], f"{below}/slack_file"


def _pictures(block: JSON, pointer: str) -> Iterator[tuple[JSON, str]]:
    kind = block["type"]
    if kind == "image":
        yield block, pointer
    elif kind == "section" and block.get("accessory", {}).get("type") == "image":
        yield block["accessory"], f"{pointer}/accessory"
    elif kind == "context":
        for index, element in enumerate(block["elements"]):
            if element["type"] == "image":
                yield element, f"{pointer}/elements/{index}"
    elif kind in ("card", "container"):
        for name in ("hero_image", "icon"):
            if name in block:
                yield block[name], f"{pointer}/{name}"


def words(blocks: list[JSON]) -> int:
    """How many characters the blocks say, for the limit of a whole message."""
    total, rest = 0, list[Any](blocks)
    while rest:
        value = rest.pop()
        if isinstance(value, list):
            rest.extend(value)
        elif isinstance(value, dict):
            said = value.get("text")
            total += len(said) if isinstance(said, str) else 0
            rest.extend(held for held in value.values() if isinstance(held, dict | list))
    return total
