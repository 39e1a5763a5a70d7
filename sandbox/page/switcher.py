"""Becoming somebody else: everybody, by workspace, with their part; found by typing."""

from __future__ import annotations

import html

from sandbox.page import avatars, reading
from sandbox.page.components import Dialog, TextField
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed
from sandbox.page.text.search import fold
from sandbox.page.window import Window
from sandbox.records import Person


class Switcher:
    """A dialog with a search box and links; a link also opens in another window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.dialog: Dialog | None = None
        self.search = ""

    def open(self) -> None:
        """Shows it, with everybody listed."""
        if self.dialog:
            return
        self.search = ""
        with (
            self.window.layer,
            Dialog("modal switcher", labelled_by="switcher-title", on_cancel=self.close) as self.dialog,
        ):
            with tag("header", "modal-header"):
                tag("h2", "modal-title", text="Who do you want to be?", id="switcher-title")
                button("icon-button", html=svg("close"), aria_label="Close", title="Close", on_click=self.close)
            with tag("div", "switcher-search"):
                TextField(
                    placeholder="Name, part or company",
                    on_change=self._searched,
                    on_enter=self._first,
                    type="search",
                    autocomplete="off",
                    aria_label="Search people",
                    data_autofocus=True,
                    class_="input",
                )
            self.list = Keyed(tag("div", "switcher-list"))
        self._show()

    def close(self) -> None:
        """Takes it away."""
        if self.dialog:
            self.dialog.delete()
            self.dialog = None

    def pick(self, user: str) -> None:
        """Becomes this person."""
        self.close()
        self.window.play(user)

    def _searched(self, text: str) -> None:
        self.search = text
        self._show()

    def _first(self) -> None:
        found = self._found()
        if found:
            self.pick(found[0].id)

    def _found(self) -> list[Person]:
        words = fold(self.search).split()
        workspaces = self.window.sandbox.workspaces

        def fits(person: Person) -> bool:
            text = fold(f"{person.real_name} {person.title} {workspaces[person.team].name} {person.email}")
            return all(word in text for word in words)

        return [person for person in reading.playable(self.window.sandbox) if fits(person)]

    def _show(self) -> None:
        found = self._found()
        items = []
        for team, workspace in self.window.sandbox.workspaces.items():
            people = [person for person in found if person.team == team]
            if people:
                items.append(self._workspace(team, workspace.name, people))
        if not items:
            items = [Item("none", "", lambda: tag("p", "quiet", text="Nobody by that name"))]
        self.list.show(items)

    def _workspace(self, team: str, name: str, people: list[Person]) -> Item:
        def build() -> None:
            tag("h3", "switcher-workspace", text=name)
            with tag("ul", "switcher-people"):
                for person in people:
                    self._person(person)

        return Item(team, " ".join(person.id for person in people), build)

    def _person(self, person: Person) -> None:
        unread = reading.waiting_for(self.window.sandbox, person.id).count
        with tag("li"):
            current = "true" if person.id == self.window.user else None
            link = tag("a", "switcher-person", href=f"/?as={person.id}", aria_current=current)
            link.on("click", lambda _: self.pick(person.id), args=[], js_handler=PLAIN_CLICK)
            with link:
                avatars.person(self.window.sandbox, person.id, 32)
                part = html.escape(person.title or "outside the pilot")
                tag(
                    "span",
                    "switcher-name",
                    html=f"<strong>{html.escape(person.real_name)}</strong> <span>{part}</span>",
                )
                if unread:
                    tag("span", "badge", html=f'{unread}<span class="unseen"> unread</span>')
            tag(
                "a",
                "icon-button",
                html=svg("window", 18),
                href=f"/?as={person.id}",
                target="_blank",
                aria_label=f"Open {person.real_name} in another window",
                title="Open in another window",
            )


# A click with a modifier is the browser's own: it opens another window or tab.
PLAIN_CLICK = "(e) => { if (!e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); emit(); } }"
