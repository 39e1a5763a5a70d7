"""The payloads of commands and interactions that Slack sends an app, key for key."""

from __future__ import annotations

from typing import Any

from sandbox.objects import message_object, view_object
from sandbox.records import (
    JSON,
    Conversation,
    Message,
    OpenView,
    Person,
    ResponseUrl,
    Trigger,
)
from sandbox.state import Sandbox


def slash_command(
    sandbox: Sandbox,
    person: Person,
    channel: Conversation,
    command: str,
    text: str,
    trigger: Trigger,
    answer_to: ResponseUrl,
) -> JSON:
    """A slash command; over HTTP the same keys are form fields."""
    workspace = sandbox.workspaces[person.team]
    return {
        "token": sandbox.verification_token,
        "team_id": workspace.team,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": sandbox.app_id,
        "is_enterprise_install": "false",
        "response_url": response_address(sandbox, answer_to),
        "trigger_id": trigger.id,
    }


def block_actions_in_view(sandbox: Sandbox, person: Person, opened: OpenView, action: JSON, trigger: Trigger) -> JSON:
    """Somebody used an element of a modal or of the Home tab."""
    return {
        **_interaction(sandbox, person, "block_actions"),
        "container": {"type": "view", "view_id": opened.id},
        "trigger_id": trigger.id,
        "enterprise": None,
        "is_enterprise_install": False,
        "view": view_object(sandbox, opened),
        "actions": [action],
    }


def block_actions_in_message(
    sandbox: Sandbox,
    person: Person,
    message: Message,
    values: JSON,
    action: JSON,
    trigger: Trigger,
    answer_to: ResponseUrl,
) -> JSON:
    """Somebody used an element of a message. Of an ephemeral one Slack tells the container only."""
    channel = sandbox.conversations[message.channel]
    container: JSON = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    payload = {
        **_interaction(sandbox, person, "block_actions"),
        "container": container,
        "trigger_id": trigger.id,
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "message": message_object(sandbox, message),
        "state": {"values": values},
        "response_url": response_address(sandbox, answer_to),
        "actions": [action],
    }
    if message.ephemeral_to:
        del payload["message"]
    return payload


def view_submission(
    sandbox: Sandbox, person: Person, opened: OpenView, trigger: Trigger, response_urls: list[JSON]
) -> JSON:
    """Somebody submitted a modal; `response_urls` are of its menus with response_url_enabled."""
    return {
        **_interaction(sandbox, person, "view_submission"),
        "trigger_id": trigger.id,
        "view": view_object(sandbox, opened),
        "response_urls": response_urls,
        "is_enterprise_install": False,
        "enterprise": None,
    }


def view_closed(sandbox: Sandbox, person: Person, opened: OpenView, *, cleared: bool) -> JSON:
    """Somebody closed a modal that asked to be told (`notify_on_close`)."""
    return {
        **_interaction(sandbox, person, "view_closed"),
        "view": view_object(sandbox, opened),
        "is_cleared": cleared,
        "is_enterprise_install": False,
        "enterprise": None,
    }


def shortcut(sandbox: Sandbox, person: Person, callback_id: str, trigger: Trigger) -> JSON:
    """A global shortcut: it has no channel, and so no response_url."""
    workspace = sandbox.workspaces[person.team]
    return {
        "type": "shortcut",
        "token": sandbox.verification_token,
        "action_ts": action_ts(sandbox),
        "team": {"id": workspace.team, "domain": workspace.domain},
        "user": {"id": person.id, "username": person.name, "team_id": person.team},
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback_id,
        "trigger_id": trigger.id,
    }


def message_action(
    sandbox: Sandbox,
    person: Person,
    message: Message,
    callback_id: str,
    trigger: Trigger,
    answer_to: ResponseUrl,
) -> JSON:
    """A message shortcut."""
    workspace = sandbox.workspaces[person.team]
    channel = sandbox.conversations[message.channel]
    return {
        "type": "message_action",
        "token": sandbox.verification_token,
        "action_ts": action_ts(sandbox),
        "team": {"id": workspace.team, "domain": workspace.domain},
        "user": {"id": person.id, "team_id": person.team, "name": person.name},
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback_id,
        "trigger_id": trigger.id,
        "response_url": response_address(sandbox, answer_to),
        "message_ts": message.ts,
        "message": message_object(sandbox, message),
    }


def block_suggestion(
    sandbox: Sandbox, person: Person, surface: OpenView | Message, block_id: str, action_id: str, query: str
) -> JSON:
    """What an external select asks the app while somebody types."""
    payload: JSON = {
        **_interaction(sandbox, person, "block_suggestion"),
        "action_id": action_id,
        "block_id": block_id,
        "value": query,
        "enterprise": None,
        "is_enterprise_install": False,
    }
    if isinstance(surface, OpenView):
        payload["container"] = {"type": "view", "view_id": surface.id}
        payload["view"] = view_object(sandbox, surface)
        return payload
    channel = sandbox.conversations[surface.channel]
    payload["container"] = {
        "type": "message",
        "message_ts": surface.ts,
        "channel_id": surface.channel,
        "is_ephemeral": surface.ephemeral_to is not None,
    }
    payload["channel"] = {"id": channel.id, "name": channel_name(channel)}
    if not surface.ephemeral_to:
        payload["message"] = message_object(sandbox, surface)
    return payload


def member_joined_channel(sandbox: Sandbox, channel: Conversation, user: str, inviter: str | None = None) -> JSON:
    event: JSON = {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": channel.team,
        "event_ts": action_ts(sandbox),
    }
    return event | ({"inviter": inviter} if inviter else {})


def response_address(sandbox: Sandbox, answer_to: ResponseUrl) -> str:
    return f"{sandbox.base_url}/respond/{answer_to.team}/{answer_to.id}"


def channel_name(channel: Conversation) -> str:
    """Slack calls every DM "directmessage" in interactions."""
    return "directmessage" if channel.is_im else channel.name


def action_ts(sandbox: Sandbox) -> str:
    return f"{sandbox.clock.epoch():.6f}"


def _interaction(sandbox: Sandbox, person: Person, kind: str) -> dict[str, Any]:
    workspace = sandbox.workspaces[person.team]
    return {
        "type": kind,
        "team": {"id": workspace.team, "domain": workspace.domain},
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": person.team,
        },
        "api_app_id": sandbox.app_id,
        "token": sandbox.verification_token,
    }
