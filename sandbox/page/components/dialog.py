"""A modal dialog: the browser's own `<dialog>`, which holds the focus and knows Escape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui.element import Element


class Dialog(Element, component="modal_dialog.js"):
    """Open as long as it exists; `on_cancel` is told of Escape.

    One that comes back under the name it was `known_as` shows the place, and has the focus, that it was left at.
    """

    def __init__(
        self,
        classes: str,
        *,
        labelled_by: str,
        on_cancel: Callable[[], Any],
        alert: bool = False,
        known_as: str = "",
    ) -> None:
        super().__init__()
        self.classes(classes)
        self.props["aria-labelledby"] = labelled_by
        self.props["known-as"] = known_as
        if alert:
            self.props["role"] = "alertdialog"
        self.on("cancel", lambda _: on_cancel(), args=[])
