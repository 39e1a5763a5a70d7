"""A select with search: one choice or several, options given or asked for while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from nicegui.element import Element


@dataclass(frozen=True)
class Option:
    """One line of the list; neighbours of one `group` stand under its name."""

    value: str
    label: str
    description: str = ""
    group: str = ""


class Combobox(Element, component="combobox.js"):
    """`on_change` gets the list of values chosen; with `on_query` the options come from elsewhere as one types."""

    def __init__(
        self,
        options: Sequence[Option],
        chosen: Sequence[Option],
        *,
        multiple: bool = False,
        clearable: bool = True,
        at_most: int | None = None,
        on_change: Callable[[list[str]], Any],
        on_query: Callable[[str], Any] | None = None,
        query_from: int = 0,
        **attributes: Any,
    ) -> None:
        super().__init__()
        self.props["options"] = [asdict(option) for option in options]
        self.props["chosen"] = [asdict(option) for option in chosen]
        self.props["multiple"] = multiple
        self.props["clearable"] = clearable
        self.props["at-most"] = at_most or 0
        self.props["remote"] = on_query is not None
        self.props["query-from"] = query_from
        for key, value in attributes.items():
            if value is not None and value is not False:
                self.props[key.rstrip("_").replace("_", "-")] = value
        self.on("choose", lambda event: on_change([str(value) for value in event.args]))
        if on_query:
            self.on("query", lambda event: on_query(str(event.args or "")))

    def offer(self, query: str, options: Sequence[Option]) -> None:
        """What the search for `query` found."""
        self.props["found"] = {"query": query, "options": [asdict(option) for option in options]}
