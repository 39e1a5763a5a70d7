"""For engineers: every call the app made, newest first, as it came and as it was answered."""

from __future__ import annotations

import json

from nicegui.element import Element

from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.keyed import Item, Keyed
from sandbox.page.window import Window
from sandbox.records import CallRecord

SHOWN = 100


class Drawer:
    """Exists while it is open."""

    def __init__(self, window: Window, container: Element) -> None:
        self.window = window
        self.holder = Keyed(container)
        self.list: Keyed | None = None

    def refresh(self) -> None:
        if not self.window.drawer:
            self.holder.show([])
            return
        attributes = {"aria_label": "Calls the app made"}
        self.holder.show([Item("drawer", "", self._build, "aside", "panel drawer", attributes)])
        calls = self.window.sandbox.calls[-SHOWN:]
        if self.list:
            self.list.show([_call(call) for call in reversed(calls)] or [_none()])

    def _build(self) -> None:
        def close() -> None:
            self.window.drawer = False
            self.window.refresh()

        with tag("header", "panel-header"):
            tag("h2", "panel-title", text="Calls")
            tag("span", "panel-place", text="what the app asked of Slack")
            button("icon-button", html=svg("close"), aria_label="Close calls", title="Close", on_click=close)
        with tag("div", "scroller plain", tabindex=0, role="region", aria_label="Calls"):
            self.list = Keyed(tag("div", "calls"))


def _none() -> Item:
    return Item("none", "", lambda: tag("p", "quiet padded", text="The app has made no call yet."))


def _call(call: CallRecord) -> Item:
    ok = call.response.get("ok") is not False
    words = "ok" if ok else str(call.response.get("error", "failed"))

    def build() -> None:
        with tag("details", "call"):
            with tag("summary", "call-line"):
                tag("span", "call-number", text=str(call.n))
                tag("code", "call-method", text=call.method)
                tag("span", "call-ok" if ok else "call-failed", text=words)
                tag("time", "call-time", text=call.at[11:19], datetime=call.at)
            for title, content in (("Arguments", call.args), ("Answer", call.response)):
                tag("div", "call-part", text=title)
                tag("pre", "call-json", text=json.dumps(content, indent=1, ensure_ascii=False, default=str), tabindex=0)

    return Item(str(call.n), words, build)
