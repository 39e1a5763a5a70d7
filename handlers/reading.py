"""Payloads, read at the edge into values: past this file, nothing guesses at what Slack may have sent."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

Body = dict[str, Any]

ESCAPED = re.compile(r"<(?P<sign>[@#!]?)(?P<id>[^<>|]+)(\|(?P<label>[^<>]*))?>")
"""Slack's form of a mention, a channel, a broadcast or a link."""

CHANNEL = re.compile(r"[CG][A-Z0-9]{1,19}")

USER = re.compile(r"[UW][A-Z0-9]{1,19}")

HELP = frozenset({"help", "aide", "?"})
FULL_STOPS = " .,:;!?…"
"""What people put after a word that is meant for Advance."""
WORD = re.compile(r"[^\W_]+")

TS_AT_MOST = 30

SPOKEN = (None, "file_share", "me_message", "thread_broadcast")
"""Subtypes of a message that a person has just written: not one that was changed, deleted, or posted by an app."""


class Unreadable(Exception):
    """No view of ours sends that, or none of today's does. Says which part it is, never what it holds."""


def dig(thing: object, *path: str) -> object:
    """What lies at the end of this path of keys; None where the path leads nowhere."""
    for key in path:
        thing = thing.get(key) if isinstance(thing, Mapping) else None
    return thing


def text_at(thing: object, *path: str) -> str:
    """The text at the end of this path, with nothing that can't be stored; empty where there is none."""
    found = dig(thing, *path)
    return found.encode(errors="replace").decode() if isinstance(found, str) else ""


def typed_after(body: Body) -> str:
    """What was typed after a slash command, as it was typed: Slack hands it over escaped (`should_escape`)."""
    return _unescaped(text_at(body, "text"))


def wants_help(body: Body) -> bool:
    """Whether a slash command asks how it is used."""
    said = typed_after(body).casefold().strip()
    return said in HELP or said.rstrip(FULL_STOPS) in HELP


def in_small_letters(typed: str) -> str:
    """Words in small letters, with a space for whatever stands between them: 'As-Lead!' is 'as lead'."""
    return " ".join(WORD.findall(typed.casefold()))


def text_of_message(body: Body) -> str:
    """The words of the message on which a shortcut was used, as they were typed. Whoever used it can see them."""
    return _unescaped(text_at(body, "message", "text"))


def _unescaped(escaped: str) -> str:
    text = ESCAPED.sub(lambda found: _as_typed(found["sign"], found["id"], found["label"]), escaped)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def _as_typed(sign: str, target: str, label: str | None) -> str:
    """A mention or a link, back in the words of whoever typed it."""
    if sign == "!":
        return f"@{target.partition('^')[0]}"
    return f"{sign}{label or target}" if sign else target


def pressed_value(body: Body) -> str:
    """The value of the button that was pressed; empty if it bears none, or if no button was pressed."""
    actions = body.get("actions")
    return text_at(actions[0], "value") if isinstance(actions, list) and actions else ""


def pressed_option(body: Body) -> tuple[str, str]:
    """The action id of the element that was used, and the value of the option that was chosen there."""
    actions = body.get("actions")
    used = actions[0] if isinstance(actions, list) and actions else None
    return text_at(used, "action_id"), text_at(used, "selected_option", "value")


def page_asked(body: Body) -> tuple[str, int]:
    """Of a button that turns a page (`views/paging.py`): of which list, empty where there is but one; and to which."""
    listed, _, number = pressed_value(body).rpartition(":")
    if not (number.isascii() and number.isdigit()):
        raise Unreadable("a page")
    return listed, int(number[:4])


def memory_of(view: object) -> object:
    """What an open form remembers as JSON, in `private_metadata`; None where that is none."""
    try:
        return json.loads(text_at(view, "private_metadata"))
    except (ValueError, RecursionError):
        return None


def uuid(text: str) -> UUID:
    """An id that a view of ours bears; Unreadable for anything else."""
    try:
        return UUID(text)
    except ValueError:
        raise Unreadable("an id") from None


def spoken_at(event: object) -> str:
    """The `ts` of a message, by which Slack's repetitions of it are known."""
    ts = text_at(event, "ts")
    if not 0 < len(ts) <= TS_AT_MOST:
        raise Unreadable("the moment of a message")
    return ts


def is_spoken(event: object) -> bool:
    """Whether this event is something that a person has just written to Advance."""
    return (
        dig(event, "type") == "message"
        and dig(event, "channel_type") == "im"
        and dig(event, "subtype") in SPOKEN
        and not dig(event, "bot_id")
    )


@dataclass(frozen=True)
class Entries:
    """What stands in a form. Each of our inputs bears one name, as its action, and but for some as its block, too."""

    view: object

    def has(self, name: str) -> bool:
        """Whether the form has this input."""
        return self._of(name) is not None

    def text(self, name: str) -> str:
        """What was typed."""
        return text_at(self._of(name), "value")

    def option(self, name: str) -> str:
        """The value of the option that was chosen."""
        return text_at(self._of(name), "selected_option", "value")

    def options(self, name: str) -> tuple[str, ...]:
        """The values of the options that were ticked."""
        chosen = dig(self._of(name), "selected_options")
        return tuple(text_at(option, "value") for option in chosen) if isinstance(chosen, list) else ()

    def conversation(self, name: str) -> str:
        """The id of the channel that was chosen; empty if none was."""
        found = text_at(self._of(name), "selected_conversation")
        if found and not CHANNEL.fullmatch(found):
            raise Unreadable("a channel")
        return found

    def user(self, name: str) -> str:
        """The Slack user id of whoever was chosen; empty if nobody was."""
        found = text_at(self._of(name), "selected_user")
        if found and not USER.fullmatch(found):
            raise Unreadable("a person")
        return found

    def day(self, name: str) -> date | None:
        """The day that was picked; None if none was."""
        picked = text_at(self._of(name), "selected_date")
        try:
            return date.fromisoformat(picked) if picked else None
        except ValueError:
            raise Unreadable("a day") from None

    def time(self, name: str) -> time | None:
        """The time of day that was picked, in the person's own zone; None if none was."""
        picked = text_at(self._of(name), "selected_time")
        try:
            return time.fromisoformat(picked).replace(tzinfo=None) if picked else None
        except ValueError:
            raise Unreadable("a time") from None

    def _of(self, name: str) -> object:
        return dig(self.view, "state", "values", self.block_of(name), name)

    def block_of(self, name: str) -> str:
        """The block in which an input stands: Slack takes a new text only in one of another name than before."""
        blocks = dig(self.view, "state", "values")
        found = [block for block, held in blocks.items() if dig(held, name)] if isinstance(blocks, dict) else []
        return found[0] if found else name
