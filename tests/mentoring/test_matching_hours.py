"""Working hours in common: over the date line, by half hours, and when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.matching.matching_hours import minutes_in_common

WINTER, SPRING = date(2026, 11, 23), date(2026, 3, 18)


@pytest.mark.parametrize(
    ("one", "other", "on", "hours"),
    [
        ("America/Toronto", "America/Toronto", WINTER, 8),
        ("America/Toronto", "Europe/Paris", WINTER, 2),
        ("America/Toronto", "Europe/Paris", SPRING, 3),  # Toronto's clocks are ahead of Paris's by two weeks
        ("Europe/London", "Asia/Kolkata", WINTER, 2.5),
        ("America/Los_Angeles", "Europe/Paris", WINTER, 0),
        ("America/Los_Angeles", "Pacific/Auckland", WINTER, 5),  # Monday there, Tuesday here
        ("Pacific/Auckland", "America/Los_Angeles", WINTER, 5),
        ("Etc/GMT+12", "Pacific/Kiritimati", WINTER, 6),
        ("Pacific/Kiritimati", "Etc/GMT+12", WINTER, 6),
    ],
)
def test_hours_in_common(one: str, other: str, on: date, hours: float) -> None:
    assert minutes_in_common(ZoneInfo(one), ZoneInfo(other), on) == hours * 60


@given(
    st.sampled_from(["Pacific/Kiritimati", "Asia/Kathmandu", "Europe/Paris", "America/St_Johns", "Etc/GMT+12"]),
    st.sampled_from(["Pacific/Auckland", "Asia/Kolkata", "Africa/Casablanca", "Pacific/Marquesas"]),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_as_counted_quarter_by_quarter(one: str, other: str, on: date) -> None:
    begins = datetime.combine(on, time(9), ZoneInfo(one)).astimezone(UTC)
    quarters = [begins + timedelta(minutes=15 * quarter) for quarter in range(8 * 4)]

    both = [at for at in quarters if 9 <= at.astimezone(ZoneInfo(other)).hour < 17]

    assert minutes_in_common(ZoneInfo(one), ZoneInfo(other), on) == 15 * len(both)
