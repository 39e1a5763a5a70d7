"""The outbox: occasions (reasons to speak) and the deliveries (Slack messages) that carry them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified, changed_one
from storage.tenancy import Tenanted

PENDING = ("waiting", "claimed")
ERROR_AT_MOST = 200
TOLD_TOGETHER = 5
"""So many occasions of a kind share a message, at the most."""


class DeliveryRow(Identified, Tenanted, Base):
    """One message to one person. Its words are not stored: they are said when it is sent."""

    __tablename__ = "deliveries"
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    workspace_id: Mapped[UUID] = mapped_column(ForeignKey("workspaces.id"))
    to_channel: Mapped[str | None] = mapped_column(String(20))
    """A channel of her workspace, in which it is posted in her name; None: her direct message."""
    state: Mapped[str] = mapped_column(String(20), default="waiting")
    due_at: Mapped[datetime]
    created_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    """By Advance's clock: where to begin the look-up after a crash."""
    lease_until: Mapped[datetime | None]
    """By the wall: until then a request of the former holder may still be on its way."""
    attempts: Mapped[int] = mapped_column(default=0)
    channel: Mapped[str | None] = mapped_column(String(20))
    ts: Mapped[str | None] = mapped_column(String(30))
    error: Mapped[str | None] = mapped_column(String(ERROR_AT_MOST))
    stale: Mapped[int] = mapped_column(default=0)
    """How many changes the message has not shown yet; counted down by what was seen when it was drawn."""

    is_nudge: Mapped[bool] = mapped_column(default=False)
    """Said by the clock of its own accord: of these a person has one a day at the most."""

    __table_args__ = (
        Index("ix_deliveries_person_id_due_at", "person_id", "due_at"),
        Index("ix_deliveries_pending", "workspace_id", "state", "due_at"),
        Index("ix_deliveries_stale", "workspace_id", "stale"),
    )


class OccasionRow(Identified, Tenanted, Base):
    """A reason to speak to one person about one thing, of which there is never a second."""

    __tablename__ = "occasions"
    __table_args__ = (UniqueConstraint("person_id", "about", "kind", "period"),)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    match_id: Mapped[UUID | None] = mapped_column(ForeignKey("matches.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    about: Mapped[UUID] = mapped_column(index=True)
    """What it is about: a match, a meeting, or the person herself."""
    period: Mapped[str] = mapped_column(String(60), default="")
    """Which of several: an offer's id, a day, a week, the moment of a question."""
    delivery_id: Mapped[UUID | None] = mapped_column(ForeignKey("deliveries.id"), index=True)
    created_at: Mapped[datetime]


def by_id(session: Session, delivery_id: UUID) -> DeliveryRow:
    """The delivery with this id."""
    return session.execute(select(DeliveryRow).where(DeliveryRow.id == delivery_id)).scalar_one()


def was_told(session: Session, about: UUID, kind: str, period: str) -> bool:
    """Whether there was such an occasion to speak to anybody."""
    found = select(OccasionRow.id).where(
        OccasionRow.about == about, OccasionRow.kind == kind, OccasionRow.period == period
    )
    return session.scalar(found.limit(1)) is not None


def occasions_of(session: Session, delivery_id: UUID) -> list[OccasionRow]:
    """What a delivery has to say, in order."""
    return list(
        session.scalars(
            select(OccasionRow)
            .where(OccasionRow.delivery_id == delivery_id)
            .order_by(OccasionRow.created_at, OccasionRow.id)
        )
    )


def telling_of(session: Session, person_id: UUID, kind: str, match_id: UUID | None, since: datetime) -> UUID | None:
    """The latest message to this person about occasions of this kind in this match, begun since then, with room."""
    return session.scalar(
        select(OccasionRow.delivery_id)
        .where(OccasionRow.person_id == person_id, OccasionRow.kind == kind, OccasionRow.match_id == match_id)
        .group_by(OccasionRow.delivery_id)
        .having(func.min(OccasionRow.created_at) > since, func.count(OccasionRow.id) < TOLD_TOGETHER)
        .order_by(func.max(OccasionRow.created_at).desc())
        .limit(1)
    )


def tells_more(session: Session, delivery_id: UUID) -> bool:
    """One more occasion joins a message: whatever became of it by now, it is drawn anew. False: it was never sent and
    will not be."""
    return changed_one(
        session,
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery_id, DeliveryRow.state.in_((*PENDING, "sent")))
        .values(stale=DeliveryRow.stale + 1)
        .execution_options(synchronize_session=False),
    )


def mark_stale(session: Session, *about: UUID) -> None:
    """What these messages tell has changed: those sent are drawn anew, those on their way once they have gone."""
    session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.id.in_(select(OccasionRow.delivery_id).where(OccasionRow.about.in_(about))),
            DeliveryRow.state.in_((*PENDING, "sent")),
        )
        .values(stale=DeliveryRow.stale + 1)
        .execution_options(synchronize_session=False)
    )


