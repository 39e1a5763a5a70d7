"""Rules about block elements and composition objects, each by what breaks it in an actions block."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.refusals import refusal, too_long
from tests.sandbox.slack_json import (
    JSON,
    actions,
    button,
    confirmation,
    element,
    marked,
    option,
    options,
    plain,
    select,
)

LONG = "x" * 3001

ROWS: list[tuple[str, Any, str, str]] = [
    ("button agent_prompt 4,000", button(agent_prompt="x" * 4001), too_long(4000), "/agent_prompt"),
    ("button visible to users", button(visible_to_user_ids=["C1"]), "invalid user id", "/visible_to_user_ids/0"),
    ("button text 75", button("x" * 76), too_long(75), "/text/text"),
    ("button text is plain", {"type": "button", "text": marked("x")}, "unsupported type: mrkdwn", "/text/type"),
    ("button value 2,000", button(value="x" * 2001), too_long(2000), "/value"),
    ("button value is a string", button(value=7), "must provide a string", "/value"),
    ("button accessibility_label 75", button(accessibility_label="x" * 76), too_long(75), "/accessibility_label"),
    ("button style", button(style="warning"), "must be one of: primary, danger", "/style"),
    ("button url 3,000", button(url="https://example.com/" + LONG), too_long(3000), "/url"),
    ("button url is one", button(url="example"), "invalid url", "/url"),
    ("button can't be disabled", button(disabled=True), "invalid additional property: disabled", ""),
    ("action_id 255", button(action_id="x" * 256), too_long(255), "/action_id"),
    ("confirm title 100", button(confirm=confirmation(title=plain("x" * 101))), too_long(100), "/confirm/title/text"),
    ("confirm text 300", button(confirm=confirmation(text=plain("x" * 301))), too_long(300), "/confirm/text/text"),
    ("confirm buttons 30", button(confirm=confirmation(deny=plain("x" * 31))), too_long(30), "/confirm/deny/text"),
    ("confirm has all its texts", button(confirm={"title": plain("x")}), "missing required field: deny", "/confirm"),
    ("select 100", select(options=options(101)), "no more than 100 items allowed", "/options"),
    ("select not empty", select(options=[]), "no fewer than 1 items allowed", "/options"),
    ("select has options", element("static_select"), "must define either `options` or `option_groups`", ""),
    (
        "select has options or groups",
        select(option_groups=[{"label": plain("A"), "options": [option()]}]),
        "cannot provide both `options` or `option_groups`",
        "",
    ),
    (
        "100 groups",
        element("static_select", option_groups=[{"label": plain("A"), "options": [option()]}] * 101),
        "no more than 100 items allowed",
        "/option_groups",
    ),
    (
        "group label 75",
        element("static_select", option_groups=[{"label": plain("x" * 76), "options": [option()]}]),
        too_long(75),
        "/option_groups/0/label/text",
    ),
    ("option text 75", select(options=[option(text="x" * 76)]), too_long(75), "/options/0/text/text"),
    ("option value 150", select(options=[option("x" * 151)]), too_long(150), "/options/0/value"),
    ("option value not empty", select(options=[option("")]), "must be more than 0 characters", "/options/0/value"),
    (
        "option text is plain",
        select(options=[{"text": marked("x"), "value": "x"}]),
        "unsupported type: mrkdwn",
        "/options/0/text/type",
    ),
    (
        "option has no url in a select",
        select(options=[option(url="")]),
        "invalid additional property: url",
        "/options/0",
    ),
    ("initial_option is null", select(initial_option=None), "must provide an object", "/initial_option"),
    (
        "initial_option is offered",
        select(initial_option=option("two")),
        "`initial_option` must exactly match the options",
        "/initial_option",
    ),
    ("placeholder 150", select(placeholder=plain("x" * 151)), too_long(150), "/placeholder/text"),
    ("radio buttons 10", element("radio_buttons", options=options(11)), "no more than 10 items allowed", "/options"),
    ("checkboxes 10", element("checkboxes", options=options(11)), "no more than 10 items allowed", "/options"),
    (
        "checkboxes differ",
        element("checkboxes", options=[option(), option()]),
        "options must have unique values",
        "/options",
    ),
    (
        "checkboxes start among theirs",
        element("checkboxes", options=[option()], initial_options=[option("two")]),
        "`initial_options` must exactly match the options",
        "/initial_options",
    ),
    ("overflow 5", element("overflow", options=options(6)), "no more than 5 items allowed", "/options"),
    ("overflow not empty", element("overflow", options=[]), "no fewer than 1 items allowed", "/options"),
    (
        "multi-select maximum",
        element("multi_users_select", max_selected_items=0),
        "must be greater than 0",
        "/max_selected_items",
    ),
    (
        "no more chosen at first than may be",
        element("multi_users_select", max_selected_items=1, initial_users=["U1", "U2"]),
        "no more than 1 items allowed",
        "/initial_users",
    ),
    ("users_select takes a user", element("users_select", initial_user="C1"), "invalid user id", "/initial_user"),
    (
        "conversation filter not empty",
        element("conversations_select", filter={}),
        "must define `include` or `exclude_external_shared_channels` or `exclude_bot_users`",
        "/filter",
    ),
    (
        "conversation filter's kinds",
        element("conversations_select", filter={"include": ["dm"]}),
        "must be one of: im, mpim, private, public",
        "/filter/include/0",
    ),
    (
        "response_url_enabled in modals",
        element("channels_select", response_url_enabled=True),
        "only allowed in modal inputs",
        "/response_url_enabled",
    ),
    (
        "date as YYYY-MM-DD",
        element("datepicker", initial_date="22/11/2026"),
        "invalid date, must be YYYY-MM-DD",
        "/initial_date",
    ),
    (
        "date that exists",
        element("datepicker", initial_date="2026-02-30"),
        "invalid date, must be YYYY-MM-DD",
        "/initial_date",
    ),
    ("time as HH:mm", element("timepicker", initial_time="9:00"), "invalid time, must be HH:mm", "/initial_time"),
    ("time zone that exists", element("timepicker", timezone="Mars/Base"), "invalid timezone", "/timezone"),
    (
        "date and time of ten digits",
        element("datetimepicker", initial_date_time=1),
        "must be greater than 999999999",
        "/initial_date_time",
    ),
    (
        "datetimepicker has no placeholder",
        element("datetimepicker", placeholder=plain("x")),
        "invalid additional property: placeholder",
        "",
    ),
]


@pytest.mark.parametrize(("inner", "words", "below"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_an_element_is_refused_with_the_place_and_the_reason(inner: JSON, words: str, below: str) -> None:
    assert f"[ERROR] {words} [json-pointer:/blocks/0/elements/0{below}]" in refusal([actions(inner)])
