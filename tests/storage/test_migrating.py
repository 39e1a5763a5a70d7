"""Migrations: equal to the models, found when installed, and safe to start twice at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, Inspector, inspect, text

from storage.engine import alone, open_engine
from storage.migrating import LOCK, TooNew, upgrade
from storage.tables import TABLES
from tests.databases import Postgres
from tests.scenarios.programs import FORKING
from tests.storage.at_once import upgrade_it


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes new databases with nothing in them, by their URLs."""
    made: list[str] = []

    def make() -> str:
        if request.param == "sqlite":
            made.append(f"sqlite:///{tmp_path / f'{len(made)}.db'}")
        else:
            made.append(request.getfixturevalue("postgres").database())
        return made[-1]

    yield make
    if request.param == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        postgres.drop(*made)


def shape(engine: Engine) -> dict[str, Any]:
    """All that the database itself says of its tables, in an order of its own."""
    found: Inspector = inspect(engine)
    return {
        table: {
            "columns": sorted(
                (column["name"], str(column["type"]), column["nullable"], column["default"])
                for column in found.get_columns(table)
            ),
            "primary key": found.get_pk_constraint(table),
            "foreign keys": _sorted(found.get_foreign_keys(table)),
            "unique": _sorted(found.get_unique_constraints(table)),
            "checks": _sorted(found.get_check_constraints(table)),
            "indexes": _sorted(found.get_indexes(table)),
        }
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def _sorted(constraints: list[Any]) -> list[str]:
    """Written out, with the conditions of partial indexes."""
    return sorted(
        str([constraint, *map(str, constraint.pop("dialect_options", {}).values())]) for constraint in constraints
    )


def test_the_migrations_make_the_tables_that_the_models_want(empty: Callable[[], str]) -> None:
    migrated, created = open_engine(empty()), open_engine(empty())
    upgrade(migrated)
    TABLES.create_all(created)

    assert shape(migrated) == shape(created)
    with migrated.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), TABLES) == []
    migrated.dispose()
    created.dispose()


def test_a_second_upgrade_changes_nothing(empty: Callable[[], str]) -> None:
    engine = open_engine(empty())
    upgrade(engine)
    before = shape(engine)

    upgrade(engine)

    assert before
    assert shape(engine) == before
    engine.dispose()


def test_a_database_of_a_newer_version_is_left_alone(empty: Callable[[], str]) -> None:
    engine = open_engine(empty())
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(TooNew, match="9999"):
        upgrade(engine)

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_half_done(
    empty: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(empty())
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE offers (id INTEGER)"))  # in the way of one of the last tables

    with pytest.raises(Exception, match="offers"):
        upgrade(engine)

    assert inspect(engine).get_table_names() == ["offers"]
    engine.dispose()


@pytest.mark.slow
def test_processes_that_start_at_once_migrate_once(empty: Callable[[], str]) -> None:
    url, gate = empty(), FORKING.Barrier(3)
    starting = [FORKING.Process(target=upgrade_it, args=(url, gate)) for _ in range(3)]
    for process in starting:
        process.start()
    for process in starting:
        process.join(60)

    assert [process.exitcode for process in starting] == [0, 0, 0]
    engine = open_engine(url)
    assert "people" in inspect(engine).get_table_names()
    engine.dispose()


@pytest.mark.slow
def test_whoever_finds_postgresql_being_migrated_waits_for_the_neighbour(postgres: Postgres) -> None:
    url = postgres.database()
    engine, neighbour = open_engine(url), open_engine(url)
    with ThreadPoolExecutor() as pool:
        with neighbour.begin() as connection:
            alone(connection, LOCK)
            upgrading = pool.submit(upgrade, engine)
            assert not wait([upgrading], timeout=0.3).done
            assert inspect(connection).get_table_names() == []
        upgrading.result(30)

    assert "people" in inspect(engine).get_table_names()
    engine.dispose()
    neighbour.dispose()
    postgres.drop(url)
