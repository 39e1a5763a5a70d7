"""The databases that tests run on: a file, or a PostgreSQL server of the test process's own."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import Engine, event, make_url, text

from storage.engine import open_engine
from storage.keys import Keyring
from storage.work import Store

MASTER_KEY = Fernet.generate_key().decode()
KEPT = "kept by the tests"
LEFT_BEHIND = f"""
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND (
        application_name <> '{KEPT}' OR state <> 'idle' OR pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')
    )
"""
"""Ends whatever a test has left connected, but for connections that are kept and hold nothing."""
EMPTIED = """
    DO $$
    DECLARE filled regclass;
    BEGIN
        SET LOCAL session_replication_role = replica;  -- in any order, whatever refers to whatever
        FOR filled IN
            SELECT oid FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
        LOOP
            IF pg_relation_size(filled) > 65536 THEN
                EXECUTE 'TRUNCATE ' || filled || ' CASCADE';
            ELSE
                EXECUTE 'DELETE FROM ' || filled;  -- of a few rows: much quicker than a new file
            END IF;
        END LOOP;
    END $$
"""


@cache
def kept_engine(url: str) -> Engine:
    """One engine for all tests of a process: what it has compiled or connected once is at hand for the next one.

    What it writes need not survive a power cut.
    """
    if make_url(url).get_backend_name() == "postgresql":
        engine = open_engine(f"{url}{'&' if '?' in url else '?'}application_name={KEPT}")
        event.listen(engine, "connect", lambda connection, _: keep_prepared(connection))
        return engine
    engine = open_engine(url)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    return engine


def keep_prepared(connection: Any) -> None:
    """Have a connection keep what PostgreSQL has once planned: planning is most of its work.

    psycopg has a statement planned at its sixth time only, keeps a hundred (all tests have some hundreds), and none of
    them beyond a ROLLBACK, for that may have undone a table.
    """
    connection.prepared_max, connection.prepare_threshold = 1000, 1
    connection._prepared.clear = lambda: False


@dataclass(frozen=True)
class Databases:
    """Where a test's data and keys are: enough to open them again, or from another process."""

    data: str
    keys: str
    master_key: str = MASTER_KEY

    def store(self) -> Store:
        """Open both. Whoever opens a second store closes it."""
        return Store(open_engine(self.data), Keyring(open_engine(self.keys), [self.master_key]))

    def kept_store(self) -> Store:
        """The same on the engines that are kept. Who listens to one of them (`event.listen`) listens for one test."""
        data, keys = (kept_engine(url).execution_options() for url in (self.data, self.keys))
        return Store(data, Keyring(keys, [self.master_key]))


@dataclass
class Postgres:
    """A PostgreSQL server of this test process's own. Durability is off: only tests may do that."""

    url: str
    directory: Path
    made: int = 0

    def run(self, *statements: str) -> None:
        """Carry out statements that belong in no transaction."""
        engine = open_engine(self.url).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    def database(self, template: str = "template1") -> str:
        """The URL of a new database, a copy of the template."""
        self.made += 1
        name = f"test_{self.made}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.named(name)

    def named(self, name: str) -> str:
        """The URL of the database of that name."""
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def empty(self, found: Databases) -> None:
        """Take everything out of a test's databases, whoever is still connected: quicker than to make new ones."""
        for engine in map(kept_engine, (found.data, found.keys)):
            if engine.pool.checkedout():  # type: ignore[attr-defined]
                engine.dispose()
            with engine.begin() as connection:
                connection.exec_driver_sql(LEFT_BEHIND)
                connection.exec_driver_sql(EMPTIED)

    def drop(self, *urls: str) -> None:
        """Drop these databases, whoever is still connected."""
        self.run(*(f"DROP DATABASE {make_url(url).database} WITH (FORCE)" for url in urls))
