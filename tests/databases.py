"""The databases that tests run on: a file, or a PostgreSQL server of the test process's own."""

from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet
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
    directory: Path
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

    def empty(self, found: Databases) -> None:
        """Take everything out of a test's databases, whoever is still connected: quicker than to make new ones."""
        names = ", ".join(f"'{make_url(url).database}'" for url in (found.data, found.keys))
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN ({names})")
        tables = ", ".join(table.name for table in TABLES.sorted_tables)
        Postgres(found.data, self.directory).run(f"TRUNCATE {tables}")
        Postgres(found.keys, self.directory).run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")

    def drop(self, *urls: str) -> None:
        """Drop these databases, whoever is still connected."""
        self.run(*(f"DROP DATABASE {make_url(url).database} WITH (FORCE)" for url in urls))
