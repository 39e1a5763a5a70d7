"""An input block: label, field, hint and, beside it, what was wrong with it."""

from __future__ import annotations

import html

from sandbox.page.blocks import controls
from sandbox.page.dom import tag
from sandbox.page.surface import Surface
from sandbox.page.text import mrkdwn
from sandbox.page.text.chrome import chrome
from sandbox.records import JSON

GROUPS = ("radio_buttons", "checkboxes")


def show_input(block: JSON, surface: Surface) -> None:
    """The error is part of the field's description, so that it is read out with it."""
    element = block["element"]
    key = f"{surface.key}-{block['block_id']}"
    error = surface.error(block["block_id"])
    required = not block.get("optional")
    _label(block, key, "" if required else chrome("(optional)", surface.reader), element.get("type") in GROUPS)
    labels = {
        "id": f"{key}-input",
        "aria_labelledby": f"{key}-label",
        "aria_describedby": _described_by(block, key, error),
        "aria_invalid": "true" if error else None,
        "aria_required": "true" if required and element.get("type") not in ("checkboxes", "file_input") else None,
    }
    controls.show_element(block, element, surface, **labels)
    if error:
        tag("p", "field-error", text=error, id=f"{key}-error", role="alert")
    if block.get("hint"):
        tag("p", "field-hint", html=mrkdwn.text_object(block["hint"], surface.reader), id=f"{key}-hint")


def _label(block: JSON, key: str, optional: str, is_group: bool) -> None:
    """`optional`: the words for it; empty where the field is required."""
    words = html.escape(mrkdwn.bare(block.get("label")))
    star = '<span class="required" aria-hidden="true"> *</span>'
    mark = f'<span class="optional"> {html.escape(optional)}</span>' if optional else star
    if is_group:
        tag("div", "field-label", html=words + mark, id=f"{key}-label")
    else:
        tag("label", "field-label", html=words + mark, id=f"{key}-label", for_=f"{key}-input")


def _described_by(block: JSON, key: str, error: str | None) -> str | None:
    parts = [f"{key}-error"] if error else []
    parts += [f"{key}-hint"] if block.get("hint") else []
    return " ".join(parts) or None
