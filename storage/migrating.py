"""Brings a database to the shape that this version of Advance wants: forward only, and safe to do twice at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from storage.engine import alone, open_engine

LOCK_TIMEOUT_S = 5
"""How long a change of a table may wait for those who use it, while everyone else waits behind it."""
LOCK = 0x616476616E6365
"""The advisory lock of migrations: any number that nobody else in the database takes ('advance' in ASCII)."""


class TooNew(Exception):
    """A newer Advance has been at work on this database: this one does not know its shape. Nothing was changed."""


def upgrade(engine: Engine) -> None:
    """Apply what is missing, all or nothing. Raises TooNew; OperationalError if a lock is not to be had in time."""
    with _transaction(engine) as connection:
        config = _config(connection)
        known = [revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()]
        current = MigrationContext.configure(connection).get_current_revision()
        if current and current not in known:
            raise TooNew(f"the database is at version {current}, this Advance knows versions up to {known[0]}")
        command.upgrade(config, "head")


def draft(message: str) -> None:
    """Write the next migration from what the models have and the migrations have not: for a person to go over."""
    engine = open_engine("sqlite://")
    with engine.begin() as connection:
        config = _config(connection)
        command.upgrade(config, "head")
        number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "storage:migrations")  # found wherever the package is installed
    return config


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    """One transaction, with no other process migrating the same database."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            with _unlinked(connection), connection.begin():
                yield connection
                if connection.execute(text("PRAGMA foreign_key_check")).first():
                    raise RuntimeError("a migration left a row that refers to nothing")
            return
        with connection.begin():
            alone(connection, LOCK)
            connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT_S}s'"))
            yield connection


@contextmanager
def _unlinked(connection: Connection) -> Iterator[None]:
    """SQLite alters a table by making it anew, which enforced foreign keys forbid: enforced again afterwards."""
    sqlite = connection.connection.cursor()
    sqlite.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        sqlite.execute("PRAGMA foreign_keys=ON")
