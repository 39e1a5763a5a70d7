"""Where a pair stands towards its milestones: reached, next, or ahead; never late."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from mentoring.growing.milestones import Facts, Milestone, Stand, month, steps
from mentoring.pilot_rules import meetings_within

FIRST, LAST = date(2026, 11, 23), date(2027, 5, 22)
BEGUN = Facts(starts_on=FIRST, ends_on=LAST, started=False, objectives=0, held=0)
SURVEYED = replace(BEGUN, first_survey=False, final_survey=False)
R, N, A = Stand.REACHED, Stand.NEXT, Stand.AHEAD


def stands(facts: Facts, on: date) -> list[Stand]:
    return [step.stand for step in steps(facts, on)]


def test_every_milestone_has_its_place_and_surveys_only_where_there_are_some() -> None:
    assert [step.milestone for step in steps(SURVEYED, FIRST)] == [*Milestone]
    surveys = {Milestone.FIRST_SURVEY, Milestone.FINAL_SURVEY}
    assert [step.milestone for step in steps(BEGUN, FIRST)] == [each for each in Milestone if each not in surveys]


@pytest.mark.parametrize(
    ("facts", "on", "expected"),
    [
        (BEGUN, FIRST, [N, N, N, A]),
        (replace(BEGUN, started=True, objectives=1, held=5), FIRST, [R, N, N, A]),
        (replace(BEGUN, objectives=2, held=6), FIRST, [N, R, R, A]),
        (BEGUN, LAST, [N, N, N, N]),
        (BEGUN, LAST + timedelta(days=1), [N, N, N, R]),
        (SURVEYED, LAST - timedelta(days=15), [N, N, N, N, A, A]),
        (SURVEYED, LAST - timedelta(days=14), [N, N, N, N, N, A]),
        (replace(SURVEYED, first_survey=True, final_survey=True), FIRST, [N, R, N, N, R, A]),
    ],
)
def test_what_is_reached_next_and_ahead(facts: Facts, on: date, expected: list[Stand]) -> None:
    assert stands(facts, on) == expected


def test_meetings_are_counted_up_to_as_many_as_there_are_to_be() -> None:
    for held, done in ((0, 0), (5, 5), (6, 6), (9, 6)):
        (meetings,) = [s for s in steps(replace(BEGUN, held=held), FIRST) if s.milestone is Milestone.MEETINGS]
        assert (meetings.done, meetings.of_all) == (done, 6)
    (fewer,) = [s for s in steps(replace(BEGUN, meetings=4), FIRST) if s.milestone is Milestone.MEETINGS]
    assert fewer.of_all == 4


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (FIRST - timedelta(days=40), 1),
        (FIRST, 1),
        (date(2026, 12, 22), 1),
        (date(2026, 12, 23), 2),
        (LAST, 6),
        (LAST + relativedelta(years=1), 6),
    ],
)
def test_the_month_is_counted_from_the_first_day(on: date, expected: int) -> None:
    assert month(BEGUN, on) == (expected, 6)


def test_a_match_that_begins_late_or_lasts_longer_has_as_many_months_as_it_has() -> None:
    late, long = replace(BEGUN, starts_on=date(2027, 2, 1)), replace(BEGUN, ends_on=date(2027, 8, 22))
    assert (month(late, LAST), month(long, LAST)) == ((4, 4), (6, 9))
    for at_least, months, meetings in ((6, 6, 6), (6, 7, 6), (6, 4, 4), (6, 1, 1), (8, 4, 6)):
        assert meetings_within(at_least, months, 6) == meetings
