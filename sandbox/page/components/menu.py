"""A button that opens a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from nicegui.element import Element


@dataclass(frozen=True)
class Entry:
    """One line of a menu; neighbours of one `group` stand under its name."""

    value: str
    label: str
    hint: str = ""
    group: str = ""
    danger: bool = False


class Menu(Element, component="menu_button.js"):
    """`on_pick` gets the value of the entry chosen."""

    def __init__(
        self,
        classes: str,
        entries: Sequence[Entry],
        on_pick: Callable[[str], Any],
        *,
        label: str,
        content: str,
        **attributes: Any,
    ) -> None:
        super().__init__()
        self.props["entries"] = [asdict(entry) for entry in entries]
        self.props["label"] = label
        self.props["content"] = content  # finished markup inside the button
        self.props["button-class"] = classes
        for key, value in attributes.items():
            if value is not None and value is not False:
                self.props[key.replace("_", "-")] = value
        self.on("pick", lambda event: on_pick(str(event.args)))
