"""The panel beside a conversation with one thread in it."""

from __future__ import annotations

from nicegui.element import Element

from sandbox.page import conversation, reading
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed
from sandbox.page.window import Window


class ThreadPanel:
    """Built when a thread is opened, gone when it is closed."""

    def __init__(self, window: Window, container: Element) -> None:
        self.window = window
        self.holder = Keyed(container)
        self.list: Keyed | None = None

    def refresh(self) -> None:
        window = self.window
        ts = window.thread
        if ts is None:
            self.holder.show([])
            return
        key = f"{window.user} {window.conversation.id} {ts}"
        self.holder.show([Item(key, key, lambda: self._build(ts), name="aside", classes="panel thread")])
        if self.list:
            found = reading.thread_messages(window.sandbox, window.user, window.conversation, ts)
            self.list.show(conversation.items(window, found, in_thread=True))

    def _build(self, ts: str) -> None:
        place = self.window.conversation
        with tag("header", "panel-header"):
            tag("h2", "panel-title", text="Thread")
            name = reading.conversation_name(self.window.sandbox, place)
            tag("span", "panel-place", text=name if place.is_im else f"#{name}")
            button(
                "icon-button",
                html=svg("close"),
                aria_label="Close thread",
                title="Close",
                on_click=lambda: self.window.open_thread(None),
            )
        with tag("div", "scroller", tabindex=0, role="region", aria_label="Thread"):
            self.list = Keyed(tag("div", "messages", role="log", aria_label="Replies"))
        conversation.show_composer(self.window, place, ts)
