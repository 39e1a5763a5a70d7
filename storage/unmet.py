"""Matches that have set up no first meeting, for their project leads."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from storage.attendance import AttendanceRow
from storage.exchanges import ExchangeRow
from storage.matches import MatchRow
from storage.meetings import MeetingRow, OfferRow
from storage.people import closed_accounts


def companies_of(session: Session, match_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The company whose lead answers for each of these matches: the mentee's."""
    rows = session.execute(select(MatchRow.id, MatchRow.company_id).where(MatchRow.id.in_(list(match_ids))))
    return dict(rows.all())


def how_many(session: Session, company_id: UUID, since: datetime, now: datetime) -> int:
    """How many of a company's active matches were made before that, have no meeting agreed or offered, and have logged
    none."""
    offered = and_(OfferRow.state == "open", OfferRow.starts_at > now)
    no = and_(AttendanceRow.took_place.is_(False), AttendanceRow.undone_at.is_(None))
    denied = exists().where(AttendanceRow.meeting_id == MeetingRow.id, no)
    set_up = (
        select(OfferRow.id)
        .join(MeetingRow, MeetingRow.id == OfferRow.meeting_id)
        .where(
            MeetingRow.match_id == MatchRow.id,
            MeetingRow.state.in_(("proposed", "accepted")),
            or_(and_(OfferRow.state == "agreed", ~denied), offered),
        )
    )
    logged = exists().where(ExchangeRow.match_id == MatchRow.id, ExchangeRow.counts, ExchangeRow.removed_at.is_(None))
    old = or_(MatchRow.moved_at < since, and_(MatchRow.moved_at.is_(None), MatchRow.starts_on < since.date()))
    away = or_(MatchRow.mentee_id.in_(closed_accounts()), MatchRow.mentor_id.in_(closed_accounts()))
    theirs = (MatchRow.company_id == company_id, MatchRow.state == "active", ~away)
    found = select(func.count()).select_from(MatchRow).where(*theirs, old, ~set_up.exists(), ~logged)
    return session.scalar(found) or 0
