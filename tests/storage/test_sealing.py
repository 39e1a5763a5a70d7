"""What people write and who they are is nowhere in the database in clear (SPEC N5)."""

from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import make_url, select, text
from sqlalchemy.exc import StatementError

from mentoring.people import Part
from storage.people import PersonRow
from storage.sealing import KeyName, Sealed
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building
from tests.databases import Databases, Postgres

NAME = "Philippa Quillfeather"


@pytest.fixture
def files(request: pytest.FixtureRequest, databases: Databases) -> list[Path]:
    """Where the data's bytes are: the database, its write-ahead log, and all else beside it."""
    url = make_url(databases.data)
    if url.get_backend_name() == "sqlite":
        return [Path(cast(str, url.database)).parent]
    postgres: Postgres = request.getfixturevalue("postgres")
    return [postgres.directory]


def everything_in(folders: list[Path]) -> bytes:
    return b"".join(path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file())


def test_neither_name_nor_address_is_in_the_databases_bytes(store: Store, files: list[Path]) -> None:
    at = building.company(store, "Quillworks")
    someone = building.person(store, at, Part.MENTOR, name=NAME)
    with store.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("CHECKPOINT"))

        found = everything_in(files)  # while the write-ahead log is still there

    assert b"Quillworks" in found  # a company's name is no secret, and shows that we look in the right place
    for secret in (NAME, "Quillfeather", someone.email):
        assert secret.encode() not in found


def test_a_sealed_text_is_opened_by_its_key(store: Store) -> None:
    someone = building.person(store, building.company(store), name=NAME)

    with store.read(EVERYONE) as work:
        row = work.session.scalars(select(PersonRow)).one()
        assert work.open(row.name) == NAME
        assert row.name.key == KeyName.of_person(someone.id)
        assert row.phone is None


@pytest.mark.parametrize("clear", [NAME, NAME.encode(), ("person/1", NAME.encode())])
def test_a_sealed_column_refuses_clear_text(store: Store, clear: Any) -> None:
    building.person(store, building.company(store))

    with pytest.raises(StatementError, match="sealed text only") as refused, store.write(EVERYONE) as work:
        work.session.scalars(select(PersonRow)).one().name = clear
    assert NAME not in str(refused.value)


def test_a_sealed_text_shows_nothing_when_it_is_printed(store: Store) -> None:
    sealed = store.keyring.seal(KeyName("person/1"), NAME)

    assert str(sealed) == repr(sealed) == "<sealed under person/1>"


def test_the_same_text_never_looks_the_same_twice(store: Store) -> None:
    key = KeyName("person/1")

    assert store.keyring.seal(key, NAME) != store.keyring.seal(key, NAME)


def test_a_text_moved_under_another_key_does_not_open(store: Store) -> None:
    from storage.keys import KeyWrong

    mine, hers = store.keyring.seal(KeyName("person/1"), NAME), store.keyring.seal(KeyName("person/2"), "x")

    with pytest.raises(KeyWrong):
        store.keyring.open(Sealed(hers.key, mine.token))
