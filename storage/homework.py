"""Homework: tasks under an objective, and when the mentee confirmed each as done."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Select, String, and_, bindparam, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one, one_standing
from storage.objectives import ClosureRow
from storage.sealing import Sealed, SealedText
from storage.tenancy import GuardedSession, Tenanted


class TaskRow(Identified, Tenanted, Base):
    """One task. Its words are its author's: the mentee or the mentor. It is open unless a confirmation stands."""

    __tablename__ = "tasks"
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"), index=True)
    objective_id: Mapped[UUID] = mapped_column(ForeignKey("objectives.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(20))
    wording: Mapped[Sealed] = mapped_column(SealedText)
    link: Mapped[Sealed | None] = mapped_column(SealedText)
    due_on: Mapped[date | None]
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    """Its author took it back."""


class ConfirmationRow(Identified, Tenanted, Base):
    """That the mentee confirmed a task as done, from one moment until she took that back.

    None is ever changed otherwise, or deleted: what was so at a moment can be told at any later one (SPEC S31).
    """

    __tablename__ = "task_confirmations"
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), index=True)
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    __table_args__ = (one_standing("uq_task_confirmations_standing", "task_id"),)


class Assigned(NamedTuple):
    """What is read of a task; each is a column of it."""

    id: UUID
    match_id: UUID
    objective_id: UUID
    by_id: UUID
    kind: str
    wording: Sealed
    link: Sealed | None
    due_on: date | None
    removed_at: datetime | None


Found = tuple[TaskRow, ConfirmationRow | None]
"""A task, and its confirmation if one stands."""

STANDS = and_(ConfirmationRow.task_id == TaskRow.id, ConfirmationRow.undone_at.is_(None))
CLOSED = and_(ClosureRow.objective_id == TaskRow.objective_id, ClosureRow.undone_at.is_(None))


def by_id(session: Session, task_id: UUID) -> Found | None:
    """One task, removed or not, as it is at this moment, whatever was read of it before."""
    query = _with_confirmation().where(TaskRow.id == task_id)
    found = session.execute(query, execution_options={"populate_existing": True}).first()
    return (found[0], found[1]) if found else None


def of_objective(session: Session, objective_id: UUID) -> list[Found]:
    """The tasks under an objective that were not removed, in the order in which they were set."""
    rows = session.execute(
        _with_confirmation()
        .where(TaskRow.objective_id == objective_id, TaskRow.removed_at.is_(None))
        .order_by(TaskRow.created_at, TaskRow.id)
    )
    return [(task, confirmation) for task, confirmation in rows]


def next_of(session: GuardedSession, match_ids: Iterable[UUID], each: int) -> list[Assigned]:
    """Of each match, so many open tasks under open objectives: those due first, then those set first."""
    matches = list(match_ids)
    query = _next_of() if len(matches) > 1 else _next_of_one()
    return [Assigned._make(row) for row in session.columns(query, matches=matches, each=each)]


NEXT = (TaskRow.due_on.is_(None), TaskRow.due_on, TaskRow.created_at, TaskRow.id)
"""What is due first comes before what was set first."""


@cache
def _next_of() -> Select[*tuple[Any, ...]]:
    """Every Home asks it, or the next one."""
    place = func.row_number().over(partition_by=TaskRow.match_id, order_by=NEXT)
    queue = _to_do(TaskRow.id, place.label("place")).subquery()
    first = queue.c.place <= bindparam("each")
    return select(*_assigned()).join(queue, queue.c.id == TaskRow.id).where(first).order_by(*NEXT)


@cache
def _next_of_one() -> Select[*tuple[Any, ...]]:
    """Of a single match there are no places to count."""
    return _to_do(*_assigned()).order_by(*NEXT).limit(bindparam("each"))


def _to_do(*columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .outerjoin(ConfirmationRow, STANDS)
        .outerjoin(ClosureRow, CLOSED)
        .where(
            TaskRow.match_id.in_(bindparam("matches", expanding=True)),
            TaskRow.removed_at.is_(None),
            ConfirmationRow.id.is_(None),
            ClosureRow.id.is_(None),
        )
    )


def _assigned() -> list[ColumnElement[Any]]:
    return [getattr(TaskRow, name) for name in Assigned._fields]


def change(session: Session, task_id: UUID, **values: object) -> None:
    """Put other words, another kind, link or day in the place of the former."""
    session.execute(update(TaskRow).where(TaskRow.id == task_id).values(**values))


def remove(session: Session, task_id: UUID, at: datetime) -> bool:
    """Take a task back. False: it was already."""
    return changed_one(
        session, update(TaskRow).where(TaskRow.id == task_id, TaskRow.removed_at.is_(None)).values(removed_at=at)
    )


def take_back(session: Session, task_id: UUID, at: datetime) -> bool:
    """End the confirmation that stands. False: none does."""
    return changed_one(
        session,
        update(ConfirmationRow)
        .where(ConfirmationRow.task_id == task_id, ConfirmationRow.undone_at.is_(None))
        .values(undone_at=at),
    )


def _with_confirmation() -> Select[TaskRow, ConfirmationRow]:
    return select(TaskRow, ConfirmationRow).outerjoin(ConfirmationRow, STANDS)
