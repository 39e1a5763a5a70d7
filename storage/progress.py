"""How far people have come: objectives with how much of their homework is done, now or at an earlier moment."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Mapped, Session

from storage.homework import STANDS, ConfirmationRow, TaskRow
from storage.objectives import CLOSES, ClosureRow, ObjectiveRow
from storage.sealing import Sealed
from storage.tenancy import GuardedSession


class Found(NamedTuple):
    """An objective, what closes it now, and how many tasks under it are done, of how many."""

    id: UUID
    match_id: UUID
    by_id: UUID
    category: str
    wording: Sealed | None
    """None where it was not asked for."""
    how: str | None
    closed_at: datetime | None
    done: int
    of_all: int


def by_id(session: Session, objective_id: UUID) -> Found | None:
    """One objective, as it is at this moment, whatever was read of it before."""
    query = _with_counts(TaskRow.objective_id == objective_id).where(ObjectiveRow.id == objective_id)
    found = session.execute(query).first()
    return Found._make(found) if found else None


def of_matches(session: GuardedSession, match_ids: Iterable[UUID], worded: UUID | None = None) -> list[Found]:
    """The objectives of these matches, in the order in which they were recorded. `worded`: the one match of which they
    are wanted in words; without it, all are."""
    told = {"worded": worded} if worded else {}
    rows = session.columns(_of_matches(all_worded=worded is None), matches=list(match_ids), **told)
    return [Found._make(row) for row in rows]


@cache
def _of_matches(*, all_worded: bool) -> Select[*tuple[Any, ...]]:
    """Every Home asks it."""
    wanted: BindParameter[UUID] = bindparam("matches", expanding=True)
    of_one = case((ObjectiveRow.match_id == bindparam("worded"), ObjectiveRow.wording))
    wording = ObjectiveRow.wording if all_worded else of_one
    query = _with_counts(TaskRow.match_id.in_(wanted), wording).where(ObjectiveRow.match_id.in_(wanted))
    return query.order_by(ObjectiveRow.created_at, ObjectiveRow.id)


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
    return {match_id: (done, left) for match_id, done, left in rows}


def _with_counts(
    which: ColumnElement[bool], wording: ColumnElement[Any] | Mapped[Sealed] = ObjectiveRow.wording
) -> Select[*tuple[Any, ...]]:
    counts = (
        select(
            TaskRow.objective_id,
            func.count(ConfirmationRow.id).label("done"),
            func.count(TaskRow.id).label("of_all"),
        )
        .outerjoin(ConfirmationRow, STANDS)
        .where(which, TaskRow.removed_at.is_(None))
        .group_by(TaskRow.objective_id)
        .subquery()
    )
    return (
        select(ObjectiveRow.id, ObjectiveRow.match_id, ObjectiveRow.by_id, ObjectiveRow.category, wording)
        .add_columns(ClosureRow.how, ClosureRow.at)
        .add_columns(func.coalesce(counts.c.done, 0), func.coalesce(counts.c.of_all, 0))
        .outerjoin(ClosureRow, CLOSES)
        .outerjoin(counts, counts.c.objective_id == ObjectiveRow.id)
    )


def _until(ended_at: Mapped[datetime | None], at: datetime) -> ColumnElement[bool]:
    """It had not ended by then."""
    return or_(ended_at.is_(None), ended_at > at)
