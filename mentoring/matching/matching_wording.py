"""When two people mean the same skill or the same language, although they write it differently."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from babel import Locale

Key = tuple[str, ...]
"""The words of a skill, without what may differ."""

ACCENT = re.compile("[\u0300-\u036f]")
"""The marks of Latin, Greek and Cyrillic letters. Those of other scripts make another letter: they stay."""
STEM_AT_LEAST = 3
"""Letters that an ending must leave, so that CSS, AWS and iOS stay what they are."""
ENDINGS = (
    ("ss", "ss"),
    *((ending, "s") for ending in ("ses", "sis", "se")),  # processes, analysis and analyses, course
    *((ending, "i") for ending in ("ies", "ie", "ys", "y")),  # strategies, stratégie, surveys, strategy
    ("eaux", "eau"),  # réseaux
    ("eux", "eu"),  # enjeux
    ("aux", "al"),  # journaux
    *((ending, "") for ending in ("es", "e", "s")),  # speeches, recherche, skills
)
"""What singular and plural of a word have in common, in English and in French: the first ending that fits."""

ALSO_CALLED = {
    "Bahasa Indonesia": "id",
    "Castellano": "es",
    "Castilian": "es",
    "Deutsch": "de",
    "Español": "es",
    "Farsi": "fa",
    "Italiano": "it",
    "Mandarin": "zh",
    "Mandarin Chinese": "zh",
    "Nederlands": "nl",
    "Polski": "pl",
    "Português": "pt",
    "Svenska": "sv",
    "Türkçe": "tr",
    "Русский": "ru",
    "Українська": "uk",
    "العربية": "ar",
    "हिन्दी": "hi",
    "中文": "zh",
    "日本語": "ja",
    "한국어": "ko",
}
"""Names that people use and that the English and French lists of languages don't have."""
LANGUAGE_CODE = re.compile("([a-z]{2,3})([-_][a-z0-9]+)*")


@lru_cache(maxsize=20_000)
def meaning(text: str) -> Key:
    """A skill by its words: capitals, accents, hyphens and plurals don't count; C, C# and C++ are three things."""
    words = tuple(_without_ending(word) for word in _plain(text).split())
    return words or (text.strip(),)


def in_either_wording(texts: Iterable[str]) -> dict[Key, str]:
    """Things by their meaning, each once, in their order, with the words in which it came first."""
    found: dict[Key, str] = {}
    for text in texts:
        if text.strip():
            found.setdefault(meaning(text), text)
    return found


@lru_cache(maxsize=5_000)
def language(text: str) -> str:
    """The code of a language ('fr' for French, Français, fr-CA); of one unknown to us, its name in small letters."""
    name = _plain(text.partition("(")[0])
    code = LANGUAGE_CODE.fullmatch(text.strip().casefold())
    return _codes().get(name) or (code[1] if code and code[1] in _codes().values() else name)


@cache
def _codes() -> dict[str, str]:
    """The codes of languages by their English and French names and those of our own list."""
    named = [(name, code) for locale in ("fr", "en") for code, name in Locale(locale).languages.items()]
    return {_plain(name): code.partition("_")[0] for name, code in (*named, *ALSO_CALLED.items())}


def _plain(text: str) -> str:
    """Small letters without accents, one space between words; + and # are part of a word."""
    bare = ACCENT.sub("", unicodedata.normalize("NFKD", text.casefold()))
    kept = (c if c.isalnum() or c in "+#" or unicodedata.category(c)[0] == "M" else " " for c in bare)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def _without_ending(word: str) -> str:
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + STEM_AT_LEAST:
            return word.removesuffix(ending) + instead
    return word
