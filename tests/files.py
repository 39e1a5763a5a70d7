"""The SQLite files that tests run on: made once a process, and emptied after each test, which is much quicker."""

import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import PoolProxiedConnection, make_url

from tests.databases import Databases, kept_engine


@dataclass
class Sqlite:
    """Two files for all tests of a process. As long as they are what they were made as, they are only emptied."""

    templates: Databases
    found: Databases
    _made: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Which file each is, and the version of its tables."""

    def ready(self) -> Databases:
        """Both, with all tables and nothing in them."""
        for template, url in zip(_urls(self.templates), _urls(self.found), strict=True):
            if url not in self._made:
                shutil.copy(_file(template), _file(url))
                with closing(kept_engine(url).raw_connection()) as connection:
                    self._made[url] = self._is(url, connection)
        return self.found

    def empty(self) -> None:
        """Take everything out of them. Files that a test has changed otherwise, or left open, are made anew."""
        keep = all(self._emptied(url) for url in self._made)
        if not keep:
            for url in self._made:
                kept_engine(url).dispose()
            self._made.clear()
        ours = tuple(_file(url).name for url in self._made)  # and what SQLite keeps beside them
        for left in _file(self.found.data).parent.iterdir():
            if not (ours and left.name.startswith(ours)):
                left.unlink()

    def _emptied(self, url: str) -> bool:
        engine = kept_engine(url)
        if engine.pool.checkedout() or not _file(url).exists():  # type: ignore[attr-defined]
            return False
        with closing(engine.raw_connection()) as connection:
            if self._is(url, connection) != self._made[url]:
                return False
            cursor = connection.cursor()
            tables = cursor.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            each = [f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for (name,) in tables]
            filled = cursor.execute(" UNION ALL ".join(each)).fetchall()
            cursor.execute("PRAGMA foreign_keys=OFF")  # in any order, whatever refers to whatever
            cursor.execute("BEGIN IMMEDIATE")
            for (name,) in filled:
                cursor.execute(f"DELETE FROM {name}")
            cursor.execute("COMMIT")
            cursor.execute("PRAGMA foreign_keys=ON")
        return True

    def _is(self, url: str, connection: PoolProxiedConnection) -> tuple[int, int]:
        (version,) = connection.cursor().execute("PRAGMA schema_version").fetchone()
        return _file(url).stat().st_ino, version


def files_in(home: Path) -> Databases:
    """Where the two are."""
    return Databases(f"sqlite:///{home / 'advance.db'}", f"sqlite:///{home / 'keys.db'}")


def _urls(databases: Databases) -> tuple[str, str]:
    return databases.data, databases.keys


def _file(url: str) -> Path:
    return Path(str(make_url(url).database))
