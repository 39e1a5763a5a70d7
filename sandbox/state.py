"""The sandbox's whole state. Lives on one event loop, so it needs no locks; does no I/O.

Whoever changes anything calls `changed()` with the people whose screen it touches (none: everybody's).
Events that Slack would tell the app go through `emit`, which delivery replaces with the real thing.
"""

from __future__ import annotations

from asyncio import Future, Lock
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox import ids
from sandbox.clock import Clock
from sandbox.records import (
    JSON,
    CallRecord,
    Conversation,
    Fault,
    Message,
    OpenView,
    Person,
    ResponseUrl,
    StoredFile,
    Trigger,
    Workspace,
)

if TYPE_CHECKING:
    from sandbox.delivery import Delivery
    from sandbox.link import Links
    from sandbox.manifest import Manifest

Subscriber = Callable[[frozenset[str]], None]

__all__ = [
    "JSON",
    "CallRecord",
    "Conversation",
    "Fault",
    "Message",
    "OpenView",
    "Person",
    "ResponseUrl",
    "Sandbox",
    "StoredFile",
    "Trigger",
    "Workspace",
]


def _nobody_listens(team: str, event: JSON) -> None:
    """Where events go until delivery is wired."""


@dataclass
class Sandbox:
    """Everything there is: who, where, what was said, what is open, and what the app did."""

    manifest: Manifest
    base_url: str = "http://127.0.0.1:8055"
    clock: Clock = field(default_factory=Clock)
    app_id: str = field(default_factory=lambda: ids.derived("A", "advance"))
    app_token: str = field(default_factory=lambda: "-".join(("xapp", "1", ids.secret("app"))))
    signing_secret: str = field(default_factory=lambda: ids.secret("signing"))
    verification_token: str = field(default_factory=lambda: ids.secret("verification")[:24])

    workspaces: dict[str, Workspace] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    homes: dict[str, OpenView] = field(default_factory=dict)  # by person

    # One session each, gone when the sandbox stops, as in a browser.
    modals: dict[str, list[OpenView]] = field(default_factory=dict)  # by person, bottom to top
    ephemerals: dict[str, list[Message]] = field(default_factory=dict)  # by person
    message_state: dict[tuple[str, str, str], JSON] = field(default_factory=dict)  # (person, channel, ts)
    # What external selects last offered: (person, view id or channel:ts, block_id, action_id) → options.
    offered: dict[tuple[str, str, str, str], list[JSON]] = field(default_factory=dict)
    downloads: dict[str, list[str]] = field(default_factory=dict)  # by person: file ids they opened
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)

    calls: list[CallRecord] = field(default_factory=list)
    calls_under_way: int = 0
    faults: list[Fault] = field(default_factory=list)
    rate_windows: dict[str, list[float]] = field(default_factory=dict)  # the rates' own memory
    socket_tickets: set[str] = field(default_factory=set)  # from apps.connections.open, each good once

    # Tells the app of an event: (team, inner event) → ack_ms of the first attempt, None if it hears no such.
    emit: Callable[[str, JSON], Future[float | None] | None] = _nobody_listens
    delivery: Delivery = field(init=False, repr=False)  # set by app.build
    links: Links = field(init=False, repr=False)  # likewise
    winding: Lock = field(default_factory=Lock, repr=False)  # one hand on the clock at a time
    subscribers: list[Subscriber] = field(default_factory=list)
    counter: int = 0
    last_ts: int = 0  # microseconds of the latest message, so that no two share a ts

    def changed(self, *people: str) -> None:
        """Wakes whoever watches: pages, persistence. No people named means everybody."""
        touched = frozenset(people)
        for subscriber in tuple(self.subscribers):
            subscriber(touched)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Calls `subscriber` at each change; the answer ends the subscription."""
        self.subscribers.append(subscriber)
        return lambda: self.subscribers.remove(subscriber)

    def next_id(self, kind: str) -> str:
        """A fresh id: "V" for views, "F" files, "C" channels, "Ev" events …"""
        self.counter += 1
        return ids.numbered(kind, self.counter)

    def next_ts(self) -> str:
        """A message timestamp on the sandbox's clock, later than every one before."""
        self.last_ts = max(int(self.clock.epoch() * 1_000_000), self.last_ts + 1)
        seconds, micros = divmod(self.last_ts, 1_000_000)
        return f"{seconds}.{micros:06d}"

    def workspace_of_token(self, token: str) -> Workspace | None:
        """The workspace where this bot token was issued, installed or not."""
        return next((w for w in self.workspaces.values() if w.bot_token == token), None)

    def members(self, team: str) -> Iterator[Person]:
        """Everybody of a workspace, the bot and deactivated people included."""
        return (p for p in self.people.values() if p.team == team)

    def humans(self) -> Iterator[Person]:
        """Everybody who can be played."""
        return (p for p in self.people.values() if not p.is_bot)

    def dm_of(self, user: str) -> Conversation:
        """The direct message of a person with the bot; it exists from the start, opened or not."""
        return self.conversations[dm_id(self.people[user].team, user)]

    def audience(self, conversation: Conversation) -> tuple[str, ...]:
        """The people who see a conversation."""
        return (conversation.user,) if conversation.user else tuple(conversation.members)


def dm_id(team: str, user: str) -> str:
    """The channel id of a person's direct message with the bot; the same after every restart."""
    return ids.derived("D", team, user)
