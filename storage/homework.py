"""Homework: tasks under an objective, and when the mentee confirmed each as done."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Select, String, and_, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one, one_standing
from storage.objectives import ClosureRow
from storage.sealing import Sealed, SealedText
from storage.tenancy import Tenanted


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


def next_of(session: Session, match_ids: Iterable[UUID], each: int) -> list[TaskRow]:
    """Of each match, so many open tasks under open objectives: those due first, then those set first."""
    order = (TaskRow.due_on.is_(None), TaskRow.due_on, TaskRow.created_at, TaskRow.id)
    place = func.row_number().over(partition_by=TaskRow.match_id, order_by=order)
    queue = (
        select(TaskRow.id, place.label("place"))
        .outerjoin(ConfirmationRow, STANDS)
        .outerjoin(ClosureRow, CLOSED)
        .where(
            TaskRow.match_id.in_(list(match_ids)),
            TaskRow.removed_at.is_(None),
            ConfirmationRow.id.is_(None),
            ClosureRow.id.is_(None),
        )
        .subquery()
    )
    found = select(TaskRow).join(queue, queue.c.id == TaskRow.id).where(queue.c.place <= each).order_by(*order)
    return list(session.scalars(found))


def counts_of(session: Session, match_ids: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many tasks under each objective of these matches are done, and how many are not."""
    rows = session.execute(
        select(TaskRow.objective_id, func.count(ConfirmationRow.id), func.count(TaskRow.id))
        .outerjoin(ConfirmationRow, STANDS)
        .where(TaskRow.match_id.in_(list(match_ids)), TaskRow.removed_at.is_(None))
        .group_by(TaskRow.objective_id)
    )
    return {objective_id: (done, of_all - done) for objective_id, done, of_all in rows}


def counts_at(session: Session, match_ids: Iterable[UUID], at: datetime) -> dict[UUID, tuple[int, int]]:
    """How many tasks of each of these matches were done at that moment, and how many were still to do.

    Still to do are those under an objective that was open then. Matches without a task are left out.
    """
    done = and_(ConfirmationRow.task_id == TaskRow.id, ConfirmationRow.at <= at, _until(ConfirmationRow.undone_at, at))
    closed = and_(
        ClosureRow.objective_id == TaskRow.objective_id, ClosureRow.at <= at, _until(ClosureRow.undone_at, at)
    )
    to_do = func.count(TaskRow.id).filter(ConfirmationRow.id.is_(None), ClosureRow.id.is_(None))
    rows = session.execute(
        select(TaskRow.match_id, func.count(ConfirmationRow.id), to_do)
        .outerjoin(ConfirmationRow, done)
        .outerjoin(ClosureRow, closed)
        .where(TaskRow.match_id.in_(list(match_ids)), TaskRow.created_at <= at, _until(TaskRow.removed_at, at))
        .group_by(TaskRow.match_id)
    )
    return {match_id: (done, open_ones) for match_id, done, open_ones in rows}


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


def _until(ended_at: Mapped[datetime | None], at: datetime) -> ColumnElement[bool]:
    """It had not ended by then."""
    return or_(ended_at.is_(None), ended_at > at)
