"""The bar on top: the sandbox's clock, and who is being played."""

from __future__ import annotations

import html

from nicegui.element import Element

from sandbox.page import avatars
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed
from sandbox.page.switcher import Switcher
from sandbox.page.text import dates
from sandbox.page.window import Window

STEPS = (("+1 hour", 3600), ("+1 day", 86_400), ("+1 week", 604_800))


class TopBar:
    """Keeps the clock right each second."""

    def __init__(self, window: Window, switcher: Switcher) -> None:
        self.window = window
        with tag("header", "topbar"):
            with tag("div", "clock", role="group", aria_label="The sandbox's clock"):
                tag("span", "clock-icon", html=svg("clock", 18))
                self.clock = tag("span", "clock-now", text="", role="timer")
                for label, seconds in STEPS:
                    self._step(label, seconds)
                button(
                    "clock-step",
                    text="next event",
                    on_click=window.wind_to_next_event,
                    title="Wind the clock on until the app says something",
                )
            with tag("div", "topbar-end"):
                self.person = Keyed(tag("div", "playing"))
                _theme_button()
                self._drawer_button()
        self.switcher = switcher

    def _step(self, label: str, seconds: int) -> Element:
        step = button("clock-step", text=label, title=f"Wind the clock on: {label}")
        step.on("click", lambda _: self.window.wind(seconds), args=[])
        return step

    def _drawer_button(self) -> None:
        window = self.window

        def toggle() -> None:
            window.drawer = not window.drawer
            self.calls.props["aria-expanded"] = str(window.drawer).lower()
            window.refresh()

        self.calls = button(
            "topbar-button",
            html=svg("code"),
            on_click=toggle,
            aria_label="Calls the app made, for engineers",
            title="Calls the app made",
            aria_expanded="false",
        )

    def tick(self) -> None:
        """Only the words change; nothing is built."""
        words = now_in_words(self.window)
        if self.clock.text != words:  # type: ignore[attr-defined]
            self.clock.text = words  # type: ignore[attr-defined]

    def refresh(self) -> None:
        self.tick()
        person = self.window.person
        self.person.show([Item(person.id, f"{person.real_name} {person.title}", self._who)])

    def _who(self) -> None:
        person = self.window.person
        part = person.title or "outside the pilot"
        with button(
            "who",
            on_click=self.switcher.open,
            aria_haspopup="dialog",
            title="Play somebody else (Ctrl+K)",
        ) as who:
            who.props["data-switch"] = "true"
            avatars.person(self.window.sandbox, person.id, 26)
            words = f"<strong>{html.escape(person.real_name)}</strong> <span>{html.escape(part)}</span>"
            tag("span", "who-words", html=words)
            tag("span", "unseen", text=" – switch person")
            tag("span", "who-switch", html=svg("down", 16))


def now_in_words(window: Window) -> str:
    """ "Tue, Nov 24, 3:05 PM" on the person's own clock, and where that is. No line breaks within a time."""
    reader = window.reader
    now = dates.local(window.sandbox.clock.epoch(), reader)
    city = reader.tz.rpartition("/")[2].replace("_", " ")
    clock = dates.clock_time(now, reader).replace(" ", "\u00a0")
    return f"{dates.short_day(now, reader)}, {clock} · {city}"


def _theme_button() -> None:
    button(
        "topbar-button",
        html=svg("contrast"),
        aria_label="Dark or light",
        title="Dark or light",
    ).on("click", js_handler="() => slackPage.toggleTheme()")
