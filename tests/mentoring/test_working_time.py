"""When Advance may speak: working days and hours, public holidays, clocks that change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.nudging.working_time import AN_HOUR, NeverAtWork, WorkingTime

MONTREAL = WorkingTime(ZoneInfo("America/Toronto"), country="CA", region="QC")
PARIS = WorkingTime(ZoneInfo("Europe/Paris"), country="FR")

anywhere = st.builds(
    WorkingTime,
    st.sampled_from(sorted(available_timezones())).map(ZoneInfo),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    opens=st.times(max_value=time(11, 59)).map(lambda at: at.replace(second=0, microsecond=0)),
    closes=st.times(min_value=time(13)).map(lambda at: at.replace(second=0, microsecond=0)),
    country=st.sampled_from(["", "CA", "FR", "IN", "NZ", "XX"]),
    region=st.sampled_from(["", "QC", "??"]),
)
START, FIVE_YEARS_S = datetime(2026, 1, 1, tzinfo=UTC), 5 * 365 * 86_400
moments = st.integers(0, FIVE_YEARS_S).map(lambda s: START + timedelta(seconds=s))


def at(zone: WorkingTime, *when: int) -> datetime:
    return datetime(*when, tzinfo=zone.zone)  # type: ignore[arg-type, misc]


def test_a_moment_at_work_stays_where_it_is() -> None:
    assert MONTREAL.or_after(at(MONTREAL, 2026, 11, 24, 14, 20)) == at(MONTREAL, 2026, 11, 24, 14, 20)
    assert MONTREAL.or_before(at(MONTREAL, 2026, 11, 24, 14, 20)) == at(MONTREAL, 2026, 11, 24, 14, 20)


def test_an_evening_becomes_the_next_morning_or_that_days_last_hour() -> None:
    evening = at(MONTREAL, 2026, 11, 24, 17, 0)
    assert MONTREAL.or_after(evening) == at(MONTREAL, 2026, 11, 25, 9)
    assert MONTREAL.or_before(evening) == at(MONTREAL, 2026, 11, 24, 16)


def test_a_weekend_becomes_monday_morning_or_fridays_last_hour() -> None:
    saturday = at(MONTREAL, 2026, 11, 28, 11)
    assert MONTREAL.or_after(saturday) == at(MONTREAL, 2026, 11, 30, 9)
    assert MONTREAL.or_before(saturday) == at(MONTREAL, 2026, 11, 27, 16)


def test_an_early_morning_before_a_deadline_becomes_the_last_hour_of_the_day_before() -> None:
    assert MONTREAL.or_before(at(MONTREAL, 2026, 11, 24, 6)) == at(MONTREAL, 2026, 11, 23, 16)


@pytest.mark.parametrize(
    ("where", "day"),
    [
        (MONTREAL, date(2027, 6, 24)),  # Québec alone
        (MONTREAL, date(2027, 7, 1)),
        (PARIS, date(2027, 7, 14)),
    ],
)
def test_a_public_holiday_is_no_working_day(where: WorkingTime, day: date) -> None:
    assert not where.is_working_day(day)


def test_no_holiday_is_guessed_where_the_country_is_unknown() -> None:
    assert WorkingTime(MONTREAL.zone).is_working_day(date(2026, 12, 25))


def test_an_unknown_region_has_its_countrys_holidays() -> None:
    assert not WorkingTime(PARIS.zone, country="FR", region="??").is_working_day(date(2027, 7, 14))


def test_two_working_days_after_a_friday_are_a_tuesday_at_the_same_time() -> None:
    assert MONTREAL.working_days_later(at(MONTREAL, 2026, 11, 27, 15, 30), 2) == at(MONTREAL, 2026, 12, 1, 15, 30)


def test_working_days_are_counted_from_an_evening_to_a_morning() -> None:
    assert MONTREAL.working_days_later(at(MONTREAL, 2026, 11, 24, 22), 2) == at(MONTREAL, 2026, 11, 27, 9)


def test_who_never_works_has_no_working_hour() -> None:
    with pytest.raises(NeverAtWork):
        WorkingTime(PARIS.zone, days=frozenset()).or_after(at(PARIS, 2026, 11, 24, 14))


@given(anywhere, moments)
def test_whatever_moves_lands_at_work_and_in_its_direction(where: WorkingTime, moment: datetime) -> None:
    after, before = where.or_after(moment), where.or_before(moment)
    assert before <= moment <= after
    assert where.is_working(after)
    assert where.is_working(before) or _clocks_change(where, before)


@given(anywhere, moments)
def test_what_has_moved_moves_no_further(where: WorkingTime, moment: datetime) -> None:
    assert where.or_after(where.or_after(moment)) == where.or_after(moment)


@given(anywhere, moments)
def test_nothing_at_work_lies_between_a_moment_and_the_next_opening(where: WorkingTime, moment: datetime) -> None:
    after = where.or_after(moment)
    between = [moment + n * AN_HOUR for n in range(int((after - moment) / AN_HOUR) + 1)]
    assert not any(where.is_working(each) for each in between if each < after)


def _clocks_change(where: WorkingTime, moment: datetime) -> bool:
    offsets = {(moment + timedelta(hours=n)).astimezone(where.zone).utcoffset() for n in (-24, 24)}
    return len(offsets) > 1
