"""Bringing an interaction to the app, which must be installed and take interactions at all."""

from __future__ import annotations

from sandbox.delivery import Ack, NotAckedError
from sandbox.records import JSON, Person
from sandbox.state import Sandbox


async def tell(sandbox: Sandbox, person: Person, payload: JSON) -> Ack:
    """Raises NotAckedError: also where the app was removed, or has interactivity off in its manifest."""
    if not sandbox.workspaces[person.team].installed or not sandbox.manifest.interactive:
        raise NotAckedError("no_app")
    return await sandbox.delivery.ask("interactive", payload)
