"""What makes a proposed time a good one: a table of wishes, and what is wrong with each."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.meeting.meeting_rules import (
    AGENDA_AT_MOST,
    LENGTHS_MIN,
    PLACE_AT_MOST,
    USUAL_LENGTH_MIN,
    Busy,
    Field,
    Problem,
    Trouble,
    Wish,
    span,
    troubles,
)

MONTREAL = ZoneInfo("America/Toronto")
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
"""Still Monday the 23rd in Montréal, 20:30; Tuesday already in Paris."""
ENDS_ON = date(2027, 5, 22)
TUESDAY, MONDAY = date(2026, 11, 24), date(2026, 11, 23)
GOOD = Wish(TUESDAY, time(15, 0), 60, "Room 5", "My talk")
BUSY = Busy(datetime(2026, 11, 24, 20, tzinfo=UTC), datetime(2026, 11, 24, 21, tzinfo=UTC), "Mei")

Wrong = tuple[Field, Problem]


def wrong_with(wish: Wish, busy: tuple[Busy, ...] = ()) -> list[Wrong]:
    return [(trouble.field, trouble.problem) for trouble in troubles(wish, MONTREAL, NOW, ENDS_ON, busy)]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, []),
        ({"agenda": ""}, []),
        ({"day": MONDAY, "at": time(20, 31)}, []),
        ({"day": MONDAY, "at": time(20, 30)}, [(Field.AT, Problem.PAST)]),
        ({"day": MONDAY, "at": time(9, 0)}, [(Field.AT, Problem.PAST)]),
        ({"day": MONDAY - timedelta(days=1), "at": time(23, 59)}, [(Field.DAY, Problem.PAST)]),
        ({"day": date(1, 1, 1)}, [(Field.DAY, Problem.PAST)]),
        ({"day": None}, [(Field.DAY, Problem.EMPTY)]),
        ({"at": None}, [(Field.AT, Problem.EMPTY)]),
        ({"day": None, "at": None}, [(Field.DAY, Problem.EMPTY)]),
        ({"day": ENDS_ON, "at": time(23, 59)}, []),
        ({"day": ENDS_ON + timedelta(days=1)}, [(Field.DAY, Problem.BEYOND_THE_END)]),
        ({"day": date(9999, 12, 31)}, [(Field.DAY, Problem.BEYOND_THE_END)]),
        ({"day": date(2027, 3, 14), "at": time(2, 30)}, [(Field.AT, Problem.NO_SUCH_TIME)]),
        ({"day": date(2027, 3, 14), "at": time(3, 0)}, []),
        ({"place": ""}, [(Field.PLACE, Problem.EMPTY)]),
        ({"place": " \n\t"}, [(Field.PLACE, Problem.EMPTY)]),
        ({"place": "x" * PLACE_AT_MOST}, []),
        ({"place": f"  {'x' * PLACE_AT_MOST}  "}, []),
        ({"place": "x" * (PLACE_AT_MOST + 1)}, [(Field.PLACE, Problem.TOO_LONG)]),
        ({"agenda": "x" * AGENDA_AT_MOST}, []),
        ({"agenda": "x" * (AGENDA_AT_MOST + 1)}, [(Field.AGENDA, Problem.TOO_LONG)]),
        (
            {"day": None, "place": "", "agenda": "x" * 2000},
            [(Field.DAY, Problem.EMPTY), (Field.PLACE, Problem.EMPTY), (Field.AGENDA, Problem.TOO_LONG)],
        ),
    ],
)
def test_what_is_wrong_with_a_wish(change: dict[str, object], wrong: list[Wrong]) -> None:
    assert wrong_with(replace(GOOD, **change)) == wrong  # type: ignore[arg-type]


def test_a_time_taken_by_another_meeting_is_said_with_that_meeting() -> None:
    (trouble,) = troubles(GOOD, MONTREAL, NOW, ENDS_ON, [BUSY])
    assert trouble == Trouble(Field.AT, Problem.OVERLAPS, busy=BUSY)


def test_what_is_wrong_with_the_time_itself_goes_before_what_overlaps_it() -> None:
    assert wrong_with(replace(GOOD, day=MONDAY), (BUSY,)) == [(Field.AT, Problem.PAST)]


def test_a_trouble_says_what_is_needed_to_mend_it() -> None:
    (beyond,) = troubles(replace(GOOD, day=date(2028, 1, 1)), MONTREAL, NOW, ENDS_ON, ())
    assert beyond.ends_on == ENDS_ON
    (long,) = troubles(replace(GOOD, place="x" * 250), MONTREAL, NOW, ENDS_ON, ())
    assert (long.length, long.at_most) == (250, PLACE_AT_MOST)


def test_past_is_told_by_the_clock_where_she_is() -> None:
    wish = replace(GOOD, day=MONDAY, at=time(21, 0))
    assert not troubles(wish, MONTREAL, NOW, ENDS_ON, ())
    assert [trouble.problem for trouble in troubles(wish, ZoneInfo("Europe/Paris"), NOW, ENDS_ON, ())] == [Problem.PAST]


@pytest.mark.parametrize("minutes", LENGTHS_MIN)
def test_a_span_is_as_long_as_was_wished(minutes: int) -> None:
    when = span(replace(GOOD, minutes=minutes), MONTREAL)
    assert when == (BUSY.starts_at, BUSY.starts_at + timedelta(minutes=minutes))


def test_a_meeting_over_a_change_of_clocks_is_as_long_as_any_other() -> None:
    when = span(Wish(date(2027, 3, 14), time(1, 30), 60, "Room 5", ""), MONTREAL)
    assert when
    assert when[1] - when[0] == timedelta(hours=1)
    assert when[1].astimezone(MONTREAL).time() == time(3, 30)


def test_a_wish_without_a_time_or_for_none_that_exists_has_no_span() -> None:
    for change in ({"day": None}, {"at": None}, {"day": date(2027, 3, 14), "at": time(2, 30)}, {"day": date.max}):
        assert span(replace(GOOD, minutes=24 * 60, **change), MONTREAL) is None


def test_the_usual_length_is_an_hour_and_can_be_chosen() -> None:
    assert USUAL_LENGTH_MIN == 60
    assert USUAL_LENGTH_MIN in LENGTHS_MIN


@given(
    st.builds(
        Wish,
        st.none() | st.dates(),
        st.none() | st.times(),
        st.sampled_from(LENGTHS_MIN),
        st.text(max_size=250),
        st.text(max_size=50),
    ),
    st.sampled_from(["America/Toronto", "Europe/Paris", "Pacific/Kiritimati", "Pacific/Niue"]).map(ZoneInfo),
)
def test_a_field_has_one_trouble_at_the_most_and_a_wish_without_any_lies_ahead(wish: Wish, zone: ZoneInfo) -> None:
    found = troubles(wish, zone, NOW, ENDS_ON, ())
    fields = [trouble.field for trouble in found]
    assert len(fields) == len(set(fields))
    when = span(wish, zone)
    if not found:
        assert when
        assert when[0] > NOW
        assert when[0].astimezone(zone).date() <= ENDS_ON
