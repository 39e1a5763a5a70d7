"""What the first-week checklist asks of a match itself (SPEC S12): when it began, and whether the two have a date."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, bindparam, exists, select
from sqlalchemy.orm import Session

from storage.matches import MatchRow
from storage.meetings import MeetingRow

NO_DATE = ("proposed", "declined", "cancelled")


class FirstWeek(NamedTuple):
    """A match, as the checklist asks for it."""

    match_id: UUID
    company_id: UUID
    mentee_id: UUID
    mentor_id: UUID
    starts_on: date
    has_meeting: bool
    """Agreed, or over already."""

    @property
    def sides(self) -> tuple[UUID, UUID]:
        """The two, the mentee first."""
        return self.mentee_id, self.mentor_id


def first_weeks(session: Session, match_ids: Iterable[UUID]) -> list[FirstWeek]:
    """These matches, the oldest first."""
    rows = session.execute(_first_weeks(), {"matches": list(match_ids)})
    return [FirstWeek(*row) for row in rows]


@cache
def _first_weeks() -> Select[UUID, UUID, UUID, UUID, date, bool]:
    """Every Home asks it."""
    has_meeting = exists().where(MeetingRow.match_id == MatchRow.id, MeetingRow.state.not_in(NO_DATE))
    return (
        select(
            MatchRow.id, MatchRow.company_id, MatchRow.mentee_id, MatchRow.mentor_id, MatchRow.starts_on, has_meeting
        )
        .where(MatchRow.id.in_(bindparam("matches", expanding=True)))
        .order_by(MatchRow.starts_on, MatchRow.id)
    )
