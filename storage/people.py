"""People as registered: who they are in Slack, what their profile says, and which parts they have."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import (
    JSON,
    ForeignKey,
    LargeBinary,
    Select,
    String,
    UniqueConstraint,
    Update,
    bindparam,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, Instant, changed_one, where_known
from storage.sealing import Sealed, SealedText
from storage.tenancy import GuardedSession, Tenanted
from storage.workspaces import WorkspaceRow


class PersonRow(Identified, Tenanted, Base):
    """One registered person. Name, e-mail and phone are sealed under a key of her own (SPEC N5)."""

    __tablename__ = "people"
    __table_args__ = (
        UniqueConstraint("workspace_id", "slack_user_id"),
        where_known("ix_people_account_closed_at", "account_closed_at"),
    )
    workspace_id: Mapped[UUID] = mapped_column(ForeignKey("workspaces.id"))
    slack_user_id: Mapped[str] = mapped_column(String(20))
    name: Mapped[Sealed] = mapped_column(SealedText)
    email: Mapped[Sealed] = mapped_column(SealedText)
    email_fingerprint: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    phone: Mapped[Sealed | None] = mapped_column(SealedText)
    locale: Mapped[str] = mapped_column(String(20))
    time_zone: Mapped[str] = mapped_column(String(64))
    country: Mapped[str] = mapped_column(String(2), default="")
    region: Mapped[str] = mapped_column(String(10), default="")
    department: Mapped[str] = mapped_column(String(200), default="")
    manager_fingerprint: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    skills: Mapped[list[str]] = mapped_column(JSON, default=list)
    seeks: Mapped[list[str]] = mapped_column(JSON, default=list)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    capacity: Mapped[int] = mapped_column(default=1)
    dm_channel: Mapped[str | None] = mapped_column(String(20))
    account_closed_at: Mapped[datetime | None]
    """Since when her Slack account is closed, as far as we have heard; None: it is open. As long as it is, nothing is
    sent to her, and what waits for her goes on waiting."""
    home_opened_at: Mapped[datetime | None]
    home_stale: Mapped[int] = mapped_column(default=0)
    """How many changes her Home tab has not shown yet; counted down by what was seen when it was drawn."""
    home_match: Mapped[UUID | None]
    """Of many matches the one that her Home tab shows in full; of no meaning once it is none of hers. (It refers to
    nothing: matches refer to people, and neither table could be made before the other.)"""


class RegistrationRow(Identified, Tenanted, Base):
    """A part that a person has: mentee, mentor, lead or coordinator. Some have two."""

    __tablename__ = "registrations"
    __table_args__ = (UniqueConstraint("person_id", "role"),)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    role: Mapped[str] = mapped_column(String(20))
    pilot_id: Mapped[UUID | None] = mapped_column(ForeignKey("pilots.id"))
    """None for a coordinator, who is in no company's pilot."""
    intake_id: Mapped[UUID | None] = mapped_column(ForeignKey("intakes.id"), index=True)
    """By which act of a lead's she was registered; None: by the operator's import."""


def by_id(session: Session, person_id: UUID) -> PersonRow:
    """The person with this id; NoResultFound if she is not (or no longer) here."""
    return session.execute(select(PersonRow).where(PersonRow.id == person_id)).scalar_one()


def by_slack_user(session: Session, team_id: str, slack_user_id: str) -> PersonRow | None:
    """The person behind a Slack user, with all her columns. (At the door, `storage/doorway.py` knows her by a few.)"""
    hers = select(PersonRow).join(WorkspaceRow, WorkspaceRow.id == PersonRow.workspace_id)
    return session.scalar(hers.where(WorkspaceRow.team_id == team_id, PersonRow.slack_user_id == slack_user_id))


def by_fingerprint(session: Session, email_fingerprint: bytes) -> PersonRow | None:
    """The person with the e-mail address of this fingerprint."""
    return session.scalar(select(PersonRow).where(PersonRow.email_fingerprint == email_fingerprint))


def roles_of(session: Session, person_id: UUID) -> frozenset[str]:
    """The parts this person has."""
    return frozenset(session.scalars(select(RegistrationRow.role).where(RegistrationRow.person_id == person_id)))


def leads_of(session: Session, company_id: UUID) -> list[PersonRow]:
    """The project leads of a company who can be reached."""
    return list(session.scalars(_leads_of(), {"company": company_id}))


