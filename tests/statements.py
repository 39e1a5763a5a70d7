"""What a database is asked, heard at the driver: also what goes past SQLAlchemy (`storage/prepared.py`)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Engine, event

BETWEEN = ("BEGIN", "COMMIT", "ROLLBACK")
"""What begins and ends a transaction asks nothing."""


@contextmanager
def heard(*engines: Engine) -> Iterator[list[str]]:
    """The statements that they are given within."""
    said: list[str] = []

    def hear(statement: str) -> None:
        if not statement.startswith(BETWEEN):
            said.append(statement)

    class Heard(psycopg.Cursor[Any]):
        def execute(self, query: Any, *given: Any, **options: Any) -> "Heard":
            hear(query)
            return super().execute(query, *given, **options)

    def lent(connection: Any, *_rest: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.set_trace_callback(hear)
        else:
            connection.cursor_factory = Heard

    def back(connection: Any, *_rest: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.set_trace_callback(None)
        else:
            connection.cursor_factory = psycopg.Cursor

    for engine in engines:
        event.listen(engine, "checkout", lent)
        event.listen(engine, "checkin", back)
    try:
        yield said
    finally:
        for engine in engines:
            event.remove(engine, "checkout", lent)
            event.remove(engine, "checkin", back)
