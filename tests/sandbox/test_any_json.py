"""Whatever JSON an app sends, the answer is a yes or one of Slack's errors: nothing falls over."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.blocks import check_message_blocks, check_view, completed, completed_view, initial_values
from sandbox.errors import SlackError
from sandbox.web_api import METHODS
from tests.sandbox.slack_json import (
    JSON,
    actions,
    bars,
    button,
    chart,
    confirmation,
    element,
    field,
    home,
    modal,
    option,
    picture,
    plain,
    rich,
    rich_section,
    section,
    select,
    series,
    table,
)
from tests.sandbox.world import World

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
WORDS = st.sampled_from(["type", "text", "plain_text", "mrkdwn", "input", "modal", "options", "blocks", "elements"])
ANY_JSON = st.recursive(
    SCALARS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)

MESSAGE: list[JSON] = [
    section("x", fields=[plain("a")], accessory=button(confirm=confirmation(), url="https://example.com")),
    actions(
        select(initial_option=option()),
        element("checkboxes", options=[option()], initial_options=[option()]),
        element("multi_users_select", max_selected_items=1, initial_users=["U1"]),
        element("overflow", options=[option()]),
    ),
    picture(),
    {"type": "context", "elements": [plain("x"), picture()]},
    table(2, 2),
    rich(rich_section({"type": "text", "text": "x", "style": {"bold": True}})),
    {"type": "markdown", "text": "x"},
    {"type": "card", "title": plain("x"), "actions": [button()]},
    {"type": "container", "title": plain("x"), "child_blocks": [section()], "is_collapsible": True},
    chart(),
    bars(["A"], series("x", "A")),
]
FORM = modal(
    field(element("plain_text_input", min_length=1, max_length=9, initial_value="abc")),
    field(element("number_input", is_decimal_allowed=True, min_value="1", max_value="9", initial_value="3")),
    field(element("datepicker", initial_date="2026-11-24")),
    field(element("timepicker", initial_time="09:00", timezone="Europe/Paris")),
    field(element("static_select", option_groups=[{"label": plain("A"), "options": [option()]}])),
    field(element("file_input", filetypes=["csv"], max_files=2)),
    field(element("rich_text_input", initial_value=rich(rich_section()))),
    section(accessory=element("radio_buttons", options=[option()], initial_option=option())),
    callback_id="form",
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) in a piece of JSON."""
    if isinstance(value, dict):
        return [(value, key) for key in value] + [p for held in value.values() for p in places(held)]
    if isinstance(value, list):
        return [(value, index) for index in range(len(value))] + [p for held in value for p in places(held)]
    return []


@st.composite
def changed(draw: st.DrawFn, value: Any) -> Any:
    """A valid thing with one or two places replaced, removed or given one property more."""
    spoilt = copy.deepcopy(value)
    for _ in range(draw(st.integers(1, 2))):
        container, key = draw(st.sampled_from(places(spoilt)))
        how = draw(st.sampled_from(["replace", "remove", "add"]))
        if how == "replace" or isinstance(container, list):
            container[key] = draw(ANY_JSON)
        elif how == "remove":
            del container[key]
        else:
            container[draw(st.text(max_size=5))] = draw(ANY_JSON)
        if not places(spoilt):
            break
    return spoilt


def refusal(check: Callable[[Any], None], value: Any) -> SlackError | None:
    """What a check says against a value; any other exception fails the test."""
    try:
        check(value)
    except SlackError as refused:
        return refused
    return None


def test_what_is_changed_here_is_valid_at_first() -> None:
    check_message_blocks(MESSAGE)
    check_view(FORM)


@settings(max_examples=150, deadline=None)
@given(changed(MESSAGE))
def test_changed_blocks_are_taken_or_refused(blocks: list[JSON]) -> None:
    refused = refusal(check_message_blocks, blocks)
    if refused is None:
        completed(blocks, lambda: "id")
    else:
        assert refused.error in {"invalid_blocks", "msg_blocks_too_long"}


@settings(max_examples=150, deadline=None)
@given(changed(FORM))
def test_a_changed_view_is_taken_or_refused(view: JSON) -> None:
    refused = refusal(check_view, view)
    if refused is None:
        initial_values(completed_view(view, iter(map(str, range(99))).__next__))
    else:
        assert refused.error == "invalid_arguments"
        assert all(message.startswith("[ERROR] ") for message in refused.messages)


@settings(max_examples=100, deadline=None)
@given(ANY_JSON)
def test_any_json_is_taken_or_refused_as_blocks_and_as_a_view(value: Any) -> None:
    refused = refusal(check_view, value)
    assert refused is not None
    assert refused.body()["ok"] is False
    refusal(check_message_blocks, value)


ARGUMENTS = ["channel", "user", "users", "text", "ts", "view", "blocks", "files", "file", "limit", "metadata", "hash"]


@pytest.mark.parametrize("method", sorted(METHODS))
@settings(max_examples=10, deadline=None)
@given(st.dictionaries(st.sampled_from(ARGUMENTS), ANY_JSON, max_size=6))
def test_any_arguments_are_answered(method: str, arguments: JSON) -> None:
    world = World()
    known = {"channel": world.dm.id, "user": world.maya.id, "user_id": world.maya.id, "trigger_id": world.trigger()}
    answered = world.answer(method, **{**known, "view": home(), **arguments})
    assert isinstance(answered.body["ok"], bool)


def test_json_that_is_nested_beyond_reason_is_refused() -> None:
    world = World()
    refused = world.api("chat.postMessage", channel=world.dm.id, text="x", blocks="[" * 100_000)
    assert refused["error"] == "invalid_blocks_format"
