"""Views: modals and Home tabs."""

from __future__ import annotations

from sandbox.records import JSON, OpenView
from sandbox.state import Sandbox


def view_object(sandbox: Sandbox, opened: OpenView) -> JSON:
    """A modal or Home view as Slack tells it, with its present state."""
    workspace = sandbox.workspaces[opened.team]
    view = opened.view
    return {
        "id": opened.id,
        "team_id": opened.team,
        "type": view["type"],
        "blocks": view.get("blocks", []),
        "private_metadata": view.get("private_metadata") or "",
        "callback_id": view.get("callback_id") or "",
        "state": {"values": opened.state},
        "hash": opened.hash,
        "title": view.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": bool(view.get("clear_on_close", False)),
        "notify_on_close": bool(view.get("notify_on_close", False)),
        "close": view.get("close"),
        "submit": view.get("submit"),
        "previous_view_id": opened.previous_view_id,
        "root_view_id": opened.root_view_id,
        "app_id": sandbox.app_id,
        "external_id": view.get("external_id") or "",
        "app_installed_team_id": opened.team,
        "bot_id": workspace.bot_id,
    }
