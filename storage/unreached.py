"""Messages that Slack refused for good (SPEC section 3): what an operator reads of them, and what a lead counts."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, aliased

from storage.deliveries import DeliveryRow
from storage.people import PersonRow, RegistrationRow
from storage.workspaces import WorkspaceRow


class Failure(NamedTuple):
    """One error of Slack's in one workspace."""

    workspace: str
    error: str | None
    people: int
    messages: int
    last: datetime
    """When the last of them was due."""


def failures(session: Session) -> list[Failure]:
    """What failed for good, the latest first: by workspace and error, and never by name."""
    last = func.max(DeliveryRow.due_at)
    people = func.count(DeliveryRow.person_id.distinct())
    rows = session.execute(
        select(WorkspaceRow.name, DeliveryRow.error, people, func.count(DeliveryRow.id), last)
        .join(WorkspaceRow, WorkspaceRow.id == DeliveryRow.workspace_id)
        .where(DeliveryRow.state == "failed")
        .group_by(WorkspaceRow.name, DeliveryRow.error)
        .order_by(last.desc())
    )
    return [Failure(*row) for row in rows]


def unreached(company_id: UUID) -> ScalarSelect[int]:
    """How many people registered with a company could not be reached: of each, the last message that was tried
    failed for good. As a part of another statement."""
    later = aliased(DeliveryRow)
    reached_since = select(later.id).where(
        later.person_id == DeliveryRow.person_id,
        later.state == "sent",
        later.to_channel.is_(None),
        later.due_at > DeliveryRow.due_at,
    )
    failed = select(DeliveryRow.id).where(
        DeliveryRow.person_id == PersonRow.id, DeliveryRow.state == "failed", ~reached_since.exists()
    )
    registered = select(RegistrationRow.id).where(RegistrationRow.person_id == PersonRow.id)
    hers = (PersonRow.company_id == company_id, registered.exists(), failed.exists())
    return select(func.count(PersonRow.id)).where(*hers).scalar_subquery()
