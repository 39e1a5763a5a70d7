"""No query without a tenant (SPEC S35): a session names the companies it works for, and sees no others' rows.

A participant's session is opened for her own company and those of the people she is matched with; a lead's for
her company alone. Work that is nobody's in particular (the sender, the importer) opens a session for EVERYONE,
by name, where a reviewer can see it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, TypeVar, cast
from uuid import UUID
from weakref import WeakKeyDictionary, WeakSet

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Executable,
    ForeignKey,
    Select,
    Update,
    Uuid,
    bindparam,
    event,
)
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria

from storage.prepared import Statement, rows_of, run


class Everyone(Enum):
    """All tenants at once: for work that belongs to no one company."""

    EVERYONE = "everyone"


EVERYONE: Final = Everyone.EVERYONE
Tenants = frozenset[UUID] | Everyone
Asked = TypeVar("Asked", bound=Executable)
Past = TypeVar("Past", Select[*tuple[Any, ...]], Update)


class NoTenant(RuntimeError):
    """A query about people was made by a session that did not say for whom."""


class Unguarded(RuntimeError):
    """A statement on which the tenants' condition cannot be put: it names tables, not models."""


class Tenanted:
    """A row that belongs to one company."""

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id"), index=True)


@dataclass
class Reach:
    """The companies whose rows a session sees, from here on."""

    tenants: Tenants


OURS: Final = "ours"
"""What the tenants' condition calls the companies."""


class Guard:
    """A condition, and the statements that bear it: one that was put together once is guarded once, too."""

    def __init__(self, condition: Callable[[type[Tenanted]], ColumnElement[bool]]) -> None:
        self._condition = with_loader_criteria(Tenanted, condition, include_aliases=True)
        self._guarded: WeakKeyDictionary[Executable, Executable] = WeakKeyDictionary()

    def over(self, statement: Asked) -> Asked:
        """The statement, under that condition."""
        found = self._guarded.get(statement)
        if found is None:
            found = self._guarded[statement] = statement.options(self._condition)
        return cast("Asked", found)


_company: Final[BindParameter[UUID]] = bindparam(OURS, type_=Uuid())
_companies: Final[BindParameter[UUID]] = bindparam(OURS, type_=Uuid(), expanding=True)
OF_ONE: Final = Guard(lambda row: row.company_id == _company)
"""The most frequent by far; and a list of unknown length makes the text of a statement anew at each run."""
OF_SEVERAL: Final = Guard(lambda row: row.company_id.in_(_companies))

_of_models: Final[WeakSet[Statement]] = WeakSet()


class GuardedSession(Session):
    """A session that puts the tenants' condition on every SELECT, UPDATE and DELETE that it makes through the ORM.

    Its `info` holds the Reach.
    """

    def columns(self, query: Select[*tuple[Any, ...]], **named: object) -> list[tuple[Any, ...]]:
        """The rows of a query of columns, under the same condition: for what is asked at every turn.

        The ORM looks in each row for the objects that might be in it, which takes as long as all the rest.
        """
        return rows_of(self._bound, *self._guarding(query, named))

    def change(self, statement: Update, **named: object) -> None:
        """Change rows under the same condition, and no object that was made of them: for what happens as often."""
        run(self._bound, *self._guarding(statement, named))

    @property
    def _bound(self) -> Connection:
        return cast("Connection", self.bind)

    def _guarding(self, statement: Past, named: Mapping[str, object]) -> tuple[Past, Mapping[str, object]]:
        """The statement as it may be run past the ORM, once all that the session holds is written."""
        if self.in_transaction():  # without one, it has been given nothing to write
            self.flush()
        tenants = _reach_of(self).tenants
        if tenants is EVERYONE:
            return statement, named
        _require_model(statement)
        return _guarded(statement, named, tenants)


@event.listens_for(GuardedSession, "do_orm_execute")
def _restrict(state: ORMExecuteState) -> None:
    tenants = _reach_of(state.session).tenants
    if tenants is EVERYONE:
        return
    if not state.is_orm_statement:
        raise Unguarded("a query that names no model")
    if state.is_column_load or state.is_insert:
        return
    named = state.parameters or {}
    if not isinstance(named, Mapping):
        raise Unguarded("a change of many rows, each by its own id")
    state.statement, state.parameters = _guarded(state.statement, named, tenants)


def _reach_of(session: Session) -> Reach:
    reach: Reach | None = session.info.get("reach")
    if reach is None:
        raise NoTenant("a query without a tenant")
    return reach


def _require_model(statement: Statement) -> None:
    """Looked for once: most statements are put together once, too."""
    if statement not in _of_models:
        described = (
            [statement.entity_description] if isinstance(statement, Update) else [*statement.column_descriptions]
        )
        if not any(each.get("entity") for each in described):
            raise Unguarded("a query that names no model")
        _of_models.add(statement)


def _guarded(statement: Asked, named: Mapping[str, Any], tenants: frozenset[UUID]) -> tuple[Asked, dict[str, Any]]:
    """The statement under the tenants' condition, and what is bound to it."""
    if len(tenants) == 1:
        return OF_ONE.over(statement), {**named, OURS: next(iter(tenants))}
    return OF_SEVERAL.over(statement), {**named, OURS: sorted(tenants)}
