"""What people typed is shown as they typed it: it pings nobody, links nowhere, and poses as nothing (SPEC N14).

On the screen it stands only in plain text and in rich text, where Slack looks for no markup at all. Only a message's
`text` (for notifications and screen readers) is mrkdwn, and there it is escaped.
"""

import re

INVISIBLE_STOP = "\u2060"
"""A word joiner: takes no room, and parts a mark from what it would format."""
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
MARKS = re.compile(r"[*_~`]|:(?=[\w'+-]+:|//)")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]")
"""The blocks of scripts that run from right to left."""
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control characters but for tab and new line, half surrogates, and explicit directions: these would also turn what
stands after them."""
NOTHING = "–"
"""In place of a text of which nothing can be shown: Slack refuses an empty one."""
WHOLE = re.compile(r"<@\w+>|&\w+;|.", re.DOTALL)


class Mrkdwn(str):
    """Text that is mrkdwn already, with everything typed by people escaped."""

    __slots__ = ()


def visible(text: str) -> str:
    """The text without control characters: null bytes, half surrogates, and what turns the direction of others."""
    return text if text.isprintable() else HIDDEN.sub("", text)


def clean(text: str) -> str:
    """The text for a plain object: visible, and unable to turn what stands around it. Twice is the same as once."""
    if text.isascii() and text.isprintable():
        return text
    kept = visible(text)
    return ISOLATE + kept + END_ISOLATE if not kept.isascii() and RIGHT_TO_LEFT.search(kept) else kept


def shown(text: str) -> str:
    """The clean text, or a dash where nothing of it can be seen."""
    kept = clean(text)
    return kept if kept.strip() else NOTHING


def as_typed(text: str) -> Mrkdwn:
    """The text for a message's `text`, every sign that Slack would act upon made harmless."""
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Mrkdwn(MARKS.sub(lambda mark: f"{INVISIBLE_STOP}{mark.group()}{INVISIBLE_STOP}", escaped))


def clip(text: str, at_most: int) -> str:
    """At most so many characters, an ellipsis in place of what did not fit."""
    if len(text) <= at_most:
        return text
    kept = text[: at_most - 2].rstrip().rstrip("\u200d\ufe0f") + "…"
    return kept + END_ISOLATE * (kept.count(ISOLATE) - kept.count(END_ISOLATE))


def clip_mrkdwn(text: Mrkdwn, at_most: int) -> Mrkdwn:
    """The same for mrkdwn, where neither a mention nor an escaped sign may be cut in two."""
    if len(text) <= at_most:
        return text
    kept, room = [], at_most - 2
    for sign in WHOLE.findall(text):
        room -= len(sign)
        if room < 0:
            break
        kept.append(sign)
    whole = "".join(kept) + "…"
    return Mrkdwn(whole + END_ISOLATE * (whole.count(ISOLATE) - whole.count(END_ISOLATE)))
