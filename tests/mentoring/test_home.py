"""What Home reads, it reads in few statements, however much there is (issue 5): keys, and who is at the door, too."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from mentoring.growing.objectives import objectives_of
from mentoring.growing.progress import together
from mentoring.home import Home, home_of
from mentoring.meeting.meetings import Meeting, meetings_of
from mentoring.people import Part, home_opened
from scheduler.drawing import Draughtsman
from storage import people
from storage.attendance import AttendanceRow
from storage.meetings import MeetingRow, OfferRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Someone, company, match, person
from tests.busy_mentor import MENTEES, OBJECTIVES, much_between
from tests.databases import Databases
from tests.statements import heard
from views.words import Catalogues

STATEMENTS_AT_LEAST, STATEMENTS_AT_MOST = 5, 8
"""With fewer, something would go unheard."""
BLOCKS_AT_MOST = 100
"""Of Slack's."""
LATER = NOW + timedelta(days=61)


@pytest.fixture
def mentor(store: Store) -> Someone:
    """A mentor of many, with much before her."""
    here = company(store)
    mentor = person(store, here, Part.MENTOR)
    pairs = [match(store, person(store, here, Part.MENTEE), mentor) for _ in range(MENTEES)]
    with store.write(EVERYONE) as work:
        for two in pairs:
            much_between(work, two, LATER)
    return mentor


@pytest.fixture
def afresh(databases: Databases, mentor: Someone) -> Iterator[Store]:
    """The same databases for a process that has no key at hand yet."""
    store = databases.store()
    yield store
    store.close()


def test_home_of_a_mentor_of_many_takes_few_statements_and_few_blocks(afresh: Store, mentor: Someone) -> None:
    with heard(afresh.engine, afresh.keyring._engine) as said:
        drawn = Draughtsman(afresh, Catalogues()).home(mentor.id, LATER)
    assert STATEMENTS_AT_LEAST <= len(said) <= STATEMENTS_AT_MOST, "\n\n".join(said)
    assert len(drawn["blocks"]) <= BLOCKS_AT_MOST
    shown = str(drawn)
    assert "Next: " in shown
    assert shown.count("14 of 40 done") == MENTEES
    assert shown.count(" earlier'") == shown.count(" more'") == 1


def test_what_is_drawn_again_asks_for_no_key(afresh: Store, mentor: Someone) -> None:
    draughtsman = Draughtsman(afresh, Catalogues())
    before = draughtsman.home(mentor.id, LATER)
    with heard(afresh.keyring._engine) as asked:
        assert draughtsman.home(mentor.id, LATER) == before
    assert asked == []


def test_of_meetings_that_are_over_neither_place_nor_agenda_is_opened(store: Store, mentor: Someone) -> None:
    with store.read(EVERYONE) as work:
        seen = home_of(work, mentor.actor(work), LATER)
    assert {(each.agreed.place, each.agreed.agenda) for each in seen.past if each.agreed} == {("", "")}
    assert all(each.agreed and each.agreed.place for each in seen.upcoming)


def test_of_relationships_on_one_line_no_objective_is_opened(store: Store, mentor: Someone) -> None:
    with store.read(EVERYONE) as work:
        seen = home_of(work, mentor.actor(work), LATER)
    assert seen.in_full
    assert {each.match.id for each in seen.objectives if each.wording} == {seen.in_full.id}
    assert len(seen.objectives) == OBJECTIVES
    assert len(seen.others) == MENTEES - 1


def test_of_relationships_on_one_line_nothing_is_left_out_that_home_would_say(store: Store, mentor: Someone) -> None:
    with store.write(EVERYONE) as work:
        of_each = [match.id for match in mentor.actor(work).matches]
        unsaid = select(MeetingRow.id).where(MeetingRow.match_id == of_each[2])
        work.session.execute(update(AttendanceRow).where(AttendanceRow.meeting_id.in_(unsaid)).values(undone_at=LATER))
        held = select(MeetingRow).where(MeetingRow.match_id == of_each[3]).order_by(MeetingRow.created_at)
        *before, to_come = work.session.scalars(held)
        to_come.state = "cancelled"
        moved = (OfferRow.meeting_id == before[0].id, OfferRow.state == "replaced")
        at = LATER + timedelta(days=40)
        again = {"state": "open", "starts_at": at, "ends_at": at + timedelta(hours=1)}
        work.session.execute(update(OfferRow).where(*moved).values(**again))
    for now in (LATER, LATER + timedelta(weeks=3)):
        with store.read(EVERYONE) as work:
            actor = mentor.actor(work)
            seen, every = home_of(work, actor, now), meetings_of(work, actor, live=True, over_by=now)
            objectives = objectives_of(work, actor)
        over = [each for each in every if each.is_past(now)]
        assert set(asked(seen.past, now)) == set(asked(over, now)) != set()
        assert {each.match.id for each in seen.past} == set(of_each)
        assert len(in_full(seen, seen.past)) == len(in_full(seen, over)) > 0
        assert len(over) > len(seen.past)
        assert {each.id for each in seen.upcoming} == {each.id for each in every if each.is_upcoming(now)}
        assert seen.waiting == seen.to_answer == ()
        for one, so_far in seen.others.items():
            assert so_far == together(each.progress for each in objectives if each.match.id == one)


def asked(past: Iterable[Meeting], now: datetime) -> list[UUID]:
    """Of which she is still asked."""
    return [each.id for each in past if each.asks_whether_held(now) or each.asks_how_it_was(now)]


def in_full(seen: Home, past: Iterable[Meeting]) -> list[Meeting]:
    """Those of the match that stands in full."""
    return [each for each in past if each.match == seen.in_full]


def test_what_opens_a_home_changes_no_row_that_is_nobodys_since(store: Store) -> None:
    opener = person(store, company(store), Part.MENTEE)
    with store.write(EVERYONE) as work:
        known = opener.actor(work)
        row = people.by_id(work.session, opener.id)
        row.slack_user_id, before = "-0", row.home_stale
        work.session.flush()
        home_opened(work, known, NOW)
        work.session.refresh(row)
        assert row.home_stale == before
