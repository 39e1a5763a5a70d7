"""One process at a time sends for a workspace: a lock that dies with its holder, however it dies.

It is kept as long as the process lives, for what the process knows of Slack's rates is worth as much as the lock.
"""

import fcntl
from pathlib import Path
from threading import Lock
from typing import IO, Protocol
from uuid import UUID

from sqlalchemy import Connection, Engine, NullPool, create_engine, text


class Locks(Protocol):
    """Where workspaces' locks are had."""

    def ours(self, workspace_id: UUID) -> bool:
        """Whether this process sends for the workspace: because it did already, or because nobody else does."""
        ...

    def let_go(self) -> None:
        """Give all of them up."""
        ...


class FileLocks:
    """Beside SQLite: a locked file each. The kernel lets go of it when the process ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._held: dict[UUID, IO[str]] = {}

    def ours(self, workspace_id: UUID) -> bool:
        """See Locks."""
        if workspace_id in self._held:
            return True
        file = (self._folder / f"{workspace_id.hex}.lock").open("w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._held[workspace_id] = file
        return True

    def let_go(self) -> None:
        """See Locks."""
        while self._held:
            self._held.popitem()[1].close()


class AdvisoryLocks:
    """On PostgreSQL: advisory locks on one connection of their own. The server lets go of them when that ends."""

    def __init__(self, engine: Engine) -> None:
        self._engine = create_engine(engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True)
        self._connection: Connection | None = None
        self._held: set[UUID] = set()
        self._one_at_a_time = Lock()

    def ours(self, workspace_id: UUID) -> bool:
        """See Locks. Raises OperationalError if the server is away: then nothing is ours."""
        with self._one_at_a_time:
            try:
                return self._has(workspace_id)
            except Exception:
                self._forget()
                raise

    def let_go(self) -> None:
        """See Locks."""
        with self._one_at_a_time:
            self._forget()

    def _has(self, workspace_id: UUID) -> bool:
        if self._connection is None:
            self._connection = self._engine.connect()
        if workspace_id in self._held:
            self._connection.execute(text("SELECT 1"))  # as long as the connection lives, so does the lock
            return True
        key = {"key": int.from_bytes(workspace_id.bytes[:8], signed=True)}
        if self._connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), key):
            self._held.add(workspace_id)
        return workspace_id in self._held

    def _forget(self) -> None:
        self._held.clear()
        if self._connection is not None:
            self._connection.invalidate()  # closed for certain, whatever state it is in
            self._connection.close()
            self._connection = None
