"""How relationships stand, as far as the timetable of nudges asks: each query for many matches at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from storage.attendance import AttendanceRow
from storage.companies import PilotRow
from storage.exchanges import ExchangeRow
from storage.homework import CLOSED, STANDS, ConfirmationRow, TaskRow
from storage.matches import MatchRow
from storage.meetings import MeetingRow, OfferRow
from storage.objectives import CLOSES, ClosureRow, ObjectiveRow
from storage.people import PersonRow


class Standing(NamedTuple):
    """A match with its two people and its pilot, as far as the timetable asks."""

    match: MatchRow
    mentee: PersonRow
    mentor: PersonRow
    opens: time
    closes: time
    working_days: list[int]


def standings(session: Session, match_ids: Iterable[UUID]) -> list[Standing]:
    """These matches, active or not."""
    return [Standing(*row) for row in session.execute(_standings(), {"matches": list(match_ids)})]


@cache
def _standings() -> Select[*tuple[Any, ...]]:
    """Every nudge asks it, once more when it is sent: to build it takes longer than to have it answered."""
    mentee, mentor = aliased(PersonRow), aliased(PersonRow)
    return (
        select(MatchRow, mentee, mentor, PilotRow.opens, PilotRow.closes, PilotRow.working_days)
        .join(mentee, mentee.id == MatchRow.mentee_id)
        .join(mentor, mentor.id == MatchRow.mentor_id)
        .join(PilotRow, PilotRow.id == MatchRow.pilot_id)
        .where(MatchRow.id.in_(bindparam("matches", expanding=True)))
    )


def offers(session: Session, match_ids: Iterable[UUID]) -> list[tuple[UUID, OfferRow]]:
    """Every time that is agreed or waits for an answer, with its match."""
    rows = session.execute(
        select(MeetingRow.match_id, OfferRow)
        .join(OfferRow, OfferRow.meeting_id == MeetingRow.id)
        .where(
            MeetingRow.match_id.in_(list(match_ids)),
            MeetingRow.state.in_(("proposed", "accepted")),
            OfferRow.state.in_(("open", "agreed")),
        )
    )
    return [(match_id, offer) for match_id, offer in rows]


def attendances(session: Session, match_ids: Iterable[UUID]) -> list[AttendanceRow]:
    """What was said of their meetings."""
    return list(
        session.scalars(
            select(AttendanceRow)
            .join(MeetingRow, MeetingRow.id == AttendanceRow.meeting_id)
            .where(MeetingRow.match_id.in_(list(match_ids)), AttendanceRow.undone_at.is_(None))
        )
    )


def logged(session: Session, match_ids: Iterable[UUID]) -> defaultdict[UUID, list[date]]:
    """The days of what these matches logged that counts as a meeting, and did not take back (SPEC S21)."""
    wanted = (ExchangeRow.match_id.in_(list(match_ids)), ExchangeRow.counts, ExchangeRow.removed_at.is_(None))
    days = select(ExchangeRow.match_id, ExchangeRow.happened_on).where(*wanted)
    found = defaultdict(list)
    for match_id, day in session.execute(days):
        found[match_id].append(day)
    return found


def objectives(session: Session, match_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many objectives each match has that were not set aside; matches without any are left out."""
    rows = session.execute(
        select(ObjectiveRow.match_id, func.count())
        .outerjoin(ClosureRow, CLOSES)
        .where(ObjectiveRow.match_id.in_(list(match_ids)), ClosureRow.how.is_distinct_from("dropped"))
        .group_by(ObjectiveRow.match_id)
    )
    return dict(rows.all())


def tasks(session: Session, match_ids: Iterable[UUID]) -> list[tuple[UUID, UUID, date]]:
    """Match, id and day of every open task that has a day, under an open objective."""
    rows = session.execute(
        select(TaskRow.match_id, TaskRow.id, TaskRow.due_on)
        .outerjoin(ConfirmationRow, STANDS)
        .outerjoin(ClosureRow, CLOSED)
        .where(
            TaskRow.match_id.in_(list(match_ids)),
            TaskRow.due_on.is_not(None),
            TaskRow.removed_at.is_(None),
            ConfirmationRow.id.is_(None),
            ClosureRow.id.is_(None),
        )
    )
    return [(match_id, task_id, due_on) for match_id, task_id, due_on in rows if due_on]
