"""What a meeting may be about, by where the pair stands (SPEC P4): the first, one in the middle, one of the last."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from mentoring.meeting.exchanges import Exchange
from mentoring.meeting.meetings import Meeting, State
from mentoring.people import Match

LAST_WEEKS = timedelta(weeks=4)
"""Before the match's last day: a pair that meets once a month has its last meeting then."""


class Stage(StrEnum):
    """Where in the relationship a meeting stands."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


def stage_of(
    match: Match, meetings: Iterable[Meeting], logged: Iterable[Exchange], on: date, besides: UUID | None = None
) -> Stage:
    """The stage of a meeting on that day.

    `meetings`, `logged`: all of hers; `besides`: the meeting itself, if it is among them. A pair that has not met
    before has its first meeting, however late.
    """
    before = (each for each in meetings if each.match.id == match.id and each.id != besides)
    instead = any(each.counts and each.match.id == match.id and each.on <= on for each in logged)
    if not instead and not any(_may_have_been(each, on) for each in before):
        return Stage.FIRST
    return Stage.LAST if on > match.ends_on - LAST_WEEKS else Stage.MIDDLE


def _may_have_been(meeting: Meeting, on: date) -> bool:
    """Agreed for a day until then (in UTC: near enough), and nobody says that it did not take place."""
    said = (meeting.attendance.mine, meeting.attendance.theirs)
    agreed = meeting.agreed if meeting.state is State.ACCEPTED else None
    return agreed is not None and agreed.starts_at.date() <= on and False not in said
