"""The left of the screen: the conversations of the person played, with unread marks, and whom to be next."""

from __future__ import annotations

import html
from functools import partial

from sandbox.page import avatars, reading
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed, fingerprint
from sandbox.page.rail import Rail
from sandbox.page.switcher import PLAIN_CLICK, Switcher
from sandbox.page.window import Window
from sandbox.records import Conversation, Person
from sandbox.screen import seen_by, unread

OTHERS_AT_MOST = 6


class Sidebar:
    """Each row is built anew only where its own mark changes, so that a press on its neighbour is never lost."""

    def __init__(self, window: Window, switcher: Switcher) -> None:
        self.window, self.switcher = window, switcher
        self.recent: list[str] = []
        self.rail = Rail(window)
        with tag("nav", "sidebar", aria_label="Conversations"):
            with tag("div", "sidebar-head"):
                self.title = Keyed(tag("div", "sidebar-title"))
            with tag("div", "sidebar-sections"):
                self.apps = _section("Apps")
                self.channels = _section("Channels")
                self.others = _section("Play as")

    def refresh(self) -> None:
        sandbox, user = self.window.sandbox, self.window.user
        if user not in self.recent[:1]:
            self.recent = [user, *[other for other in self.recent if other != user]][: OTHERS_AT_MOST + 1]
        waiting = {person.id: reading.waiting_for(sandbox, person.id) for person in reading.playable(sandbox)}
        self.rail.show(waiting, [one for one in self.recent if one in waiting])
        name = sandbox.workspaces[self.window.person.team].name
        self.title.show([Item("name", name, lambda: tag("span", text=name))])
        seen = seen_by(sandbox, user)
        self.apps.show([self._conversation(c) for c in seen if c.is_im])
        self.channels.show([self._conversation(c) for c in seen if not c.is_im])
        self.others.show([*self._others(waiting), Item("switch", "", self._switch, name="li")])

    def _conversation(self, conversation: Conversation) -> Item:
        count = unread(self.window.sandbox, self.window.user, conversation)
        here = conversation.id == self.window.conversation.id
        build = partial(self._conversation_row, conversation, count, here=here)
        return Item(conversation.id, fingerprint(conversation.name, count, here), build, name="li")

    def _conversation_row(self, conversation: Conversation, count: int, *, here: bool) -> None:
        window = self.window
        row = button(_classes(count), aria_current="page" if here else None)
        row.on("click", lambda _: window.look_at(conversation.id), args=[])
        with row:
            if conversation.is_im:
                avatars.app(window.sandbox, 20)
            else:
                tag("span", "place-icon", html=svg("lock" if conversation.is_private else "hash", 16))
            tag("span", "place-name", text=reading.conversation_name(window.sandbox, conversation))
            if conversation.is_private:
                tag("span", "unseen", text=" (private)")
            _badge(count)

    def _others(self, waiting: dict[str, reading.Waiting]) -> list[Item]:
        """Whom one may want to be next: who one was before this, whom something reached last, who one was earlier."""
        played = [user for user in self.recent if user in waiting]
        by_newest = sorted(waiting, key=lambda user: waiting[user].newest, reverse=True)
        users = dict.fromkeys([*played[1:2], *(user for user in by_newest if waiting[user].count), *played])
        shown = [user for user in users if user != self.window.user][:OTHERS_AT_MOST]
        return [self._other(self.window.sandbox.people[user], waiting[user].count) for user in shown]

    def _other(self, person: Person, count: int) -> Item:
        shown = fingerprint(person.real_name, person.title, count)
        return Item(person.id, shown, partial(self._other_row, person, count), name="li")

    def _other_row(self, person: Person, count: int) -> None:
        words = f"{html.escape(person.real_name)} <small>{html.escape(person.title)}</small>"
        link = tag("a", _classes(count), href=f"/?as={person.id}", title=f"Play as {person.real_name}, {person.title}")
        link.on("click", lambda _: self.window.play(person.id), args=[], js_handler=PLAIN_CLICK)
        with link:
            avatars.person(self.window.sandbox, person.id, 20)
            tag("span", "place-name", html=words)
            _badge(count)

    def _switch(self) -> None:
        with button("place-row", on_click=self.switcher.open, aria_haspopup="dialog"):
            tag("span", "place-icon", html=svg("switch", 16))
            tag("span", "place-name", text="Switch person…")


def _section(title: str) -> Keyed:
    with tag("section", "section"):
        tag("h2", "section-title", text=title)
        return Keyed(tag("ul", "section-list"))


def _classes(count: int) -> str:
    return "place-row unread" if count else "place-row"


def _badge(count: int) -> None:
    if count:
        tag("span", "badge", html=f'{count}<span class="unseen"> unread</span>')
