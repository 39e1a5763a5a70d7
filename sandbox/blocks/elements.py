"""Block elements: buttons, menus, pickers, inputs; and which of them may stand in which block.

Source: docs.slack.dev/reference/block-kit/block-elements, docs.slack.dev/blocks.json ("compatible-block-elements")
and slack_sdk.models.blocks.block_elements.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.blocks.inputs import free_inputs
from sandbox.blocks.schema import (
    Rule,
    anything,
    array,
    exactly_one,
    flag,
    one_of,
    pattern,
    problem,
    record,
    text,
    whole,
)
from sandbox.blocks.texts import (
    action_id,
    any_text,
    channel_id,
    choice,
    confirm,
    conversation_filter,
    image_url,
    option,
    option_group,
    overflow_option,
    placeholder,
    plain_text,
    slack_file,
    style,
    url,
    user_id,
)

MANY = 1_000_000
AFTER_9999 = 9_999_999_999

_type = {"type": anything}
_acting: dict[str, Rule] = {"action_id": action_id, "confirm": confirm}
_focused: dict[str, Rule] = {**_acting, "focus_on_load": flag}
_menu: dict[str, Rule] = {**_focused, "placeholder": placeholder}
_several: dict[str, Rule] = {**_menu, "max_selected_items": whole(1, MANY)}


def _calendar_day(value: Any, pointer: str, problems: list[str]) -> None:
    try:
        valid = isinstance(value, str) and len(value) == len("2026-11-22") and bool(date.fromisoformat(value))
    except ValueError:
        valid = False
    if not valid:
        problems.append(problem("invalid date, must be YYYY-MM-DD", pointer))


def _time_zone(value: Any, pointer: str, problems: list[str]) -> None:
    try:
        ZoneInfo(value)
    except (TypeError, ValueError, LookupError, OSError):
        problems.append(problem("invalid timezone", pointer))


def _offered(element: dict[str, Any]) -> Iterable[Any]:
    yield from element.get("options", ())
    for group in element.get("option_groups", ()):
        yield from group["options"]


def _no_value_twice(element: dict[str, Any], pointer: str, problems: list[str]) -> None:
    values = [offered["value"] for offered in _offered(element)]
    if len(set(values)) < len(values):
        problems.append(problem("options must have unique values", f"{pointer}/options"))


def _initially_offered(element: dict[str, Any], pointer: str, problems: list[str]) -> None:
    """What is chosen at first must be one of the options, to the last property."""
    for name in ("initial_option", "initial_options"):
        if name not in element:
            continue
        chosen = element[name] if name == "initial_options" else [element[name]]
        offered = list(_offered(element))
        if any(one not in offered for one in chosen):
            problems.append(problem(f"`{name}` must exactly match the options", f"{pointer}/{name}"))


def _not_over_maximum(element: dict[str, Any], pointer: str, problems: list[str]) -> None:
    most = element.get("max_selected_items")
    for name in ("initial_options", "initial_users", "initial_channels", "initial_conversations"):
        if most is not None and len(element.get(name, ())) > most:
            problems.append(problem(f"no more than {most} items allowed", f"{pointer}/{name}"))


_listed: dict[str, Rule] = {
    "options": array(option, most=100, least=1),
    "option_groups": array(option_group, most=100, least=1),
}
_either_list = exactly_one("options", "option_groups")
_choices = {**_type, "options": array(choice, most=10, least=1)}
_query: dict[str, Rule] = {"min_query_length": whole(0, MANY)}

image = record(
    {**_type, "alt_text": text(2000)},
    {"image_url": image_url, "slack_file": slack_file},
    exactly_one("image_url", "slack_file"),
)

_button_body = {**_type, "text": plain_text(75)}
_button_extras: dict[str, Rule] = {**_acting, "value": text(2000), "accessibility_label": text(75)}
button = record(
    _button_body,
    {
        **_button_extras,
        "url": url,
        "style": style,
        "agent_prompt": text(4000),
        "agent_prompt_display": text(4000),
        "visible_to_user_ids": array(user_id),
    },
)

_menus: dict[str, Rule] = {
    "static_select": record(_type, {**_menu, **_listed, "initial_option": option}, _either_list, _initially_offered),
    "external_select": record(_type, {**_menu, **_query, "initial_option": option}),
    "users_select": record(_type, {**_menu, "initial_user": user_id}),
    "channels_select": record(_type, {**_menu, "initial_channel": channel_id, "response_url_enabled": flag}),
    "conversations_select": record(
        _type,
        {
            **_menu,
            "initial_conversation": text(255),
            "default_to_current_conversation": flag,
            "response_url_enabled": flag,
            "filter": conversation_filter,
        },
    ),
    "multi_static_select": record(
        _type,
        {**_several, **_listed, "initial_options": array(option, most=100, least=1)},
        _either_list,
        _initially_offered,
        _not_over_maximum,
    ),
    "multi_external_select": record(
        _type, {**_several, **_query, "initial_options": array(option, most=100, least=1)}, _not_over_maximum
    ),
    "multi_users_select": record(_type, {**_several, "initial_users": array(user_id, least=1)}, _not_over_maximum),
    "multi_channels_select": record(
        _type, {**_several, "initial_channels": array(channel_id, least=1)}, _not_over_maximum
    ),
    "multi_conversations_select": record(
        _type,
        {
            **_several,
            "initial_conversations": array(text(255), least=1),
            "default_to_current_conversation": flag,
            "filter": conversation_filter,
        },
        _not_over_maximum,
    ),
}

_pickers: dict[str, Rule] = {
    "datepicker": record(_type, {**_menu, "initial_date": _calendar_day}),
    "timepicker": record(
        _type,
        {
            **_menu,
            "initial_time": pattern(r"([01]\d|2[0-3]):[0-5]\d", "invalid time, must be HH:mm"),
            "timezone": _time_zone,
        },
    ),
    "radio_buttons": record(_choices, {**_focused, "initial_option": choice}, _no_value_twice, _initially_offered),
    "checkboxes": record(
        _choices,
        {**_focused, "initial_options": array(choice, most=10, least=1)},
        _no_value_twice,
        _initially_offered,
    ),
}
_datetimepicker: dict[str, Rule] = {
    "datetimepicker": record(_type, {**_focused, "initial_date_time": whole(1_000_000_000, AFTER_9999)}),
}

_pressed: dict[str, Rule] = {
    "button": button,
    "overflow": record({**_type, "options": array(overflow_option, most=5, least=1)}, _acting),
    "workflow_button": record(
        {
            **_button_body,
            "action_id": action_id,
            "workflow": record(
                {
                    "trigger": record(
                        {"url": url},
                        {"customizable_input_parameters": array(record({"name": text(255), "value": anything}))},
                    )
                }
            ),
        },
        {"style": style, "accessibility_label": text(75)},
    ),
}

_feedback = record({"text": plain_text(75), "value": text(2000)}, {"accessibility_label": text(75)})

in_actions = {**_pressed, **_menus, **_pickers, **_datetimepicker}
in_section = {**_pressed, **_menus, **_pickers, "image": image}
in_input = {**_menus, **_pickers, **_datetimepicker, **free_inputs}
in_context = {
    "image": image,
    "plain_text": any_text(),
    "mrkdwn": any_text(),
}
in_context_actions: dict[str, Rule] = {
    "feedback_buttons": record(
        {**_type, "positive_button": _feedback, "negative_button": _feedback}, {"action_id": action_id}
    ),
    "icon_button": record(
        {**_type, "icon": one_of("trash"), "text": plain_text(75)},
        {**_button_extras, "visible_to_user_ids": array(user_id)},
    ),
}
source_link = record({**_type, "url": url, "text": text(MANY)})
