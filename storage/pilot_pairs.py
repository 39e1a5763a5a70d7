"""All matches that concern one company, as its leads need them: who, how far, and what waits; in one statement."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from storage.deliveries import OccasionRow
from storage.matches import MENTEE, MENTOR, RUNNING, MatchRow
from storage.meetings import MeetingRow, OfferRow, stood_at
from storage.people import closed_accounts
from storage.remarks import RemarkRow
from storage.sealing import Sealed


class Quiet(NamedTuple):
    """When a match counts as quiet: it has run for a while, and had no meeting since, nor one planned; and neither is
    away."""

    as_of: datetime
    """What happened later is not looked at."""
    began_by: date
    since: datetime
    week: str
    """The period of this week's kind words."""


class PairRow(NamedTuple):
    """One match, of the few columns that a lead's lists need."""

    match_id: UUID
    state: str
    starts_on: date
    seeks_again: bool
    moved_at: datetime | None
    mentees_lead_id: UUID | None
    mentors_lead_id: UUID | None
    mentee_id: UUID
    mentees_company: UUID
    mentee: Sealed
    mentor_id: UUID
    mentors_company: UUID
    mentor: Sealed
    questions: int
    """Of the mentor, that nobody has answered."""
    wishes: int
    """To pause or to end it, since it last changed its state."""
    is_quiet: bool
    is_encouraged: bool
    """This week's kind word is sent."""
    round: int = 1
    """Of which of its company's pilots."""
    mentee_away_since: datetime | None = None
    mentor_away_since: datetime | None = None
    """Since when her Slack account is closed; None: it is open."""


def of_company(session: Session, company_id: UUID, quiet: Quiet) -> list[PairRow]:
    """Every match of its people, proposed, running or over, with whomever; the newest first."""
    rows = session.execute(
        select(
            *(MatchRow.id, MatchRow.state, MatchRow.starts_on, MatchRow.seeks_again, MatchRow.moved_at),
            *(MatchRow.mentees_lead_id, MatchRow.mentors_lead_id),
            *(MENTEE.id, MENTEE.company_id, MENTEE.name, MENTOR.id, MENTOR.company_id, MENTOR.name),
            _open_questions(),
            _wishes(),
            _is_quiet(quiet),
            _is_encouraged(quiet.week),
            *(MatchRow.round, MENTEE.account_closed_at, MENTOR.account_closed_at),
        )
        .join(MENTEE, MENTEE.id == MatchRow.mentee_id)
        .join(MENTOR, MENTOR.id == MatchRow.mentor_id)
        .where(or_(MENTEE.company_id == company_id, MENTOR.company_id == company_id))
        .order_by(MatchRow.starts_on.desc(), MatchRow.id)
    )
    return [PairRow._make(row) for row in rows]


def is_quiet(session: Session, match_id: UUID, quiet: Quiet) -> bool:
    """Whether this one match is."""
    return session.scalar(select(MatchRow.id).where(MatchRow.id == match_id, _is_quiet(quiet))) is not None


def _open_questions() -> ColumnElement[int]:
    return _remarks("question") - _remarks("answer")


def _wishes() -> ScalarSelect[int]:
    later = or_(MatchRow.moved_at.is_(None), RemarkRow.created_at > MatchRow.moved_at)
    return _remarks("leaving", later, MatchRow.state.in_(RUNNING))


def _remarks(kind: str, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return (
        select(func.count(RemarkRow.id))
        .where(RemarkRow.match_id == MatchRow.id, RemarkRow.kind == kind, *conditions)
        .correlate(MatchRow)
        .scalar_subquery()
    )


def _is_encouraged(week: str) -> ColumnElement[bool]:
    sent = (OccasionRow.about == MatchRow.id, OccasionRow.kind == "kind_word", OccasionRow.period == week)
    return exists().where(*sent).correlate(MatchRow)


def _is_quiet(quiet: Quiet) -> ColumnElement[bool]:
    meeting = (
        exists()
        .where(
            MeetingRow.match_id == MatchRow.id,
            OfferRow.meeting_id == MeetingRow.id,
            *stood_at(quiet.as_of),
            OfferRow.ends_at > quiet.since,
        )
        .correlate(MatchRow)
    )
    both_there = (MatchRow.mentee_id.not_in(closed_accounts()), MatchRow.mentor_id.not_in(closed_accounts()))
    return and_(MatchRow.state == "active", MatchRow.starts_on <= quiet.began_by, *both_there, ~meeting)
