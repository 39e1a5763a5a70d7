"""The outermost left: a square for each workspace, with a dot where something waits for somebody."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from sandbox.page import avatars, reading
from sandbox.page.dom import button, tag
from sandbox.page.keyed import Item, Keyed, fingerprint
from sandbox.page.window import Window


class Rail:
    """A press goes to whoever was last played in that workspace, else to its first person."""

    def __init__(self, window: Window) -> None:
        self.window = window
        with tag("nav", "rail", aria_label="Workspaces"):
            self.list = Keyed(tag("div", "rail-list"))

    def show(self, waiting: Mapping[str, reading.Waiting], recent: list[str]) -> None:
        people = self.window.sandbox.people
        marked = {people[user].team for user, what in waiting.items() if what.count}
        items = []
        for team, workspace in self.window.sandbox.workspaces.items():
            here = team == self.window.person.team
            dotted = team in marked and not here
            first = next((user for user in [*recent, *waiting] if people[user].team == team), None)
            if first is None:
                continue  # a workspace with nobody in it yet
            build = partial(self._workspace, workspace.name, first, here=here, dotted=dotted)
            items.append(Item(team, fingerprint(workspace.name, first, here, dotted), build))
        self.list.show(items)

    def _workspace(self, name: str, person: str, *, here: bool, dotted: bool) -> None:
        label = name + (", with unread messages" if dotted else "")
        square = button("rail-workspace", title=name, aria_label=label, aria_current="true" if here else None)
        square.on("click", lambda _: self.window.play(person), args=[])
        with square:
            avatars.workspace(name)
            if dotted:
                tag("span", "dot", aria_hidden="true")
