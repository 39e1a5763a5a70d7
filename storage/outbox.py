"""What the sender asks of the outbox: where something waits, and what is next there.

It is asked after everything that anybody does, and so of the fewest columns, in statements that are put together once.
"""

from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.deliveries import PENDING, DeliveryRow
from storage.people import PersonRow
from storage.workspaces import WorkspaceRow


class Recipient(NamedTuple):
    """What is read of whoever a message or a Home tab is for; each is a column of hers."""

    id: UUID
    slack_user_id: str
    dm_channel: str | None
    home_stale: int


def workspaces_with_work(session: Session) -> list[tuple[UUID, str]]:
    """Installed workspaces in which something waits: a message, a change of one, or a Home tab. Id and team id."""
    return [(workspace_id, team_id) for workspace_id, team_id in session.execute(_workspaces_with_work())]


def stale_in(session: Session, workspace_id: UUID, besides: Collection[UUID], limit: int) -> list[DeliveryRow]:
    """Sent messages that no longer tell the truth, none of `besides`."""
    return list(session.scalars(_stale_in(), _in(workspace_id, besides, limit)))


def next_in(
    session: Session, workspace_id: UUID, besides: Collection[UUID], limit: int
) -> list[tuple[DeliveryRow, Recipient]]:
    """Of each person, the one message that is next, in the order in which they are due; none of `besides`.

    What was claimed comes before all else of hers: as long as nobody knows whether it is on her screen, no later
    message overtakes it.
    """
    rows = session.execute(_next_in(), _in(workspace_id, besides, limit))
    return [(row[0], Recipient._make(row[1:])) for row in rows]


def stale_homes_in(session: Session, workspace_id: UUID, besides: Collection[UUID], limit: int) -> list[Recipient]:
    """People whose Home tab no longer tells the truth, none of `besides`."""
    return [Recipient._make(row) for row in session.execute(_stale_homes_in(), _in(workspace_id, besides, limit))]


def _in(workspace_id: UUID, besides: Collection[UUID], limit: int) -> dict[str, object]:
    return {"workspace": workspace_id, "besides": list(besides), "at_most": limit}


@cache
def _workspaces_with_work() -> Select[UUID, str]:
    pending = select(DeliveryRow.workspace_id).where(DeliveryRow.state.in_(PENDING))
    stale = select(DeliveryRow.workspace_id).where(DeliveryRow.stale > 0, DeliveryRow.state == "sent")
    homes = select(PersonRow.workspace_id).where(PersonRow.home_stale > 0)
    waits = WorkspaceRow.id.in_(pending.union(stale, homes))
    return select(WorkspaceRow.id, WorkspaceRow.team_id).where(WorkspaceRow.uninstalled_at.is_(None), waits)


@cache
def _stale_in() -> Select[DeliveryRow]:
    wanted = (DeliveryRow.workspace_id == bindparam("workspace"), DeliveryRow.stale > 0, DeliveryRow.state == "sent")
    found = select(DeliveryRow).where(*wanted, _besides(DeliveryRow.id))
    return found.order_by(DeliveryRow.created_at, DeliveryRow.id).limit(bindparam("at_most"))


@cache
def _next_in() -> Select[*tuple[Any, ...]]:
    order = (DeliveryRow.due_at, DeliveryRow.created_at, DeliveryRow.id)
    place = func.row_number().over(
        partition_by=DeliveryRow.person_id, order_by=(DeliveryRow.state != "claimed", *order)
    )
    queue = (
        select(DeliveryRow.id, place.label("place"))
        .where(DeliveryRow.workspace_id == bindparam("workspace"), DeliveryRow.state.in_(PENDING))
        .subquery()
    )
    return (
        select(DeliveryRow, *_hers())
        .join(queue, queue.c.id == DeliveryRow.id)
        .join(PersonRow, PersonRow.id == DeliveryRow.person_id)
        .where(queue.c.place == 1, _besides(DeliveryRow.id))
        .order_by(*order)
        .limit(bindparam("at_most"))
    )


@cache
def _stale_homes_in() -> Select[*tuple[Any, ...]]:
    wanted = (PersonRow.workspace_id == bindparam("workspace"), PersonRow.home_stale > 0, _besides(PersonRow.id))
    return select(*_hers()).where(*wanted).order_by(PersonRow.id).limit(bindparam("at_most"))


def _hers() -> list[ColumnElement[Any]]:
    return [getattr(PersonRow, name) for name in Recipient._fields]


def _besides(id_: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    return id_.not_in(bindparam("besides", expanding=True))
