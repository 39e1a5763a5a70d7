"""The middle: a heading with the app's tabs, and below it a conversation, the Home tab or About."""

from __future__ import annotations

from nicegui.element import Element

from sandbox.page import app_home, avatars, reading
from sandbox.page.app_home import HomeTab
from sandbox.page.conversation import Messages, show_composer
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed, fingerprint
from sandbox.page.text.chrome import chrome
from sandbox.page.welcome import Welcome
from sandbox.page.window import Window

TABS = (("home", "Home"), ("messages", "Messages"), ("about", "About"))


class Main:
    """One place is built at a time; going elsewhere builds that one."""

    def __init__(self, window: Window) -> None:
        self.window = window
        with tag("section", "main", id="main", tabindex=-1, aria_label="Conversation", data_dropzone="true"):
            self.head = Keyed(tag("header", "main-header"))
            self.welcome = Welcome(window)
            self.body = Keyed(tag("div", "main-body"))
        self.tabs: dict[str, Element] = {}
        self.messages: Messages | None = None
        self.home: HomeTab | None = None

    def refresh(self) -> None:
        window = self.window
        place = window.conversation
        count = len(place.members)
        self.head.show([Item("head", fingerprint(place.id, place.name, count, window.reader.language), self._heading)])
        self._mark_tab()
        self.welcome.refresh()
        where = f"{window.user} {place.id} {window.tab if window.in_app else ''}"
        print_ = app_home.about_print(window) if window.tab == "about" else ""
        self.body.show([Item(where, print_, self._place, classes="place", attributes=self._panel())])
        if self.messages and self._shows_messages():
            self.messages.show(place)
        elif self.home and window.tab == "home":
            self.home.show()

    def _shows_messages(self) -> bool:
        return not self.window.in_app or self.window.tab == "messages"

    def _panel(self) -> dict[str, str]:
        if not self.window.in_app:
            return {}
        return {"role": "tabpanel", "id": "tabpanel", "aria_labelledby": f"tab-{self.window.tab}"}

    def _heading(self) -> None:
        window = self.window
        place = window.conversation
        self.tabs = {}
        name = reading.conversation_name(window.sandbox, place)
        with tag("div", "main-title-row"):
            self._back()
            if place.is_im:
                avatars.app(window.sandbox, 28)
            else:
                tag("span", "place-icon", html=svg("lock" if place.is_private else "hash", 18))
            tag("h1", "main-title", text=name)
            if not place.is_im:
                people = [m for m in place.members if m in window.sandbox.people]
                tag("span", "main-count", html=svg("people", 16) + f"<span>{len(people)}</span>", title="Members")
        if place.is_im:
            self._tabs()

    def _back(self) -> None:
        def back() -> None:
            self.window.pane = "list"
            self.window.refresh()

        button("icon-button only-narrow", html=svg("back"), aria_label="Conversations", on_click=back)

    def _tabs(self) -> None:
        with tag("div", "tabs", role="tablist", aria_label="Tabs of the app") as tabs:
            tabs.on("keydown", js_handler="(e) => slackPage.moveInTabs(e)")
            for name, label in TABS:
                self.tabs[name] = self._tab(name, chrome(label, self.window.reader))

    def _tab(self, name: str, label: str) -> Element:
        window = self.window
        return button(
            "tab",
            text=label,
            on_click=lambda: window.look_at(window.conversation.id, name),
            role="tab",
            id=f"tab-{name}",
            aria_controls="tabpanel",
        )

    def _mark_tab(self) -> None:
        """Only attributes change: a tab built anew would lose the press of whoever is quick."""
        for name, tab in self.tabs.items():
            here = name == self.window.tab
            tab.props["aria-selected"] = str(here).lower()
            tab.props["tabindex"] = 0 if here else -1

    def _place(self) -> None:
        window = self.window
        self.messages, self.home = None, None
        if self._shows_messages():
            self.messages = Messages(window)
            show_composer(window, window.conversation)
        elif window.tab == "home":
            with tag("div", "home-scroll", tabindex=0, role="region", aria_label="Home"):
                self.home = HomeTab(window, tag("div", "home"))
        else:
            with tag("div", "home-scroll", tabindex=0, role="region", aria_label="About"):
                app_home.show_about(window)
