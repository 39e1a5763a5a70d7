"""Releases: the same figures as a slow count in lists, once a week, to those whom they are for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from shutil import copy
from tempfile import TemporaryDirectory
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from mentoring.access import NotAllowed
from mentoring.counting import releases
from mentoring.counting.figures import CHANGE, OBJECTIVES, PULSE
from mentoring.counting.releases import Release, wilson
from mentoring.counting.releasing import release_due
from mentoring.growing.objective_rules import Category
from mentoring.leading.pilot_view import Counts, counts_of
from mentoring.matchmaking import State
from mentoring.people import Part
from mentoring.pilot_settings import settings_of
from storage.releases import ProgrammeReleaseRow, ReleaseRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.attack.bookkeeping import Book, Rules, Told
from tests.building import NOW, Company, company, pair, person
from tests.databases import Databases
from tests.mentoring.release_worlds import DECEMBER, TOLD, World, monday, world
from tests.mentoring.test_pilot import meeting, put
from tests.mentoring.test_pilot_view import took_place

NOTHING = (None, None, None)
AFTERNOON = time(13, tzinfo=UTC)
"""When it is Monday everywhere."""


def test_releases_tell_what_a_slow_count_tells(store: Store) -> None:
    assert compare(store, Random(3), [34, 7, 41], every=6) > 50


def test_one_week_has_one_release_whoever_makes_it_and_however_often(databases: Databases, store: Store) -> None:
    for _ in range(3):
        company(store)
    monday_noon = NOW + timedelta(days=7)
    barrier = Barrier(2)

    def work_at_once(_: int) -> datetime | None:
        own = databases.store()
        barrier.wait()
        try:
            return release_due(own, monday_noon)
        finally:
            own.close()

    with ThreadPoolExecutor(2) as pool:
        assert {*pool.map(work_at_once, range(2))} == {datetime(2026, 12, 7, tzinfo=UTC)}
    release_due(store, monday_noon + timedelta(days=3))
    with store.read(EVERYONE) as work:
        assert work.session.scalar(select(func.count()).select_from(ReleaseRow)) == 3
        assert work.session.scalar(select(func.count()).select_from(ProgrammeReleaseRow)) == 1


def test_a_week_begins_on_monday_where_the_company_is(store: Store) -> None:
    home = company(store)
    person(store, home, Part.LEAD, zone="Asia/Tokyo")
    sunday = datetime(2026, 11, 29, tzinfo=UTC)

    assert release_due(store, sunday + timedelta(hours=14)) == sunday + timedelta(hours=15)
    assert of(store, home).week == date(2026, 11, 23)
    assert release_due(store, sunday + timedelta(hours=15)) == sunday + timedelta(days=7, hours=15)
    assert of(store, home).week == date(2026, 11, 30)


def test_what_is_exact_is_what_a_lead_sees_of_each_match_summed(store: Store) -> None:
    home = company(store)
    pairs = [pair(store, mentee_at=home) for _ in range(3)]
    for n, two in enumerate(pairs):
        for day in range(n + 1):
            meeting(store, two, NOW + timedelta(days=day + 1))
    took_place(store, pairs[1], NOW + timedelta(days=6))
    put(store, pairs[2].match_id, State.PAUSED)
    later = NOW + timedelta(days=8)
    release_due(store, later)
    with store.write(EVERYONE) as work:
        set_up = settings_of(work, home.id)
        assert set_up
        counts = [counts_of(work, two.match_id, set_up, home.id, later) for two in pairs]
    exact = of(store, home).exact
    assert exact
    assert (exact.mentees, exact.mentors, exact.active, exact.paused) == (3, 3, 2, 1)
    assert (exact.meetings_held, exact.meetings_upcoming) == (2, 0) == totals(counts)
    assert exact.hours == 2


def test_a_release_is_for_its_own_people_and_the_ledger_for_whoever_is_in_it(store: Store) -> None:
    home, other = company(store, "Home"), company(store, "Other")
    lead, outside = person(store, home, Part.LEAD), person(store, other, Part.LEAD)
    waiting, coordinator = person(store, home, Part.MENTEE), person(store, other, Part.COORDINATOR)
    two, three, *_ = (pair(store, mentee_at=home) for _ in range(5))
    release_due(store, NOW + timedelta(days=7))
    release_due(store, NOW + timedelta(days=14))
    put(store, two.match_id, State.COMPLETED)
    with store.read(EVERYONE) as work:
        for someone in (lead, two.mentee, three.mentor):
            actor = someone.actor(work)
            shown, lines = releases.latest(work, actor), releases.ledger(work, actor)
            assert shown is not None
            assert shown.exact is not None
            assert (shown.week, shown.exact.mentees) == (date(2026, 12, 7), 6)
            assert {(line.week, line.company, line.across) for line in lines} == {
                (week, name, not name) for week in (date(2026, 11, 30), date(2026, 12, 7)) for name in ("Home", "")
            }
        for someone in (outside, waiting, coordinator):
            actor = someone.actor(work)
            with pytest.raises(NotAllowed):
                releases.latest(work, actor, home.id)
        with pytest.raises(NotAllowed):
            releases.ledger(work, waiting.actor(work))
        with pytest.raises(NotAllowed):
            releases.latest_across(work, lead.actor(work))
        across = releases.latest_across(work, coordinator.actor(work))
        assert across is not None
        assert across.exact is not None
        assert (across.companies, across.exact.mentees) == (2, 6)
        assert {line.company for line in releases.ledger(work, coordinator.actor(work))} == {""}


def test_across_companies_nothing_exact_is_told_of_fewer_relationships_than_the_threshold(store: Store) -> None:
    coordinator = person(store, company(store), Part.COORDINATOR)
    for _ in range(4):
        pair(store)
    release_due(store, NOW + timedelta(days=7))
    with store.read(EVERYONE) as work:
        across = releases.latest_across(work, coordinator.actor(work))
    assert across is not None
    assert across.exact is None


def test_an_interval_is_wilsons() -> None:
    assert [round(bound, 3) for bound in wilson(8, 20)] == [0.219, 0.613]
    assert wilson(0, 20)[0] == pytest.approx(0)
    assert wilson(20, 20)[1] == pytest.approx(1)


@given(st.integers(0, 10**6), st.lists(st.integers(1, 45), min_size=1, max_size=3))
@settings(max_examples=2, deadline=None)
def test_whatever_the_companies_are(sqlite_template: Path, seed: int, sizes: list[int]) -> None:
    with TemporaryDirectory() as folder:
        copy(sqlite_template, f"{folder}/advance.db")
        store = Databases(f"sqlite:///{folder}/advance.db", f"sqlite:///{folder}/keys.db").store()
        compare(store, Random(seed), sizes, every=9)
        store.close()


def of(store: Store, home: Company) -> Release:
    """The company's last one."""
    with store.read(EVERYONE) as work:
        found = releases.of_company(work, home.id)
    assert found is not None
    return found


