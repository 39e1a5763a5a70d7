"""What Advance listens to: for each kind of payload that Slack sends, a table of names.

Bolt asks one listener after the other whether a payload is for it, and puts all arguments together anew for each. With
a hundred listeners that would take longer than the answer. So Bolt has one of ours for each kind, and the name that a
payload bears finds the rest here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from inspect import signature
from typing import Any

from slack_bolt import App, Args
from sqlalchemy.exc import OperationalError

from handlers.deps import Visit
from handlers.reading import Body, dig, text_at
from handlers.waiting import is_open
from storage.engine import gave_way

ANYTHING = re.compile(".*", re.DOTALL)

Listener = Callable[..., Any]
"""Takes by name, as Bolt's listeners do: what Bolt has for it, and what the doorway learned (`visit`, `answer`)."""

KINDS: dict[str, Callable[[Body], str]] = {
    "command": lambda body: text_at(body, "command"),
    "event": lambda body: _event_name(body),
    "action": lambda body: _action_id(body),
    "view_submission": lambda body: text_at(body, "view", "callback_id"),
    "view_closed": lambda body: text_at(body, "view", "callback_id"),
    "shortcut": lambda body: text_at(body, "callback_id"),
    "options": lambda body: text_at(body, "action_id"),
}
"""Bolt's name for each kind, in the order in which Bolt tries them, which takes its time: what people wait for most
often goes first. And how a payload says what it is for."""


@dataclass(frozen=True)
class Taker:
    """A listener, and what it wants to be handed."""

    listener: Listener
    wants: tuple[str, ...]

    @classmethod
    def of(cls, listener: Listener) -> "Taker":
        """Looked over once."""
        return cls(listener, tuple(signature(listener).parameters))

    def __call__(self, args: Args) -> Any:
        """Hand it what it wants."""
        there = {**args.context, **vars(args)}
        return self.listener(**{name: there[name] for name in self.wants})


class Listening:
    """The listeners of all features, by the names of what they are for."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, Taker]] = {kind: {} for kind in KINDS}

    def command(self, name: str) -> Callable[[Listener], None]:
        """A slash command."""
        return self._under("command", name)

    def action(self, action_id: str) -> Callable[[Listener], None]:
        """A button, or another element that tells of itself at once."""
        return self._under("action", action_id)

    def view(self, callback_id: str) -> Callable[[Listener], None]:
        """A form that is sent."""
        return self._under("view_submission", callback_id)

    def view_closed(self, callback_id: str) -> Callable[[Listener], None]:
        """A form that is closed instead, where it asked to hear of that (`notify_on_close`)."""
        return self._under("view_closed", callback_id)

    def shortcut(self, callback_id: str) -> Callable[[Listener], None]:
        """A shortcut, global or on a message."""
        return self._under("shortcut", callback_id)

    def options(self, action_id: str) -> Callable[[Listener], None]:
        """A select that asks what there is to choose from."""
        return self._under("options", action_id)

    def event(self, type: str) -> Callable[[Listener], None]:
        """An event, by its type; a message with files is a `message.file_share`. Bolt acknowledges it by itself."""
        return self._under("event", type)

    def names(self, kind: str) -> frozenset[str]:
        """What of this kind has a listener of its own."""
        return frozenset(self._tables[kind])

    def named(self, kind: str, name: str) -> Taker | None:
        """Who takes what is called this."""
        return self._tables[kind].get(name)

    def _under(self, kind: str, name: str) -> Callable[[Listener], None]:
        def put(listener: Listener) -> None:
            if name in self._tables[kind]:
                raise ValueError(f"two listeners for the {kind} {name}")
            self._tables[kind][name] = Taker.of(listener)

        return put


class Switchboard:
    """Who takes what. A stranger reaches one listener alone; whoever waits for a match, but for what is open to her,
    another; and what nobody takes goes to the last resort."""

    def __init__(self, features: Listening, stranger: Listener, waiting: Listener, last_resort: Listener) -> None:
        self._features = features
        self._stranger, self._waiting, self._last_resort = map(Taker.of, (stranger, waiting, last_resort))

    def find(self, kind: str, body: Body, visit: Visit | None) -> Taker:
        """Who takes this payload of this visitor."""
        if visit is None:
            return self._stranger
        name = KINDS[kind](body)
        found = self._features.named(kind, name) or self._last_resort
        return self._waiting if visit.actor.waits and not is_open(kind, name) else found

    def open(self, app: App) -> None:
        """From now on Bolt hands everything over to this table."""
        for kind in KINDS:
            getattr(app, kind)(ANYTHING)(self._take(kind))

    def _take(self, kind: str) -> Callable[[Args], Any]:
        def take(args: Args) -> Any:
            taker = self.find(kind, args.body, args.context["visit"])
            try:
                return taker(args)
            except OperationalError as error:
                if not gave_way(error):
                    raise
            return taker(args)  # as if she had pressed twice, which nothing here minds

        return take


def _event_name(body: Body) -> str:
    name, subtype = text_at(body, "event", "type"), text_at(body, "event", "subtype")
    return f"{name}.{subtype}" if (name, subtype) == ("message", "file_share") else name


def _action_id(body: Body) -> str:
    actions = dig(body, "actions")
    return text_at(actions[0], "action_id") if isinstance(actions, list) and actions else ""
