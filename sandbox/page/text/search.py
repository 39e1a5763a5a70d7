"""Comparing what people type with what is there."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Without accents or capitals: "Léa" is found by "lea"."""
    plain = unicodedata.normalize("NFD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
