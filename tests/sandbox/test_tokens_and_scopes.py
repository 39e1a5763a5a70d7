"""Who may call: tokens, scopes from the manifest, and what a refusal says of them."""

from __future__ import annotations

import pytest

from sandbox.web_api import METHODS
from tests.sandbox.world import World

SCOPED = sorted(name for name, method in METHODS.items() if method.scopes)


def test_no_token_is_not_authed() -> None:
    assert World().api("auth.test", token=None) == {"ok": False, "error": "not_authed"}


def test_a_token_that_nobody_was_given_is_invalid() -> None:
    assert World().api("auth.test", token="xoxb-made-up")["error"] == "invalid_auth"


def test_the_apps_own_token_reads_nobodys_profile() -> None:
    world = World()
    refused = world.api("users.info", token=world.sandbox.app_token, user=world.maya.id)
    assert refused["error"] == "not_allowed_token_type"


def test_a_bot_token_opens_no_socket() -> None:
    assert World().api("apps.connections.open")["error"] == "not_allowed_token_type"


def test_the_token_of_an_app_that_was_removed_is_inactive() -> None:
    world = World()
    world.workspace.installed = False
    assert world.api("auth.test")["error"] == "account_inactive"


def test_a_method_that_slack_has_not_is_unknown() -> None:
    refused = World().api("chat.shout")
    assert (refused["error"], refused["req_method"]) == ("unknown_method", "chat.shout")


@pytest.mark.parametrize("method", SCOPED)
def test_each_method_needs_one_of_its_scopes(method: str) -> None:
    world = World()
    world.without_scope(*METHODS[method].scopes)
    refused = world.api(method)
    assert refused["error"] == "missing_scope"
    assert refused["needed"] == ",".join(METHODS[method].scopes)
    assert refused["provided"] == ",".join(world.sandbox.manifest.scopes)


@pytest.mark.parametrize(
    ("method", "scope", "place"),
    [
        ("conversations.history", "im:history", "dm"),
        ("conversations.history", "groups:history", "leads"),
        ("conversations.replies", "channels:history", "open"),
        ("conversations.info", "im:read", "dm"),
        ("conversations.info", "groups:read", "leads"),
        ("conversations.members", "channels:read", "open"),
    ],
)
def test_each_kind_of_conversation_needs_its_own_scope(method: str, scope: str, place: str) -> None:
    world = World()
    world.without_scope(scope)
    refused = world.api(method, channel=getattr(world, place).id)
    assert (refused["error"], refused["needed"]) == ("missing_scope", scope)


def test_private_channels_are_listed_only_with_their_scope() -> None:
    world = World()
    world.without_scope("groups:read")
    refused = world.api("conversations.list", types="public_channel,private_channel")
    assert (refused["error"], refused["needed"]) == ("missing_scope", "groups:read")


def test_addresses_are_told_only_with_their_scope() -> None:
    world = World()
    assert world.done("users.info", user=world.maya.id)["user"]["profile"]["email"] == world.maya.email
    world.without_scope("users:read.email")
    assert "email" not in world.done("users.info", user=world.maya.id)["user"]["profile"]


def test_the_granted_scopes_are_told_in_a_header() -> None:
    world = World()
    assert world.answer("auth.test").headers["X-OAuth-Scopes"] == ",".join(world.sandbox.manifest.scopes)


def test_a_home_tab_that_is_off_takes_no_view() -> None:
    world = World()
    world.with_manifest(home_tab=False)
    assert world.api("views.publish", user_id=world.maya.id, view={})["error"] == "not_enabled"


def test_a_messages_tab_that_is_off_takes_no_message() -> None:
    world = World()
    world.with_manifest(messages_tab=False)
    assert world.api("chat.postMessage", channel=world.dm.id, text="x")["error"] == "messages_tab_disabled"


def test_a_socket_is_opened_only_in_socket_mode() -> None:
    world = World()
    world.with_manifest(socket_mode=False)
    assert world.api("apps.connections.open", token=world.sandbox.app_token)["ok"] is False
