"""The blocks themselves.

Source: docs.slack.dev/reference/block-kit/blocks, one page a block, and slack_sdk.models.blocks.blocks.
"""

from __future__ import annotations

from typing import Any

from sandbox.blocks.charts import chart
from sandbox.blocks.elements import (
    button,
    image,
    in_actions,
    in_context,
    in_context_actions,
    in_input,
    in_section,
    source_link,
)
from sandbox.blocks.rich_text import rich_text, rich_text_only
from sandbox.blocks.schema import (
    Rule,
    anything,
    array,
    at_least_one,
    by_type,
    exactly_one,
    flag,
    number,
    one_of,
    only,
    problem,
    record,
    text,
    whole,
)
from sandbox.blocks.texts import any_text, block_id, image_url, plain_text, slack_file

LONGEST_MARKDOWN = 12_000
NO_LIMIT = 1_000_000


def _block(required: dict[str, Rule], optional: dict[str, Rule] | None = None, *also: Rule) -> Rule:
    return record({"type": anything, **required}, {"block_id": block_id, **(optional or {})}, *also)


def _files_dispatch_nothing(block: dict[str, Any], pointer: str, problems: list[str]) -> None:
    if block["element"]["type"] == "file_input" and block.get("dispatch_action"):
        problems.append(problem("file_input does not dispatch actions", f"{pointer}/dispatch_action"))


def _collapses(block: dict[str, Any], pointer: str, problems: list[str]) -> None:
    collapsible = block.get("is_collapsible", False)
    if block.get("default_collapsed") and not collapsible:
        problems.append(problem("`default_collapsed` needs `is_collapsible`", f"{pointer}/default_collapsed"))
    if block.get("has_header_divider") and collapsible:
        problems.append(problem("cannot be set when `is_collapsible` is true", f"{pointer}/has_header_divider"))


_cell = by_type(
    {
        "raw_text": record({"type": anything, "text": text(NO_LIMIT)}),
        "raw_number": record({"type": anything, "value": number, "text": text(NO_LIMIT)}),
        "rich_text": rich_text,
    }
)
_column = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})


def _column_or_null(value: Any, pointer: str, problems: list[str]) -> None:
    if value is not None:
        _column(value, pointer, problems)


_task: dict[str, Rule] = {"task_id": text(255), "title": text(NO_LIMIT)}
_task_extras: dict[str, Rule] = {
    "details": rich_text_only,
    "output": rich_text_only,
    "sources": array(by_type({"url": source_link})),
    "status": one_of("pending", "in_progress", "complete", "error"),
}
_card = _block(
    {},
    {
        "hero_image": image,
        "icon": image,
        "title": any_text(150),
        "subtitle": any_text(150),
        "body": any_text(200),
        "actions": array(by_type({"button": button}), most=2, least=1),
    },
    at_least_one("hero_image", "title", "actions", "body"),
)

_plain: dict[str, Rule] = {
    "section": _block(
        {},
        {
            "text": any_text(3000),
            "fields": array(any_text(2000), most=10, least=1),
            "accessory": by_type(in_section),
            "expand": flag,
        },
        at_least_one("text", "fields"),
    ),
    "header": _block({"text": plain_text(150)}, {"level": whole(1, 4)}),
    "divider": _block({}),
    "context": _block({"elements": array(by_type(in_context), most=10, least=1)}),
    "actions": _block({"elements": array(by_type(in_actions), most=25, least=1)}),
    "image": _block(
        {"alt_text": text(2000)},
        {"image_url": image_url, "slack_file": slack_file, "title": plain_text(2000)},
        exactly_one("image_url", "slack_file"),
    ),
    "input": _block(
        {"label": plain_text(2000), "element": by_type(in_input)},
        {"hint": plain_text(2000), "optional": flag, "dispatch_action": flag},
        _files_dispatch_nothing,
    ),
    "rich_text": rich_text,
    "table": _block(
        {"rows": array(array(_cell, most=20, least=1), most=100, least=1)},
        {"column_settings": array(_column_or_null, most=20)},
    ),
}

blocks: dict[str, Rule] = {
    **_plain,
    "markdown": _block({"text": text(LONGEST_MARKDOWN)}),
    "alert": _block({"text": any_text()}, {"level": one_of("default", "info", "warning", "error", "success")}),
    "context_actions": _block({"elements": array(by_type(in_context_actions), most=5, least=1)}),
    "card": _card,
    "carousel": _block({"elements": array(by_type({"card": _card}), most=10, least=1)}),
    "container": _block(
        {
            "child_blocks": array(
                by_type(
                    only(
                        _plain,
                        ("actions", "context", "divider", "header", "image", "rich_text", "section", "table"),
                    )
                ),
                most=10,
                least=1,
            )
        },
        {
            "title": plain_text(150),
            "rich_text_title": rich_text_only,
            "subtitle": any_text(150),
            "icon": image,
            "width": one_of("narrow", "standard", "wide", "full"),
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
        at_least_one("title", "rich_text_title"),
        _collapses,
    ),
    "task_card": _block(_task, _task_extras),
    "plan": _block(
        {"title": text(NO_LIMIT)},
        {"tasks": array(record(_task, {"type": one_of("task_card"), "block_id": block_id, **_task_extras}))},
    ),
    "data_visualization": _block({"title": text(50), "chart": chart}),
}
