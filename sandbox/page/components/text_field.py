"""A text box of one line or several, dates and times included, that keeps what is typed while the page updates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui.element import Element


class TextField(Element, component="text_field.js"):
    """`on_change` gets each new text; `on_enter` a press of Enter in a one-line box."""

    def __init__(
        self,
        value: str = "",
        *,
        multiline: bool = False,
        on_change: Callable[[str], Any] | None = None,
        on_enter: Callable[[], Any] | None = None,
        **attributes: Any,
    ) -> None:
        super().__init__()
        self.props["value"] = value
        self.props["multiline"] = multiline
        for key, content in attributes.items():
            if content is not None and content is not False:
                self.props[key.rstrip("_").replace("_", "-")] = content
        if on_change:
            self.on("change", lambda event: on_change(str(event.args or "")))
        if on_enter:
            self.on("enter", lambda _: on_enter(), args=[])
