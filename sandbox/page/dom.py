"""The page's one way to make an element: a plain HTML tag with classes, attributes and perhaps a click.

Native tags rather than Material components: they look like Slack after our own style sheet, and browsers already
know their roles and keys.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

OnClick = Callable[[], Any] | Callable[[], Awaitable[Any]]


def tag(
    name: str,
    classes: str = "",
    /,
    *,
    text: str | None = None,
    html: str | None = None,
    on_click: OnClick | None = None,
    **attributes: Any,
) -> Element:
    """An element inside the current one.

    `html` must be finished markup: whoever made it has escaped it. `aria_label=…` becomes `aria-label`;
    `None` and `False` leave an attribute out.
    """
    element = TextElement(tag=name, text=text) if text is not None else Element(name)
    for key, value in attributes.items():
        if value is not None and value is not False:
            element.props[key.rstrip("_").replace("_", "-")] = value
    if html is not None:
        element.props["innerHTML"] = html
    if classes:
        element.classes(classes)
    if on_click:
        element.on("click", lambda _: on_click(), args=[])
    return element


def button(
    classes: str,
    *,
    text: str | None = None,
    html: str | None = None,
    on_click: OnClick | None = None,
    **attributes: Any,
) -> Element:
    """A button that never submits by itself."""
    attributes.setdefault("type", "button")
    return tag("button", classes, text=text, html=html, on_click=on_click, **attributes)
