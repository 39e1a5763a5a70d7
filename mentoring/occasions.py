"""Reasons to speak. An occasion is written down with the change that causes it, in the same transaction."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from storage import people
from storage.deliveries import DeliveryRow, OccasionRow
from storage.work import Work


class Occasion(StrEnum):
    """The kinds of reason; each has its own words in views/notices.py."""

    WELCOMED = "welcomed"
    MATCHED = "matched"
    ASKED = "asked"
    """She wrote to Advance: what can she do?"""
    MEETING_OFFERED = "meeting_offered"
    OFFER_SENT = "offer_sent"
    MEETING_AGREED = "meeting_agreed"
    OFFER_DECLINED = "offer_declined"
    MEETING_CANCELLED = "meeting_cancelled"


def tell(
    work: Work,
    person_id: UUID,
    kind: Occasion,
    about: UUID,
    now: datetime,
    *,
    period: str = "",
    match_id: UUID | None = None,
) -> None:
    """Put one message to one person in the outbox, due at once. The second time, the same occasion is nothing new."""
    row = people.by_id(work.session, person_id)
    delivery = DeliveryRow(
        person_id=row.id,
        company_id=row.company_id,
        workspace_id=row.workspace_id,
        due_at=now,
        created_at=now,
    )
    occasion = OccasionRow(
        person_id=row.id,
        company_id=row.company_id,
        match_id=match_id,
        kind=kind.value,
        about=about,
        period=period,
        created_at=now,
    )
    try:
        with work.session.begin_nested():
            work.session.add(delivery)
            work.session.flush()
            occasion.delivery_id = delivery.id
            work.session.add(occasion)
    except IntegrityError:
        return  # it is in the outbox, or on the person's screen, already
