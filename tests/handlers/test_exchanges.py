"""A call, a mail, a chat, or a meeting that nobody had planned: logged in one step."""

from datetime import timedelta

import pytest

from mentoring.meeting.meeting_counts import meeting_counts
from mentoring.nudging.courses import courses_of
from storage import unmet
from storage.tenancy import EVERYONE
from tests import building
from tests.building import Pair, Someone
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from views.meeting import attendance
from views.meeting import exchanges as views

SECRET = "We talked about leaving"


@pytest.fixture
def two(house: House) -> Pair:
    return building.pair(house.store)


def logged(house: House, who: Someone, kind: str = "call", **entries: str | list[str] | None) -> Answered:
    house.send(payloads.press_on_home(who, views.LOG))
    return house.send(payloads.submit(who, house.slack.opened(), kind=kind, **entries))


def held(house: House, two: Pair) -> int:
    with house.store.read(EVERYONE) as work:
        return meeting_counts(work, [two.match_id], house.clock.now())[two.match_id].held


def taken_back(house: House, who: Someone, by: Someone) -> None:
    view = house.home(who)
    accessories = [block.get("accessory") or {} for block in view["blocks"]]
    [value] = [each["value"] for each in accessories if each.get("action_id") == views.TAKE_BACK]
    house.send(payloads.press_on_home(by, views.TAKE_BACK, value))


def test_both_see_what_one_of_them_has_logged_and_nobody_else_does(house: House, two: Pair) -> None:
    assert logged(house, two.mentee, words=SECRET).is_silent
    other = building.pair(house.store, mentee_at=two.mentee.company, mentor_at=two.mentee.company)
    assert SECRET in str(house.home(two.mentee))
    assert SECRET in str(house.home(two.mentor))
    assert SECRET not in str(house.home(other.mentee))
    assert not house.screen(two.mentor)


@pytest.mark.parametrize(
    ("kind", "instead", "counts"),
    [("call", [], 0), ("call", [views.INSTEAD], 1), ("mail", [], 0), ("chat", [views.INSTEAD], 1), ("meeting", [], 1)],
)
def test_what_was_a_meeting_or_took_the_place_of_one_counts_as_held(
    house: House, two: Pair, kind: str, instead: list[str], counts: int
) -> None:
    logged(house, two.mentor, kind, instead=instead)
    assert held(house, two) == counts


def test_no_pair_that_logged_one_is_nudged_or_counted_as_not_having_met_until_it_is_taken_back(
    house: House, two: Pair
) -> None:
    def stands() -> tuple[int, int]:
        with house.store.read(EVERYONE) as work:
            [course] = courses_of(work, [two.match_id])
            later = house.clock.now() + timedelta(days=400)
            return len(course.logged), unmet.how_many(work.session, two.mentee.company.id, later, later)

    logged(house, two.mentee, "mail")
    assert stands() == (0, 1)
    logged(house, two.mentor, "call", instead=[views.INSTEAD])
    assert stands() == (1, 0)
    taken_back(house, two.mentor, by=two.mentor)
    assert stands() == (0, 1)
    missed = house.agreed(two.mentee, two.mentor)
    assert stands() == (0, 0)
    house.clock.wind(days=9)
    house.send(payloads.press_on_home(two.mentee, attendance.NO, missed.id.hex))
    assert stands() == (0, 1)


def test_whoever_logged_it_takes_it_back_and_the_other_cant(house: House, two: Pair) -> None:
    logged(house, two.mentee, "meeting")
    taken_back(house, two.mentee, by=two.mentor)
    assert held(house, two) == 1
    taken_back(house, two.mentee, by=two.mentee)
    assert held(house, two) == 0


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ({"day": None}, views.DAY),
        ({"day": "2026-11-24"}, views.DAY),  # tomorrow
        ({"day": "2026-11-22"}, views.DAY),  # the day before they were matched
        ({"words": "x" * 501}, views.WORDS),
    ],
)
def test_what_cant_be_logged_is_said_beside_its_field(
    house: House, two: Pair, entries: dict[str, str | None], field: str
) -> None:
    answered = logged(house, two.mentee, "meeting", **entries)
    assert set(answered.errors) == {field}
    assert held(house, two) == 0


def test_the_same_form_sent_twice_logs_it_once(house: House, two: Pair) -> None:
    house.send(payloads.press_on_home(two.mentee, views.LOG))
    form = house.slack.opened()
    for _ in range(2):
        assert house.send(payloads.submit(two.mentee, form, **{views.KIND: "meeting"})).is_silent
    assert held(house, two) == 1
