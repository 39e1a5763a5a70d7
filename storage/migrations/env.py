"""Run by Alembic, which finds the connection to work on in its configuration: see storage/migrating.py."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from storage.tables import TABLES


def plain_type(_kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A drafted migration names the database's own types: it must not change when ours do."""
    return f"sa.{item.impl!r}" if isinstance(item, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=TABLES,
    render_as_batch=True,  # SQLite alters a table by making it anew
    render_item=plain_type,
)
context.run_migrations()
