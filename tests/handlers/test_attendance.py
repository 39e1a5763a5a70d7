"""Did it take place, and how was it: one tap each, on Home."""

import pytest
from sqlalchemy import select

from mentoring.meeting.meetings import Meeting
from storage import meetings
from storage.attendance import PulseRow, RespondentLinkRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building
from tests.building import Pair, Someone
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.slack import buttons_in
from views.meeting import attendance as views
from views.meeting import meetings as meeting_views


@pytest.fixture
def two(house: House) -> Pair:
    return building.pair(house.store)


@pytest.fixture
def past(house: House, two: Pair) -> Meeting:
    """A meeting whose time is over."""
    meeting = house.agreed(two.mentee, two.mentor)
    house.clock.wind(days=9)
    return meeting


def tap(house: House, who: Someone, action: str, meeting: Meeting) -> Answered:
    return house.send(payloads.press_on_home(who, action, meeting.id.hex))


def held(house: House, two: Pair) -> int:
    with house.store.read(EVERYONE) as work:
        found = meetings.counts_at(work.session, [two.match_id], house.clock.now())
    return found.get(two.match_id, (0, 0))[0]


def pulses(store: Store) -> list[PulseRow]:
    with store.read(EVERYONE) as work:
        return list(work.session.scalars(select(PulseRow)))


def test_a_meeting_counts_once_either_says_that_it_took_place(house: House, two: Pair, past: Meeting) -> None:
    assert held(house, two) == 0
    assert {views.YES, views.NO} <= set(buttons_in(house.home(two.mentee)))
    assert tap(house, two.mentee, views.YES, past).is_silent
    assert held(house, two) == 1
    assert house.meetings(two.mentor)[-1].attendance.held


def test_it_does_not_count_while_the_other_says_that_it_did_not(house: House, two: Pair, past: Meeting) -> None:
    tap(house, two.mentee, views.YES, past)
    tap(house, two.mentor, views.NO, past)
    assert held(house, two) == 0
    assert "remembers it otherwise" in str(house.home(two.mentee))
    for who in (two.mentee, two.mentor):
        seen = house.meetings(who)[-1]
        assert seen.agreed
        shown = views.question(house.words(who), seen, seen.agreed, house.clock.now())
        assert "remembers it otherwise" in str([block.to_dict() for block in shown])
    tap(house, two.mentor, views.YES, past)
    assert held(house, two) == 1


def test_what_was_counted_at_a_moment_can_be_told_later(house: House, two: Pair, past: Meeting) -> None:
    tap(house, two.mentee, views.YES, past)
    then = house.clock.now()
    house.clock.wind(days=1)
    tap(house, two.mentee, views.NO, past)
    with house.store.read(EVERYONE) as work:
        assert meetings.counts_at(work.session, [two.match_id], then)[two.match_id] == (1, 0)
    assert held(house, two) == 0


def test_how_it_was_is_kept_once_and_under_nobodys_name(house: House, two: Pair, past: Meeting) -> None:
    tap(house, two.mentee, views.YES, past)
    assert set(views.PULSE) <= set(buttons_in(house.home(two.mentee)))
    for action in (views.PULSE[3], views.PULSE[0]):
        assert tap(house, two.mentee, action, past).is_silent
    [pulse] = pulses(house.store)
    assert pulse.value == 4
    assert pulse.week.weekday() == 0
    assert two.mentee.id not in (pulse.respondent_id, pulse.id)
    with house.store.read(EVERYONE) as work:
        [link] = work.session.scalars(select(RespondentLinkRow))
        assert work.open(link.respondent) == pulse.respondent_id.hex
    assert not set(views.PULSE) & set(buttons_in(house.home(two.mentee)))


def test_one_answers_under_the_same_id_every_time(house: House, two: Pair, past: Meeting) -> None:
    tap(house, two.mentee, views.YES, past)
    tap(house, two.mentee, views.PULSE[3], past)
    other = house.agreed(two.mentee, two.mentor, day="2026-12-10")
    house.clock.wind(days=9)
    tap(house, two.mentee, views.YES, other)
    tap(house, two.mentee, views.PULSE[1], other)
    found = pulses(house.store)
    assert len(found) == 2
    assert len({pulse.respondent_id for pulse in found}) == 1


def test_there_is_nothing_to_say_of_a_meeting_to_come_or_of_anothers(house: House, two: Pair) -> None:
    meeting = house.agreed(two.mentee, two.mentor)
    stranger = building.pair(house.store, mentee_at=two.mentee.company).mentee
    for who in (two.mentee, stranger):
        tap(house, who, views.YES, meeting)
        tap(house, who, views.PULSE[4], meeting)
    house.clock.wind(days=9)
    tap(house, stranger, views.YES, meeting)
    tap(house, two.mentee, views.PULSE[4], meeting)
    assert held(house, two) == 0
    assert not pulses(house.store)


def test_a_cancelled_meeting_is_not_asked_about(house: House, two: Pair) -> None:
    meeting = house.agreed(two.mentee, two.mentor)
    house.send(payloads.submit(two.mentor, house.opened(two.mentor, meeting_views.CANCEL, meeting)))
    house.clock.wind(days=9)
    assert views.YES not in buttons_in(house.home(two.mentee))
    tap(house, two.mentee, views.YES, meeting)
    assert held(house, two) == 0
