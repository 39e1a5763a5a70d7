"""What the Home tab shows (SPEC S15): the same for mentee and mentor, the next thing to do first."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.meetings import Meeting, State, meetings_of
from mentoring.people import Actor, Person, leads
from storage.work import Work


@dataclass(frozen=True)
class Home:
    """One person's view of where things stand."""

    actor: Actor
    leads: tuple[Person, ...]
    to_answer: tuple[Meeting, ...]
    waiting: tuple[Meeting, ...]
    """Offers of hers that the other has not answered."""
    upcoming: tuple[Meeting, ...]
    past: tuple[Meeting, ...]
    now: datetime


def home_of(work: Work, actor: Actor, now: datetime) -> Home:
    """Read everything that her Home tab shows."""
    found = meetings_of(work, actor)
    open_ones = sorted(
        ((meeting, meeting.open) for meeting in found if meeting.open and meeting.waits(now)),
        key=lambda each: each[1].starts_at,
    )
    agreed = sorted(
        ((meeting, meeting.agreed) for meeting in found if meeting.agreed and meeting.state is State.ACCEPTED),
        key=lambda each: each[1].starts_at,
    )
    return Home(
        actor=actor,
        leads=leads(work, actor),
        to_answer=tuple(meeting for meeting, offer in open_ones if not offer.mine),
        waiting=tuple(meeting for meeting, offer in open_ones if offer.mine),
        upcoming=tuple(meeting for meeting, _ in agreed if meeting.is_upcoming(now)),
        past=tuple(meeting for meeting, _ in reversed(agreed) if meeting.is_past(now)),
        now=now,
    )
