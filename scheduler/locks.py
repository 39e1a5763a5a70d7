"""One sender at a time for a workspace: a lock that dies with its holder, however it dies."""

import fcntl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol
from uuid import UUID

from sqlalchemy import Engine, text


class Locks(Protocol):
    """Where a workspace's lock is had."""

    def hold(self, workspace_id: UUID) -> AbstractContextManager[bool]:
        """While inside: True if the lock is ours, False if another sender holds it."""
        ...


class FileLocks:
    """Beside SQLite: a locked file each. The kernel lets go of it when the process ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    @contextmanager
    def hold(self, workspace_id: UUID) -> Iterator[bool]:
        """See Locks."""
        with (self._folder / f"{workspace_id.hex}.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True


class AdvisoryLocks:
    """On PostgreSQL: an advisory lock on a connection of its own. The server lets go of it when that ends."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def hold(self, workspace_id: UUID) -> Iterator[bool]:
        """See Locks."""
        key = {"key": int.from_bytes(workspace_id.bytes[:8], signed=True)}
        with self._engine.connect() as connection:
            held = bool(connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), key))
            try:
                yield held
            finally:
                if held:
                    connection.execute(text("SELECT pg_advisory_unlock(:key)"), key)
