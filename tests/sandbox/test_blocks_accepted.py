"""Nothing that Slack takes is refused: what slack_sdk's own models build passes, and so do documented shapes."""

from __future__ import annotations

import time
from typing import Any

import pytest
from slack_sdk.models import blocks as kit
from slack_sdk.models.blocks.basic_components import SlackFile
from slack_sdk.models.blocks.block_elements import FileInputElement
from slack_sdk.models.views import View

from sandbox.blocks import check_message_blocks, check_view
from tests.sandbox.slack_json import (
    JSON,
    bars,
    chart,
    element,
    field,
    home,
    modal,
    option,
    options,
    picture,
    plain,
    rich,
    rich_section,
    section,
    select,
    series,
    table,
)

SURE = kit.ConfirmObject(title="Sure?", text="Really?", confirm="Yes", deny="No", style="danger")
ONE, TWO = kit.Option(value="1", text="One"), kit.Option(value="2", text="Two", description="Two of them")
BUTTON = kit.ButtonElement(text="Go", action_id="go", value="1", style="primary", confirm=SURE)
EVERYWHERE: list[kit.Block] = [
    kit.SectionBlock(text="Hello *you*", fields=["a", "b"], accessory=BUTTON, block_id="s", expand=True),
    kit.HeaderBlock(text="Title"),
    kit.DividerBlock(),
    kit.ContextBlock(
        elements=[
            kit.MarkdownTextObject(text="x"),
            kit.ImageElement(image_url="https://example.com/a.png", alt_text="x"),
        ]
    ),
    kit.ImageBlock(image_url="https://example.com/a.png", alt_text="x", title="A"),
    kit.ImageBlock(slack_file=SlackFile(id="F1"), alt_text="x"),
    kit.ActionsBlock(
        elements=[
            BUTTON,
            kit.LinkButtonElement(text="Open", url="https://example.com", action_id="link"),
            kit.OverflowMenuElement(
                options=[ONE, kit.Option(value="3", text="Web", url="https://example.com")], action_id="o"
            ),
            kit.StaticSelectElement(placeholder="Pick", options=[ONE, TWO], initial_option=TWO, action_id="s"),
            kit.DatePickerElement(initial_date="2026-11-24", placeholder="Day", action_id="d"),
            kit.TimePickerElement(initial_time="09:30", timezone="Europe/Paris", action_id="t"),
            kit.DateTimePickerElement(initial_date_time=1795532400, action_id="dt"),
            kit.CheckboxesElement(options=[ONE, TWO], initial_options=[ONE], action_id="c"),
            kit.RadioButtonsElement(options=[ONE, TWO], initial_option=TWO, action_id="r"),
            kit.UserSelectElement(placeholder="Who", initial_user="U1", action_id="u"),
            kit.ChannelSelectElement(placeholder="Where", action_id="ch"),
            kit.ConversationSelectElement(
                placeholder="Where", filter=kit.ConversationFilter(include=["im"]), action_id="co"
            ),
            kit.ExternalDataSelectElement(placeholder="Find", min_query_length=2, action_id="e"),
        ]
    ),
]
INPUTS: list[kit.InputInteractiveElement] = [
    kit.PlainTextInputElement(initial_value="", multiline=True, min_length=0, max_length=3000, placeholder="Words"),
    kit.EmailInputElement(placeholder="Address", focus_on_load=True),
    kit.UrlInputElement(initial_value="https://example.com"),
    kit.NumberInputElement(is_decimal_allowed=True, min_value=0.5, max_value=10, initial_value="1.5"),
    kit.RichTextInputElement(action_id="r", initial_value=rich(rich_section())),
    FileInputElement(filetypes=["csv"], max_files=1),
    kit.StaticMultiSelectElement(placeholder="Pick", options=[ONE, TWO], max_selected_items=2),
    kit.UserMultiSelectElement(placeholder="Who", initial_users=["U1"]),
    kit.ChannelMultiSelectElement(placeholder="Where"),
    kit.ConversationMultiSelectElement(placeholder="Where", default_to_current_conversation=True),
    kit.ExternalDataMultiSelectElement(placeholder="Find", min_query_length=1),
    kit.ConversationSelectElement(placeholder="Where", response_url_enabled=True),
    kit.PlainTextInputElement(dispatch_action_config={"trigger_actions_on": ["on_character_entered"]}),
]
RICH_LEAVES: list[JSON] = [
    {"type": "text", "text": "x", "style": {"bold": True}},
    {"type": "link", "url": "https://example.com", "text": "x"},
    {"type": "user", "user_id": "U1"},
    {"type": "usergroup", "usergroup_id": "S1"},
    {"type": "channel", "channel_id": "C1"},
    {"type": "emoji", "name": "tada", "unicode": "1f389"},
    {"type": "broadcast", "range": "here"},
    {"type": "color", "value": "#3b2a5c"},
    {"type": "date", "timestamp": 1795532400, "format": "{date_long}", "fallback": "soon"},
]
MESSAGES: list[tuple[str, list[Any]]] = [
    ("50 blocks", [section()] * 50),
    ("100 options", [{"type": "actions", "elements": [select(options=options(100))]}]),
    ("the longest texts", [section("x" * 3000), {"type": "header", "text": plain("x" * 150)}]),
    ("a table", [{**table(rows=100, columns=20), "column_settings": [{"align": "right"}, None]}]),
    ("numbers in a table", [{"type": "table", "rows": [[{"type": "raw_number", "value": 7, "text": "7"}]]}]),
    ("markdown", [{"type": "markdown", "text": "# " + "x" * 11_000}]),
    ("a pie", [chart()]),
    ("bars", [bars(["A", "B"], series("x", "A", "B"), series("y", "B", "A"))]),
    ("rich text", [rich(rich_section(*RICH_LEAVES), {"type": "rich_text_quote", "elements": RICH_LEAVES})]),
    ("a list", [rich({"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": [rich_section()]})]),
    (
        "a carousel",
        [
            {
                "type": "carousel",
                "elements": [
                    {
                        "type": "card",
                        "title": plain("x"),
                        "hero_image": element("image", alt_text="x", image_url="https://example.com/a.png"),
                    }
                ],
            }
        ],
    ),
    (
        "a container",
        [
            {
                "type": "container",
                "title": plain("x"),
                "child_blocks": [section(), table()],
                "is_collapsible": True,
                "default_collapsed": True,
            }
        ],
    ),
    ("a plan", [{"type": "plan", "title": "x", "tasks": [{"task_id": "1", "title": "x", "status": "complete"}]}]),
    (
        "feedback",
        [
            {
                "type": "context_actions",
                "elements": [
                    {
                        "type": "feedback_buttons",
                        "positive_button": {"text": plain("+"), "value": "1"},
                        "negative_button": {"text": plain("-"), "value": "0"},
                    }
                ],
            }
        ],
    ),
    (
        "option groups",
        [
            {
                "type": "actions",
                "elements": [
                    element(
                        "static_select",
                        option_groups=[{"label": plain("A"), "options": [option()]}],
                        initial_option=option(),
                    )
                ],
            }
        ],
    ),
    ("no blocks at all", []),
]


