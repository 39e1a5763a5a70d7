"""A lead changes how her pilot is set up, and what follows from it follows."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from mentoring.access import NotAllowed
from mentoring.people import Part
from mentoring.pilot_rules import Course, Field, Figures, Hours
from mentoring.pilot_settings import (
    Settings,
    Unfit,
    change_course,
    change_figures,
    change_hours,
    own_settings,
    settings_of,
)
from mentoring.too_late import TooLate
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, TODAY, Company, Pair, Someone, company, pair, person

HOURS = Hours(time(8, 30), time(16), frozenset({0, 1, 2, 3}), "America/Toronto")
FIGURES = Figures("C0001", "fr", "7")
LANGUAGES = frozenset({"en", "fr"})


@pytest.fixture
def home(store: Store) -> Company:
    return company(store, "One")


@pytest.fixture
def lead(store: Store, home: Company) -> Someone:
    return person(store, home, Part.LEAD, zone="Europe/Paris", locale="fr-FR")


def settings(store: Store, lead: Someone) -> Settings:
    with store.read(EVERYONE) as work:
        return own_settings(work, lead.actor(work))


def set_course(store: Store, lead: Someone, course: Course, seen: int = 0) -> Settings:
    with store.write(EVERYONE) as work:
        return change_course(work, lead.actor(work), course, seen, NOW)


def days(store: Store, pair: Pair) -> tuple[date, date]:
    with store.read(EVERYONE) as work:
        match = work.session.scalars(select(MatchRow).where(MatchRow.id == pair.match_id)).one()
        return match.starts_on, match.ends_on


def test_until_anybody_changes_it_a_pilot_is_as_the_programme_has_it_and_where_its_lead_is(
    store: Store, home: Company, lead: Someone
) -> None:
    found = settings(store, lead)
    assert (found.company, found.starts_on, found.ends_on, found.months) == ("One", TODAY, date(2027, 5, 22), 6)
    assert (found.minimum_meetings, found.threshold) == (6, 5)
    assert (found.opens, found.closes, found.days) == (time(9), time(17), frozenset(range(5)))
    assert (found.zone.key, found.language, found.summary_channel) == ("Europe/Paris", "fr-FR", "")


def test_all_that_is_changed_stays_changed(store: Store, home: Company, lead: Someone) -> None:
    before = set_course(store, lead, Course(TODAY, "9", date(2027, 8, 1), "8"))
    with store.write(EVERYONE) as work:
        change_hours(work, lead.actor(work), HOURS, before.version, NOW)
    with store.write(EVERYONE) as work:
        change_figures(work, lead.actor(work), FIGURES, LANGUAGES, before.version + 1, can_post=True)
    found = settings(store, lead)
    assert (found.starts_on, found.ends_on, found.months, found.minimum_meetings) == (TODAY, date(2027, 8, 1), 9, 8)
    assert Hours(found.opens, found.closes, found.days, found.zone.key) == HOURS
    assert Figures(found.summary_channel, found.language, str(found.threshold)) == FIGURES
    with store.read(EVERYONE) as work:
        assert settings_of(work, home.id) == found


def test_nobody_but_a_lead_of_the_company_sees_or_changes_them(store: Store, home: Company, lead: Someone) -> None:
    two = pair(store, mentee_at=home)
    elsewhere = company(store)
    others = [two.mentee, two.mentor, person(store, home, Part.COORDINATOR), person(store, elsewhere, Part.COORDINATOR)]
    before = settings(store, lead)
    course = Course(TODAY, "3", None, "3")
    for someone in others:
        with pytest.raises(NotAllowed):
            settings(store, someone)
        with pytest.raises(NotAllowed):
            set_course(store, someone, course)
        with store.write(EVERYONE) as work, pytest.raises(NotAllowed):
            change_hours(work, someone.actor(work), HOURS, 0, NOW)
        with store.write(EVERYONE) as work, pytest.raises(NotAllowed):
            change_figures(work, someone.actor(work), FIGURES, LANGUAGES, 0, can_post=True)
    set_course(store, person(store, elsewhere, Part.LEAD), course)
    assert settings(store, lead) == before


def test_of_two_leads_with_the_same_form_open_the_second_is_told(store: Store, home: Company, lead: Someone) -> None:
    other = person(store, home, Part.LEAD)
    first = set_course(store, lead, Course(TODAY, "7", None, "7"))
    with pytest.raises(TooLate):
        set_course(store, other, Course(TODAY, "5", None, "5"))
    with store.write(EVERYONE) as work, pytest.raises(TooLate):
        change_hours(work, other.actor(work), HOURS, 0, NOW)
    assert settings(store, lead) == first
    assert set_course(store, other, Course(TODAY, "5", None, "5"), first.version).months == 5


def test_what_is_wrong_is_said_and_nothing_is_changed(store: Store, lead: Someone) -> None:
    before = settings(store, lead)
    with pytest.raises(Unfit) as unfit:
        set_course(store, lead, Course(TODAY, "6", date(2026, 11, 1), "0"))
    assert {trouble.field for trouble in unfit.value.troubles} == {Field.LAST_DAY, Field.MEETINGS}
    with store.write(EVERYONE) as work, pytest.raises(Unfit):
        change_hours(work, lead.actor(work), replace(HOURS, closes=time(8)), 0, NOW)
    with store.write(EVERYONE) as work, pytest.raises(Unfit) as unfit:
        change_figures(work, lead.actor(work), replace(FIGURES, threshold="4"), LANGUAGES, 0, can_post=False)
    assert {trouble.field for trouble in unfit.value.troubles} == {Field.CHANNEL, Field.THRESHOLD}
    with store.write(EVERYONE) as work, pytest.raises(NotAllowed):
        change_figures(work, lead.actor(work), replace(FIGURES, language="tlh"), LANGUAGES, 0, can_post=True)
    assert settings(store, lead) == before


def test_whether_it_would_be_over_already_is_asked_of_the_companys_own_calendar(store: Store, home: Company) -> None:
    lead = person(store, home, Part.LEAD, zone="Pacific/Auckland")
    evening = datetime(2027, 5, 22, 13, 0, tzinfo=UTC)  # in Auckland it is the 23rd by now
    with store.write(EVERYONE) as work, pytest.raises(Unfit):
        change_course(work, lead.actor(work), Course(TODAY, "6", None, "6"), 0, evening)
    with store.write(EVERYONE) as work:
        change_course(work, lead.actor(work), Course(TODAY, "7", date(2027, 5, 23), "6"), 0, evening)


def test_pairs_that_end_with_the_pilot_move_with_it_and_others_stay(store: Store, home: Company, lead: Someone) -> None:
    running, shorter, over = (pair(store, mentee_at=home) for _ in range(3))
    elsewhere = pair(store)
    with store.write(EVERYONE) as work:
        for found, values in ((shorter, {"ends_on": date(2027, 3, 1)}), (over, {"state": "ended"})):
            work.session.execute(update(MatchRow).where(MatchRow.id == found.match_id).values(**values))
    ended = days(store, over)[1], days(store, elsewhere)[1]

    set_course(store, lead, Course(TODAY, "8", None, "6"))

    assert days(store, running)[1] == date(2027, 7, 22)
    assert days(store, shorter)[1] == date(2027, 3, 1)
    assert (days(store, over)[1], days(store, elsewhere)[1]) == ended
    with store.read(EVERYONE) as work:
        looks = select(MatchRow.id).where(MatchRow.next_look_at == NOW)
        assert work.session.scalars(looks).all() == [running.match_id]


def test_the_first_day_can_come_earlier_and_not_later_than_the_pairs(
    store: Store, home: Company, lead: Someone
) -> None:
    begun = pair(store, mentee_at=home)
    with pytest.raises(Unfit):
        set_course(store, lead, Course(TODAY + timedelta(days=1), "6", None, "6"))
    set_course(store, lead, Course(TODAY - timedelta(days=7), "6", None, "6"))
    assert days(store, begun)[0] == TODAY


def test_pairs_that_have_not_begun_yet_begin_with_the_pilot(store: Store) -> None:
    home = company(store, starts_on=TODAY + timedelta(days=30))
    lead, waiting = person(store, home, Part.LEAD), pair(store, mentee_at=home)
    set_course(store, lead, Course(TODAY + timedelta(days=60), "6", None, "6"))
    assert days(store, waiting)[0] == TODAY + timedelta(days=60)
    set_course(store, lead, Course(TODAY - timedelta(days=60), "6", None, "6"), seen=1)
    assert days(store, waiting)[0] == TODAY


def test_everyone_in_the_pilot_has_her_home_drawn_anew_a_mentor_from_elsewhere_too(
    store: Store, home: Company, lead: Someone
) -> None:
    mine = pair(store, mentee_at=home, mentor_at=company(store))
    outsider = pair(store)
    with store.write(EVERYONE) as work:
        work.session.execute(update(PersonRow).values(home_opened_at=NOW))
    set_course(store, lead, Course(TODAY, "8", None, "6"))
    with store.read(EVERYONE) as work:
        stale = set(work.session.scalars(select(PersonRow.id).where(PersonRow.home_stale > 0)))
    assert stale == {lead.id, mine.mentee.id, mine.mentor.id}
    assert outsider.mentee.id not in stale


@pytest.mark.parametrize(
    ("zone", "now", "monday"),
    [
        ("Europe/Paris", datetime(2026, 11, 22, 22, 59, tzinfo=UTC), datetime(2026, 11, 15, 23, 0, tzinfo=UTC)),
        ("Europe/Paris", datetime(2026, 11, 22, 23, 0, tzinfo=UTC), datetime(2026, 11, 22, 23, 0, tzinfo=UTC)),
        ("America/Toronto", datetime(2026, 11, 23, 4, 59, tzinfo=UTC), datetime(2026, 11, 16, 5, 0, tzinfo=UTC)),
        ("America/Toronto", datetime(2027, 3, 15, 12, 0, tzinfo=UTC), datetime(2027, 3, 15, 4, 0, tzinfo=UTC)),
    ],
)
def test_the_week_begins_on_monday_at_midnight_where_the_company_is(
    store: Store, home: Company, zone: str, now: datetime, monday: datetime
) -> None:
    lead = person(store, home, Part.LEAD, zone=zone)
    assert settings(store, lead).last_monday(now) == monday
