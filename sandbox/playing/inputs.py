"""From a plain value to the state that Slack keeps of an element, with what the client itself refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from sandbox.blocks import state_key
from sandbox.objects import file_object
from sandbox.playing.outcome import NotPossible
from sandbox.records import JSON, Person
from sandbox.state import Sandbox

EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
TEXT_AT_MOST = 3000


def state_of(sandbox: Sandbox, person: Person, element: JSON, value: Any, options: list[JSON]) -> JSON:
    """Slack's state of an element after the person gave it this value; None and "" empty it.

    `options` is what a select offers. Raises NotPossible for what the client would not take.
    """
    kind = element["type"]
    key = state_key(kind)
    held: Any
    if kind.startswith("multi_") or kind in ("checkboxes", "file_input"):
        held = _several(sandbox, person, element, value, options)
    elif value is None or value == "":
        held = None
    else:
        held = _ONE[kind](sandbox, person, element, value, options)
    state: JSON = {"type": kind, key: held}
    if kind == "timepicker" and element.get("timezone"):
        state["timezone"] = element["timezone"]
    return state


def is_empty(state: JSON) -> bool:
    """Whether an element holds nothing."""
    held = state.get(state_key(state["type"]))
    if state["type"] == "rich_text_input":
        return not _rich_text_words(held)
    return held is None or held in ("", [])


def _several(sandbox: Sandbox, person: Person, element: JSON, value: Any, options: list[JSON]) -> list[Any]:
    values = [] if value in (None, "") else value if isinstance(value, list) else [value]
    kind = element["type"].removeprefix("multi_")
    chosen = [_ONE[kind](sandbox, person, element, one, options) for one in dict.fromkeys(values)]
    most = element.get("max_selected_items") or element.get("max_files") or len(chosen)
    if len(chosen) > most:
        raise NotPossible(f"{element['action_id']}: at most {most} can be chosen")
    return chosen


def _option(_: Sandbox, __: Person, element: JSON, value: Any, options: list[JSON]) -> JSON:
    found = next((o for o in options if o.get("value") == str(value)), None)
    if found is None:
        raise NotPossible(f"{element['action_id']}: not an offered option: {value}")
    return found


def _text(_: Sandbox, __: Person, element: JSON, value: Any, ___: list[JSON]) -> str:
    text = str(value)
    least, most = element.get("min_length") or 0, element.get("max_length") or TEXT_AT_MOST
    if len(text) > most:
        raise NotPossible(f"{element['action_id']}: must be at most {most} characters")
    if len(text) < least:
        raise NotPossible(f"{element['action_id']}: must be at least {least} characters")
    if "\n" in text and not element.get("multiline"):
        raise NotPossible(f"{element['action_id']}: takes one line only")
    return text


def _number(_: Sandbox, __: Person, element: JSON, value: Any, ___: list[JSON]) -> str:
    if not NUMBER.fullmatch(str(value)):
        raise NotPossible(f"{element['action_id']}: not a number: {value}")
    number = Decimal(str(value))
    if number != number.to_integral_value() and not element.get("is_decimal_allowed"):
        raise NotPossible(f"{element['action_id']}: must be a whole number")
    least, most = element.get("min_value"), element.get("max_value")
    if (least is not None and number < Decimal(least)) or (most is not None and number > Decimal(most)):
        raise NotPossible(f"{element['action_id']}: must be from {least} to {most}")
    return str(value)


def _email(_: Sandbox, __: Person, element: JSON, value: Any, ___: list[JSON]) -> str:
    if not EMAIL.fullmatch(str(value)):
        raise NotPossible(f"{element['action_id']}: not an e-mail address: {value}")
    return str(value)


def _url(_: Sandbox, __: Person, element: JSON, value: Any, ___: list[JSON]) -> str:
    parts = urlsplit(str(value))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotPossible(f"{element['action_id']}: not a web address: {value}")
    return str(value)


def _date(_: Sandbox, __: Person, element: JSON, value: Any, ___: list[JSON]) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise NotPossible(f"{element['action_id']}: not a date: {value}") from None


def _time(_: Sandbox, __: Person, element: JSON, value: Any, ___: list[JSON]) -> str:
    try:
        return time.fromisoformat(str(value)).strftime("%H:%M")
    except ValueError:
        raise NotPossible(f"{element['action_id']}: not a time: {value}") from None


def _instant(_: Sandbox, __: Person, element: JSON, value: Any, ___: list[JSON]) -> int:
    """Epoch seconds; an ISO instant with its offset will do."""
    if isinstance(value, int):
        return value
    try:
        return int(value) if str(value).isdigit() else int(datetime.fromisoformat(value).timestamp())
    except (ValueError, TypeError):
        raise NotPossible(f"{element['action_id']}: not an instant: {value}") from None


def _user(sandbox: Sandbox, person: Person, element: JSON, value: Any, _: list[JSON]) -> str:
    chosen = sandbox.people.get(str(value))
    if chosen is None or chosen.team != person.team or chosen.deleted:
        raise NotPossible(f"{element['action_id']}: no such person in this workspace: {value}")
    return chosen.id


def _conversation(sandbox: Sandbox, person: Person, element: JSON, value: Any, _: list[JSON]) -> str:
    chosen = sandbox.conversations.get(str(value))
    if chosen is None or chosen.team != person.team or person.id not in sandbox.audience(chosen):
        raise NotPossible(f"{element['action_id']}: no such conversation: {value}")
    kinds = (element.get("filter") or {}).get("include")
    kind = "im" if chosen.is_im else "private" if chosen.is_private else "public"
    if kinds and kind not in kinds:
        raise NotPossible(f"{element['action_id']}: not offered here: {value}")
    return chosen.id


def _channel(sandbox: Sandbox, person: Person, element: JSON, value: Any, options: list[JSON]) -> str:
    chosen = _conversation(sandbox, person, element, value, options)
    if sandbox.conversations[chosen].is_im or sandbox.conversations[chosen].is_private:
        raise NotPossible(f"{element['action_id']}: not a public channel: {value}")
    return chosen


def _file(sandbox: Sandbox, person: Person, element: JSON, value: Any, _: list[JSON]) -> JSON:
    stored = sandbox.files.get(str(value))
    if stored is None or stored.user != person.id or not stored.uploaded:
        raise NotPossible(f"{element['action_id']}: not a file of yours: {value}")
    kinds = element.get("filetypes")
    if kinds and stored.filetype not in kinds:
        raise NotPossible(f"{element['action_id']}: takes {', '.join(kinds)} only")
    return file_object(sandbox, stored)


def _rich_text(_: Sandbox, __: Person, ___: JSON, value: Any, ____: list[JSON]) -> JSON:
    """Rich text as Slack's JSON, or plain words that become one section."""
    if isinstance(value, dict):
        return value
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(value)}]}
    return {"type": "rich_text", "elements": [section]}


def _rich_text_words(value: Any) -> str:
    if isinstance(value, dict):
        own = str(value.get("text", "")) + str(value.get("url", "")) + str(value.get("user_id", ""))
        return own + _rich_text_words(value.get("elements", []))
    return "".join(_rich_text_words(one) for one in value) if isinstance(value, list) else ""


_ONE: dict[str, Callable[[Sandbox, Person, JSON, Any, list[JSON]], Any]] = {
    "plain_text_input": _text,
    "number_input": _number,
    "email_text_input": _email,
    "url_text_input": _url,
    "datepicker": _date,
    "timepicker": _time,
    "datetimepicker": _instant,
    "static_select": _option,
    "external_select": _option,
    "radio_buttons": _option,
    "checkboxes": _option,
    "users_select": _user,
    "conversations_select": _conversation,
    "channels_select": _channel,
    "file_input": _file,
    "rich_text_input": _rich_text,
}
