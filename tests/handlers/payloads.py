"""What Slack sends when people do things, key for key as in Slack's own samples: small builders, one for each act."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from sandbox.blocks import initial_values, state_key
from tests.building import Someone

JSON = dict[str, Any]

BOT_USER, BOT_ID, APP_ID = "UADVANCE", "BADVANCE", "AADVANCE"
DM = "D0001"

CHOSEN_FROM = ("static_select", "external_select", "radio_buttons")

_numbers = count(1)


def command(who: Someone, name: str, text: str = "") -> JSON:
    """A slash command, typed in any conversation."""
    return {
        "token": "verification",
        "team_id": who.team_id,
        "team_domain": "workspace",
        "channel_id": "C0001",
        "channel_name": "general",
        "user_id": who.slack_user_id,
        "user_name": "somebody",
        "command": name,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": f"https://hooks.slack.com/commands/{next(_numbers)}",
        "trigger_id": f"trigger.{next(_numbers)}",
    }


def shortcut(who: Someone, callback_id: str) -> JSON:
    """A global shortcut: no conversation, and no response_url."""
    return {
        "type": "shortcut",
        "token": "verification",
        "action_ts": _ts(),
        "team": {"id": who.team_id, "domain": "workspace"},
        "user": {"id": who.slack_user_id, "username": "somebody", "team_id": who.team_id},
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback_id,
        "trigger_id": f"trigger.{next(_numbers)}",
    }


def message_action(who: Someone, callback_id: str, text: str) -> JSON:
    """A shortcut on a message."""
    return {
        **_interaction(who, "message_action"),
        "action_ts": _ts(),
        "callback_id": callback_id,
        "response_url": f"https://hooks.slack.com/app/{next(_numbers)}",
        "channel": {"id": "C0001", "name": "general"},
        "message_ts": _ts(),
        "message": {"type": "message", "user": who.slack_user_id, "ts": _ts(), "text": text},
    }


def press_in_message(who: Someone, action_id: str, value: str = "") -> JSON:
    """A button under a direct message of Advance."""
    ts = _ts()
    return {
        **_interaction(who, "block_actions"),
        "container": {"type": "message", "message_ts": ts, "channel_id": DM, "is_ephemeral": False},
        "channel": {"id": DM, "name": "directmessage"},
        "message": {"type": "message", "user": BOT_USER, "bot_id": BOT_ID, "ts": ts, "text": "…", "blocks": []},
        "state": {"values": {}},
        "response_url": f"https://hooks.slack.com/actions/{next(_numbers)}",
        "actions": [_button(action_id, value)],
    }


def press_on_home(who: Someone, action_id: str, value: str = "") -> JSON:
    """A button on the Home tab: no conversation, and no response_url."""
    view = {"id": "V0001", "team_id": who.team_id, "type": "home", "blocks": [], "callback_id": "", "state": {}}
    return {
        **_interaction(who, "block_actions"),
        "container": {"type": "view", "view_id": "V0001"},
        "view": view,
        "actions": [_button(action_id, value)],
    }


def press_in_modal(who: Someone, action_id: str, value: str = "") -> JSON:
    """A button in a modal."""
    payload = press_on_home(who, action_id, value)
    payload["view"]["type"] = "modal"
    return payload


def submit(who: Someone, view: JSON, /, **entries: str | list[str] | None) -> JSON:
    """A modal is sent: what it held at first, and what was entered since, by the names of its inputs.

    `previous_view_id` in the view: the modal beneath it.
    """
    opened = _opened(who, view, _filled(view, entries))
    return {**_interaction(who, "view_submission"), "view": opened, "response_urls": []}


def choose(who: Someone, view: JSON, action_id: str, value: str, /, **entries: str | list[str] | None) -> JSON:
    """Something is chosen in an input that tells of it at once, with the form as it was filled in before."""
    values = _filled(view, {**entries, action_id: value})
    block, held = next((block, held[action_id]) for block, held in values.items() if action_id in held)
    action = {**held, "action_id": action_id, "block_id": block, "action_ts": _ts()}
    container = {"type": "view", "view_id": "V0002"}
    shown = {"container": container, "view": _opened(who, view, values), "actions": [action]}
    return {**_interaction(who, "block_actions"), **shown}


def press_on_page(
    who: Someone, view: JSON, action_id: str, value: str = "", /, **entries: str | list[str] | None
) -> JSON:
    """A button in a modal that is open, with what was entered there."""
    container, opened = {"type": "view", "view_id": "V0002"}, _opened(who, view, _filled(view, entries))
    pressed = [_button(action_id, value)]
    return {**_interaction(who, "block_actions"), "container": container, "view": opened, "actions": pressed}


def _filled(view: JSON, entries: Mapping[str, str | list[str] | None]) -> JSON:
    values = initial_values(view)
    for name, value in entries.items():
        held = next(block[name] for block in values.values() if name in block)
        held[state_key(held["type"])] = _held(held["type"], value)
    return values


def _held(kind: str, value: str | list[str] | None) -> JSON | list[JSON] | str | None:
    """What an input of this kind keeps of a value."""
    if isinstance(value, list):
        return [{"value": each} for each in value]
    return {"value": value} if value is not None and kind in CHOSEN_FROM else value


def closed(who: Someone, view: JSON) -> JSON:
    """A modal is closed by its cross."""
    return {**_interaction(who, "view_closed"), "view": _opened(who, view, {}), "is_cleared": False}


def suggestion(who: Someone, action_id: str, typed: str = "mar") -> JSON:
    """Somebody types into an external select."""
    return {
        **_interaction(who, "block_suggestion"),
        "action_id": action_id,
        "block_id": "block",
        "value": typed,
        "container": {"type": "view", "view_id": "V0001"},
    }


def typed(who: Someone, text: str, ts: str = "", **more: object) -> JSON:
    """A direct message to Advance."""
    ts = ts or _ts()
    message = {"type": "message", "user": who.slack_user_id, "ts": ts, "text": text, "team": who.team_id}
    return _event(who, {**message, "channel": DM, "event_ts": ts, "channel_type": "im", **more})


def message_changed(who: Someone, by: str, text: str) -> JSON:
    """A message was changed by its author (or drawn anew by Advance itself)."""
    message = {"type": "message", "text": text, "user": by, "team": who.team_id, "ts": _ts()}
    if by == BOT_USER:
        message["bot_id"] = BOT_ID
    event = {"type": "message", "subtype": "message_changed", "hidden": True, "message": message}
    event |= {"previous_message": {**message, "text": "before"}, "channel": DM, "channel_type": "im", "ts": _ts()}
    return _event(who, event)


def own_message(who: Someone, text: str) -> JSON:
    """What Advance itself has just said in somebody's direct message."""
    said = {"type": "message", "user": BOT_USER, "bot_id": BOT_ID, "app_id": APP_ID, "ts": _ts(), "text": text}
    return _event(who, {**said, "channel": DM, "channel_type": "im", "event_ts": _ts()})


