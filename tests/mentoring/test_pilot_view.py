"""What a lead sees of one match (SPEC S31): who, four counts of last Monday, and nothing else; her look is kept."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from mentoring.access import NotAllowed
from mentoring.leading import kind_words
from mentoring.leading.kind_words import KindWordNotice
from mentoring.leading.pilot import Kind
from mentoring.leading.pilot_view import Counts, Look, View, look_at, looks_at
from mentoring.matchmaking import State
from mentoring.notices import notices
from mentoring.occasions import Occasion
from mentoring.people import Part
from mentoring.too_late import TooLate
from storage.attendance import AttendanceRow
from storage.deliveries import OccasionRow
from storage.meetings import MeetingRow
from storage.pilot_looks import LookRow, SnapshotRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Company, Pair, Someone, company, pair, person
from tests.databases import Databases
from tests.mentoring.test_pilot import NEXT_MONTH, meeting, put, room

A_WEEK = timedelta(days=7)


@pytest.fixture
def home(store: Store) -> Company:
    return company(store, "One")


@pytest.fixture
def lead(store: Store, home: Company) -> Someone:
    return person(store, home, Part.LEAD)


@pytest.fixture
def two(store: Store, home: Company) -> Pair:
    return pair(store, mentee_at=home)


def look(store: Store, who: Someone, two: Pair, now: datetime = NOW) -> View:
    with store.write(EVERYONE) as work:
        return look_at(work, who.actor(work), two.match_id, now)


def counts(store: Store, who: Someone, two: Pair, now: datetime) -> tuple[int, int]:
    found = look(store, who, two, now).counts
    assert found
    return found.held, found.upcoming


def looks(store: Store, who: Someone, two: Pair) -> tuple[Look, ...]:
    with store.read(EVERYONE) as work:
        return looks_at(work, who.actor(work), two.match_id)


def took_place(store: Store, two: Pair, at: datetime) -> None:
    """The mentee says that every meeting of theirs did."""
    with store.write(EVERYONE) as work:
        for row in work.session.scalars(select(MeetingRow).where(MeetingRow.match_id == two.match_id)):
            said = AttendanceRow(meeting_id=row.id, person_id=two.mentee.id, took_place=True, at=at)
            said.company_id = row.company_id
            work.session.add(said)


def told(store: Store, kind: Occasion) -> list[str]:
    with store.read(EVERYONE) as work:
        rows = work.session.scalars(select(OccasionRow).where(OccasionRow.kind == kind))
        return sorted(str(row.person_id) for row in rows)


def test_within_a_week_nothing_moves_whatever_happens_and_whenever_she_looks(
    store: Store, lead: Someone, two: Pair
) -> None:
    later = NOW + A_WEEK
    assert counts(store, lead, two, later) == (0, 0)
    for hours in (1, 30, 60):
        meeting(store, two, later + timedelta(hours=hours), agreed_at=later)
        assert counts(store, lead, two, later + timedelta(hours=hours + 2)) == (0, 0)
    took_place(store, two, later + timedelta(hours=63))
    assert counts(store, lead, two, later + timedelta(hours=64)) == (0, 0)
    assert counts(store, lead, two, later + A_WEEK) == (3, 0)


def test_whoever_looks_late_in_the_week_sees_what_was_so_on_monday(store: Store, lead: Someone, two: Pair) -> None:
    meeting(store, two, NOW + timedelta(days=10))
    thursday = NOW + A_WEEK + timedelta(days=3, hours=9)
    took_place(store, two, thursday)
    assert counts(store, lead, two, thursday) == (0, 1)
    assert counts(store, lead, two, thursday + A_WEEK) == (1, 0)


def test_what_was_taken_stands_even_if_the_past_is_told_otherwise(store: Store, lead: Someone, two: Pair) -> None:
    meeting(store, two, NOW + timedelta(days=2))
    monday = NOW + A_WEEK
    assert counts(store, lead, two, monday) == (0, 0)
    took_place(store, two, NOW + timedelta(days=3))  # a late truth, with an early date
    assert counts(store, lead, two, monday + timedelta(days=2)) == (0, 0)
    assert counts(store, lead, two, monday + A_WEEK) == (1, 0)


def test_the_view_holds_nothing_that_s31_does_not_name(store: Store, lead: Someone, two: Pair) -> None:
    meeting(store, two, NOW + timedelta(days=2))
    assert {field.name for field in fields(View)} == {"made", "counts", "is_quiet", "is_encouraged", "reports"}
    assert {field.name for field in fields(Counts)} == {"week", "held", "upcoming", "tasks_done", "tasks_open"}
    seen = repr(look(store, lead, two, NOW + A_WEEK))
    assert "Room 5" not in seen
    assert str((NOW + timedelta(days=2)).date()) not in seen


def test_each_lead_finds_the_contact_of_her_own_person_alone(store: Store, home: Company, lead: Someone) -> None:
    elsewhere = company(store)
    two, theirs = pair(store, mentee_at=home, mentor_at=elsewhere), person(store, elsewhere, Part.LEAD)
    mine, other = look(store, lead, two).made, look(store, theirs, two).made
    assert (mine.mentee.email, mine.mentor.email) == (two.mentee.email, "")
    assert (other.mentee.email, other.mentor.email) == ("", two.mentor.email)
    assert mine.mentor.person.name == two.mentor.name


def test_within_one_company_she_finds_both(store: Store, lead: Someone, two: Pair) -> None:
    made = look(store, lead, two).made
    assert (made.mentee.email, made.mentor.email) == (two.mentee.email, two.mentor.email)


def test_nobody_else_looks(store: Store, home: Company, lead: Someone, two: Pair) -> None:
    across = pair(store, mentee_at=home, mentor_at=company(store))
    coordinator = person(store, company(store), Part.COORDINATOR)
    for someone in (two.mentee, two.mentor, coordinator, person(store, company(store), Part.LEAD)):
        for match in (two, across):
            with pytest.raises(NotAllowed):
                look(store, someone, match)
    with store.read(EVERYONE) as work:
        assert not work.session.scalars(select(LookRow)).all()


def test_before_they_are_matched_there_is_nothing_to_count_and_no_look_to_keep(
    store: Store, lead: Someone, two: Pair
) -> None:
    put(store, two.match_id, State.ASKING_MENTEE)
    assert look(store, lead, two).counts is None
    with store.read(EVERYONE) as work:
        assert not work.session.scalars(select(LookRow)).all()


def test_the_pair_sees_every_look_a_lead_her_own_and_nobody_else_any(
    store: Store, home: Company, lead: Someone, two: Pair
) -> None:
    other = person(store, home, Part.LEAD)
    look(store, lead, two, NOW)
    look(store, other, two, NOW + timedelta(hours=1))
    everything = (Look(other.name, NOW + timedelta(hours=1)), Look(lead.name, NOW))
    assert looks(store, two.mentee, two) == looks(store, two.mentor, two) == everything
    assert looks(store, lead, two) == everything[1:]
    for someone in (pair(store, mentee_at=home).mentee, person(store, company(store), Part.LEAD)):
        with pytest.raises(NotAllowed):
            looks(store, someone, two)


@pytest.mark.parametrize("databases", [pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True)
def test_of_two_who_look_at_once_both_see_the_same_and_it_is_taken_once(
    databases: Databases, store: Store, home: Company, lead: Someone, two: Pair
) -> None:
    both, gate = (lead, person(store, home, Part.LEAD)), Barrier(2)

    def at_once(who: Someone) -> View:
        own = databases.store()
        gate.wait(10)
        try:
            return look(own, who, two)
        finally:
            own.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(at_once, both)
    assert first.counts == second.counts
    with store.read(EVERYONE) as work:
        assert len(work.session.scalars(select(SnapshotRow)).all()) == 1


def test_a_quiet_pair_is_sent_one_kind_word_a_week_whoever_presses(
    store: Store, home: Company, lead: Someone, two: Pair
) -> None:
    assert look(store, lead, two, NEXT_MONTH).is_quiet
    for someone in (lead, person(store, home, Part.LEAD), lead):
        with store.write(EVERYONE) as work:
            kind_words.send(work, someone.actor(work), two.match_id, NEXT_MONTH)
    assert told(store, Occasion.KIND_WORD) == sorted(map(str, (two.mentee.id, two.mentor.id)))
    assert look(store, lead, two, NEXT_MONTH).is_encouraged
    with store.write(EVERYONE) as work:
        kind_words.send(work, lead.actor(work), two.match_id, NEXT_MONTH + A_WEEK)
    assert len(told(store, Occasion.KIND_WORD)) == 4


def test_every_quiet_pair_is_sent_one_at_once_and_then_waits_for_her_no_longer(
    store: Store, home: Company, lead: Someone, two: Pair
) -> None:
    other, busy = (pair(store, mentee_at=home) for _ in range(2))
    meeting(store, busy, NEXT_MONTH + timedelta(days=3), agreed_at=NEXT_MONTH - timedelta(days=1))
    assert [(step.kind, step.count) for step in room(store, lead, NEXT_MONTH).steps] == [(Kind.QUIET, 2)]
    for expected in (2, 0):
        with store.write(EVERYONE) as work:
            assert kind_words.send_to_all(work, lead.actor(work), NEXT_MONTH) == expected
    everybody = (two.mentee, two.mentor, other.mentee, other.mentor)
    assert told(store, Occasion.KIND_WORD) == sorted(str(someone.id) for someone in everybody)
    assert room(store, lead, NEXT_MONTH).steps == ()
    assert room(store, lead, NEXT_MONTH).figures.quiet == 2
    with store.write(EVERYONE) as work, pytest.raises(NotAllowed):
        kind_words.send_to_all(work, two.mentee.actor(work), NEXT_MONTH)


def test_a_pair_that_is_not_quiet_is_left_alone(store: Store, home: Company, lead: Someone, two: Pair) -> None:
    stranger = person(store, company(store), Part.LEAD)
    for someone, error in ((lead, TooLate), (two.mentee, NotAllowed), (stranger, NotAllowed)):
        with store.write(EVERYONE) as work, pytest.raises(error):
            kind_words.send(work, someone.actor(work), two.match_id, NOW)
    assert told(store, Occasion.KIND_WORD) == []


def test_once_a_meeting_is_planned_no_kind_word_is_said_and_the_lead_learns_nothing_of_it(
    store: Store, lead: Someone, two: Pair
) -> None:
    meeting(store, two, NEXT_MONTH + timedelta(days=9), agreed_at=NEXT_MONTH + timedelta(hours=1))
    wednesday = NEXT_MONTH + timedelta(days=2)
    with store.write(EVERYONE) as work:
        kind_words.send(work, lead.actor(work), two.match_id, wednesday)
    assert look(store, lead, two, wednesday).is_encouraged
    with store.read(EVERYONE) as work:
        rows = work.session.scalars(select(OccasionRow).where(OccasionRow.person_id == two.mentee.id)).all()
        (said,) = notices(work, two.mentee.actor(work), rows, wednesday)
    assert isinstance(said, KindWordNotice)
    assert not said.worth_telling
