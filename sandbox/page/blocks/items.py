"""The blocks of a view as keyed children, so that an update leaves standing what it did not change."""

from __future__ import annotations

from collections import Counter
from functools import partial

from sandbox.blocks import stateful
from sandbox.page.blocks.layout import show_block
from sandbox.page.keyed import Item, fingerprint
from sandbox.page.surface import Surface
from sandbox.records import JSON

A_THIRD = 3


def block_items(blocks: list[JSON], surface: Surface) -> list[Item]:
    """A block is built anew only if it, or the error beside it, changed.

    What holds something goes by its id. Anything else goes by what it shows: the id that Slack makes up where an app
    gives none is another at each update.
    """
    times: Counter[str] = Counter()
    found = []
    for block in blocks:
        key, shown = _key_and_look(block, surface)
        times[key] += 1
        found.append(Item(f"{key} {times[key]}", shown, partial(show_block, block, surface)))
    return found


def is_another_page(before: list[Item], now: list[Item]) -> bool:
    """Whether hardly anything of a view remained: then it is to be read from its top."""
    known = {item.key for item in before}
    remaining = sum(item.key in known for item in now)
    return bool(known) and remaining * A_THIRD < len(now)


def _key_and_look(block: JSON, surface: Surface) -> tuple[str, str]:
    """What a block goes by, and all that it shows."""
    person = surface.window.person
    reader = (person.tz, person.locale, surface.reader.now.date().isoformat())
    if next(stateful([block]), None):
        look = fingerprint(block, surface.error(str(block.get("block_id"))), *reader)
        return f"{block.get('block_id')} {block['type']}", look
    look = fingerprint({name: part for name, part in block.items() if name != "block_id"}, *reader)
    return look, look
