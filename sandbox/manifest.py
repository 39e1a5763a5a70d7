"""The app's manifest.yml: read, checked as Slack checks it, and handed on as plain values.

Source: slackapi/manifest-schema, schemas/manifest.schema.2.0.0.json (the parts that an app like this one uses).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sandbox.blocks.schema import Rule, array, flag, one_of, pattern, problem, record, text, whole

JSON = dict[str, Any]

_address = pattern(r"https?://.{1,3490}", "must be an http(s) address")
_word = text(50)
_version = whole(1, 2)
_command = record(
    {"command": pattern(r"/\S{1,31}", "must be a / and at most 31 characters"), "description": text(2000)},
    {"usage_hint": text(1000), "should_escape": flag, "url": _address},
)
_shortcut = record(
    {"name": text(24), "type": one_of("global", "message"), "callback_id": text(255), "description": text(150)}
)
_scopes = array(_word, most=255)
_features: dict[str, Rule] = {
    "app_home": record(
        {},
        dict.fromkeys(("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"), flag),
    ),
    "bot_user": record({"display_name": text(80)}, {"always_online": flag}),
    "slash_commands": array(_command, most=50),
    "shortcuts": array(_shortcut, most=10),
}
_settings: dict[str, Rule] = {
    "event_subscriptions": record(
        {}, {"bot_events": array(_word, most=100), "user_events": array(_word, most=100), "request_url": _address}
    ),
    "interactivity": record({"is_enabled": flag}, {"request_url": _address, "message_menu_options_url": _address}),
    "org_deploy_enabled": flag,
    "socket_mode_enabled": flag,
    "token_rotation_enabled": flag,
}
_manifest = record(
    {
        "display_information": record(
            {"name": text(35)},
            {
                "description": text(140),
                "long_description": text(4000, least=175),
                "background_color": pattern(r"#([0-9a-fA-F]{3}){1,2}", "must be a colour such as #3b2a5c"),
            },
        )
    },
    {
        "_metadata": record({}, {"major_version": _version, "minor_version": whole(0, 9)}),
        "features": record({}, _features),
        "oauth_config": record(
            {},
            {
                "redirect_urls": array(text(2500), most=1000),
                "scopes": record({}, {"bot": _scopes, "user": _scopes}),
            },
        ),
        "settings": record({}, _settings),
    },
)

# An app can't subscribe to what its scopes don't let it see (each event's page under docs.slack.dev/reference/events).
SCOPE_OF_EVENT = {
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "team_join": "users:read",
    "user_change": "users:read",
    "file_shared": "files:read",
    "member_joined_channel": "channels:read",
}


class InvalidManifest(ValueError):
    """manifest.yml is not what Slack would take; the message has one line a fault."""


@dataclass(frozen=True)
class Command:
    """A slash command."""

    command: str
    description: str
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True)
class Shortcut:
    """A shortcut; `type` is "global" or "message"."""

    name: str
    type: str
    callback_id: str
    description: str


@dataclass(frozen=True)
class Manifest:
    """What the app is, may do and listens to."""

    name: str
    description: str = ""
    long_description: str = ""
    background_color: str = "#4a154b"
    bot_name: str = ""
    scopes: tuple[str, ...] = ()
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    events: tuple[str, ...] = ()
    home_tab: bool = False
    messages_tab: bool = False
    messages_tab_read_only: bool = True
    interactive: bool = False
    socket_mode: bool = False


def read_manifest(path: Path) -> Manifest:
    """Raises InvalidManifest with every fault, each with its place in the file."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as fault:
        raise InvalidManifest(f"{path} is not YAML: {fault}") from fault
    return parse_manifest(content)


def parse_manifest(content: Any) -> Manifest:
    """The same for what was already read."""
    problems: list[str] = []
    _manifest(content, "", problems)
    if not problems:
        _consistent(content, problems)
    if problems:
        raise InvalidManifest("\n".join(problems))
    return _built(content)


def _consistent(content: JSON, problems: list[str]) -> None:
    features, settings = content.get("features", {}), content.get("settings", {})
    scopes = content.get("oauth_config", {}).get("scopes", {}).get("bot", [])
    if (features.get("slash_commands") or features.get("shortcuts")) and "commands" not in scopes:
        problems.append(problem("commands and shortcuts need the scope commands", "/oauth_config/scopes/bot"))
    for index, event in enumerate(settings.get("event_subscriptions", {}).get("bot_events", [])):
        needed = SCOPE_OF_EVENT.get(event)
        if needed is not None and needed not in scopes:
            at = f"/settings/event_subscriptions/bot_events/{index}"
            problems.append(problem(f"{event} needs the scope {needed}", at))
    for kind, key in (("slash_commands", "command"), ("shortcuts", "callback_id")):
        names = [entry[key] for entry in features.get(kind, [])]
        problems.extend(
            problem(f"{name} stands twice", f"/features/{kind}") for name in sorted(set(names)) if names.count(name) > 1
        )


def _built(content: JSON) -> Manifest:
    display, features = content["display_information"], content.get("features", {})
    settings, home = content.get("settings", {}), features.get("app_home", {})
    return Manifest(
        name=display["name"],
        description=display.get("description", ""),
        long_description=display.get("long_description", ""),
        background_color=display.get("background_color", Manifest.background_color),
        bot_name=features.get("bot_user", {}).get("display_name", display["name"]),
        scopes=tuple(content.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        commands=tuple(_command_of(entry) for entry in features.get("slash_commands", [])),
        shortcuts=tuple(Shortcut(**entry) for entry in features.get("shortcuts", [])),
        events=tuple(settings.get("event_subscriptions", {}).get("bot_events", [])),
        home_tab=home.get("home_tab_enabled", False),
        messages_tab=home.get("messages_tab_enabled", False),
        messages_tab_read_only=home.get("messages_tab_read_only_enabled", True),
        interactive=settings.get("interactivity", {}).get("is_enabled", False),
        socket_mode=settings.get("socket_mode_enabled", False),
    )


def _command_of(entry: JSON) -> Command:
    return Command(
        command=entry["command"],
        description=entry["description"],
        usage_hint=entry.get("usage_hint", ""),
        should_escape=entry.get("should_escape", False),
    )
