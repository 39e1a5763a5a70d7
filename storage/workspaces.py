"""Slack workspaces in which Advance is installed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified


class WorkspaceRow(Identified, Base):
    """One Slack workspace. Its token stands in the settings, not here."""

    __tablename__ = "workspaces"
    team_id: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    uninstalled_at: Mapped[datetime | None]


def by_team(session: Session, team_id: str) -> WorkspaceRow | None:
    """The workspace with this Slack team id."""
    return session.scalar(select(WorkspaceRow).where(WorkspaceRow.team_id == team_id))


def ensure(session: Session, team_id: str, name: str) -> WorkspaceRow:
    """The workspace with this team id, recorded now if it was not known. An empty name says nothing of it."""
    found = by_team(session, team_id)
    if found is None:
        found = WorkspaceRow(team_id=team_id, name=name or team_id)
        session.add(found)
        session.flush()
    found.name = name or found.name
    found.uninstalled_at = None
    return found


def installed(session: Session) -> dict[UUID, str]:
    """Team ids by workspace id, of all that have Advance installed."""
    rows = session.execute(select(WorkspaceRow.id, WorkspaceRow.team_id).where(WorkspaceRow.uninstalled_at.is_(None)))
    return {row.id: row.team_id for row in rows}
