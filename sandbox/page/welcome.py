"""Three sentences for the first visit: who you are, what to try, how to switch person."""

from __future__ import annotations

import html

from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed
from sandbox.page.window import Window
from sandbox.records import Person


class Welcome:
    """Dismissed for good by its cross; the browser remembers that."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.holder = Keyed(tag("div", "welcome-place"))

    def refresh(self) -> None:
        person = self.window.person
        self.holder.show([Item("welcome", f"{person.real_name} {person.title}", self._build)])

    def _build(self) -> None:
        with tag("section", "welcome", aria_label="Welcome"):
            tag("p", html=" ".join(self._sentences()))
            close = button("icon-button", html=svg("close", 18), aria_label="Dismiss", title="Dismiss")
            close.on("click", js_handler="() => slackPage.dismissWelcome()")

    def _sentences(self) -> list[str]:
        person = self.window.person
        sandbox = self.window.sandbox
        app = html.escape(sandbox.manifest.name)
        company = sandbox.workspaces[person.team].name
        part = f", {html.escape(_with_article(person.title))}" if person.title else ""
        command = _to_try(person, [command.command for command in sandbox.manifest.commands])
        return [
            f"You are <strong>{html.escape(person.real_name)}</strong>{part} at {html.escape(company)}.",
            f"Type <code>{html.escape(command)}</code> as a message, or look at {app}’s Home tab.",
            "To see the other side, click your name, top right, and become somebody else.",
        ]


def _to_try(person: Person, commands: list[str]) -> str:
    """For one of a pair what pairs do, a command of two words; for anybody else what the app can do at all."""
    in_a_pair = any(part in person.title for part in ("mentee", "mentor"))
    return next((command for command in commands if ("-" in command) == in_a_pair), "/")


def _with_article(title: str) -> str:
    return f"{'an' if title[:1] in 'aeiou' else 'a'} {title}"
