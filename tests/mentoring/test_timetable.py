"""SPEC section 3, row by row: whom Advance nudges and when, to the minute, where she is."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from mentoring.nudging.course import Booked, Course, OpenTask, Side, Waiting
from mentoring.nudging.nudges import Nudge
from mentoring.nudging.timetable import TIMETABLE, calls, lead_hears_at, next_look, turning_points
from mentoring.nudging.working_time import WorkingTime

MATCHED_ON, LAST_DAY = date(2026, 11, 23), date(2027, 5, 22)
"""A Monday, and a Saturday."""
MONTREAL = WorkingTime(ZoneInfo("America/Toronto"), country="CA", region="QC")
KOLKATA = WorkingTime(ZoneInfo("Asia/Kolkata"))
AUCKLAND = WorkingTime(ZoneInfo("Pacific/Auckland"), country="NZ")
PARIS = WorkingTime(ZoneInfo("Europe/Paris"), country="FR")
EVERYWHERE = pytest.mark.parametrize("where", [MONTREAL, KOLKATA, AUCKLAND, PARIS], ids=lambda where: where.zone.key)
MENTEE, MENTOR = uuid4(), uuid4()


def local(where: WorkingTime, day: str, at: str = "09:00") -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(at), where.zone).astimezone(UTC)


def course(where: WorkingTime, **but: object) -> Course:
    """Two in one place, matched on that Monday at ten; nothing has happened since."""
    plain = Course(
        match_id=uuid4(),
        active_since=local(where, "2026-11-23", "10:00"),
        starts_on=MATCHED_ON,
        ends_on=LAST_DAY,
        mentee=Side(person_id=MENTEE, working=where, still_open=3),
        mentor=Side(person_id=MENTOR, working=where, still_open=3),
    )
    return replace(plain, **but)  # type: ignore[arg-type]


def told(found: Course, kind: Nudge, person: UUID, *, now: str = "2026-11-23") -> list[str]:
    """When she is called for that, as her own clock shows it."""
    where = found.side(person).working
    moments = [call.at for call in TIMETABLE[kind](found, local(where, now)) if call.person_id == person]
    return [f"{moment.astimezone(where.zone):%a %Y-%m-%d %H:%M}" for moment in moments]


def meeting(where: WorkingTime, day: str, at: str, agreed: str = "2026-11-24") -> Booked:
    starts_at = local(where, day, at)
    return Booked(
        id=uuid4(), agreed_at=local(where, agreed), starts_at=starts_at, ends_at=starts_at + timedelta(hours=1)
    )


@pytest.mark.parametrize(
    ("where", "shifted"),
    [(MONTREAL, "Mon 2026-12-28"), (KOLKATA, "Mon 2026-12-28"), (AUCKLAND, "Tue 2026-12-29")],
    ids=["Montréal", "Kolkata", "Auckland, where that Monday is Boxing Day"],
)
def test_the_checklist_comes_early_then_weekly_then_monthly(where: WorkingTime, shifted: str) -> None:
    assert told(course(where), Nudge.CHECKLIST, MENTOR) == [
        "Tue 2026-11-24 09:00",
        "Fri 2026-11-27 09:00",
        "Mon 2026-11-30 09:00",
        "Mon 2026-12-07 09:00",
        "Mon 2026-12-14 09:00",
        "Mon 2026-12-21 09:00",
        f"{shifted} 09:00",
        "Thu 2027-01-28 09:00",
        "Mon 2027-03-01 09:00",
        "Tue 2027-03-30 09:00" if where is AUCKLAND else "Mon 2027-03-29 09:00",
        "Wed 2027-04-28 09:00",
    ]


def test_the_seventh_day_on_a_weekend_is_asked_about_on_the_friday() -> None:
    on_saturday = course(MONTREAL, active_since=local(MONTREAL, "2026-11-28", "10:00"))
    assert told(on_saturday, Nudge.CHECKLIST, MENTEE)[2] == "Fri 2026-12-04 16:00"


def test_who_has_done_her_checklist_hears_no_more_of_it() -> None:
    done = course(PARIS, mentee=Side(person_id=MENTEE, working=PARIS))
    assert not told(done, Nudge.CHECKLIST, MENTEE)
    assert told(done, Nudge.CHECKLIST, MENTOR)


@EVERYWHERE
def test_a_first_meeting_not_set_is_the_mentees_on_day_3_and_the_mentors_on_day_7(where: WorkingTime) -> None:
    assert told(course(where), Nudge.FIRST_MEETING, MENTEE) == ["Thu 2026-11-26 09:00"]
    assert told(course(where), Nudge.FIRST_MEETING, MENTOR) == ["Mon 2026-11-30 09:00"]


@EVERYWHERE
def test_once_one_is_booked_or_offered_there_is_nothing_about_meetings(where: WorkingTime) -> None:
    booked = course(where, booked=(meeting(where, "2026-12-01", "15:00"),))
    offer = Waiting(
        id=uuid4(),
        meeting_id=uuid4(),
        asked=MENTOR,
        offered_at=local(where, "2026-11-24"),
        starts_at=local(where, "2026-12-01"),
    )
    for found in (booked, course(where, waiting=(offer,))):
        for kind in (Nudge.FIRST_MEETING, Nudge.MONTH_WITHOUT_MEETING):
            assert not told(found, kind, MENTEE)
            assert not told(found, kind, MENTOR)


def test_after_a_first_meeting_without_two_objectives_the_mentee_hears_two_days_on_then_three_weeks() -> None:
    met = course(MONTREAL, booked=(meeting(MONTREAL, "2026-12-02", "15:00"),), objectives=1)
    assert told(met, Nudge.FEW_OBJECTIVES, MENTEE, now="2026-12-03") == [
        "Fri 2026-12-04 09:00",
        "Fri 2026-12-11 09:00",
        "Fri 2026-12-18 09:00",
        "Mon 2026-12-28 09:00",  # the Friday is Christmas Day
    ]
    assert not told(met, Nudge.FEW_OBJECTIVES, MENTOR, now="2026-12-03")
    assert not told(replace(met, objectives=2), Nudge.FEW_OBJECTIVES, MENTEE, now="2026-12-03")
    assert not told(met, Nudge.FEW_OBJECTIVES, MENTEE, now="2026-12-01")


@EVERYWHERE
def test_a_month_without_a_meeting_is_the_mentees_ten_days_before_its_end_and_the_mentors_a_week_later(
    where: WorkingTime,
) -> None:
    mentee = told(course(where), Nudge.MONTH_WITHOUT_MEETING, MENTEE)
    mentor = told(course(where), Nudge.MONTH_WITHOUT_MEETING, MENTOR)
    assert mentee[0] == "Fri 2026-12-11 16:00"  # its last day is the 22nd; the 12th is a Saturday
    assert mentor[0] == "Fri 2026-12-18 16:00"
    assert len(mentee) == len(mentor) == 6


def test_a_month_with_a_meeting_behind_it_is_in_order() -> None:
    met = course(PARIS, booked=(meeting(PARIS, "2026-12-02", "15:00"),))
    assert told(met, Nudge.MONTH_WITHOUT_MEETING, MENTEE, now="2026-12-05")[0].endswith("2027-01-12 09:00")


def test_what_was_logged_instead_of_a_meeting_counts_as_one_and_what_did_not_take_place_does_not() -> None:
    logged = course(PARIS, logged=(date(2026, 12, 2),))
    missed = course(PARIS, booked=(replace(meeting(PARIS, "2026-12-02", "15:00"), did_not_happen=True),))
    first_month, second_month = "Fri 2026-12-11 16:00", "Tue 2027-01-12 09:00"
    for stands, reminded, late in ((logged, second_month, False), (missed, first_month, True)):
        assert told(stands, Nudge.MONTH_WITHOUT_MEETING, MENTEE, now="2026-12-05")[0] == reminded
        assert bool(told(stands, Nudge.FIRST_MEETING, MENTEE, now="2026-12-05")) is late
        assert (lead_hears_at(stands) in turning_points(stands)) is late
        assert bool(told(stands, Nudge.FEW_OBJECTIVES, MENTEE, now="2026-12-05")) is not late
    assert told(logged, Nudge.FEW_OBJECTIVES, MENTEE, now="2026-12-05")[0] == "Fri 2026-12-04 09:00"


@EVERYWHERE
def test_a_proposal_waits_two_working_days_and_once_more_after_four(where: WorkingTime) -> None:
    offer = Waiting(
        id=uuid4(),
        meeting_id=uuid4(),
        asked=MENTOR,
        offered_at=local(where, "2026-11-26", "15:20"),
        starts_at=local(where, "2026-12-11"),
    )
    waiting = course(where, waiting=(offer,))
    assert told(waiting, Nudge.PROPOSAL_WAITS, MENTOR) == ["Mon 2026-11-30 15:20", "Wed 2026-12-02 15:20"]
    assert not told(waiting, Nudge.PROPOSAL_WAITS, MENTEE)


@EVERYWHERE
def test_a_meeting_is_recalled_a_day_and_a_quarter_of_an_hour_before(where: WorkingTime) -> None:
    booked = course(where, booked=(meeting(where, "2026-12-03", "15:30"),))
    assert told(booked, Nudge.MEETING_TOMORROW, MENTEE) == ["Wed 2026-12-02 15:30"]
    assert told(booked, Nudge.MEETING_SOON, MENTOR) == ["Thu 2026-12-03 15:15"]


def test_of_a_monday_meeting_one_hears_on_friday_and_of_an_early_one_in_time_whatever_the_hour() -> None:
    booked = course(PARIS, booked=(meeting(PARIS, "2026-12-07", "08:00"),))
    assert told(booked, Nudge.MEETING_TOMORROW, MENTEE) == ["Fri 2026-12-04 16:00"]
    assert told(booked, Nudge.MEETING_SOON, MENTEE) == ["Mon 2026-12-07 07:45"]


def test_who_has_just_agreed_to_a_meeting_is_not_reminded_of_it() -> None:
    at_once = course(PARIS, booked=(meeting(PARIS, "2026-12-03", "15:30", agreed="2026-12-03"),))
    assert not told(at_once, Nudge.MEETING_TOMORROW, MENTEE)
    assert told(at_once, Nudge.MEETING_SOON, MENTEE)


@EVERYWHERE
def test_whether_it_took_place_is_asked_at_its_end_or_in_the_next_working_hour(where: WorkingTime) -> None:
    by_day = course(where, booked=(meeting(where, "2026-12-03", "15:30"),))
    in_the_evening = course(where, booked=(meeting(where, "2026-12-04", "17:30"),))
    assert told(by_day, Nudge.TOOK_PLACE, MENTEE) == ["Thu 2026-12-03 16:30"]
    assert told(in_the_evening, Nudge.TOOK_PLACE, MENTOR) == ["Mon 2026-12-07 09:00"]


def test_who_has_said_whether_it_took_place_is_not_asked() -> None:
    met = replace(meeting(PARIS, "2026-12-03", "15:30"), answered_by=frozenset({MENTEE}))
    assert not told(course(PARIS, booked=(met,)), Nudge.TOOK_PLACE, MENTEE)
    assert told(course(PARIS, booked=(met,)), Nudge.TOOK_PLACE, MENTOR)


@EVERYWHERE
def test_homework_is_recalled_two_days_before_on_the_day_and_three_days_late(where: WorkingTime) -> None:
    due = course(where, homework=(OpenTask(id=uuid4(), due_on=date(2026, 12, 10)),))
    assert told(due, Nudge.HOMEWORK_DUE, MENTEE) == [
        "Tue 2026-12-08 09:00",
        "Thu 2026-12-10 09:00",
        "Mon 2026-12-14 09:00",  # the 13th is a Sunday
    ]
    assert not told(due, Nudge.HOMEWORK_DUE, MENTOR)


def test_homework_due_on_a_monday_is_recalled_on_friday_afternoon() -> None:
    due = course(PARIS, homework=(OpenTask(id=uuid4(), due_on=date(2026, 12, 14)),))
    assert told(due, Nudge.HOMEWORK_DUE, MENTEE)[:2] == ["Fri 2026-12-11 16:00", "Mon 2026-12-14 09:00"]


@EVERYWHERE
def test_the_fit_check_comes_a_month_in(where: WorkingTime) -> None:
    assert told(course(where), Nudge.FIT_CHECK, MENTEE) == ["Wed 2026-12-23 09:00"]


@EVERYWHERE
def test_the_final_survey_opens_two_weeks_before_the_end(where: WorkingTime) -> None:
    last = "Thu 2027-05-20 09:00"
    second = "Mon 2027-05-17 09:00"  # the Saturdays become Mondays; in France this one is Whit Monday
    if where is PARIS:
        second = "Tue 2027-05-18 09:00"
    assert told(course(where), Nudge.FINAL_SURVEY, MENTOR) == ["Mon 2027-05-10 09:00", second, last]


def test_the_wrap_up_comes_on_the_last_working_day() -> None:
    assert told(course(PARIS), Nudge.WRAP_UP, MENTEE) == ["Fri 2027-05-21 16:00"]


def test_nine_in_the_morning_is_nine_in_the_week_in_which_the_clocks_change() -> None:
    """In Paris they do on 28 March 2027."""
    due = course(PARIS, homework=(OpenTask(id=uuid4(), due_on=date(2027, 3, 30)),))
    early, on_the_day, _ = (call.at for call in TIMETABLE[Nudge.HOMEWORK_DUE](due, local(PARIS, "2027-03-01")))
    assert early == datetime(2027, 3, 26, 15, tzinfo=UTC)  # Sunday becomes Friday 16:00, still an hour from UTC
    assert on_the_day == datetime(2027, 3, 30, 7, tzinfo=UTC)


def test_every_call_but_a_quarter_of_an_hours_is_within_working_hours() -> None:
    full = course(
        AUCKLAND,
        booked=(meeting(AUCKLAND, "2026-12-06", "07:00"),),
        waiting=(Waiting(id=uuid4(), meeting_id=uuid4(), asked=MENTEE,
                         offered_at=local(AUCKLAND, "2026-11-28", "23:00"),
                         starts_at=local(AUCKLAND, "2026-12-20")),),
        homework=(OpenTask(id=uuid4(), due_on=date(2026, 12, 26)),),
    )  # fmt: skip
    found = [*calls(full, local(AUCKLAND, "2026-12-07")), *calls(course(AUCKLAND), local(AUCKLAND, "2026-11-24"))]
    assert {call.kind for call in found} == set(Nudge)
    assert all(AUCKLAND.is_working(call.at) for call in found if call.kind is not Nudge.MEETING_SOON)


def test_a_relationship_is_looked_at_when_the_next_call_is_due_and_when_a_meeting_is_over() -> None:
    booked = meeting(PARIS, "2026-11-24", "08:00", agreed="2026-11-23")
    done = replace(booked, answered_by=frozenset({MENTEE, MENTOR}))
    quiet = course(PARIS, booked=(done,))
    assert next_look(quiet, booked.starts_at) == booked.ends_at
    assert next_look(course(PARIS), local(PARIS, "2026-11-23", "11:00")) == local(PARIS, "2026-11-24")
    assert next_look(course(PARIS), local(PARIS, "2027-05-23")) is None


def test_a_call_is_due_until_the_next_of_its_series_takes_its_place() -> None:
    for day, numbers in (("2026-11-24", {"1"}), ("2026-11-29", {"2"}), ("2026-12-06", {"3"})):
        now = local(PARIS, day, "12:00")
        due = {call.period for call in calls(course(PARIS), now) if call.kind is Nudge.CHECKLIST and call.is_due(now)}
        assert due == numbers