@cache
def _leads_of() -> Select[PersonRow]:
    """Who answers for her is said on many screens."""
    return (
        select(PersonRow)
        .join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
        .where(RegistrationRow.role == "lead", PersonRow.company_id == bindparam("company"))
        .where(PersonRow.account_closed_at.is_(None))
        .order_by(PersonRow.id)
    )


def leads_in_team(session: Session, team_id: str) -> list[str]:
    """The Slack user ids of the project leads in a workspace who can be reached."""
    return list(
        session.scalars(
            select(PersonRow.slack_user_id)
            .join(WorkspaceRow, WorkspaceRow.id == PersonRow.workspace_id)
            .join(RegistrationRow, RegistrationRow.person_id == PersonRow.id)
            .where(RegistrationRow.role == "lead", WorkspaceRow.team_id == team_id)
            .where(PersonRow.account_closed_at.is_(None))
            .order_by(PersonRow.slack_user_id)
        )
    )


def hold(session: Session, person_ids: list[UUID]) -> None:
    """Lock these people's rows until the transaction ends, always in the same order, so that no two wait for
    each other. (On SQLite the writer's lock does this already.) Rows that refer to them can be written by anybody."""
    theirs = select(PersonRow.id).where(PersonRow.id.in_(person_ids)).order_by(PersonRow.id)
    session.execute(theirs.with_for_update(key_share=True))


def hold_free(session: Session, person_ids: Collection[UUID]) -> frozenset[UUID]:
    """Lock those of these people whom nobody else has locked; who that is. For whoever has locked something else
    already: who waits with a lock in hand may be waited for."""
    free = select(PersonRow.id).where(PersonRow.id.in_(person_ids)).order_by(PersonRow.id)
    return frozenset(session.scalars(free.with_for_update(key_share=True, skip_locked=True)))


def close_account(session: Session, person_id: UUID, at: datetime) -> bool:
    """Her Slack account is closed. False: that is known."""
    hers = (PersonRow.id == person_id, PersonRow.account_closed_at.is_(None))
    return changed_one(session, update(PersonRow).where(*hers).values(account_closed_at=at))


def open_account(session: Session, person_id: UUID) -> bool:
    """It is open again. False: it was not closed."""
    hers = (PersonRow.id == person_id, PersonRow.account_closed_at.is_not(None))
    return changed_one(session, update(PersonRow).where(*hers).values(account_closed_at=None))


def away_of(session: Session, person_ids: list[UUID]) -> list[UUID]:
    """Those of these people whose account is closed."""
    return list(session.scalars(closed_accounts().where(PersonRow.id.in_(person_ids))))


def closed_accounts() -> Select[UUID]:
    """Whose account is closed, for other statements: few, and found by an index of their own."""
    return select(PersonRow.id).where(PersonRow.account_closed_at.is_not(None))


def home_opened(session: GuardedSession, person_id: UUID, slack_user_id: str, now: datetime) -> None:
    """From now on, if not before, her Home tab is kept up to date; and now it is drawn. A row that is no longer this
    user's stays as it is."""
    session.change(_home_opened(), person=person_id, user=slack_user_id, now=now)


@cache
def _home_opened() -> Update:
    """Nothing else is done as often."""
    since = func.coalesce(PersonRow.home_opened_at, bindparam("now", type_=Instant()))
    theirs = (PersonRow.id == bindparam("person"), PersonRow.slack_user_id == bindparam("user"))
    return update(PersonRow).where(*theirs).values(home_opened_at=since, home_stale=PersonRow.home_stale + 1)


def home_is_stale(session: GuardedSession, person_ids: list[UUID]) -> None:
    """Something that these people's Home tabs show has changed."""
    session.change(_home_is_stale(), people=person_ids)


@cache
def _home_is_stale() -> Update:
    """Part of everything that anybody changes."""
    theirs = (PersonRow.id.in_(bindparam("people", expanding=True)), PersonRow.home_opened_at.is_not(None))
    return update(PersonRow).where(*theirs).values(home_stale=PersonRow.home_stale + 1)


def home_redrawn(session: GuardedSession, person_id: UUID, seen: int) -> None:
    """The Home tab shows all that had changed when it was drawn."""
    session.change(_home_redrawn(), person=person_id, seen=seen)


@cache
def _home_redrawn() -> Update:
    """After every drawing."""
    drawn = update(PersonRow).where(PersonRow.id == bindparam("person"))
    return drawn.values(home_stale=PersonRow.home_stale - bindparam("seen"))
