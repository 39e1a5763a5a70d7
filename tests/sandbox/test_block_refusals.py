"""Rules about a message's blocks as a whole and about its everyday blocks, each by what breaks it."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.blocks import check_message_blocks
from sandbox.errors import SlackError
from tests.sandbox.refusals import refusal, too_long
from tests.sandbox.slack_json import (
    JSON,
    actions,
    button,
    chart,
    element,
    field,
    marked,
    picture,
    plain,
    section,
    table,
)

LONG = "x" * 3001
Row = tuple[str, Any, str, str]


def accessory(inner: JSON) -> JSON:
    return section(accessory=inner)


def context(*elements: JSON) -> JSON:
    return {"type": "context", "elements": list(elements)}


def container(**more: Any) -> JSON:
    return {"type": "container", "title": plain("Title"), "child_blocks": [section()], **more}


STACKS: list[Row] = [
    ("at most 50 blocks", [section()] * 51, "no more than 50 items allowed", "/blocks"),
    ("a block is an object", ["x"], "must provide an object", "/blocks/0"),
    ("a block has a type", [{}], "missing required field: type", "/blocks/0"),
    ("a block of an unknown type", [{"type": "progress"}], "unsupported type: progress", "/blocks/0/type"),
    ("no input blocks", [field()], "unsupported type: input", "/blocks/0/type"),
    ("no alert", [{"type": "alert", "text": plain("x")}], "unsupported type: alert", "/blocks/0/type"),
    (
        "no file block",
        [{"type": "file", "external_id": "x", "source": "remote"}],
        "unsupported type: file",
        "/blocks/0/type",
    ),
    ("no video without its scope", [{"type": "video"}], "unsupported type: video", "/blocks/0/type"),
    ("no property of one's own", [section(colour="red")], "invalid additional property: colour", "/blocks/0"),
    ("null is no object", [section(accessory=None)], "must provide an object", "/blocks/0/accessory"),
    ("block_id 255", [section(block_id="x" * 256)], too_long(255), "/blocks/0/block_id"),
    ("block_id not empty", [section(block_id="")], "must be more than 0 characters", "/blocks/0/block_id"),
    (
        "block_id once",
        [section(block_id="a"), section(block_id="a")],
        '`block_id` "a" already exists',
        "/blocks/1/block_id",
    ),
    (
        "action_id once a block",
        [actions(button(action_id="a"), button(action_id="a"))],
        '`action_id` "a" already exists',
        "/blocks/0/elements/1/action_id",
    ),
    ("one table", [table(), table()], "only_one_table_allowed", "/blocks"),
    ("two charts", [chart(), chart(), chart()], "no more than 2 data_visualization blocks allowed", "/blocks"),
    ("one plan", [{"type": "plan", "title": "A"}] * 2, "no more than 1 plan blocks allowed", "/blocks"),
    (
        "12,000 characters of markdown in all",
        [{"type": "markdown", "text": "x" * 6001}] * 2,
        "markdown must be less than 12001 characters",
        "/blocks",
    ),
    (
        "container's ids count too",
        [section(block_id="a"), container(child_blocks=[section(block_id="a")])],
        '`block_id` "a" already exists',
        "/blocks/1/child_blocks/0/block_id",
    ),
]

ROWS: list[Row] = [
    ("text or fields", {"type": "section"}, "must define `text` or `fields`", ""),
    ("text 3,000", section(LONG), too_long(3000), "/text/text"),
    ("text not empty", section(""), "must be more than 0 characters", "/text/text"),
    ("text is an object", {"type": "section", "text": "x"}, "must provide an object", "/text"),
    (
        "text of a known type",
        {"type": "section", "text": {"type": "html", "text": "x"}},
        "unsupported type: html",
        "/text/type",
    ),
    ("text holds a string", {"type": "section", "text": plain(7)}, "must provide a string", "/text/text"),
    (
        "no emoji switch in mrkdwn",
        {"type": "section", "text": {**marked("x"), "emoji": True}},
        "invalid additional property: emoji",
        "/text",
    ),
    (
        "no verbatim in plain_text",
        {"type": "section", "text": {**plain("x"), "verbatim": True}},
        "invalid additional property: verbatim",
        "/text",
    ),
    ("10 fields", {"type": "section", "fields": [marked("x")] * 11}, "no more than 10 items allowed", "/fields"),
    ("one field at least", {"type": "section", "fields": []}, "no fewer than 1 items allowed", "/fields"),
    ("fields 2,000", {"type": "section", "fields": [marked("x" * 2001)]}, too_long(2000), "/fields/0/text"),
    ("no datetimepicker", accessory(element("datetimepicker")), "unsupported type: datetimepicker", "/accessory/type"),
    ("no text input", accessory(element("plain_text_input")), "unsupported type: plain_text_input", "/accessory/type"),
    ("header 150", {"type": "header", "text": plain("x" * 151)}, too_long(150), "/text/text"),
    ("header is plain", {"type": "header", "text": marked("x")}, "unsupported type: mrkdwn", "/text/type"),
    ("header has text", {"type": "header"}, "missing required field: text", ""),
    ("divider has no text", {"type": "divider", "text": "x"}, "invalid additional property: text", ""),
    ("context 10", context(*[marked("x")] * 11), "no more than 10 items allowed", "/elements"),
    ("context not empty", context(), "no fewer than 1 items allowed", "/elements"),
    ("context takes no button", context(button()), "unsupported type: button", "/elements/0/type"),
    ("actions 25", actions(*[button()] * 26), "no more than 25 items allowed", "/elements"),
    ("actions not empty", {"type": "actions", "elements": []}, "no fewer than 1 items allowed", "/elements"),
    ("actions take no image", actions(picture()), "unsupported type: image", "/elements/0/type"),
    ("markdown 12,000", {"type": "markdown", "text": "x" * 12001}, too_long(12000), "/text"),
]


@pytest.mark.parametrize(("block", "words", "below"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_block_is_refused_with_the_place_and_the_reason(block: JSON, words: str, below: str) -> None:
    assert f"[ERROR] {words} [json-pointer:/blocks/0{below}]" in refusal([block])


@pytest.mark.parametrize(("blocks", "words", "pointer"), [row[1:] for row in STACKS], ids=[row[0] for row in STACKS])
def test_a_message_is_refused_with_the_place_and_the_reason(blocks: list[JSON], words: str, pointer: str) -> None:
    assert f"[ERROR] {words} [json-pointer:{pointer}]" in refusal(blocks)


def test_every_fault_is_named_at_once_and_in_both_lists() -> None:
    with pytest.raises(SlackError) as refused:
        check_message_blocks([section(""), section(LONG)])
    answer = refused.value.body()
    assert answer["errors"] == [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
        "failed to match all allowed schemas [json-pointer:/blocks/1/text]",
        "must be less than 3001 characters [json-pointer:/blocks/1/text/text]",
    ]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {line}" for line in answer["errors"]]


def test_blocks_that_say_too_much_together_are_refused() -> None:
    check_message_blocks([section("x" * 3000)] * 4)
    with pytest.raises(SlackError) as refused:
        check_message_blocks([section("x" * 3000)] * 5)
    assert refused.value.error == "msg_blocks_too_long"