def mark_stale_to(session: Session, person_id: UUID, about: UUID) -> None:
    """The same for what one person was told alone: nobody else sees that anything has changed."""
    told = select(OccasionRow.delivery_id).where(OccasionRow.about == about, OccasionRow.person_id == person_id)
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id.in_(told), DeliveryRow.state.in_((*PENDING, "sent")))
        .values(stale=DeliveryRow.stale + 1)
        .execution_options(synchronize_session=False)
    )


def mark_stale_of_match(session: Session, match_id: UUID) -> None:
    """The same for all messages that have to do with a match, whatever they are about."""
    session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.id.in_(select(OccasionRow.delivery_id).where(OccasionRow.match_id == match_id)),
            DeliveryRow.state.in_((*PENDING, "sent")),
        )
        .values(stale=DeliveryRow.stale + 1)
        .execution_options(synchronize_session=False)
    )


def claim(session: Session, delivery_id: UUID, *, claimed_at: datetime, lease_until: datetime) -> bool:
    """Take a delivery that nobody holds. False: it is no longer as we saw it."""
    return changed_one(
        session,
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery_id, DeliveryRow.state == "waiting")
        .values(
            state="claimed",
            claimed_at=claimed_at,
            lease_until=lease_until,
            attempts=DeliveryRow.attempts + 1,
        )
        .execution_options(synchronize_session=False),
    )


def sent(session: Session, delivery_id: UUID, *, channel: str, ts: str | None, seen: int = 0) -> None:
    """It is on the person's screen, and shows as many changes as were `seen` when it was drawn."""
    _settle(session, delivery_id, state="sent", channel=channel, ts=ts, stale=DeliveryRow.stale - seen)


def let_go(session: Session, delivery_id: UUID) -> None:
    """It was claimed, and certainly not sent: anybody may claim it again."""
    _settle(session, delivery_id, state="waiting")


def failed(session: Session, delivery_id: UUID, error: str) -> None:
    """It cannot be sent, today or tomorrow. Recorded, and not tried again."""
    _settle(session, delivery_id, state="failed", error=error[:ERROR_AT_MOST])


def bring_home(session: Session, delivery_id: UUID) -> bool:
    """It cannot be posted in its channel: it goes to her direct message instead. False: it was meant for that."""
    return changed_one(
        session,
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery_id, DeliveryRow.state.in_(PENDING), DeliveryRow.to_channel.is_not(None))
        .values(state="waiting", to_channel=None)
        .execution_options(synchronize_session=False),
    )


def wait(session: Session, delivery_id: UUID, until: datetime) -> None:
    """It has become too late in the day for it."""
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery_id, DeliveryRow.state == "waiting")
        .values(due_at=until)
        .execution_options(synchronize_session=False)
    )


def put_off(session: Session, delivery_id: UUID, until: datetime) -> None:
    """It was not sent now for a reason that may pass, and lets the person's other messages go first."""
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery_id, DeliveryRow.state == "waiting")
        .values(due_at=until, attempts=DeliveryRow.attempts + 1)
        .execution_options(synchronize_session=False)
    )


def _settle(session: Session, delivery_id: UUID, **values: object) -> None:
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery_id, DeliveryRow.state.in_(PENDING))
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def drop(session: Session, delivery_id: UUID) -> None:
    """It is no longer true, and was never said: it will not be."""
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery_id, DeliveryRow.state == "waiting")
        .values(state="dropped")
        .execution_options(synchronize_session=False)
    )


def redrawn(session: Session, delivery_id: UUID, seen: int) -> None:
    """The message shows all that had changed when it was drawn."""
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery_id)
        .values(stale=DeliveryRow.stale - seen)
        .execution_options(synchronize_session=False)
    )
