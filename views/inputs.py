"""The inputs of our forms, within Slack's limits. Each bears one name, as its block and as its action."""

from collections.abc import Collection, Mapping
from datetime import date, time

from slack_sdk.models.blocks import (
    CheckboxesElement,
    DatePickerElement,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    NumberInputElement,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticSelectElement,
    TimePickerElement,
    UserSelectElement,
)

from views.blocks import BUTTON_AT_MOST, LABEL_AT_MOST, plain
from views.escape import shown, visible
from views.words import Words

DATE_FORMAT, TIME_FORMAT = "%Y-%m-%d", "%H:%M"
TYPED_AT_MOST = 3000
PLACEHOLDER_AT_MOST = 150
OPTIONS_AT_MOST = 100
OPTION_AT_MOST = BUTTON_AT_MOST


def field(
    label: str, element: InputInteractiveElement, *, optional: bool = False, hint: str = "", at_once: bool = False
) -> InputBlock:
    """An input with its label. `at_once`: what is entered comes in when Enter is pressed, not with the form."""
    return InputBlock(
        block_id=element.action_id,
        label=plain(label, LABEL_AT_MOST),
        element=element,
        optional=optional,
        hint=plain(hint, LABEL_AT_MOST) if hint else None,
        dispatch_action=at_once or None,
    )


def typed(name: str, initial: str = "", *, placeholder: str = "", lines: bool = False) -> PlainTextInputElement:
    """A text. None of `initial` is lost unless it is more than Slack would take."""
    return PlainTextInputElement(
        action_id=name,
        initial_value=visible(initial)[:TYPED_AT_MOST] or None,
        multiline=lines or None,
        placeholder=plain(placeholder, PLACEHOLDER_AT_MOST) if placeholder else None,
    )


def number(name: str, initial: int) -> NumberInputElement:
    """A whole number. What is wrong with one we say ourselves, beside it."""
    return NumberInputElement(action_id=name, is_decimal_allowed=False, initial_value=str(initial))


def day(name: str, initial: date | None = None) -> DatePickerElement:
    """A day."""
    return DatePickerElement(action_id=name, initial_date=initial.strftime(DATE_FORMAT) if initial else None)


def clock(name: str, initial: time | None = None) -> TimePickerElement:
    """A time of day."""
    return TimePickerElement(action_id=name, initial_time=initial.strftime(TIME_FORMAT) if initial else None)


def chosen(name: str, options: Mapping[str, str], initial: str = "") -> StaticSelectElement:
    """One of these, by value; `initial` is none where it is not among them."""
    offered = _options(options)
    return StaticSelectElement(action_id=name, options=[*offered.values()], initial_option=offered.get(initial))


def picked(name: str, options: Mapping[str, str], initial: str = "") -> RadioButtonsElement:
    """One of these, all before her eyes; ten at the most."""
    offered = _options(options)
    return RadioButtonsElement(action_id=name, options=[*offered.values()], initial_option=offered.get(initial))


def ticked(name: str, options: Mapping[str, str], initial: Collection[str]) -> CheckboxesElement:
    """Some of these, by value; ten at the most."""
    offered = _options(options)
    at_first = [option for value, option in offered.items() if value in initial]
    return CheckboxesElement(action_id=name, options=[*offered.values()], initial_options=at_first or None)


def somebody(name: str, initial: str = "") -> UserSelectElement:
    """Anybody in this workspace, by her Slack user id."""
    return UserSelectElement(action_id=name, initial_user=initial or None)


def searched(name: str, placeholder: str, initial: Option | None = None) -> ExternalDataSelectElement:
    """One of more than a list can hold: we are asked what there is as she types, and before she has typed anything."""
    return ExternalDataSelectElement(
        action_id=name,
        placeholder=plain(placeholder, PLACEHOLDER_AT_MOST),
        initial_option=initial,
        min_query_length=0,
    )


def option(value: str, text: str) -> Option:
    """One thing to choose."""
    return Option(value=value, text=plain(shown(text), OPTION_AT_MOST))


def _options(options: Mapping[str, str]) -> dict[str, Option]:
    return {value: option(value, text) for value, text in [*options.items()][:OPTIONS_AT_MOST]}


def too_long(words: Words, length: int, at_most: int) -> str:
    """Beside a field that holds more characters than it may."""
    return words.say(
        "This has {length} characters, and {at_most} fit. Nothing is lost: please shorten it here.",
        length=length,
        at_most=at_most,
    )
