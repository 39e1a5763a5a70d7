"""Rules about pictures, tables, rich text, cards, containers, tasks and charts, each by what breaks it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.refusals import refusal, too_long
from tests.sandbox.slack_json import (
    JSON,
    bars,
    button,
    chart,
    element,
    picture,
    plain,
    rich,
    rich_section,
    section,
    select,
    series,
    table,
)

LONG = "x" * 3001


def card(**more: Any) -> JSON:
    return {"type": "card", **more}


def container(**more: Any) -> JSON:
    return {"type": "container", "title": plain("Title"), "child_blocks": [section()], **more}


def leaf(**more: Any) -> JSON:
    return rich(rich_section(more))


ROWS: list[tuple[str, Any, str, str]] = [
    (
        "image has alt_text",
        {"type": "image", "image_url": "https://example.com/a.png"},
        "missing required field: alt_text",
        "",
    ),
    ("image alt_text 2,000", picture(alt_text="x" * 2001), too_long(2000), "/alt_text"),
    ("image url 3,000", picture(image_url="https://example.com/" + LONG), too_long(3000), "/image_url"),
    ("image title 2,000", picture(title=plain("x" * 2001)), too_long(2000), "/title/text"),
    ("image has one source", picture(slack_file={"id": "F1"}), "cannot provide both `image_url` or `slack_file`", ""),
    (
        "image that Slack can fetch",
        picture(image_url="http://127.0.0.1/a.png"),
        "downloading image failed",
        "/image_url",
    ),
    ("image of a local name", picture(image_url="http://localhost/a.png"), "downloading image failed", "/image_url"),
    (
        "slack_file by id or url",
        {"type": "image", "alt_text": "x", "slack_file": {}},
        "must define either `id` or `url`",
        "/slack_file",
    ),
    ("table 100 rows", table(rows=101), "no more than 100 items allowed", "/rows"),
    ("table 20 columns", table(columns=21), "no more than 20 items allowed", "/rows/0"),
    ("table 10,000 characters", table(rows=3, text="x" * 3400), too_long(10000), "/rows"),
    ("table cell not empty", table(text=""), "must be more than 0 characters", "/rows/0/0/text"),
    (
        "rich text of known parts",
        rich({"type": "rich_text_heading", "elements": []}),
        "unsupported type: rich_text_heading",
        "/elements/0/type",
    ),
    ("rich text of known leaves", leaf(type="image"), "unsupported type: image", "/elements/0/elements/0/type"),
    (
        "rich text's date has a format",
        leaf(type="date", timestamp=1),
        "missing required field: format",
        "/elements/0/elements/0",
    ),
    (
        "rich text list's style",
        rich({"type": "rich_text_list", "style": "stars", "elements": [rich_section()]}),
        "must be one of: bullet, ordered",
        "/elements/0/style",
    ),
    (
        "rich text style's flags",
        leaf(type="text", text="x", style={"big": True}),
        "invalid additional property: big",
        "/elements/0/elements/0/style",
    ),
    (
        "broadcast's range",
        leaf(type="broadcast", range="all"),
        "must be one of: here, channel, everyone",
        "/elements/0/elements/0/range",
    ),
    (
        "card says something",
        card(subtitle=plain("x")),
        "must define `hero_image` or `title` or `actions` or `body`",
        "",
    ),
    ("card title 150", card(title=plain("x" * 151)), too_long(150), "/title/text"),
    ("card body 200", card(body=plain("x" * 201)), too_long(200), "/body/text"),
    ("card has buttons only", card(actions=[select()]), "unsupported type: static_select", "/actions/0/type"),
    (
        "carousel 10",
        {"type": "carousel", "elements": [card(title=plain("x"))] * 11},
        "no more than 10 items allowed",
        "/elements",
    ),
    (
        "carousel of cards",
        {"type": "carousel", "elements": [section()]},
        "unsupported type: section",
        "/elements/0/type",
    ),
    ("container 10", container(child_blocks=[section()] * 11), "no more than 10 items allowed", "/child_blocks"),
    (
        "container in no container",
        container(child_blocks=[container()]),
        "unsupported type: container",
        "/child_blocks/0/type",
    ),
    (
        "container has a title",
        {"type": "container", "child_blocks": [section()]},
        "must define `title` or `rich_text_title`",
        "",
    ),
    (
        "container collapsed is collapsible",
        container(default_collapsed=True),
        "`default_collapsed` needs `is_collapsible`",
        "/default_collapsed",
    ),
    (
        "container divider or collapsible",
        container(is_collapsible=True, has_header_divider=True),
        "cannot be set when `is_collapsible` is true",
        "/has_header_divider",
    ),
    (
        "context_actions 5",
        {"type": "context_actions", "elements": [element("icon_button", icon="trash", text=plain("x"))] * 6},
        "no more than 5 items allowed",
        "/elements",
    ),
    (
        "context_actions take no button",
        {"type": "context_actions", "elements": [button()]},
        "unsupported type: button",
        "/elements/0/type",
    ),
    (
        "task status",
        {"type": "task_card", "task_id": "1", "title": "x", "status": "done"},
        "must be one of: pending, in_progress, complete, error",
        "/status",
    ),
    ("chart of a known kind", chart(type="radar"), "unsupported type: radar", "/chart/type"),
    (
        "pie's slices above 0",
        chart(segments=[{"label": "x", "value": 0}]),
        "must be greater than 0",
        "/chart/segments/0/value",
    ),
    (
        "bars name each category",
        bars(["A", "B"], series("x", "A")),
        "labels must match the categories",
        "/chart/series/0/data",
    ),
    (
        "series names differ",
        bars(["A"], series("x", "A"), series("x", "A")),
        "series names must be unique",
        "/chart/series",
    ),
]


@pytest.mark.parametrize(("block", "words", "below"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_block_is_refused_with_the_place_and_the_reason(block: JSON, words: str, below: str) -> None:
    assert f"[ERROR] {words} [json-pointer:/blocks/0{below}]" in refusal([block])
