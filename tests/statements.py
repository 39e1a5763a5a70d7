"""What a database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

BETWEEN = ("BEGIN", "COMMIT", "ROLLBACK")
"""What begins and ends a transaction asks nothing."""


@contextmanager
def heard(*engines: Engine) -> Iterator[list[str]]:
    """The statements that they are given within."""
    said: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(BETWEEN):
            said.append(statement)

    for engine in engines:
        event.listen(engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", hear)
