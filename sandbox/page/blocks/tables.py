"""Tables."""

from __future__ import annotations

import html

from sandbox.page.dom import tag
from sandbox.page.surface import Surface
from sandbox.page.text import rich_text
from sandbox.records import JSON


def show_table(block: JSON, surface: Surface) -> None:
    """The first row is the head, as Slack draws it; a wide table scrolls in its own box."""
    rows = block.get("rows", [])
    settings = block.get("column_settings") or []
    with tag("div", "table-scroll", tabindex=0, role="region", aria_label="Table"), tag("table", "table"):
        with tag("thead"):
            for row in rows[:1]:
                _row(row, settings, "th", surface)
        with tag("tbody"):
            for row in rows[1:]:
                _row(row, settings, "td", surface)


def _row(row: list[JSON], settings: list[JSON | None], cell_tag: str, surface: Surface) -> None:
    with tag("tr"):
        for index, cell in enumerate(row):
            setting = (settings[index] if index < len(settings) else None) or {}
            classes = f"align-{setting.get('align', 'left')}" + (" wrapped" if setting.get("is_wrapped") else "")
            scope = "col" if cell_tag == "th" else None
            tag(cell_tag, classes, html=_cell(cell, surface), scope=scope)


def _cell(cell: JSON, surface: Surface) -> str:
    if cell.get("type") == "rich_text":
        return rich_text.render(cell, surface.reader)
    return html.escape(str(cell.get("text", cell.get("value", ""))))