def home_opened(who: Someone, tab: str = "home") -> JSON:
    """The app's Home or Messages tab is opened."""
    event = {"type": "app_home_opened", "user": who.slack_user_id, "channel": DM, "tab": tab, "event_ts": _ts()}
    return _event(who, event)


def user_changed(who: Someone, **changed: object) -> JSON:
    """Something about a Slack user has changed; the event tells everything about her."""
    user = {"id": who.slack_user_id, "team_id": who.team_id, "name": "somebody", "deleted": False, "is_bot": False}
    user |= {"tz": "Europe/London", "locale": "en-GB", "real_name": who.name, "profile": {"email": who.email}}
    return _event(who, {"type": "user_change", "user": {**user, **changed}, "cache_ts": 1, "event_ts": _ts()})


def tokens_revoked(who: Someone) -> JSON:
    """An event of the workspace itself, by nobody."""
    return _event(who, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}})


def _event(who: Someone, event: JSON) -> JSON:
    return {
        "token": "verification",
        "team_id": who.team_id,
        "context_team_id": who.team_id,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{next(_numbers):08}",
        "event_time": 1764000000,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": who.team_id,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-context",
    }


def _interaction(who: Someone, kind: str) -> JSON:
    return {
        "type": kind,
        "team": {"id": who.team_id, "domain": "workspace"},
        "user": {"id": who.slack_user_id, "username": "somebody", "name": "somebody", "team_id": who.team_id},
        "api_app_id": APP_ID,
        "token": "verification",
        "trigger_id": f"trigger.{next(_numbers)}",
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _button(action_id: str, value: str) -> JSON:
    text = {"type": "plain_text", "text": "Button", "emoji": True}
    button = {"type": "button", "action_id": action_id, "block_id": "block", "text": text, "action_ts": _ts()}
    return {**button, "value": value} if value else button


def _opened(who: Someone, view: JSON, values: JSON) -> JSON:
    return {
        "id": "V0002",
        "team_id": who.team_id,
        **view,
        "callback_id": view.get("callback_id", ""),
        "private_metadata": view.get("private_metadata", ""),
        "state": {"values": values},
        "hash": "1764000000.abc",
        "previous_view_id": view.get("previous_view_id"),
        "root_view_id": view.get("root_view_id") or view.get("previous_view_id") or "V0002",
        "app_id": APP_ID,
        "external_id": "",
        "app_installed_team_id": who.team_id,
        "bot_id": BOT_ID,
    }


def _ts() -> str:
    return f"1764000000.{next(_numbers):06}"
