"""How many meetings each match has had, as far as they count (SPEC S19, S21): told of any moment, past ones too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from storage import exchanges, meetings
from storage.work import Work


@dataclass(frozen=True)
class MeetingCounts:
    """Of one match."""

    held: int = 0
    """Confirmed meetings, and what took the place of one."""
    upcoming: int = 0


def meeting_counts(work: Work, match_ids: Sequence[UUID], as_of: datetime) -> dict[UUID, MeetingCounts]:
    """Of each of these matches, in two statements however many they are."""
    met = meetings.counts_at(work.session, match_ids, as_of)
    logged = exchanges.counts_at(work.session, match_ids, as_of)
    found = {}
    for match_id in match_ids:
        held, upcoming = met.get(match_id, (0, 0))
        found[match_id] = MeetingCounts(held + logged.get(match_id, 0), upcoming)
    return found
