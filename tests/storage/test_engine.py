"""How a database is opened: what only looks cannot write, and does not wait for those who do."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Timer
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from storage.companies import CompanyRow, PilotRow
from storage.engine import READ_ONLY, alone, gave_way, open_engine
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building
from tests.building import TODAY
from tests.busy_mentor import much_between
from tests.databases import Databases, Postgres


def test_work_that_only_looks_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"), store.read(EVERYONE) as work:
        work.session.add(CompanyRow(name="Written in passing"))

    with store.write(EVERYONE) as work:
        work.session.add(CompanyRow(name="Written on purpose"))
    with store.read(EVERYONE) as work:
        assert set(work.session.scalars(select(CompanyRow.name))) == {"Written on purpose"}


def test_whoever_only_looks_does_not_wait_for_a_writer(store: Store, databases: Databases) -> None:
    other = databases.store()
    with store.write(EVERYONE) as writing:
        writing.session.add(CompanyRow(name="Not yet committed"))
        writing.session.flush()
        with other.read(EVERYONE) as work:
            assert work.session.scalars(select(CompanyRow)).all() == []
    other.close()


def test_however_many_wait_for_a_writer_whoever_only_looks_does_not(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE things (name TEXT)"))
    with ThreadPoolExecutor(20) as threads:
        with engine.begin():
            waiting = [threads.submit(_write, engine) for _ in range(20)]
            while engine.pool.checkedout() < 15:  # type: ignore[attr-defined]  # as many as there are by default
                pass
            with ThreadPoolExecutor(1) as reader:
                looked = reader.submit(_count, engine.execution_options(**READ_ONLY))
                found = looked.result(timeout=5)
        assert (found, [each.result() for each in waiting]) == (0, [None] * 20)
    engine.dispose()


def _write(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO things VALUES ('one')"))


def _count(engine: Engine) -> int:
    with engine.begin() as connection:
        return int(connection.execute(text("SELECT count(*) FROM things")).scalar_one())


def test_a_database_error_shows_no_values(store: Store) -> None:
    with store.write(EVERYONE) as work:
        work.session.add(CompanyRow(name="Only once"))

    with pytest.raises(DBAPIError) as refused, store.write(EVERYONE) as work:
        work.session.execute(text("INSERT INTO companies (nonesuch) VALUES (:name)"), {"name": "Secret"})

    assert "Secret" not in str(refused.value)


def test_a_new_file_that_another_is_just_setting_up_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    neighbour = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    neighbour.execute("BEGIN IMMEDIATE")  # SQLite itself refuses to turn such a file to WAL, without a moment's wait
    Timer(0.05, neighbour.rollback).start()

    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
    engine.dispose()


@pytest.mark.slow
def test_an_advisory_lock_is_not_waited_for_without_end(postgres: Postgres) -> None:
    url = postgres.database()
    one, other = Databases(url, url).store(), Databases(url, url).store()
    with one.engine.begin() as holder:
        alone(holder, 1)
        with other.engine.begin() as connection, pytest.raises(OperationalError, match="lock timeout"):
            alone(connection, 1, timeout_s=0.1)
    one.close()
    other.close()
    postgres.drop(url)


@pytest.mark.slow
def test_of_two_that_wait_for_each_other_one_gives_way_and_is_known_by_it(postgres: Postgres) -> None:
    url = postgres.database()
    engine, both_hold_one = open_engine(url), Barrier(2)

    def hold(first: int, then: int) -> BaseException | None:
        try:
            with engine.begin() as connection:
                connection.execute(text("SET LOCAL deadlock_timeout = '10ms'"))
                alone(connection, first)
                both_hold_one.wait(10)
                alone(connection, then)
        except DBAPIError as error:
            return error
        return None

    with ThreadPoolExecutor(2) as threads:
        ended = [error for error in threads.map(hold, (1, 2), (2, 1)) if error]
    assert [gave_way(error) for error in ended] == [True]
    assert not gave_way(OperationalError("", None, sqlite3.OperationalError("database is locked")))
    engine.dispose()
    postgres.drop(url)


def test_what_refers_to_nothing_is_refused(store: Store) -> None:
    nothing = uuid4()
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"), store.write(EVERYONE) as work:
        work.session.add(PilotRow(company_id=nothing, starts_on=TODAY, ends_on=TODAY))


def test_a_match_is_not_looked_for_among_all_of_its_company(store: Store, databases: Databases) -> None:
    """Nor is anything of what was counted more than how much there is."""
    if store.engine.dialect.name != "sqlite":
        store.learn_sizes()  # it does so by itself
        return
    here = building.company(store)
    pairs = [building.pair(store, mentee_at=here, mentor_at=here) for _ in range(8)]
    with store.write(EVERYONE) as work:
        for two in pairs:
            much_between(work, two, building.NOW)
    asked = "SELECT id FROM tasks WHERE match_id IN (:one, :other) AND company_id = :company"
    named = {"one": pairs[0].match_id.hex, "other": pairs[1].match_id.hex, "company": here.id.hex}

    def plan() -> str:
        with store.read(EVERYONE) as work:
            return str(work.connection.execute(text(f"EXPLAIN QUERY PLAN {asked}"), named).all())

    assert "ix_tasks_company_id" in plan()
    store.learn_sizes()
    assert "ix_tasks_match_id" in plan()
    with store.read(EVERYONE) as work:
        kept = {row.stat for row in work.connection.execute(text("SELECT stat FROM sqlite_stat1"))}
        assert all(part.isdecimal() for stat in kept for part in stat.split())
        samples = work.connection.execute(text("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat4'")).all()
        assert not samples or not work.connection.execute(text("SELECT 1 FROM sqlite_stat4")).all()
