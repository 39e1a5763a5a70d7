"""Interactive elements in sections, actions and inputs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.page.blocks import images
from sandbox.page.blocks.boxes import show_boxes
from sandbox.page.blocks.fields import show_instant, show_text
from sandbox.page.blocks.selects import show_select
from sandbox.page.components import Menu
from sandbox.page.components.file_field import FileField
from sandbox.page.components.menu import Entry
from sandbox.page.dom import button, tag
from sandbox.page.icons import svg
from sandbox.page.surface import Surface
from sandbox.page.text import mrkdwn
from sandbox.records import JSON

BUTTON_STYLES = {"primary": "button-primary", "danger": "button-danger"}


def show_element(block: JSON, element: JSON, surface: Surface, **labels: Any) -> None:
    """Shows one element; `labels` are the ARIA attributes an input block gives its own."""
    kind = str(element.get("type"))
    if kind == "image":
        images.show_small(element, surface, "image-accessory")
        return
    show = ELEMENTS.get(kind)
    if show is None:
        tag("span", "kit-unknown", text=f"A “{kind}” element, which this page does not draw")
        return
    if not labels:
        labels = {"aria_label": _name(element)}
    show(block, element, surface, labels)


def _name(element: JSON) -> str | None:
    """What an element outside an input block is called: its placeholder, or what kind it is."""
    words = mrkdwn.bare(element.get("placeholder")) or str(element.get("accessibility_label") or "")
    return words or str(element.get("type", "")).replace("_", " ").capitalize()


def _button(block: JSON, element: JSON, surface: Surface, _labels: JSON) -> None:
    classes = f"button {BUTTON_STYLES.get(str(element.get('style')), '')}".strip()
    words = mrkdwn.bare(element.get("text"))
    label = element.get("accessibility_label")
    if element.get("url"):
        link = tag("a", classes, text=words, href=element["url"], target="_blank", rel="noopener", aria_label=label)
        link.on("click", lambda _: surface.use(block, element), args=[])
        return
    pressed = button(classes, text=words, aria_label=label)
    pressed.props["data-focus"] = f"{block['block_id']}/{element.get('action_id')}"
    pressed.on("click", lambda _: surface.use(block, element), args=[])


def _overflow(block: JSON, element: JSON, surface: Surface, _labels: JSON) -> None:
    options = {str(o.get("value", i)): o for i, o in enumerate(element.get("options", []))}

    def pick(value: str) -> None:
        surface.use(block, element, value)
        url = options[value].get("url")
        if url:
            surface.window.client.open(url, new_tab=True)

    entries = [
        Entry(value, mrkdwn.bare(option.get("text")), mrkdwn.bare(option.get("description")))
        for value, option in options.items()
    ]
    Menu("button button-icon", entries, pick, label="More actions", content=svg("more"))


def _file_input(block: JSON, element: JSON, surface: Surface, labels: JSON) -> None:
    types = element.get("filetypes") or []
    held = surface.state(block, element).get("files") or []
    FileField(
        [{"id": file["id"], "name": file["name"]} for file in held],
        upload_url=f"/page/upload?as={surface.user}&keep=1",
        accept=",".join(f".{ending}" for ending in types),
        at_most=int(element.get("max_files", 10)),
        on_change=lambda ids: surface.hold(block, element, ids),
        **labels,
    )


def _feedback(block: JSON, element: JSON, surface: Surface, _labels: JSON) -> None:
    for side in ("positive_button", "negative_button"):
        choice = element.get(side) or {}
        button(
            "button",
            text=mrkdwn.bare(choice.get("text")),
            on_click=lambda choice=choice: surface.use(block, element, choice.get("value")),
        )


def _icon_button(block: JSON, element: JSON, surface: Surface, _labels: JSON) -> None:
    words = mrkdwn.bare(element.get("text"))
    button("button button-icon", text="🗑", aria_label=words, title=words, on_click=lambda: surface.use(block, element))


ELEMENTS: dict[str, Callable[[JSON, JSON, Surface, JSON], None]] = {
    "button": _button,
    "workflow_button": _button,
    "overflow": _overflow,
    "file_input": _file_input,
    "feedback_buttons": _feedback,
    "icon_button": _icon_button,
    "radio_buttons": show_boxes,
    "checkboxes": show_boxes,
    **dict.fromkeys(
        ("plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input"), show_text
    ),
    **dict.fromkeys(("datepicker", "timepicker", "datetimepicker"), show_instant),
    **{
        f"{many}{kind}_select": show_select
        for many in ("", "multi_")
        for kind in ("static", "external", "users", "conversations", "channels")
    },
}
