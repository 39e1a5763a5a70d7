"""The events that Slack tells an app, key for key: the inner ones and the body around them."""

from __future__ import annotations

from sandbox import ids
from sandbox.objects import user_object, view_object
from sandbox.payloads import action_ts
from sandbox.records import JSON, Person, StoredFile, Workspace
from sandbox.state import Sandbox


def event_callback(sandbox: Sandbox, team: str, event: JSON) -> JSON:
    """The Events API's outer body."""
    workspace = sandbox.workspaces[team]
    authorized = {
        "enterprise_id": None,
        "team_id": team,
        "user_id": workspace.bot_user,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    channel = event.get("channel") if isinstance(event.get("channel"), str) else event.get("channel_id", "")
    return {
        "token": sandbox.verification_token,
        "team_id": team,
        "context_team_id": team,
        "context_enterprise_id": None,
        "api_app_id": sandbox.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": sandbox.next_id("Ev"),
        "event_time": int(sandbox.clock.epoch()),
        "authorizations": [authorized],
        "is_ext_shared_channel": False,
        "event_context": "4-" + ids.secret("context", team, event["type"], channel or ""),
    }


def app_rate_limited(sandbox: Sandbox, team: str, minute: int) -> JSON:
    """Told instead of events, once an app has more than 30,000 an hour in a workspace."""
    return {
        "token": sandbox.verification_token,
        "type": "app_rate_limited",
        "team_id": team,
        "minute_rate_limited": minute,
        "api_app_id": sandbox.app_id,
    }


def app_home_opened(sandbox: Sandbox, person: Person, tab: str) -> JSON:
    """The inner event; `view` is there only where the app published one, and for the Home tab only."""
    event: JSON = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": sandbox.dm_of(person.id).id,
        "tab": tab,
        "event_ts": action_ts(sandbox),
    }
    home = sandbox.homes.get(person.id)
    if home and tab == "home":
        event["view"] = view_object(sandbox, home)
    return event


def file_shared(sandbox: Sandbox, stored: StoredFile, channel: str) -> JSON:
    return {
        "type": "file_shared",
        "file_id": stored.id,
        "user_id": stored.user,
        "file": {"id": stored.id},
        "channel_id": channel,
        "event_ts": action_ts(sandbox),
    }


def user_event(sandbox: Sandbox, person: Person, kind: str) -> JSON:
    """team_join or user_change."""
    email = "users:read.email" in sandbox.manifest.scopes
    event: JSON = {
        "type": kind,
        "user": user_object(sandbox, person, locale=True, email=email),
        "event_ts": action_ts(sandbox),
    }
    if kind == "user_change":
        event["cache_ts"] = int(sandbox.clock.epoch())
    return event


def app_uninstalled(sandbox: Sandbox) -> JSON:
    return {"type": "app_uninstalled", "event_ts": action_ts(sandbox)}


def tokens_revoked(sandbox: Sandbox, workspace: Workspace) -> JSON:
    tokens = {"oauth": [], "bot": [workspace.bot_user]}
    return {"type": "tokens_revoked", "tokens": tokens, "event_ts": action_ts(sandbox)}
