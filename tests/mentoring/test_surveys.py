"""Surveys as they stand (SPEC S14), and papers as they are kept: plain rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from mentoring.asking.survey_definitions import Kind
from mentoring.asking.survey_files import SURVEYS
from mentoring.asking.survey_rules import Answer, Draft, at_page, not_ready, too_long
from mentoring.asking.surveys import State, listed_for
from mentoring.people import Actor, Match, Part, Person

BEGAN, ENDS = date(2026, 11, 23), date(2027, 5, 22)
OPENS = ENDS - timedelta(weeks=2)
FIRST = SURVEYS["mentee-baseline"]
READY = {each.id: Answer(each.answers[:1]) for each in FIRST.questions if each.required}


def somebody(zone: str = "UTC") -> Person:
    """Anybody."""
    return Person(uuid4(), uuid4(), "U1", "Ada", "en-GB", ZoneInfo(zone))


def actor(*matches: tuple[Part, date], zone: str = "UTC") -> Actor:
    """Somebody in these matches: as what, and until when."""
    found = (Match(uuid4(), uuid4(), somebody(), part, BEGAN, ends) for part, ends in matches)
    return Actor(somebody(zone), frozenset(part for part, _ in matches), tuple(found))


def states(who: Actor, now: datetime, sent: tuple[str, ...] = ()) -> dict[str, State]:
    """How each of hers stands."""
    return {
        each.survey.name: each.state for each in listed_for(who, dict.fromkeys([(name, 1) for name in sent], True), now)
    }


@pytest.mark.parametrize(
    ("zone", "now", "state"),
    [
        ("UTC", datetime(2027, 5, 7, 23, 59, tzinfo=UTC), State.UPCOMING),
        ("UTC", datetime(2027, 5, 8, tzinfo=UTC), State.TO_DO),
        ("Pacific/Auckland", datetime(2027, 5, 7, 12, 0, tzinfo=UTC), State.TO_DO),
        ("America/Toronto", datetime(2027, 5, 8, 3, 59, tzinfo=UTC), State.UPCOMING),
    ],
)
def test_the_last_survey_opens_two_weeks_before_the_end_by_her_own_calendar(
    zone: str, now: datetime, state: State
) -> None:
    assert now.date() in (OPENS, OPENS - timedelta(days=1))
    assert states(actor((Part.MENTEE, ENDS), zone=zone), now)["mentee-final"] is state


def test_each_part_has_its_own_and_the_first_match_to_end_opens_the_last() -> None:
    later = ENDS + timedelta(days=90)
    both = actor((Part.MENTOR, later), (Part.MENTOR, ENDS), (Part.MENTEE, later))
    found = states(both, datetime(2027, 5, 8, tzinfo=UTC), sent=("mentor-baseline",))
    assert found == {
        "mentee-baseline": State.TO_DO,
        "mentee-final": State.UPCOMING,
        "mentor-baseline": State.DONE,
        "mentor-final": State.TO_DO,
    }
    assert states(actor(), datetime(2027, 5, 8, tzinfo=UTC)) == {}


@pytest.mark.parametrize(("days", "due_on"), [(0, date(2026, 11, 30)), (7, date(2026, 11, 30)), (8, None)])
def test_no_day_is_named_once_it_is_over(days: int, due_on: date | None) -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(days=days)
    [first, _] = listed_for(actor((Part.MENTEE, ENDS)), {}, now)
    assert (first.state, first.due_on) == (State.TO_DO, due_on)


def test_a_draft_is_kept_whole_and_what_a_later_version_no_longer_asks_is_let_go() -> None:
    draft = Draft({**READY, "hopes": Answer(("ear", "skills")), "before": Answer(words="é\n", may_pass_on=True)}, 2)
    assert Draft.read(draft.pack(), FIRST) == draft
    kept = tuple(each for each in FIRST.questions if each.id != "goals")
    fewer = [replace(each, options={"ear": {}}) if each.kind is Kind.CHOICES else each for each in kept]
    found = Draft.read(replace(draft, page=9).pack(), replace(FIRST, questions=tuple(fewer)))
    assert set(draft.answers) - set(found.answers) == {"goals", "hopes"}
    assert found.page == at_page(replace(FIRST, questions=tuple(fewer)), 9)


def test_a_survey_is_ready_when_what_must_be_answered_is_and_nothing_is_too_long() -> None:
    assert not_ready(FIRST, READY) is None
    assert not_ready(FIRST, {}) == 1
    assert not_ready(FIRST, {**READY, "support": Answer()}) == 2
    assert not_ready(FIRST, {**READY, "before": Answer(words="x" * 2001)}) == 2
    assert too_long({"before": Answer(words="x" * 2000)}) == {}
