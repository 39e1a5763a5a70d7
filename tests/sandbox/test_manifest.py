"""manifest.yml is read as Slack reads it, and refused as Slack refuses it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from sandbox.manifest import InvalidManifest, parse_manifest, read_manifest
from tests.sandbox.running import MANIFEST

JSON = dict[str, Any]
CONTENT: JSON = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
COMMAND = {"command": "/x", "description": "Does it"}
SHORTCUT = {"name": "Do it", "type": "global", "callback_id": "do", "description": "Does it"}


def manifest(*path: str, value: Any) -> JSON:
    """The test app's manifest with one thing put in."""
    content: JSON = copy.deepcopy(CONTENT)
    place = content
    for name in path[:-1]:
        place = place.setdefault(name, {})
    place[path[-1]] = value
    return content


ROWS: list[tuple[str, JSON, str, str]] = [
    (
        "name 35",
        manifest("display_information", "name", value="x" * 36),
        "must be less than 36 characters",
        "/display_information/name",
    ),
    (
        "description 140",
        manifest("display_information", "description", value="x" * 141),
        "must be less than 141 characters",
        "/display_information/description",
    ),
    (
        "long description from 175",
        manifest("display_information", "long_description", value="x" * 174),
        "must be more than 174 characters",
        "/display_information/long_description",
    ),
    (
        "long description to 4,000",
        manifest("display_information", "long_description", value="x" * 4001),
        "must be less than 4001 characters",
        "/display_information/long_description",
    ),
    (
        "a colour",
        manifest("display_information", "background_color", value="purple"),
        "must be a colour such as #3b2a5c",
        "/display_information/background_color",
    ),
    (
        "bot name 80",
        manifest("features", "bot_user", "display_name", value="x" * 81),
        "must be less than 81 characters",
        "/features/bot_user/display_name",
    ),
    (
        "50 commands",
        manifest("features", "slash_commands", value=[COMMAND] * 51),
        "no more than 50 items allowed",
        "/features/slash_commands",
    ),
    (
        "command 32",
        manifest("features", "slash_commands", value=[{**COMMAND, "command": "/" + "x" * 32}]),
        "must be a / and at most 31 characters",
        "/features/slash_commands/0/command",
    ),
    (
        "a command begins with a slash",
        manifest("features", "slash_commands", value=[{**COMMAND, "command": "x"}]),
        "must be a / and at most 31 characters",
        "/features/slash_commands/0/command",
    ),
    (
        "a command once",
        manifest("features", "slash_commands", value=[COMMAND] * 2),
        "/x stands twice",
        "/features/slash_commands",
    ),
    (
        "usage hint 1,000",
        manifest("features", "slash_commands", value=[{**COMMAND, "usage_hint": "x" * 1001}]),
        "must be less than 1001 characters",
        "/features/slash_commands/0/usage_hint",
    ),
    (
        "10 shortcuts",
        manifest("features", "shortcuts", value=[SHORTCUT] * 11),
        "no more than 10 items allowed",
        "/features/shortcuts",
    ),
    (
        "shortcut name 24",
        manifest("features", "shortcuts", value=[{**SHORTCUT, "name": "x" * 25}]),
        "must be less than 25 characters",
        "/features/shortcuts/0/name",
    ),
    (
        "shortcut type",
        manifest("features", "shortcuts", value=[{**SHORTCUT, "type": "user"}]),
        "must be one of: global, message",
        "/features/shortcuts/0/type",
    ),
    (
        "100 events",
        manifest("settings", "event_subscriptions", "bot_events", value=["app_home_opened"] * 101),
        "no more than 100 items allowed",
        "/settings/event_subscriptions/bot_events",
    ),
    (
        "an event with its scope",
        manifest("oauth_config", "scopes", "bot", value=["commands"]),
        "message.im needs the scope im:history",
        "/settings/event_subscriptions/bot_events/6",
    ),
    (
        "commands with their scope",
        manifest("oauth_config", "scopes", "bot", value=[]),
        "commands and shortcuts need the scope commands",
        "/oauth_config/scopes/bot",
    ),
    (
        "a switch is a boolean",
        manifest("settings", "socket_mode_enabled", value="yes"),
        "must provide a boolean",
        "/settings/socket_mode_enabled",
    ),
    (
        "nothing of one's own",
        manifest("settings", "dark_mode", value=True),
        "invalid additional property: dark_mode",
        "/settings",
    ),
]


@pytest.mark.parametrize(("content", "words", "pointer"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_manifest_is_refused_with_the_place_and_the_reason(content: JSON, words: str, pointer: str) -> None:
    with pytest.raises(InvalidManifest) as refused:
        parse_manifest(content)
    assert f"{words} [json-pointer:{pointer}]" in str(refused.value).splitlines()


def test_a_manifest_that_is_no_yaml_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "manifest.yml"
    path.write_text("a: [", encoding="utf-8")
    with pytest.raises(InvalidManifest, match=r"manifest\.yml is not YAML"):
        read_manifest(path)


def test_a_manifest_is_read_to_plain_values() -> None:
    read = read_manifest(MANIFEST)
    assert (read.name, read.bot_name) == ("Parrot", "Parrot")
    assert read.commands[0].command == "/parrot"
    assert read.commands[0].should_escape
    assert not read.commands[1].should_escape
    assert [(s.callback_id, s.type) for s in read.shortcuts] == [("open_form", "global"), ("quote_it", "message")]
    assert "message.im" in read.events
    assert "chat:write" in read.scopes
    assert (read.home_tab, read.messages_tab, read.socket_mode, read.interactive) == (True, True, True, True)


def test_the_products_own_manifest_is_one_that_slack_would_take() -> None:
    read_manifest(Path(__file__).parents[2] / "manifest.yml")