@pytest.mark.parametrize("block", EVERYWHERE, ids=lambda block: block.type)
def test_what_slack_sdk_builds_stands_on_every_surface(block: kit.Block) -> None:
    check_message_blocks([block.to_dict()])
    check_view(modal(block.to_dict()))
    check_view(home(block.to_dict()))


@pytest.mark.parametrize("inner", INPUTS, ids=lambda inner: inner.type)
def test_every_input_that_slack_sdk_builds_stands_in_a_modal(inner: kit.InputInteractiveElement) -> None:
    block = kit.InputBlock(label="Label", element=inner, hint="Hint", optional=True)
    check_view(modal(block.to_dict()))


def test_a_view_that_slack_sdk_builds_is_a_view() -> None:
    view = View(
        type="modal",
        callback_id="form",
        title="Title",
        submit="Send",
        close="No",
        private_metadata="{}",
        notify_on_close=True,
        clear_on_close=False,
        blocks=EVERYWHERE,
    )
    check_view(view.to_dict())


@pytest.mark.parametrize("blocks", [row[1] for row in MESSAGES], ids=[row[0] for row in MESSAGES])
def test_a_documented_message_is_taken(blocks: list[JSON]) -> None:
    check_message_blocks(blocks)


def test_a_modal_takes_alerts_and_a_hundred_blocks() -> None:
    check_view(modal({"type": "alert", "text": plain("x"), "level": "warning"}, *[section()] * 99))


def test_home_takes_inputs_without_a_submit_button() -> None:
    check_view(home(field(dispatch_action=True), picture(), callback_id="home"))


def test_an_ordinary_form_is_checked_in_well_under_a_millisecond() -> None:
    view = modal(*[block.to_dict() for block in EVERYWHERE], *[field()] * 6)
    spans = []
    for _ in range(50):
        began = time.perf_counter()
        check_view(view)
        spans.append(time.perf_counter() - began)
    assert min(spans) < 0.001
