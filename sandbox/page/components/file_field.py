"""A file input of a modal: uploads what is chosen and keeps the ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nicegui.element import Element

JSON = dict[str, Any]


class FileField(Element, component="file_field.js"):
    """`on_change` gets the ids of the files that were uploaded to `upload_url`; each has `id` and `name`."""

    def __init__(
        self,
        files: Sequence[JSON],
        *,
        upload_url: str,
        accept: str,
        at_most: int,
        on_change: Callable[[list[str]], Any],
        **attributes: Any,
    ) -> None:
        super().__init__()
        self.props["files"] = list(files)
        self.props["upload-url"] = upload_url
        self.props["accept"] = accept
        self.props["at-most"] = at_most
        for key, value in attributes.items():
            if value is not None and value is not False:
                self.props[key.rstrip("_").replace("_", "-")] = value
        self.on("change", lambda event: on_change([str(each) for each in event.args]))
