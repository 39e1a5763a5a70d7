"""French drops the e of *de* and *que* before a vowel: « l’avis d’Élodie ». A catalogue can't know which name comes."""

import re
from collections.abc import Mapping
from typing import Final
from unicodedata import normalize

MUTE: Final = re.compile(r"\b(d|qu)e\s\{(\w+)\}", re.IGNORECASE)
VOWELS: Final = frozenset("aeiou")
"""No h and no y: before these, usage is divided (Hélène, Hannah; Yvonne, Yasmine)."""


def elided(template: str, values: Mapping[str, object]) -> str:
    """A French sentence, not yet filled in, as it is to be said with these values."""

    def one(found: re.Match[str]) -> str:
        name = str(values.get(found[2], "")).lstrip()
        first = normalize("NFD", name)[:1].casefold()
        return f"{found[1]}’{{{found[2]}}}" if first in VOWELS else found[0]

    return MUTE.sub(one, template) if values else template
