"""How often Advance speaks up in six months (issue 6, SPEC N10): seldom, to whoever keeps up."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from mentoring.nudging.course import Course, OpenTask
from mentoring.nudging.nudges import Call, Nudge
from mentoring.nudging.timetable import calls, next_look
from tests.mentoring.test_timetable import MENTEE, MENTOR, MONTREAL, course, local, meeting

ABOUT_A_BOOKED_MEETING = {Nudge.MEETING_TOMORROW, Nudge.MEETING_SOON, Nudge.TOOK_PLACE}


def six_months(stands: Callable[[datetime], Course]) -> list[Call]:
    """Every call made to a pair, of which this says how it stands at any moment. Each is made once."""
    told: dict[tuple[UUID, Nudge, UUID, str], Call] = {}
    now = stands(local(MONTREAL, "2026-11-23", "10:00")).active_since
    while True:
        for call in calls(stands(now), now):
            if call.is_due(now):
                told.setdefault((call.person_id, call.kind, call.about, call.period), call)
        later = next_look(stands(now), now)
        if later is None:
            return list(told.values())
        now = min(later, now + timedelta(hours=12))  # things change in between, too


def to(person: UUID, told: list[Call]) -> Counter[Nudge]:
    found = Counter(call.kind for call in told if call.person_id == person)
    print("the mentee" if person == MENTEE else "the mentor", dict(found))
    return found


def test_who_does_nothing_at_all_hears_of_it_at_most_25_times() -> None:
    idle = course(MONTREAL, homework=())
    told = six_months(lambda _now: idle)
    assert 10 < to(MENTEE, told).total() <= 25
    assert 10 < to(MENTOR, told).total() <= 25


def test_who_does_everything_on_time_hears_at_most_5_times_besides_her_meetings() -> None:
    months = ("2026-12-03", "2027-01-05", "2027-02-04", "2027-03-04", "2027-04-08", "2027-05-06")
    agreed = ("2026-11-24", *months)
    met = [meeting(MONTREAL, day, "15:00", agreed=on) for day, on in zip(months, agreed, strict=False)]

    plain = course(MONTREAL)

    def on_time(now: datetime) -> Course:
        booked = tuple(
            replace(each, answered_by=frozenset({MENTEE, MENTOR} if each.ends_at + timedelta(hours=20) < now else ()))
            for each in met
            if each.agreed_at <= now
        )
        within_the_week = now > local(MONTREAL, "2026-11-24", "12:00")
        homework = (OpenTask(id=uuid4(), due_on=date(2027, 1, 29)),) if now < local(MONTREAL, "2027-01-20") else ()
        asked = now > local(MONTREAL, "2026-12-24")
        surveyed = now > local(MONTREAL, "2027-05-11")
        mentee, mentor = (
            replace(side, still_open=0 if within_the_week else 3, fit_check_done=asked, survey_done=surveyed)
            for side in plain.sides
        )
        objectives = 3 if len(booked) > 1 else 0
        return replace(plain, booked=booked, objectives=objectives, homework=homework, mentee=mentee, mentor=mentor)

    told = six_months(on_time)
    for person in (MENTEE, MENTOR):
        found = to(person, told)
        besides = Counter({kind: n for kind, n in found.items() if kind not in ABOUT_A_BOOKED_MEETING})
        assert 1 <= besides.total() <= 5
        assert found[Nudge.MEETING_SOON] == 6
