"""The app's Home and About tabs."""

from __future__ import annotations

from nicegui.element import Element

from sandbox.page import avatars
from sandbox.page.blocks.items import block_items
from sandbox.page.confirm import ask
from sandbox.page.dom import tag
from sandbox.page.keyed import Item, Keyed, fingerprint
from sandbox.page.surface import Surface
from sandbox.page.window import Window
from sandbox.records import OpenView


class HomeTab:
    """What the app published for this person, full width."""

    def __init__(self, window: Window, container: Element) -> None:
        self.window = window
        self.blocks = Keyed(container)
        self.surface: Surface | None = None

    def show(self) -> None:
        opened = self.window.sandbox.homes.get(self.window.user)
        if opened is None:
            name = self.window.sandbox.manifest.name
            self.blocks.show([Item("empty", name, lambda: _empty(name))])
            return
        surface = self._surface(opened)
        self.blocks.show(block_items(opened.view.get("blocks", []), surface))

    def _surface(self, opened: OpenView) -> Surface:
        """One for as long as this tab is looked at: what stands keeps its own, whatever is published meanwhile."""
        if self.surface is None:
            self.surface = Surface(self.window, opened, self.window.user)
            self.surface.ask = lambda confirm, do: ask(self.window, confirm, do)
        self.surface.shown = opened
        return self.surface


def _empty(name: str) -> None:
    with tag("div", "empty"):
        tag("p", "empty-title", text="Nothing here yet")
        tag("p", "quiet", text=f"{name} has not published a Home tab for you. Is the app running?")


def show_about(window: Window) -> None:
    """What the manifest says of the app."""
    manifest = window.sandbox.manifest
    with tag("div", "about"):
        with tag("div", "about-head"):
            avatars.app(window.sandbox, 64)
            with tag("div"):
                tag("h2", "about-name", text=manifest.name)
                tag("p", "quiet", text=manifest.description)
        if manifest.long_description:
            tag("p", "about-text", text=manifest.long_description)
        if manifest.commands:
            tag("h3", "about-heading", text="Commands")
            with tag("dl", "about-list"):
                for command in manifest.commands:
                    with tag("dt"):
                        tag("code", text=f"{command.command} {command.usage_hint}".strip())
                    tag("dd", text=command.description)
        if manifest.shortcuts:
            tag("h3", "about-heading", text="Shortcuts")
            with tag("dl", "about-list"):
                for shortcut in manifest.shortcuts:
                    tag("dt", text=shortcut.name)
                    tag("dd", text=shortcut.description)
        tag("h3", "about-heading", text="What the app may do")
        with tag("ul", "scopes"):
            for scope in manifest.scopes:
                tag("li", text=scope)


def about_print(window: Window) -> str:
    """The tab changes only with the manifest."""
    return fingerprint(window.sandbox.manifest.name, window.sandbox.manifest.commands)
