"""How many meetings were held and planned at a moment can be told at any later one (SPEC S31)."""

from datetime import datetime, timedelta

from mentoring.meeting import attendance, meeting_moves
from mentoring.meeting.meeting_rules import Wish
from mentoring.meeting.meetings import meetings_of
from storage import meetings
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Pair, Someone, pair

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STORY = [
    # who does what to which meeting, and after how long
    ("mentee", "propose", 0, HOUR),
    ("mentor", "decline", 0, HOUR),
    ("mentee", "propose", 1, HOUR),
    ("mentor", "accept", 1, HOUR),
    ("mentor", "move", 1, HOUR),  # the agreed time stands meanwhile
    ("mentee", "accept", 1, HOUR),
    ("mentee", "propose", 2, HOUR),
    ("mentor", "move", 2, HOUR),
    ("mentee", "accept", 2, HOUR),
    ("mentee", "propose", 3, HOUR),
    ("mentor", "accept", 3, HOUR),
    ("mentor", "cancel", 2, HOUR),
    ("nobody", "wait", 0, 3 * DAY),
    ("mentee", "propose", 4, HOUR),
    ("nobody", "wait", 0, 9 * DAY),
    ("mentor", "yes", 1, HOUR),
    ("mentee", "yes", 3, HOUR),
    ("mentor", "no", 3, HOUR),
    ("mentor", "yes", 3, HOUR),
    ("mentee", "propose", 5, HOUR),
    ("mentor", "accept", 5, HOUR),
    ("mentee", "move", 5, HOUR),
    ("mentee", "cancel", 5, HOUR),
]


def act(store: Store, who: Someone, match: Pair, what: str, which: int, now: datetime) -> None:
    """One step of the story."""
    at = now + timedelta(days=2 + which, minutes=90 * which) + (DAY if what == "move" else timedelta())
    wish = Wish(at.date(), at.time().replace(second=0, microsecond=0), 60, "Room 5", "")
    with store.write(EVERYONE) as work:
        actor = who.actor(work)
        if what == "propose":
            meeting_moves.propose(work, actor, match.match_id, wish, now)
            return
        meeting = meetings_of(work, actor)[which]
        if what == "move":
            meeting_moves.offer_another(work, actor, meeting.id, meeting.table, wish, now)
        elif what in ("yes", "no"):
            attendance.say(work, actor, meeting.id, what == "yes", now)
        elif what == "cancel":
            meeting_moves.cancel(work, actor, meeting.id, meeting.table, "", now)
        else:
            assert meeting.open
            getattr(meeting_moves, what)(work, actor, meeting.id, meeting.open.id, now)


def counted_now(store: Store, match: Pair, now: datetime) -> tuple[int, int]:
    """As the pair sees it at this moment."""
    with store.read(EVERYONE) as work:
        found = meetings_of(work, match.mentee.actor(work))
    return sum(meeting.attendance.held for meeting in found), sum(meeting.is_upcoming(now) for meeting in found)


def test_the_counts_of_every_moment_of_a_story_are_still_the_same_at_its_end(store: Store) -> None:
    match, other = (pair(store, mentee_zone="UTC", mentor_zone="UTC") for _ in range(2))
    now, seen = NOW, {}
    for who, what, which, later in STORY:
        if what != "wait":
            act(store, getattr(match, who), match, what, which, now)
        seen[now + timedelta(minutes=1)] = counted_now(store, match, now + timedelta(minutes=1))
        now += later
    seen[now] = counted_now(store, match, now)

    with store.read(EVERYONE) as work:
        told = {at: meetings.counts_at(work.session, [match.match_id, other.match_id], at) for at in seen}

    assert {at: counts.get(match.match_id, (0, 0)) for at, counts in told.items()} == seen
    assert not any(other.match_id in counts for counts in told.values())
    assert len(set(seen.values())) > 5
    assert max(held for held, _ in seen.values()) >= 2
