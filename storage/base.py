"""The base of all models, and the column types that they share, each named once."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import CursorResult, DateTime, Delete, Dialect, Index, MetaData, Update, Uuid, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python. A naive value is refused: it would be somebody's guess of a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Hand the database UTC; raises ValueError for a naive moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        """SQLite holds it as text, and forgets the zone; all that it holds is UTC."""
        return _utc_of_text if dialect.name == "sqlite" else _utc


def _utc_of_text(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value + "+00:00") if value else None


def _utc(value: datetime | None) -> datetime | None:
    return value.astimezone(UTC) if value else None


class Id(Uuid[UUID]):
    """A random id. SQLite holds it as letters, of which Python makes an id at some length: once, not in every row."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Of what the driver brings."""
        if not dialect.supports_native_uuid:
            return _id
        return super().result_processor(dialect, coltype)  # type: ignore[no-any-return, no-untyped-call]


@lru_cache(maxsize=65_536)
def _id(letters: str | None) -> UUID | None:
    return UUID(letters) if letters else None


class Base(DeclarativeBase):
    """Every table: constraints named alike everywhere, so that migrations can speak of them."""

    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)
    type_annotation_map: dict[Any, Any] = {datetime: Instant(), UUID: Id()}  # noqa: RUF012 (SQLAlchemy's own name)


class Identified:
    """A random id: it tells nothing of order or number, and is known before the row is written."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)


def one_at_most(name: str, *columns: str, state: str | tuple[str, ...]) -> Index:
    """A unique index on those rows alone that are in this state, or in one of these."""
    where = text(f"state = '{state}'" if isinstance(state, str) else f"state IN {state}")
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)


def in_state(name: str, *columns: str, state: tuple[str, ...]) -> Index:
    """An index of those rows alone that are in one of these states."""
    where = text(f"state IN {state}")
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


def one_standing(name: str, *columns: str, ended: str = "undone_at") -> Index:
    """A unique index on those rows alone that nothing has ended yet."""
    where = text(f"{ended} IS NULL")
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)


def where_known(name: str, column: str) -> Index:
    """An index of those few rows alone that have a value there."""
    where = text(f"{column} IS NOT NULL")
    return Index(name, column, sqlite_where=where, postgresql_where=where)


def changed_one(session: Session, change: Update | Delete) -> bool:
    """Carry out a conditional change; True if its one row was still as the condition wants it."""
    return cast("CursorResult[Any]", session.execute(change)).rowcount == 1
