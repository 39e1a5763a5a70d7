"""Boxes to type in: text, number, e-mail, address, date, time."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

from sandbox.page.blocks.changing import ON_CHARACTER, ON_ENTER, change, tells_at_once, triggers
from sandbox.page.components import TextField
from sandbox.page.surface import Surface
from sandbox.page.text import mrkdwn
from sandbox.page.text.chrome import chrome
from sandbox.records import JSON

PAUSE_S = 0.35  # of typing, after which on_character_entered is told
TYPES = {"email_text_input": "email", "url_text_input": "url"}
PLACEHOLDERS = {
    "plain_text_input": "Write something",
    "email_text_input": "name@example.com",
    "url_text_input": "https://",
}
INSTANTS = {
    "datepicker": ("date", "selected_date"),
    "timepicker": ("time", "selected_time"),
    "datetimepicker": ("datetime-local", "selected_date_time"),
}


class _Typing:
    """One text box being typed in: keeps each text, and tells the app when its block asks for it."""

    def __init__(self, block: JSON, element: JSON, surface: Surface) -> None:
        self.block, self.element, self.surface = block, element, surface
        self.tells = triggers(element) if tells_at_once(block) else []
        self.text = ""
        self.pause: asyncio.TimerHandle | None = None

    def typed(self, text: str) -> None:
        self.text = text
        self.surface.hold(self.block, self.element, text)
        if ON_CHARACTER in self.tells:
            if self.pause:
                self.pause.cancel()
            self.pause = asyncio.get_running_loop().call_later(PAUSE_S, self.tell)

    def entered(self) -> None:
        if ON_ENTER in self.tells:
            self.tell()

    def tell(self) -> None:
        self.surface.use(self.block, self.element, self.text)


def show_text(block: JSON, element: JSON, surface: Surface, labels: JSON) -> None:
    """A text box of one line or several."""
    kind = str(element["type"])
    typing = _Typing(block, element, surface)
    typing.text = _held_text(block, element, surface)
    TextField(
        typing.text,
        multiline=bool(element.get("multiline")) or kind == "rich_text_input",
        on_change=typing.typed,
        on_enter=typing.entered,
        type=TYPES.get(kind, "text"),
        inputmode="decimal" if kind == "number_input" else None,
        rows=4 if element.get("multiline") or kind == "rich_text_input" else None,
        maxlength=element.get("max_length"),
        placeholder=mrkdwn.bare(element.get("placeholder")) or chrome(PLACEHOLDERS.get(kind, ""), surface.reader),
        autocomplete="off",
        data_autofocus=bool(element.get("focus_on_load")),
        class_="input",
        **labels,
    )


def _held_text(block: JSON, element: JSON, surface: Surface) -> str:
    draft = surface.drafts.get((block["block_id"], element["action_id"]))
    if isinstance(draft, str):
        return draft
    state = surface.state(block, element)
    if element["type"] == "rich_text_input":
        return _words(state.get("rich_text_value"))
    return str(state.get("value") or "")


def _words(value: Any) -> str:
    """The text of rich text, its sections on lines of their own."""
    if isinstance(value, list):
        return "".join(_words(each) for each in value)
    if not isinstance(value, dict):
        return ""
    end = "\n" if value.get("type") == "rich_text_section" else ""
    return str(value.get("text", "")) + _words(value.get("elements", [])) + end


def show_instant(block: JSON, element: JSON, surface: Surface, labels: JSON) -> None:
    """A date, a time, or both in the person's own zone."""
    input_type, key = INSTANTS[element["type"]]
    zone = surface.reader.zone
    draft = surface.drafts.get((block["block_id"], element["action_id"]))
    held = draft if draft is not None else surface.state(block, element).get(key)
    if held and input_type == "datetime-local":
        held = datetime.fromtimestamp(int(held), zone).strftime("%Y-%m-%dT%H:%M")

    def chosen(text: str) -> None:
        value: Any = text or None
        if text and input_type == "datetime-local":
            value = int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())
        change(block, element, surface, value)

    TextField(
        str(held or ""),
        on_change=chosen,
        type=input_type,
        data_autofocus=bool(element.get("focus_on_load")),
        class_=f"input input-{input_type}",
        **labels,
    )
