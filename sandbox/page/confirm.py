"""The dialog that an element's `confirm` asks for."""

from __future__ import annotations

from collections.abc import Callable

from sandbox.page.components import Dialog
from sandbox.page.dom import button, tag
from sandbox.page.text import mrkdwn
from sandbox.page.text.chrome import chrome
from sandbox.page.window import Window
from sandbox.records import JSON


def ask(window: Window, confirm: JSON, do: Callable[[], None]) -> None:
    """Asks, and does it on the confirming button; Escape and the other button do nothing."""

    def answer(yes: bool) -> None:
        dialog.delete()
        if yes:
            do()

    with (
        window.layer,
        Dialog("confirm", labelled_by="confirm-title", on_cancel=lambda: answer(False), alert=True) as dialog,
    ):
        tag("h2", "confirm-title", text=mrkdwn.bare(confirm.get("title")), id="confirm-title")
        tag("div", "confirm-text", html=mrkdwn.text_object(confirm.get("text") or "", window.reader))
        with tag("div", "modal-footer"):
            no = mrkdwn.bare(confirm.get("deny")) or chrome("Cancel", window.reader)
            button("button", text=no, on_click=lambda: answer(False))
            style = "button-danger-solid" if confirm.get("style") == "danger" else "button-primary"
            words = mrkdwn.bare(confirm.get("confirm")) or chrome("Yes", window.reader)
            button(f"button {style}", text=words, on_click=lambda: answer(True))
