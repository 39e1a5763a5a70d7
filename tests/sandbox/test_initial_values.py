"""What a view holds before anybody touched it, and how Slack stores blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.blocks import check_view, completed, completed_view, initial_values, inputs_of
from tests.sandbox.slack_json import (
    JSON,
    actions,
    button,
    element,
    field,
    home,
    modal,
    option,
    plain,
    rich,
    rich_section,
    section,
    select,
)

WORDS = rich(rich_section({"type": "text", "text": "x"}))
ONE = option()
ROWS: list[tuple[JSON, str, Any, Any]] = [
    (element("plain_text_input", initial_value="x"), "value", "x", None),
    (element("email_text_input", initial_value="a@b.example"), "value", "a@b.example", None),
    (element("url_text_input", initial_value="https://a.example"), "value", "https://a.example", None),
    (element("number_input", is_decimal_allowed=False, initial_value="7"), "value", "7", None),
    (element("rich_text_input", initial_value=WORDS), "rich_text_value", WORDS, None),
    (element("datepicker", initial_date="2026-11-24"), "selected_date", "2026-11-24", None),
    (element("timepicker", initial_time="15:00"), "selected_time", "15:00", None),
    (element("datetimepicker", initial_date_time=1795532400), "selected_date_time", 1795532400, None),
    (select(initial_option=ONE), "selected_option", ONE, None),
    (element("external_select", initial_option=ONE), "selected_option", ONE, None),
    (element("radio_buttons", options=[ONE], initial_option=ONE), "selected_option", ONE, None),
    (element("users_select", initial_user="U1"), "selected_user", "U1", None),
    (element("channels_select", initial_channel="C1"), "selected_channel", "C1", None),
    (element("conversations_select", initial_conversation="C1"), "selected_conversation", "C1", None),
    (element("checkboxes", options=[ONE], initial_options=[ONE]), "selected_options", [ONE], []),
    (element("multi_static_select", options=[ONE], initial_options=[ONE]), "selected_options", [ONE], []),
    (element("multi_external_select", initial_options=[ONE]), "selected_options", [ONE], []),
    (element("multi_users_select", initial_users=["U1"]), "selected_users", ["U1"], []),
    (element("multi_channels_select", initial_channels=["C1"]), "selected_channels", ["C1"], []),
    (element("multi_conversations_select", initial_conversations=["C1"]), "selected_conversations", ["C1"], []),
    (element("file_input"), "files", [], []),
]


def held_by(inner: JSON) -> JSON:
    view = modal(field({**inner, "action_id": "a"}, block_id="b"))
    check_view(view)
    return initial_values(view)["b"]["a"]


@pytest.mark.parametrize(("inner", "key", "filled", "empty"), ROWS, ids=[row[0]["type"] for row in ROWS])
def test_each_input_holds_its_initial_value_or_nothing(inner: JSON, key: str, filled: Any, empty: Any) -> None:
    assert held_by(inner) == {"type": inner["type"], key: filled}
    bare = {name: value for name, value in inner.items() if not name.startswith("initial_")}
    assert held_by(bare) == {"type": inner["type"], key: empty}


def test_elements_outside_inputs_have_a_state_too_but_buttons_have_none() -> None:
    view = home(
        section(accessory=element("datepicker", action_id="day"), block_id="s"),
        actions(button(action_id="go"), select(action_id="choice", initial_option=ONE), block_id="r"),
    )
    assert initial_values(view) == {
        "s": {"day": {"type": "datepicker", "selected_date": None}},
        "r": {"choice": {"type": "static_select", "selected_option": ONE}},
    }


def fresh() -> Iterator[str]:
    return (f"new {number}" for number in range(99))


def test_slack_names_what_the_app_left_nameless() -> None:
    names = fresh()
    stored = completed([section(), actions(button(), button(action_id="mine"))], lambda: next(names))
    assert [block["block_id"] for block in stored] == ["new 0", "new 1"]
    assert [inner["action_id"] for inner in stored[1]["elements"]] == ["new 2", "mine"]


def test_slack_spells_switches_out_and_leaves_what_the_app_sent_alone() -> None:
    sent = field(block_id="b")
    stored = completed([sent, section(), {"type": "header", "text": {**plain("x"), "emoji": False}}], lambda: "id")
    assert (stored[0]["optional"], stored[0]["dispatch_action"]) == (False, False)
    assert stored[0]["label"]["emoji"] is True
    assert stored[1]["text"]["verbatim"] is False
    assert stored[2]["text"]["emoji"] is False
    assert sent == field(block_id="b")


def test_a_stored_view_has_its_titles_completed() -> None:
    stored = completed_view(modal(), lambda: "id")
    assert stored["title"] == {"type": "plain_text", "text": "Title", "emoji": True}
    assert stored["blocks"][0]["block_id"] == "id"


def test_the_inputs_of_a_view_are_its_input_blocks() -> None:
    view = modal(section(), field(block_id="one"), field(block_id="two"))
    assert [block["block_id"] for block in inputs_of(view)] == ["one", "two"]
