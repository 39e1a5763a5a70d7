"""One process sends for a workspace, and another only once that one is dead."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

import pytest
from sqlalchemy import text

from scheduler.locks import AdvisoryLocks, FileLocks, Locks
from storage.engine import open_engine
from tests.databases import Postgres

HOLDER = """
import sys, time
from pathlib import Path
from uuid import UUID
from scheduler.locks import AdvisoryLocks, FileLocks
from storage.engine import open_engine
kind, where, workspace = sys.argv[1:]
locks = FileLocks(Path(where)) if kind == "file" else AdvisoryLocks(open_engine(where))
print(locks.ours(UUID(workspace)), flush=True)
time.sleep(60)
"""

Opener = Callable[[], Locks]


@pytest.fixture(params=["file", pytest.param("advisory", marks=pytest.mark.slow)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The kind of lock, and where it is had."""
    if request.param == "file":
        yield "file", str(tmp_path / "locks")
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    url = postgres.database()
    yield "advisory", url
    postgres.drop(url)


@pytest.fixture
def open_locks(where: tuple[str, str]) -> Iterator[Opener]:
    """Opens locks as one more process would."""
    opened: list[Locks] = []

    def another() -> Locks:
        opened.append(FileLocks(Path(where[1])) if where[0] == "file" else AdvisoryLocks(open_engine(where[1])))
        return opened[-1]

    yield another
    for locks in opened:
        locks.let_go()


def test_a_workspace_has_one_sender(open_locks: Opener) -> None:
    one, other, workspace = open_locks(), open_locks(), uuid4()

    assert one.ours(workspace)
    assert not other.ours(workspace)
    assert one.ours(workspace)


def test_two_workspaces_may_have_two_senders(open_locks: Opener) -> None:
    one, other, workspace, second = open_locks(), open_locks(), uuid4(), uuid4()

    assert one.ours(workspace)
    assert other.ours(second)
    assert not one.ours(second)


def test_who_lets_go_makes_room(open_locks: Opener) -> None:
    one, other, workspace = open_locks(), open_locks(), uuid4()
    assert one.ours(workspace)

    one.let_go()

    assert other.ours(workspace)
    assert not one.ours(workspace)


@pytest.mark.slow
def test_the_lock_of_a_killed_process_is_free_at_once(open_locks: Opener, where: tuple[str, str]) -> None:
    workspace, ours = uuid4(), open_locks()
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, *where, str(workspace)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "True"
    assert not ours.ours(workspace)

    holder.kill()
    holder.wait()
    holder.stdout.close()

    assert _sooner_or_later(lambda: ours.ours(workspace))


@pytest.mark.slow
def test_a_dropped_connection_takes_its_locks_with_it(postgres: Postgres) -> None:
    url = postgres.database()
    one, other, workspace = AdvisoryLocks(open_engine(url)), AdvisoryLocks(open_engine(url)), uuid4()
    assert one.ours(workspace)
    with (admin := open_engine(url)).connect() as connection:
        holders = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = :of"
        of = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
        connection.execute(text(holders), {"of": of})
    admin.dispose()

    assert _sooner_or_later(lambda: other.ours(workspace))
    with pytest.raises(Exception, match=r"terminat|closed"):
        one.ours(workspace)
    assert not one.ours(workspace)
    for locks in (one, other):
        locks.let_go()
    postgres.drop(url)


def _sooner_or_later(happens: Callable[[], bool]) -> bool:
    """A server notices a moment later that a client has gone."""
    give_up = monotonic() + 5
    while not (happened := happens()) and monotonic() < give_up:
        sleep(0.02)
    return happened