def totals(counts: list[Counts]) -> tuple[int, int]:
    """Of meetings."""
    return sum(each.held for each in counts), sum(each.upcoming for each in counts)


def compare(store: Store, random: Random, sizes: list[int], every: int) -> int:
    """Release in some weeks of a pilot, and compare all that was told with the slow count. How much was shown."""
    built = world(store, random, sizes)
    weeks = sorted([*random.sample(range(1, 38), 37 // every), 38])
    seen = {week: look(store, built, week) for week in weeks}
    shown_cells = 0
    pools = [week for week, before in zip(weeks[1:], weeks, strict=False) if quarter(week) != quarter(before)]
    for figure, cell, book in books(built, weeks, pools):
        for week in weeks:
            for company_id, number in ((None, None), *((home.id, n) for n, home in enumerate(built.companies))):
                shown = seen[week].get(company_id)
                if shown is not None:
                    told = cell_of(shown, figure, cell)
                    assert told == expected(book.told, number, week), (figure, cell, week)
                    shown_cells += told != NOTHING
    return shown_cells


def look(store: Store, built: World, week: int) -> dict[object, Release | None]:
    """What everybody is shown after that week's release."""
    release_due(store, datetime.combine(monday(week), AFTERNOON))
    with store.read(EVERYONE) as work:
        shown: dict[object, Release | None] = {home.id: releases.of_company(work, home.id) for home in built.companies}
        coordinator = releases.of_programme(work)
    return shown | {None: coordinator}


def quarter(week: int) -> tuple[int, int]:
    day = monday(week)
    return day.year, (day.month - 1) // 3


def books(built: World, weeks: list[int], pools: list[int]) -> list[tuple[str, str, Book]]:
    """The slow count of each table that the world has."""
    found = []
    for table, category in enumerate(Category):
        family = built.family("objectives", voluntary=False, tables=len(Category))
        found.append((OBJECTIVES, category.value, Book(family, table, Rules(), weeks, pools).keep()))
    for survey, question in TOLD:
        found.append((survey, question, Book(built.family(survey), 0, Rules(), weeks, pools).keep()))
    for survey in {survey for survey, _ in TOLD if survey.endswith("final")}:
        family = built.family(CHANGE + survey)
        found.append((CHANGE + survey, "goals", Book(family, 0, Rules(), weeks, pools).keep()))
    month = built.family(f"{PULSE}:{DECEMBER}")
    return [*found, (PULSE, DECEMBER, Book(month, 0, Rules(), weeks, pools).keep())]


def cell_of(shown: Release, figure: str, cell: str) -> tuple[int | None, int | None, date | None]:
    if figure.startswith(CHANGE):
        survey = figure.removeprefix(CHANGE)
        (change,) = [one for one in shown.changes if (one.survey, one.question) == (survey, cell)]
        return change.up, change.of, change.as_of
    found = [one for one in shown.of(figure) if one.cell == cell]  # a month has its cell when it is over
    return (found[0].n, found[0].of, found[0].as_of) if found else NOTHING


def expected(told: list[Told], company: int | None, week: int) -> tuple[int | None, int | None, date | None]:
    until = [one for one in told if one.company == company and one.week <= week]
    return (until[-1].count, len(until[-1].people), monday(until[-1].week)) if until else NOTHING
