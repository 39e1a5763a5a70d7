"""Radio buttons and checkboxes."""

from __future__ import annotations

from collections.abc import Callable

from nicegui.element import Element

from sandbox.page.blocks.changing import change
from sandbox.page.dom import tag
from sandbox.page.surface import Surface
from sandbox.page.text import mrkdwn
from sandbox.records import JSON


def show_boxes(block: JSON, element: JSON, surface: Surface, labels: JSON) -> None:
    """A group of boxes under the block's label."""
    single = element["type"] == "radio_buttons"
    chosen = _held(block, element, surface)

    def toggled(value: str, on: bool) -> None:
        if single:
            chosen[:] = [value]
        elif on and value not in chosen:
            chosen.append(value)
        elif not on and value in chosen:
            chosen.remove(value)
        change(block, element, surface, value if single else list(chosen))

    attributes = {key: value for key, value in labels.items() if key not in ("id", "required")}
    with tag("div", "boxes", role="radiogroup" if single else "group", **attributes) as group:
        for option in element.get("options", []):
            _box(group, option, single, str(option.get("value")) in chosen, surface, toggled)


def _held(block: JSON, element: JSON, surface: Surface) -> list[str]:
    draft = surface.drafts.get((block["block_id"], element["action_id"]))
    if draft is not None:
        return list(draft) if isinstance(draft, list) else [str(draft)]
    state = surface.state(block, element)
    options = state.get("selected_options") or [o for o in [state.get("selected_option")] if o]
    return [str(option["value"]) for option in options]


def _box(
    group: Element, option: JSON, single: bool, checked: bool, surface: Surface, toggled: Callable[[str, bool], None]
) -> None:
    value = str(option.get("value"))
    with tag("label", "box"):
        box = tag(
            "input",
            "box-input",
            type="radio" if single else "checkbox",
            name=group.html_id if single else None,
            value=value,
            checked=checked,
        )
        box.on("change", lambda event: toggled(value, bool(event.args)), js_handler="(e) => emit(e.target.checked)")
        with tag("span", "box-words"):
            tag("span", "box-label", html=mrkdwn.text_object(option.get("text") or "", surface.reader))
            if option.get("description"):
                tag("span", "box-hint", html=mrkdwn.text_object(option["description"], surface.reader))
