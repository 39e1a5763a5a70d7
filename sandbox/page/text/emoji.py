"""Emoji shortcodes to characters: the commonest few hundred, from `emoji.txt` beside this file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

SHORTCODE = re.compile(r":([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?")
SKIN_TONES = {tone: chr(0x1F3FB + tone - 2) for tone in range(2, 7)}


@cache
def table() -> dict[str, str]:
    """Shortcode → character; a line of the file is a character and all its names."""
    lines = Path(__file__).with_name("emoji.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        character, *names = line.split()
        found.update(dict.fromkeys(names, character))
    return found


def character(name: str, skin_tone: int | None = None) -> str | None:
    """The emoji of this name, if it is one we know."""
    symbol = table().get(name)
    return symbol + SKIN_TONES.get(skin_tone or 0, "") if symbol else None


def replace(text: str, keep: Callable[[str], str]) -> str:
    """Each known `:shortcode:` through `keep`; unknown ones stay as they are, as in Slack."""

    def one(match: re.Match[str]) -> str:
        symbol = character(match[1], int(match[2]) if match[2] else None)
        return keep(symbol) if symbol else match[0]

    return SHORTCODE.sub(one, text)
