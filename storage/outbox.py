"""What the sender asks of the outbox: where something waits, and what is next there.

It is asked after everything that anybody does, and so of the fewest columns, in statements that are put together once.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    union,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.deliveries import PENDING, DeliveryRow
from storage.people import PersonRow, closed_accounts
from storage.tenancy import GuardedSession
from storage.workspaces import WorkspaceRow


class Recipient(NamedTuple):
    """What is read of whoever a message or a Home tab is for; each is a column of hers."""

    id: UUID
    slack_user_id: str
    dm_channel: str | None
    home_stale: int


class What(StrEnum):
    """What can be done now in a workspace."""

    CHANGE = "change"
    """Of a message that was sent."""
    MESSAGE = "message"
    HOME = "home"


class Workspace(NamedTuple):
    """Where something waits."""

    id: UUID
    team_id: str


class Waiting(NamedTuple):
    """What waits in a workspace."""

    now: frozenset[What]
    next_due: datetime | None
    """When the next of its messages falls due that is not due yet."""


LATER = "later"
"""Beside what can be done now: there is a message that falls due later."""
HERS = len(Workspace._fields)
"""Where she begins in a row, after her workspace."""


def waiting(session: Session, now: datetime) -> dict[Workspace, Waiting]:
    """Installed workspaces in which something waits, and what."""
    found = session.execute(_waiting(), {"now": now}).all()
    return {where: _in_one(found, where) for where in {Workspace(*row[1:3]) for row in found}}


def _in_one(found: Sequence[Row[*tuple[Any, ...]]], where: Workspace) -> Waiting:
    here = {row[0]: row[3] for row in found if row[1:3] == where}
    later = here.pop(LATER, None)
    return Waiting(frozenset(map(What, here)), later)


def stale_in(session: Session, workspace_id: UUID, besides: Collection[UUID], limit: int) -> list[DeliveryRow]:
    """Sent messages that no longer tell the truth, none of `besides`."""
    return list(session.scalars(_stale_in(), _in(workspace_id, besides, limit)))


def next_in(
    session: Session, workspace_id: UUID, besides: Collection[UUID], limit: int, now: datetime
) -> list[tuple[DeliveryRow, Recipient]]:
    """Of each person, the one message that is next, if it is due, in the order in which they are; none of `besides`.

    What was claimed comes before all else of hers: as long as nobody knows whether it is on her screen, no later
    message overtakes it.
    """
    rows = session.execute(_next_in(), {**_in(workspace_id, besides, limit), "now": now})
    return [(row[0], Recipient._make(row[1:])) for row in rows]


def stale_homes_in(
    session: GuardedSession, workspace_id: UUID, besides: Collection[UUID], limit: int
) -> list[Recipient]:
    """People whose Home tab no longer tells the truth, none of `besides`."""
    return [Recipient._make(row) for row in session.columns(_stale_homes_in(), **_in(workspace_id, besides, limit))]


def stale_home_of(session: GuardedSession, person_id: UUID) -> tuple[Workspace, Recipient] | None:
    """Where her Home tab no longer tells the truth, and she; None if it does, or nobody can show it to her."""
    rows = session.columns(_stale_home_of(), person=person_id)
    return (Workspace._make(rows[0][:HERS]), Recipient._make(rows[0][HERS:])) if rows else None


def _in(workspace_id: UUID, besides: Collection[UUID], limit: int) -> dict[str, object]:
    return {"workspace": workspace_id, "besides": list(besides), "at_most": limit}


@cache
def _waiting() -> CompoundSelect[*tuple[Any, ...]]:
    changed = and_(DeliveryRow.stale > 0, DeliveryRow.state == "sent", _is_there())
    later = and_(DeliveryRow.state == "waiting", DeliveryRow.due_at > bindparam("now"), _is_there())
    of_it = select(func.min(DeliveryRow.due_at)).where(DeliveryRow.workspace_id == WorkspaceRow.id, later)
    return union(
        _where(What.CHANGE, DeliveryRow.workspace_id, changed),
        _where(What.MESSAGE, DeliveryRow.workspace_id, and_(_is_due(), _is_there())),
        _where(What.HOME, PersonRow.workspace_id, _is_to_draw()),
        _where(LATER, DeliveryRow.workspace_id, later, of_it.scalar_subquery()),
    )


def _is_due() -> ColumnElement[bool]:
    """A message that is due, or was claimed: nobody knows then whether it is on a screen."""
    due = and_(DeliveryRow.state == "waiting", DeliveryRow.due_at <= bindparam("now"))
    return or_(due, DeliveryRow.state == "claimed")


def _is_to_draw() -> ColumnElement[bool]:
    """Her Home tab no longer tells the truth, and she can look at it."""
    return and_(PersonRow.home_stale > 0, PersonRow.account_closed_at.is_(None))


def _is_there() -> ColumnElement[bool]:
    """What is for somebody whose account is closed waits, until she is back; what goes to a channel does not."""
    return or_(DeliveryRow.to_channel.is_not(None), DeliveryRow.person_id.not_in(closed_accounts()))


def _where(
    what: str,
    place: InstrumentedAttribute[UUID],
    waits: ColumnElement[bool],
    due: ColumnElement[Any] | None = None,
) -> Select[*tuple[Any, ...]]:
    there = WorkspaceRow.id.in_(select(place).where(waits))
    at = cast(null(), DeliveryRow.due_at.type) if due is None else due
    found = select(literal_column(f"'{what}'", String), WorkspaceRow.id, WorkspaceRow.team_id, at)
    return found.where(WorkspaceRow.uninstalled_at.is_(None), there)


@cache
def _stale_in() -> Select[DeliveryRow]:
    wanted = (DeliveryRow.workspace_id == bindparam("workspace"), DeliveryRow.stale > 0, DeliveryRow.state == "sent")
    found = select(DeliveryRow).where(*wanted, _is_there(), _besides(DeliveryRow.id))
    return found.order_by(DeliveryRow.created_at, DeliveryRow.id).limit(bindparam("at_most"))


@cache
def _next_in() -> Select[*tuple[Any, ...]]:
    order = (DeliveryRow.due_at, DeliveryRow.created_at, DeliveryRow.id)
    place = func.row_number().over(
        partition_by=DeliveryRow.person_id, order_by=(DeliveryRow.state != "claimed", *order)
    )
    queue = (
        select(DeliveryRow.id, place.label("place"))
        .where(DeliveryRow.workspace_id == bindparam("workspace"), DeliveryRow.state.in_(PENDING), _is_there())
        .subquery()
    )
    return (
        select(DeliveryRow, *_hers())
        .join(queue, queue.c.id == DeliveryRow.id)
        .join(PersonRow, PersonRow.id == DeliveryRow.person_id)
        .where(queue.c.place == 1, _is_due(), _besides(DeliveryRow.id))
        .order_by(*order)
        .limit(bindparam("at_most"))
    )


@cache
def _stale_homes_in() -> Select[*tuple[Any, ...]]:
    wanted = (PersonRow.workspace_id == bindparam("workspace"), _is_to_draw(), _besides(PersonRow.id))
    return select(*_hers()).where(*wanted).order_by(PersonRow.id).limit(bindparam("at_most"))


@cache
def _stale_home_of() -> Select[*tuple[Any, ...]]:
    wanted = (PersonRow.id == bindparam("person"), _is_to_draw(), WorkspaceRow.uninstalled_at.is_(None))
    installed = select(WorkspaceRow.id, WorkspaceRow.team_id, *_hers())
    return installed.join(PersonRow, PersonRow.workspace_id == WorkspaceRow.id).where(*wanted)


def _hers() -> list[ColumnElement[Any]]:
    return [getattr(PersonRow, name) for name in Recipient._fields]


def _besides(id_: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    return id_.not_in(bindparam("besides", expanding=True))
