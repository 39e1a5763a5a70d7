"""Short ways to write Block Kit in tests: valid unless a test says otherwise."""

from __future__ import annotations

from typing import Any

JSON = dict[str, Any]


def plain(text: Any) -> JSON:
    return {"type": "plain_text", "text": text}


def marked(text: str) -> JSON:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "Hello", **more: Any) -> JSON:
    return {"type": "section", "text": marked(text), **more}


def actions(*elements: JSON, **more: Any) -> JSON:
    return {"type": "actions", "elements": list(elements or (button(),)), **more}


def button(text: str = "Go", **more: Any) -> JSON:
    return {"type": "button", "text": plain(text), **more}


def option(value: str = "one", text: str = "One", **more: Any) -> JSON:
    return {"text": plain(text), "value": value, **more}


def options(count: int) -> list[JSON]:
    return [option(f"value {number}") for number in range(count)]


def select(**more: Any) -> JSON:
    return {"type": "static_select", "options": [option()], **more}


def element(kind: str, **more: Any) -> JSON:
    return {"type": kind, **more}


def field(inner: JSON | None = None, **more: Any) -> JSON:
    """An input block."""
    return {"type": "input", "label": plain("Label"), "element": inner or element("plain_text_input"), **more}


def picture(**more: Any) -> JSON:
    return {"type": "image", "alt_text": "A chart", "image_url": "https://example.com/a.png", **more}


def confirmation(**more: Any) -> JSON:
    words = {"title": plain("Sure?"), "text": marked("Really?"), "confirm": plain("Yes"), "deny": plain("No")}
    return {**words, **more}


def modal(*blocks: JSON, **more: Any) -> JSON:
    return {
        "type": "modal",
        "title": plain("Title"),
        "submit": plain("Send"),
        "blocks": list(blocks or [section()]),
        **more,
    }


def home(*blocks: JSON, **more: Any) -> JSON:
    return {"type": "home", "blocks": list(blocks or [section()]), **more}


def rich(*elements: JSON) -> JSON:
    return {"type": "rich_text", "elements": list(elements)}


def rich_section(*leaves: JSON) -> JSON:
    return {"type": "rich_text_section", "elements": list(leaves)}


def table(rows: int = 1, columns: int = 1, text: str = "x") -> JSON:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns for _ in range(rows)]}


def chart(**more: Any) -> JSON:
    drawn = {"type": "pie", "segments": [{"label": "Met", "value": 3}]}
    return {"type": "data_visualization", "title": "Meetings", "chart": {**drawn, **more}}


def bars(categories: list[str], *series: JSON) -> JSON:
    axes = {"categories": categories}
    drawn = {"type": "bar", "series": list(series), "axis_config": axes}
    return {"type": "data_visualization", "title": "Meetings", "chart": drawn}


def series(name: str, *labels: str) -> JSON:
    return {"name": name, "data": [{"label": label, "value": 1} for label in labels]}
