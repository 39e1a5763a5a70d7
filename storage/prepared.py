"""Statements that are asked at every click, compiled once: each run is then a text and its values, and no more.

SQLAlchemy keeps what it has compiled, too. But it finds it by a key made of the whole statement, and at every run
spells out each list and looks up how each column is read: several times as long as the database takes to answer.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Row, Select, Update

Statement = Select[*tuple[Any, ...]] | Update
Values = Mapping[str, object]
Reader = Callable[[Any], Any]
Shape = tuple[object, ...]
"""The database, and the lengths of the lists that are bound."""

LISTED_AT_MOST: Final = 32
"""Of a statement with longer lists no text is kept: each length has one of its own."""


@dataclass(frozen=True)
class Hole:
    """Where in a statement a value comes, known when it is run. `item`: which one, of a list."""

    name: str
    item: int | None = None
    bind: Reader | None = None
    """Makes of it what the driver takes."""

    def filled(self, named: Values) -> object:
        """What the driver is handed."""
        value: Any = named[self.name]
        if self.item is not None:
            value = value[self.item]
        return self.bind(value) if self.bind else value


@dataclass(frozen=True)
class Prepared:
    """A statement's text for one database, and how what it is given and what it brings are translated."""

    text: str
    names: tuple[str, ...] | None
    """What the driver calls the values; None where they come by their order."""
    values: tuple[object, ...]
    """A Hole, or what is always the same; each of them once."""
    places: tuple[int, ...]
    """Which of the values comes where: most statements say many times whose tenants' rows they may see."""
    readers: tuple[tuple[int, Reader], ...]
    """Of those columns of which the driver brings something else than we read."""

    def parameters(self, named: Values) -> tuple[Any, ...] | dict[str, Any]:
        """As the driver takes them."""
        once = [each.filled(named) if isinstance(each, Hole) else each for each in self.values]
        filled = tuple([once[place] for place in self.places])
        return filled if self.names is None else dict(zip(self.names, filled, strict=True))

    def read(self, found: Sequence[Row[*tuple[Any, ...]]]) -> list[tuple[Any, ...]]:
        """Column by column, which is quicker than row by row."""
        columns: list[Any] = [*zip(*found, strict=True)]
        for place, reader in self.readers if found else ():
            columns[place] = map(reader, columns[place])
        return [*zip(*columns, strict=True)]


_prepared: Final[WeakKeyDictionary[Statement, dict[Shape, Prepared]]] = WeakKeyDictionary()


def rows_of(connection: Connection, query: Select[*tuple[Any, ...]], named: Values) -> list[tuple[Any, ...]]:
    """The rows of a query of columns. `named`: what is bound to its names."""
    prepared = _prepared_for(connection, query, named)
    if prepared is None:
        return [tuple(row) for row in connection.execute(query, named)]
    return prepared.read(connection.exec_driver_sql(prepared.text, prepared.parameters(named)).fetchall())


def run(connection: Connection, change: Update, named: Values) -> None:
    """Change rows."""
    prepared = _prepared_for(connection, change, named)
    if prepared is None:
        connection.execute(change, named)
    else:
        connection.exec_driver_sql(prepared.text, prepared.parameters(named))


def _prepared_for(connection: Connection, statement: Statement, named: Values) -> Prepared | None:
    lengths = [len(value) for value in named.values() if isinstance(value, list)]
    if lengths and max(lengths) > LISTED_AT_MOST:
        return None
    shape = (connection.dialect.name, *lengths)
    known = _prepared.get(statement)
    if known is None:
        known = _prepared[statement] = {}
    if shape not in known:
        known[shape] = _prepare(statement, named, connection.dialect)
    return known[shape]


def _prepare(statement: Statement, named: Values, dialect: Dialect) -> Prepared:
    """Compiled with holes for values."""
    compiled = statement.compile(dialect=dialect)
    spelt_out = compiled.construct_expanded_state({name: _holes(name, value) for name, value in named.items()})
    names = tuple(spelt_out.positiontup if spelt_out.positiontup is not None else spelt_out.parameters)
    binds = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiled.binds.items()}
    binds.update(spelt_out.processors)
    values = [_value(spelt_out.parameters[name], binds.get(name)) for name in names]
    once, places = _each_once(values)
    return Prepared(
        text=spelt_out.statement,
        names=names if spelt_out.positiontup is None else None,
        values=tuple(once),
        places=tuple(places),
        readers=_readers(statement, dialect),
    )


def _each_once(values: Iterable[object]) -> tuple[list[object], list[int]]:
    """Each hole once (what is always the same may be equal and still of another type); and which comes where."""
    once: list[object] = []
    places: list[int] = []
    for value in values:
        is_known = isinstance(value, Hole) and value in once
        places.append(once.index(value) if is_known else len(once))
        once += [] if is_known else [value]
    return once, places


def _holes(name: str, value: object) -> Hole | list[Hole]:
    return [Hole(name, item) for item in range(len(value))] if isinstance(value, list) else Hole(name)


def _value(given: object, bind: Reader | None) -> object:
    if isinstance(given, Hole):
        return Hole(given.name, given.item, bind)
    return bind(given) if bind else given


def _readers(statement: Statement, dialect: Dialect) -> tuple[tuple[int, Reader], ...]:
    if isinstance(statement, Update):
        return ()
    types = [column["type"] for column in statement.column_descriptions]
    readers = [type_.dialect_impl(dialect).result_processor(dialect, None) for type_ in types]
    return tuple((place, reader) for place, reader in enumerate(readers) if reader)
