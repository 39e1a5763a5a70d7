"""How a database is opened: SQLite as a careful embedded default, PostgreSQL beyond one machine."""

import sqlite3
import time
from typing import Any, cast

from sqlalchemy import Connection, Engine, Table, create_engine, event, insert, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import DropTable

BUSY_TIMEOUT_MS = 10_000
NEIGHBOUR_TIMEOUT_S = 60.0
"""How long to wait for another process that makes or changes the same tables."""
AGAIN_AFTER_S = 0.01
COUNTED_AT_MOST = 400
"""Rows of an index by which SQLite tells how many are alike. With a limit it keeps no sample of what stands in them."""
GIVES_WAY_MS = 2_000
"""How long to wait for a whole table on PostgreSQL: so long do those wait who come after."""
AT_ONCE = 40
"""Connections of one process to a file: more than it has threads. Whoever waits for her turn to write holds one
meanwhile, and whoever only looks is not to wait for that."""
PRAGMAS = (
    f"busy_timeout={BUSY_TIMEOUT_MS}",
    "synchronous=FULL",  # what was acknowledged to a person survives a power cut
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten, not merely forgotten
    f"analysis_limit={COUNTED_AT_MOST}",
)
DEADLOCK = "40P01"
"""What PostgreSQL calls it when two wait for each other, and it has ended one of them."""
READ_ONLY = {"advance_reads_only": True, "postgresql_readonly": True}
"""Options of a transaction that only looks; one that writes nevertheless fails (OperationalError, InternalError), and
nothing of it stays."""


def open_engine(url: str) -> Engine:
    """An engine for `url`. Bound values never reach a log or an error text (`hide_parameters`)."""
    if make_url(url).get_backend_name() == "sqlite":
        return _open_sqlite(url)
    return create_engine(url, hide_parameters=True, pool_pre_ping=True)


def _open_sqlite(url: str) -> Engine:
    engine = create_engine(url, hide_parameters=True, pool_size=AT_ONCE)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver's guess
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _write_ahead(connection)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: a reader that turns writer half-way can lose the race and fail.
        if _only_looks(connection):
            driver = _driver(connection)
            connection.info["changes"] = driver.total_changes
            driver.execute("BEGIN")  # waits for nobody, and so cannot fail
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "commit")
    def commit(connection: Connection) -> None:
        # Not `PRAGMA query_only`: each time that it changes, SQLite plans every statement anew.
        if _only_looks(connection) and _driver(connection).total_changes != connection.info["changes"]:
            refused = sqlite3.OperationalError("attempt to write in a readonly transaction")
            raise OperationalError("COMMIT", None, refused)

    return engine


def _only_looks(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("advance_reads_only", False))


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the file to WAL, which it then stays. Raises OperationalError if it is busy for longer than the time-out.

    SQLite does not wait here for whoever holds a new file, as it does elsewhere, but gives up at once (SQLITE_BUSY).
    """
    give_up = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(AGAIN_AFTER_S)


def alone(connection: Connection, lock: int, timeout_s: float = NEIGHBOUR_TIMEOUT_S) -> None:
    """Wait until no other process holds this advisory lock, and hold it until the transaction ends.

    Raises OperationalError after `timeout_s`. SQLite needs none: a transaction that writes is alone already.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{round(timeout_s * 1000)}ms'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})


def gave_way(error: BaseException) -> bool:
    """Whether a transaction was ended so that another could go on. Nothing of it was kept: it can be carried out anew.

    SQLite never does that: who writes there is alone, and those who come after wait.
    """
    return isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", None) == DEADLOCK


def overwrite_deleted(engine: Engine, table: Table) -> None:
    """Take what was deleted from this small table out of the database's files too, not only out of sight.

    SQLite has overwritten it (secure_delete), and still has it in the write-ahead log, which is emptied here.
    PostgreSQL keeps dead rows in the table's file, which is made anew here; its log is left to its own recycling.
    Raises OperationalError if somebody is busy with the table for too long: nothing is lost, and it can be tried again.
    """
    if engine.dialect.name == "sqlite":
        _empty_log(engine)
    else:
        with engine.begin() as connection:
            _make_anew(connection, table)


def learn_sizes(engine: Engine) -> None:
    """Have SQLite count how many rows an index finds: it takes a whole company for as small as a match otherwise, and
    goes through all of it for every Home. PostgreSQL does that by itself."""
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            connection.execute(text("ANALYZE"))
        engine.dispose()  # only a connection that is opened after it knows what was counted


def _empty_log(engine: Engine) -> None:
    """Waits for whoever reads, as long as a busy database is waited for."""
    raw = engine.raw_connection()
    try:
        (is_busy, *_frames) = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.close()
    if is_busy:
        refused = sqlite3.OperationalError("somebody reads what is still in the log")
        raise OperationalError("PRAGMA wal_checkpoint", None, refused)


def _make_anew(connection: Connection, table: Table) -> None:
    """Into a file of its own, and not by VACUUM FULL: that keeps dead rows if anybody in the database looks on, if
    only to gather statistics. Who reads the table meanwhile waits, and finds it whole (READ COMMITTED)."""
    connection.execute(text(f"SET LOCAL lock_timeout = '{GIVES_WAY_MS}ms'"))
    connection.execute(text(f"LOCK TABLE {table.name}"))
    living = select(table).into("living", temporary=True)
    connection.execute(living)
    connection.execute(text(f"TRUNCATE {table.name}"))
    connection.execute(insert(table).from_select(table.columns.keys(), select(living.table)))
    connection.execute(DropTable(living.table))
