"""The left of the screen: workspaces, and the conversations of the person played, with unread marks."""

from __future__ import annotations

import html

from nicegui.element import Element

from sandbox.page import avatars, reading
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed, fingerprint
from sandbox.page.switcher import PLAIN_CLICK, Switcher
from sandbox.page.window import Window
from sandbox.records import Conversation, Person
from sandbox.screen import seen_by, unread

OTHERS_AT_MOST = 6


class Sidebar:
    """Rebuilt part by part as marks come and go."""

    def __init__(self, window: Window, switcher: Switcher) -> None:
        self.window, self.switcher = window, switcher
        self.recent: list[str] = []
        self.waiting: dict[str, reading.Waiting] = {}
        with tag("nav", "rail", aria_label="Workspaces"):
            self.rail = Keyed(tag("div", "rail-list"))
        with tag("nav", "sidebar", aria_label="Conversations"):
            self.head = Keyed(tag("div", "sidebar-head"))
            self.sections = Keyed(tag("div", "sidebar-sections"))

    def refresh(self) -> None:
        window = self.window
        if window.user not in self.recent[:1]:
            self.recent = [window.user, *[user for user in self.recent if user != window.user]][:OTHERS_AT_MOST]
        self.waiting = {p.id: reading.waiting_for(window.sandbox, p.id) for p in reading.playable(window.sandbox)}
        self.rail.show(self._workspaces())
        workspace = window.sandbox.workspaces[window.person.team]
        self.head.show([Item("head", workspace.name, lambda: _head(workspace.name))])
        seen = seen_by(window.sandbox, window.user)
        self.sections.show(
            [
                self._section("Apps", [c for c in seen if c.is_im]),
                self._section("Channels", [c for c in seen if not c.is_im]),
                self._others(),
            ]
        )

    def _workspaces(self) -> list[Item]:
        sandbox = self.window.sandbox
        items = []
        for team, workspace in sandbox.workspaces.items():
            marked = any(w.count and sandbox.people[user].team == team for user, w in self.waiting.items())
            here = team == self.window.person.team
            items.append(
                Item(
                    team,
                    fingerprint(workspace.name, marked, here),
                    lambda team=team, here=here, marked=marked: self._workspace(team, here=here, marked=marked),  # type: ignore[misc]
                )
            )
        return items

    def _workspace(self, team: str, *, here: bool, marked: bool) -> None:
        sandbox = self.window.sandbox
        name = sandbox.workspaces[team].name

        def go() -> None:
            known = [user for user in self.recent if sandbox.people[user].team == team]
            people = [p.id for p in reading.playable(sandbox) if p.team == team]
            self.window.play((known + people)[0])

        label = name + (", with unread messages" if marked else "")
        with button("rail-workspace", on_click=go, title=name, aria_label=label, aria_current="true" if here else None):
            avatars.workspace(name)
            if marked and not here:
                tag("span", "dot", aria_hidden="true")

    def _section(self, title: str, conversations: list[Conversation]) -> Item:
        window = self.window
        marks = [(c.id, unread(window.sandbox, window.user, c), self._is_open(c)) for c in conversations]

        def build() -> None:
            tag("h2", "section-title", text=title)
            with tag("ul", "section-list"):
                for conversation, (_, count, here) in zip(conversations, marks, strict=True):
                    with tag("li"):
                        self._conversation(conversation, count, here=here)

        return Item(title, fingerprint(marks, window.user), build, classes="section")

    def _is_open(self, conversation: Conversation) -> bool:
        return conversation.id == self.window.conversation.id

    def _conversation(self, conversation: Conversation, count: int, *, here: bool) -> None:
        window = self.window
        name = reading.conversation_name(window.sandbox, conversation)
        row = button(
            "place-row" + (" unread" if count else ""),
            on_click=lambda: window.look_at(conversation.id),
            aria_current="page" if here else None,
        )
        with row:
            if conversation.is_im:
                avatars.app(window.sandbox, 20)
            else:
                tag("span", "place-icon", html=svg("lock" if conversation.is_private else "hash", 16))
            tag("span", "place-name", text=name)
            if conversation.is_private:
                tag("span", "unseen", text=" (private)")
            if count:
                _badge(count)

    def _others(self) -> Item:
        """People one may want to be next: whom something reached last, then those played before."""
        sandbox, user = self.window.sandbox, self.window.user
        others = sorted(self.waiting.items(), key=lambda pair: pair[1].newest, reverse=True)
        waiting = [(sandbox.people[u], w.count) for u, w in others if w.count and u != user][:OTHERS_AT_MOST]
        known = {p.id for p, _ in waiting}
        before = [(sandbox.people[u], 0) for u in self.recent if u != user and u not in known]
        shown = (waiting + before)[:OTHERS_AT_MOST]

        def build() -> None:
            tag("h2", "section-title", text="Play as")
            with tag("ul", "section-list"):
                for person, count in shown:
                    with tag("li"):
                        self._other(person, count)
                with tag("li"), button("place-row", on_click=self.switcher.open, aria_haspopup="dialog"):
                    tag("span", "place-icon", html=svg("switch", 16))
                    tag("span", "place-name", text="Switch person…")

        return Item("others", fingerprint([(p.id, p.title, n) for p, n in shown]), build, classes="section")

    def _other(self, person: Person, count: int) -> Element:
        words = f"{html.escape(person.real_name)} <small>{html.escape(person.title)}</small>"
        link = tag(
            "a", "place-row" + (" unread" if count else ""), href=f"/?as={person.id}", title="Play as this person"
        )
        link.on("click", lambda _: self.window.play(person.id), args=[], js_handler=PLAIN_CLICK)
        with link:
            avatars.person(self.window.sandbox, person.id, 20)
            tag("span", "place-name", html=words)
            if count:
                _badge(count)
        return link


def _badge(count: int) -> None:
    tag("span", "badge", html=f'{count}<span class="unseen"> unread</span>')


def _head(name: str) -> None:
    tag("span", "sidebar-title", text=name)
