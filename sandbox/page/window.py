"""One browser tab: whom it plays, where it looks, and how it keeps up with the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from nicegui import background_tasks
from nicegui.client import Client
from nicegui.element import Element

from sandbox import playing, settling
from sandbox.page import reading
from sandbox.page.text.reader import Reader
from sandbox.records import Conversation, Person
from sandbox.screen import unread
from sandbox.state import Sandbox

REFRESH_AFTER_S = 0.02  # changes of one moment are shown together


@dataclass
class Window:
    """What one tab shows. `user` and the place change as the person clicks about."""

    sandbox: Sandbox
    client: Client
    user: str
    channel: str = ""  # the conversation looked at
    tab: str = "messages"  # of the app: home, messages or about
    thread: str | None = None  # ts of the first message of the thread looked at
    drawer: bool = False  # the engineers' list of calls
    pane: str = "main"  # on a narrow screen only one is seen: list, main
    shown_messages: int = reading.SHOWN_AT_FIRST
    regions: list[Callable[[], None]] = field(default_factory=list)
    say: Callable[[str], None] = field(default=lambda _words: None)  # a passing word at the foot of the page
    layer: Element = field(init=False)  # where dialogs are put
    _waiting: asyncio.TimerHandle | None = None

    @property
    def person(self) -> Person:
        """The person played."""
        return self.sandbox.people[self.user]

    @property
    def reader(self) -> Reader:
        """The person played, as the reader of texts."""
        return reading.reader_of(self.sandbox, self.user)

    @property
    def conversation(self) -> Conversation:
        """The conversation looked at; the DM with the app where that one is gone or not theirs."""
        found = self.sandbox.conversations.get(self.channel)
        if found is None or self.user not in self.sandbox.audience(found):
            found = self.sandbox.dm_of(self.user)
            self.channel = found.id
        return found

    @property
    def in_app(self) -> bool:
        """Whether the app is looked at, with its three tabs."""
        return self.conversation.is_im

    def touched(self, _people: frozenset[str]) -> None:
        """Something changed in the sandbox. Other people's unread marks are seen too, so every change counts."""
        self.refresh_soon()

    def refresh_soon(self) -> None:
        """Shows the present state in a moment, once for many changes."""
        if self._waiting is None:
            self._waiting = asyncio.get_running_loop().call_later(REFRESH_AFTER_S, self.refresh)

    def refresh(self) -> None:
        """Shows the present state; what did not change stays untouched."""
        self._waiting = None
        if self.client.is_deleted:
            return
        self._read_what_is_seen()
        with self.client:
            for region in tuple(self.regions):
                region()

    def _read_what_is_seen(self) -> None:
        """A conversation on the screen is a conversation read."""
        looking = not self.in_app or self.tab == "messages"
        waiting = unread(self.sandbox, self.user, self.conversation)
        if looking and waiting and self.client.has_socket_connection:
            playing.read(self.sandbox, self.user, self.conversation.id)

    def run(self, doing: Awaitable[Any]) -> None:
        """Does something as the person played; what is not possible is said, not thrown."""
        background_tasks.create(self._run(doing))

    async def _run(self, doing: Awaitable[Any]) -> None:
        try:
            await doing
        except playing.NotPossible as refusal:
            with self.client:
                self.say(refusal.reason)
        self.refresh_soon()

    def play(self, user: str) -> None:
        """Becomes somebody else, in the same tab."""
        if user == self.user or user not in self.sandbox.people:
            return
        self.user = user
        self.look_at(self.sandbox.dm_of(user).id)

    def look_at(self, channel: str, tab: str = "messages") -> None:
        """Goes to a conversation, or to a tab of the app."""
        self.channel, self.tab, self.thread, self.pane = channel, tab, None, "main"
        self.shown_messages = reading.SHOWN_AT_FIRST
        self._keep_address()
        self.arrive()

    def arrive(self) -> None:
        """Tells the app which of its tabs is open now, as Slack does, and shows the place."""
        if self.in_app and self.tab == "home":
            self.run(playing.open_home(self.sandbox, self.user))
        elif self.in_app and self.tab == "messages":
            self.run(playing.open_messages(self.sandbox, self.user))
        self.refresh()

    def wind(self, seconds: float) -> None:
        """Winds the clock on, stopping at whatever is due on the way."""
        target = self.sandbox.clock.now() + timedelta(seconds=seconds)
        self.run(settling.wind(self.sandbox, target))

    def wind_to_next_event(self) -> None:
        """Winds the clock on until the app says something."""
        self.run(settling.wind_to_next_event(self.sandbox))

    def open_thread(self, ts: str | None) -> None:
        """Shows a thread beside the conversation; None closes it."""
        self.thread = ts
        self.refresh()

    def _keep_address(self) -> None:
        """The address names the person and the place, so that a reload or a copied link leads there again."""
        address = f"/?as={self.user}&at={self.channel}" + (f"&tab={self.tab}" if self.in_app else "")
        with self.client:
            self.client.run_javascript(f"history.replaceState(history.state, '', {address!r})")
