"""What people typed is shown as they typed it: it pings nobody, links nowhere, and poses as nothing (SPEC N14)."""

import re
import unicodedata

INVISIBLE_STOP = "\u2060"
"""A word joiner: takes no room, and parts a mark from the word that it would format."""
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
MARKS = re.compile(r"[*_~`]|:(?=[\w'+-]+:)")
BIDIRECTIONAL = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"})
KEPT_CONTROLS = frozenset("\n\t")


class Mrkdwn(str):
    """Text that is mrkdwn already: our own words, with everything typed by people escaped."""

    __slots__ = ()


def as_typed(text: str) -> Mrkdwn:
    """The text for a mrkdwn object, every sign that Slack would act upon made harmless."""
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Mrkdwn(MARKS.sub(lambda mark: mark.group() + INVISIBLE_STOP, escaped))


def clean(text: str) -> str:
    """The text for a plain object: without control characters, and unable to turn what stands around it."""
    kept = "".join(sign for sign in text if sign in KEPT_CONTROLS or unicodedata.category(sign) not in ("Cc", "Cs"))
    if any(unicodedata.bidirectional(sign) in BIDIRECTIONAL for sign in kept):
        return ISOLATE + kept.replace(END_ISOLATE, "") + END_ISOLATE
    return kept


def clip(text: str, at_most: int) -> str:
    """At most so many characters, an ellipsis in place of what did not fit."""
    return text if len(text) <= at_most else text[: at_most - 1].rstrip() + "…"
