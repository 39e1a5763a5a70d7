"""Every rule about modals and Home tabs, by a view that breaks it and by Slack's words for that."""

from __future__ import annotations

import pytest

from sandbox.blocks import check_view
from sandbox.errors import SlackError
from tests.sandbox.slack_json import (
    JSON,
    actions,
    element,
    field,
    home,
    marked,
    modal,
    option,
    plain,
    rich_section,
    section,
    table,
)

Row = tuple[str, object, str, str]


def too_long(most: int) -> str:
    return f"must be less than {most + 1} characters"


def without(view: JSON, name: str) -> JSON:
    return {key: value for key, value in view.items() if key != name}


def typed(**more: object) -> JSON:
    return modal(field(element("plain_text_input", **more)))


def counted(**more: object) -> JSON:
    return modal(field(element("number_input", **{"is_decimal_allowed": False, **more})))


INPUT = "/view/blocks/0/element"
VIEWS: list[Row] = [
    ("a view is an object", "{", "must provide an object", "/view"),
    ("a view has a type", without(modal(), "type"), "missing required field: type", "/view"),
    ("a view of an unknown type", {**modal(), "type": "dialog"}, "unsupported type: dialog", "/view/type"),
    ("a modal has a title", without(modal(), "title"), "missing required field: title", "/view"),
    ("a modal has blocks", without(modal(), "blocks"), "missing required field: blocks", "/view"),
    ("at least one block", {**modal(), "blocks": []}, "no fewer than 1 items allowed", "/view/blocks"),
    ("100 blocks in a modal", modal(*[section()] * 101), "no more than 100 items allowed", "/view/blocks"),
    ("100 blocks on Home", home(*[section()] * 101), "no more than 100 items allowed", "/view/blocks"),
    ("title 24", modal(title=plain("x" * 25)), too_long(24), "/view/title/text"),
    ("title not empty", modal(title=plain("")), "must be more than 0 characters", "/view/title/text"),
    ("title is plain", modal(title=marked("x")), "unsupported type: mrkdwn", "/view/title/type"),
    ("submit 24", modal(submit=plain("x" * 25)), too_long(24), "/view/submit/text"),
    ("close 24", modal(close=plain("x" * 25)), too_long(24), "/view/close/text"),
    ("private_metadata 3,000", modal(private_metadata="x" * 3001), too_long(3000), "/view/private_metadata"),
    ("private_metadata is a string", modal(private_metadata={}), "must provide a string", "/view/private_metadata"),
    ("callback_id 255", modal(callback_id="x" * 256), too_long(255), "/view/callback_id"),
    ("external_id 255", modal(external_id="x" * 256), too_long(255), "/view/external_id"),
    ("notify_on_close is a boolean", modal(notify_on_close="true"), "must provide a boolean", "/view/notify_on_close"),
    ("no property of one's own", modal(submit_disabled=True), "invalid additional property: submit_disabled", "/view"),
    ("what Slack adds is not sent back", modal(id="V1"), "invalid additional property: id", "/view"),
    ("Home has no title", home(title=plain("x")), "invalid additional property: title", "/view"),
    ("Home has no submit", home(submit=plain("x")), "invalid additional property: submit", "/view"),
    ("Home has no close", home(close=plain("x")), "invalid additional property: close", "/view"),
    ("no table in a modal", modal(table()), "unsupported type: table", "/view/blocks/0/type"),
    ("no table on Home", home(table()), "unsupported type: table", "/view/blocks/0/type"),
    (
        "no markdown in a modal",
        modal({"type": "markdown", "text": "x"}),
        "unsupported type: markdown",
        "/view/blocks/0/type",
    ),
    (
        "no markdown on Home",
        home({"type": "markdown", "text": "x"}),
        "unsupported type: markdown",
        "/view/blocks/0/type",
    ),
    (
        "no card in a modal",
        modal({"type": "card", "title": plain("x")}),
        "unsupported type: card",
        "/view/blocks/0/type",
    ),
    (
        "no chart on Home",
        home({"type": "data_visualization"}),
        "unsupported type: data_visualization",
        "/view/blocks/0/type",
    ),
    ("no alert on Home", home({"type": "alert", "text": plain("x")}), "unsupported type: alert", "/view/blocks/0/type"),
    ("no container in a modal", modal({"type": "container"}), "unsupported type: container", "/view/blocks/0/type"),
    (
        "alert's level",
        modal({"type": "alert", "text": plain("x"), "level": "bad"}),
        "must be one of: default, info, warning, error, success",
        "/view/blocks/0/level",
    ),
    (
        "inputs need submit",
        without(modal(section(), field()), "submit"),
        "must define `submit` to use an `input` block in modals",
        "/view/blocks/1/input",
    ),
    (
        "block_id once",
        modal(field(block_id="a"), field(block_id="a")),
        '`block_id` "a" already exists',
        "/view/blocks/1/block_id",
    ),
    (
        "focus once a view",
        modal(*[field(element("plain_text_input", focus_on_load=True))] * 2),
        "only one element can have focus_on_load",
        "/view/blocks/1/element/focus_on_load",
    ),
    ("an input has a label", modal(without(field(), "label")), "missing required field: label", "/view/blocks/0"),
    ("label 2,000", modal(field(label=plain("x" * 2001))), too_long(2000), "/view/blocks/0/label/text"),
    ("label is plain", modal(field(label=marked("x"))), "unsupported type: mrkdwn", "/view/blocks/0/label/type"),
    ("hint 2,000", modal(field(hint=plain("x" * 2001))), too_long(2000), "/view/blocks/0/hint/text"),
    (
        "an input takes no button",
        modal(field(element("button", text=plain("x")))),
        "unsupported type: button",
        f"{INPUT}/type",
    ),
    (
        "an input takes no overflow",
        modal(field(element("overflow", options=[option()]))),
        "unsupported type: overflow",
        f"{INPUT}/type",
    ),
    (
        "actions take no text input",
        modal(actions(element("plain_text_input"))),
        "unsupported type: plain_text_input",
        "/view/blocks/0/elements/0/type",
    ),
    ("max_length 3,000", typed(max_length=3001), "must be less than 3001", f"{INPUT}/max_length"),
    ("max_length at least 1", typed(max_length=0), "must be greater than 0", f"{INPUT}/max_length"),
    ("min_length 3,000", typed(min_length=3001), "must be less than 3001", f"{INPUT}/min_length"),
    (
        "min_length under max_length",
        typed(min_length=5, max_length=4),
        "`min_length` must not exceed `max_length`",
        f"{INPUT}/min_length",
    ),
    ("initial_value fits", typed(initial_value="xxxxx", max_length=4), too_long(4), f"{INPUT}/initial_value"),
    ("initial_value 3,000", typed(initial_value="x" * 3001), too_long(3000), f"{INPUT}/initial_value"),
    (
        "dispatch on known occasions",
        typed(dispatch_action_config={"trigger_actions_on": ["on_blur"]}),
        "must be one of: on_enter_pressed, on_character_entered",
        f"{INPUT}/dispatch_action_config/trigger_actions_on/0",
    ),
    (
        "number says whether decimals",
        modal(field(element("number_input"))),
        "missing required field: is_decimal_allowed",
        INPUT,
    ),
    ("number bounds are strings", counted(min_value=1), "must provide a string", f"{INPUT}/min_value"),
    ("number bounds are numbers", counted(max_value="many"), "must be a number", f"{INPUT}/max_value"),
    (
        "number bounds in order",
        counted(min_value="5", max_value="4"),
        "`min_value` must not exceed `max_value`",
        f"{INPUT}/min_value",
    ),
    (
        "number starts within",
        counted(min_value="5", initial_value="4"),
        "must lie between min_value and max_value",
        f"{INPUT}/initial_value",
    ),
    ("number without decimals", counted(initial_value="4.5"), "must be a whole number", f"{INPUT}/initial_value"),
    ("10 files", modal(field(element("file_input", max_files=11))), "must be less than 11", f"{INPUT}/max_files"),
    (
        "files dispatch nothing",
        modal(field(element("file_input"), dispatch_action=True)),
        "file_input does not dispatch actions",
        "/view/blocks/0/dispatch_action",
    ),
    ("no files on Home", home(field(element("file_input"))), "unsupported type: file_input", f"{INPUT}/type"),
    (
        "rich text starts as rich text",
        modal(field(element("rich_text_input", initial_value=rich_section()))),
        "unsupported type: rich_text_section",
        f"{INPUT}/initial_value/type",
    ),
    (
        "no response_url_enabled on Home",
        home(field(element("conversations_select", response_url_enabled=True))),
        "only allowed in modal inputs",
        f"{INPUT}/response_url_enabled",
    ),
]


@pytest.mark.parametrize(("view", "words", "pointer"), [row[1:] for row in VIEWS], ids=[row[0] for row in VIEWS])
def test_a_view_is_refused_with_the_place_and_the_reason(view: object, words: str, pointer: str) -> None:
    with pytest.raises(SlackError) as refused:
        check_view(view)
    assert refused.value.error == "invalid_arguments"
    assert f"[ERROR] {words} [json-pointer:{pointer}]" in refused.value.messages


def test_a_view_over_250_kilobytes_is_too_large() -> None:
    crowded = [section(text="é" * 1500) for _ in range(100)]
    with pytest.raises(SlackError) as refused:
        check_view(modal(*crowded))
    assert refused.value.error == "view_too_large"


def test_a_home_view_is_not_opened_as_a_modal() -> None:
    with pytest.raises(SlackError) as refused:
        check_view(home(), ("modal",))
    assert "[ERROR] unsupported type: home [json-pointer:/view/type]" in refused.value.messages


def test_the_same_action_id_may_stand_in_several_blocks() -> None:
    named = element("plain_text_input", action_id="same")
    check_view(modal(field(named), field(named)))
