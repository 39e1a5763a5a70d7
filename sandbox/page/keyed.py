"""Children of an element that are built anew only where something changed.

NiceGUI keeps no difference tree: clearing a list would lose focus, scroll and what is being typed. So each child
has a key and a fingerprint of all that it shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nicegui.element import Element

from sandbox.page.dom import tag


def fingerprint(*shown: Any) -> str:
    """Equal for equal things to show, whether or not they were changed in place meanwhile."""
    return json.dumps(shown, sort_keys=True, default=str)


@dataclass(frozen=True)
class Item:
    """One child: `build` fills its element whenever the fingerprint differs from last time."""

    key: str
    print: str
    build: Callable[[], object]
    name: str = "div"
    classes: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)


class Keyed:
    """Shows lists of items inside one container."""

    def __init__(self, container: Element) -> None:
        self.container = container
        self.shown: dict[str, tuple[str, Element]] = {}

    def show(self, items: Sequence[Item]) -> bool:
        """Makes the container show exactly these items; says whether anything changed."""
        changed = self._drop({item.key for item in items})
        for index, item in enumerate(items):
            known = self.shown.get(item.key)
            if known is None or known[0] != item.print:
                changed = True
                element = known[1] if known else self._add(item)
                self.shown[item.key] = (item.print, element)
                self._fill(element, item)
            self._place(self.shown[item.key][1], index)
        return changed

    def _drop(self, wanted: set[str]) -> bool:
        gone = [key for key in self.shown if key not in wanted]
        for key in gone:
            self.shown.pop(key)[1].delete()
        return bool(gone)

    def _add(self, item: Item) -> Element:
        with self.container:
            return tag(item.name, item.classes, **item.attributes)

    def _fill(self, element: Element, item: Item) -> None:
        element.clear()
        with element:
            item.build()

    def _place(self, element: Element, index: int) -> None:
        if self.container.default_slot.children[index] is not element:
            element.move(self.container, index)
