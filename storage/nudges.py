"""What the clock reads and keeps: relationships that are due a look, and how each person wants to be nudged."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, Identified
from storage.deliveries import PENDING, DeliveryRow, OccasionRow
from storage.matches import MatchRow
from storage.people import PersonRow, hold
from storage.tenancy import Tenanted

TO_THE_NEXT_OPENING = timedelta(hours=23)
"""From the beginning of somebody's working hours, at the least: that night the clocks may be put forward."""


class NudgeSettingsRow(Identified, Tenanted, Base):
    """How one person wants to be nudged; without one, as the timetable has it. Nobody else sees it."""

    __tablename__ = "nudge_settings"
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), unique=True)
    quiet_until: Mapped[datetime | None]
    """A pause: until then nothing is said that can wait."""
    stopped: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The kinds that she wants no more of."""


class OnItsWay(NamedTuple):
    """A nudge of somebody's, sent or still to be sent."""

    person_id: UUID
    delivery_id: UUID
    due_at: datetime
    state: str


class Addressee(NamedTuple):
    """Whose tenant somebody is, and where she is written to."""

    company_id: UUID
    workspace_id: UUID


def due(session: Session, now: datetime, limit: int) -> dict[UUID, datetime]:
    """Active matches that are due a look, the longest due first, and since when; each is ours alone until the
    transaction ends."""
    rows = session.execute(
        select(MatchRow.id, MatchRow.next_look_at)
        .where(MatchRow.state == "active", MatchRow.next_look_at <= now)
        .order_by(MatchRow.next_look_at, MatchRow.mentor_id)  # what one mentor is to hear comes together
        .limit(limit)
        .with_for_update(key_share=True, skip_locked=True)
    )
    return {match_id: at for match_id, at in rows if at}


def next_due(session: Session) -> datetime | None:
    """When the next look is due."""
    return session.scalar(select(func.min(MatchRow.next_look_at)).where(MatchRow.state == "active"))


def looked(session: Session, next_looks: Mapping[UUID, datetime | None]) -> None:
    """These matches were looked at; when each is to be looked at again."""
    at_once = [{"id": match_id, "next_look_at": at} for match_id, at in next_looks.items()]
    session.execute(update(MatchRow).execution_options(synchronize_session=False), at_once)


def told(session: Session, match_ids: Iterable[UUID], kinds: Sequence[str]) -> set[tuple[UUID, str, UUID, str]]:
    """What these matches' people have been told of those kinds: person, kind, what about, and period."""
    rows = session.execute(
        select(OccasionRow.person_id, OccasionRow.kind, OccasionRow.about, OccasionRow.period).where(
            OccasionRow.match_id.in_(list(match_ids)), OccasionRow.kind.in_(kinds)
        )
    )
    return {(person_id, kind, about, period) for person_id, kind, about, period in rows}


def settings(session: Session, person_ids: Iterable[UUID]) -> dict[UUID, NudgeSettingsRow]:
    """How these people want to be nudged; who has never said is left out."""
    found = select(NudgeSettingsRow).where(NudgeSettingsRow.person_id.in_(list(person_ids)))
    return {row.person_id: row for row in session.scalars(found)}


def waiting(session: Session, person_id: UUID, since: datetime, until: datetime) -> DeliveryRow | None:
    """Her nudge of that day that is still to be sent."""
    of_the_day = (DeliveryRow.due_at >= since, DeliveryRow.due_at < until, DeliveryRow.is_nudge)
    hers = select(DeliveryRow).where(DeliveryRow.person_id == person_id, *of_the_day)
    return session.scalar(hers.where(DeliveryRow.state == "waiting").limit(1))


def wait(session: Session, person_id: UUID, opening: datetime) -> None:
    """It has become too late in the day for what was due: it is said when her hours begin again, together with what is
    due on that day."""
    hold(session, [person_id])
    gather(session, person_id, opening, before=opening + TO_THE_NEXT_OPENING)


def gather(session: Session, person_id: UUID, due_at: datetime, before: datetime | None = None) -> bool:
    """All nudges of hers that are still to be sent become one message, due then. False: there are none. `before`: only
    those that are due earlier than that.

    What is said of a booked meeting is none of them.
    """
    hers = select(DeliveryRow.id).where(DeliveryRow.person_id == person_id, DeliveryRow.is_nudge)
    if before:
        hers = hers.where(DeliveryRow.due_at < before)
    found = session.scalars(hers.where(DeliveryRow.state == "waiting").order_by(DeliveryRow.due_at).with_for_update())
    first, *others = [*found] or [None]
    if first is None:
        return False
    quietly = {"synchronize_session": False}
    moved = update(OccasionRow).where(OccasionRow.delivery_id.in_(others)).values(delivery_id=first)
    gone = update(DeliveryRow).where(DeliveryRow.id.in_(others)).values(state="dropped")
    later = update(DeliveryRow).where(DeliveryRow.id == first).values(due_at=due_at, stale=DeliveryRow.stale + 1)
    for change in (moved, gone, later):
        session.execute(change.execution_options(**quietly))
    return True


def on_their_way(session: Session, person_ids: Iterable[UUID], since: datetime) -> list[OnItsWay]:
    """These people's nudges that are due from then on, or were sent; nobody else takes one up until we have done."""
    rows = session.execute(
        select(DeliveryRow.person_id, DeliveryRow.id, DeliveryRow.due_at, DeliveryRow.state)
        .where(
            DeliveryRow.person_id.in_(list(person_ids)),
            DeliveryRow.is_nudge,
            DeliveryRow.due_at >= since,
            DeliveryRow.state.in_((*PENDING, "sent")),
        )
        .order_by(DeliveryRow.id)
        .with_for_update()
    )
    return [OnItsWay(*row) for row in rows]


def carry_more(session: Session, delivery_ids: Collection[UUID]) -> None:
    """These messages have one more thing to say: whoever has drawn one by now draws it again."""
    if delivery_ids:
        session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.id.in_(delivery_ids))
            .values(stale=DeliveryRow.stale + 1)
            .execution_options(synchronize_session=False)
        )


def addressees(session: Session, person_ids: Iterable[UUID]) -> dict[UUID, Addressee]:
    """Where these people are."""
    where = select(PersonRow.id, PersonRow.company_id, PersonRow.workspace_id)
    rows = session.execute(where.where(PersonRow.id.in_(list(person_ids))))
    return {person_id: Addressee(company_id, workspace_id) for person_id, company_id, workspace_id in rows}


def occasions(session: Session, person_id: UUID, ids: Iterable[UUID]) -> list[OccasionRow]:
    """Those of these occasions that are hers."""
    mine = select(OccasionRow).where(OccasionRow.id.in_(list(ids)), OccasionRow.person_id == person_id)
    return list(session.scalars(mine.order_by(OccasionRow.created_at, OccasionRow.id)))


def is_repeated(session: Session, row: OccasionRow, period: str) -> bool:
    """Whether the same was put into the outbox for that period, too."""
    same = (
        OccasionRow.person_id == row.person_id,
        OccasionRow.about == row.about,
        OccasionRow.kind == row.kind,
        OccasionRow.period == period,
    )
    return session.scalar(select(OccasionRow.id).where(*same)) is not None
