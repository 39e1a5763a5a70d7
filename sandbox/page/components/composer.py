"""Where a person writes: text, slash commands with completion and hints, mentions, files by button or drop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nicegui.element import Element

JSON = dict[str, Any]


class Composer(Element, component="composer.js"):
    """`on_send` gets the text; files go straight to `upload_url`, as a browser sends them.

    `commands` have `command`, `description` and `usage_hint`; `people` have `id`, `name` and `title`.
    """

    def __init__(
        self,
        *,
        label: str,
        commands: Sequence[JSON],
        people: Sequence[JSON],
        upload_url: str,
        on_send: Callable[[str], Any],
    ) -> None:
        super().__init__()
        self.props["label"] = label
        self.props["commands"] = list(commands)
        self.props["people"] = list(people)
        self.props["upload-url"] = upload_url
        self.on("send", lambda event: on_send(str(event.args)))
