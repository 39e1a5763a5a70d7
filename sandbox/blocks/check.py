"""The two questions that the Web API asks: may these blocks stand in a message, and is this a view?"""

from __future__ import annotations

import json
from typing import Any

from sandbox.blocks.schema import Rule, anything, flag, problem, record, text
from sandbox.blocks.surfaces import (
    home_blocks,
    message_blocks,
    misplaced_options,
    modal_blocks,
    repeated_ids,
    too_many_of_a_kind,
)
from sandbox.blocks.texts import plain_text
from sandbox.blocks.walk import words
from sandbox.errors import SlackError

LARGEST_VIEW = 250_000  # bytes of JSON
LONGEST_MESSAGE = 13_200  # characters that a message's blocks may say together

_common: dict[str, Rule] = {
    "private_metadata": text(3000, least=0),
    "callback_id": text(255, least=0),
    "external_id": text(255, least=0),
}
_title = plain_text(24)
_views: dict[str, Rule] = {
    "modal": record(
        {"type": anything, "title": _title, "blocks": modal_blocks},
        {**_common, "submit": _title, "close": _title, "clear_on_close": flag, "notify_on_close": flag},
    ),
    "home": record({"type": anything, "blocks": home_blocks}, _common),
}


def check_message_blocks(blocks: Any, pointer: str = "/blocks", error: str = "invalid_blocks") -> None:
    """Raises what chat.* would answer. An empty list is allowed: a message need not have blocks."""
    if blocks == []:
        return
    problems: list[str] = []
    message_blocks(blocks, pointer, problems)
    if not problems:
        repeated_ids(blocks, pointer, problems)
        too_many_of_a_kind(blocks, pointer, problems)
        misplaced_options(blocks, pointer, False, problems)
    if problems:
        raise SlackError(error, _as_errors(problems), {"errors": problems})
    if words(blocks) > LONGEST_MESSAGE:
        raise SlackError("msg_blocks_too_long")


def check_view(view: Any, kinds: tuple[str, ...] = ("modal", "home")) -> None:
    """Raises what views.* would answer to a view of another type, with a fault, or over 250 kB."""
    problems: list[str] = []
    kind = view.get("type") if isinstance(view, dict) else None
    if not isinstance(view, dict):
        problems.append(problem("must provide an object", "/view"))
    elif kind in kinds:
        _views[kind](view, "/view", problems)
    else:
        missing = "type" not in view
        said = "missing required field: type" if missing else f"unsupported type: {kind}"
        problems.append(problem(said, "/view" if missing else "/view/type"))
    if problems:
        problems.insert(0, problem("failed to match all allowed schemas", "/view"))
        raise SlackError("invalid_arguments", _as_errors(problems))
    if len(json.dumps(view, ensure_ascii=False).encode()) > LARGEST_VIEW:
        raise SlackError("view_too_large")
    _check_as_a_whole(view)


def _check_as_a_whole(view: dict[str, Any]) -> None:
    problems: list[str] = []
    modal, blocks = view["type"] == "modal", view["blocks"]
    repeated_ids(blocks, "/view/blocks", problems)
    misplaced_options(blocks, "/view/blocks", modal, problems)
    if modal and "submit" not in view:
        problems.extend(
            problem("must define `submit` to use an `input` block in modals", f"/view/blocks/{index}/input")
            for index, block in enumerate(blocks)
            if block["type"] == "input"
        )
    if problems:
        raise SlackError("invalid_arguments", _as_errors(problems))


def _as_errors(problems: list[str]) -> list[str]:
    return [f"[ERROR] {line}" for line in problems]
