"""apps.connections.open: the one method that takes the app-level token."""

from __future__ import annotations

import uuid

from sandbox.errors import SlackError
from sandbox.records import JSON
from sandbox.state import Sandbox


def connections_open(sandbox: Sandbox) -> JSON:
    """A WebSocket address that is good once."""
    if not sandbox.manifest.socket_mode:
        raise SlackError("not_allowed", ["[ERROR] socket_mode_enabled is off in the manifest"])
    ticket = uuid.uuid4().hex
    sandbox.socket_tickets.add(ticket)
    address = sandbox.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/socket/{ticket}?app_id={sandbox.app_id}"}
