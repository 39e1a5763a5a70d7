"""The key store: keys are made once, wrapped by a master key that can be changed, and destroyed for good."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import cast

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Connection, event, make_url, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from storage.engine import READ_ONLY, open_engine
from storage.keys import KeyGone, Keyring, KeyRow, KeyWrong
from storage.sealing import KeyName, Sealed
from tests.databases import Databases, Postgres
from tests.scenarios.programs import FORKING
from tests.storage.at_once import seal_in_it

KEY = KeyName("person/1")
OTHER = KeyName("person/2")


def keyring(databases: Databases, *masters: str) -> Keyring:
    """The key store, as another process would open it."""
    return Keyring(open_engine(databases.keys), masters or [databases.master_key])


def test_what_one_process_sealed_another_opens(databases: Databases) -> None:
    assert keyring(databases).open(keyring(databases).seal(KEY, "private")) == "private"


def test_what_was_sealed_under_a_destroyed_key_is_gone_for_everyone(databases: Databases) -> None:
    ours = keyring(databases)
    sealed, kept = ours.seal(KEY, "private"), ours.seal(OTHER, "hers")

    ours.destroy([KEY])

    for each in (ours, keyring(databases)):
        with pytest.raises(KeyGone):
            each.open(sealed)
        assert each.open(kept) == "hers"


def test_a_key_of_the_same_name_does_not_bring_back_what_is_gone(databases: Databases) -> None:
    ours = keyring(databases)
    sealed = ours.seal(KEY, "private")
    ours.destroy([KEY])
    ours.seal(KEY, "later")

    with pytest.raises(KeyWrong):
        ours.open(sealed)


def test_a_key_destroyed_elsewhere_is_forgotten_within_a_minute(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = keyring(databases)
    sealed = ours.seal(KEY, "private")
    keyring(databases).destroy([KEY])

    assert ours.open(sealed) == "private"
    monkeypatch.setattr("storage.keys.KEPT_S", 0.0)
    with pytest.raises(KeyGone):
        ours.open(sealed)


def test_a_key_that_nobody_asks_for_any_more_stays_in_no_memory(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.keys.KEPT_S", 0.0)
    ours = keyring(databases)
    ours.seal(KEY, "private")
    ours.seal(OTHER, "hers")
    assert [*ours._kept] == [OTHER]


@pytest.mark.parametrize("change", [lambda token: token[:5], lambda token: token[:-1], lambda token: token[::-1]])
def test_what_was_changed_since_it_was_sealed_is_not_opened(
    databases: Databases, change: Callable[[bytes], bytes]
) -> None:
    ours = keyring(databases)
    sealed = ours.seal(KEY, "private")

    with pytest.raises(KeyWrong):
        ours.open(Sealed(KEY, change(sealed.token)))


def test_another_master_key_opens_nothing(databases: Databases) -> None:
    sealed = keyring(databases).seal(KEY, "private")
    stranger = keyring(databases, Fernet.generate_key().decode())

    with pytest.raises(KeyWrong):
        stranger.open(sealed)
    with pytest.raises(KeyWrong):
        stranger.seal(KEY, "more")


def test_a_new_master_key_before_the_old_one_still_opens(databases: Databases) -> None:
    sealed = keyring(databases).seal(KEY, "private")
    new = Fernet.generate_key().decode()
    rotated = keyring(databases, new, databases.master_key)

    assert rotated.open(sealed) == "private"
    later = rotated.seal(OTHER, "later")
    assert keyring(databases, new).open(later) == "later"


def test_a_malformed_master_key_is_refused_at_once(databases: Databases) -> None:
    with pytest.raises(ValueError, match="Fernet key"):
        keyring(databases, "password")


def test_damaged_sealed_text_is_told_from_a_missing_key(databases: Databases) -> None:
    ours = keyring(databases)
    sealed = ours.seal(KEY, "private")

    with pytest.raises(KeyWrong):
        ours.open(Sealed(KEY, sealed.token[:-4] + b"AAA="))


def test_fingerprints_find_an_address_however_it_is_written(databases: Databases) -> None:
    ours, theirs = keyring(databases), keyring(databases)

    assert ours.fingerprint("Ada@One.example ") == theirs.fingerprint("ada@one.EXAMPLE")
    assert ours.fingerprint("ada@one.example") != ours.fingerprint("ida@one.example")
    assert len(ours.fingerprint("ada@one.example")) == 32


def test_threads_that_make_the_same_key_at_once_get_the_same(databases: Databases) -> None:
    rings = [keyring(databases) for _ in range(4)]
    gate = Barrier(len(rings))

    def seal(ring: Keyring) -> Sealed:
        gate.wait()
        return ring.seal(KEY, "private")

    with ThreadPoolExecutor(len(rings)) as pool:
        sealed = list(pool.map(seal, rings))

    assert [keyring(databases).open(each) for each in sealed] == ["private"] * 4


def test_keys_made_beforehand_are_those_that_seal_and_old_ones_stay(databases: Databases) -> None:
    ours = keyring(databases)
    sealed = ours.seal(KEY, "private")

    ours.make([KEY, OTHER])

    with Session(open_engine(databases.keys)) as session:
        assert set(session.scalars(select(KeyRow.name))) == {KEY, OTHER}
    theirs = keyring(databases)
    assert theirs.open(sealed) == "private"
    assert theirs.open(ours.seal(OTHER, "hers")) == "hers"


def test_threads_that_open_a_new_key_store_at_once_all_can(databases: Databases) -> None:
    gate = Barrier(8)

    def open_one(_number: int) -> Keyring:
        gate.wait()
        return keyring(databases)

    with ThreadPoolExecutor(gate.parties) as pool:
        rings = list(pool.map(open_one, range(gate.parties)))

    assert rings[0].open(rings[-1].seal(KEY, "private")) == "private"


@pytest.mark.slow
def test_processes_that_open_a_new_key_store_at_once_make_one_key(databases: Databases) -> None:
    gate, answers = FORKING.Barrier(3), FORKING.Queue()
    starting = [FORKING.Process(target=seal_in_it, args=(databases, KEY, gate, answers)) for _ in range(3)]
    for process in starting:
        process.start()
    tokens = [answers.get(timeout=60) for _ in starting]
    for process in starting:
        process.join(60)

    assert [process.exitcode for process in starting] == [0, 0, 0]
    assert [keyring(databases).open(Sealed(KEY, token)) for token in tokens] == ["private"] * 3


def test_a_destroyed_keys_bytes_are_overwritten(request: pytest.FixtureRequest, databases: Databases) -> None:
    ours = keyring(databases)
    ours.seal(KEY, "private")
    ours.seal(OTHER, "hers")
    with Session(open_engine(databases.keys)) as session:
        wrapped = {row.name: row.wrapped for row in session.scalars(select(KeyRow))}

    ours.destroy([KEY])

    found = table_bytes(request, databases)
    assert wrapped[OTHER] in found
    assert wrapped[KEY] not in found


def test_a_destroyed_keys_bytes_are_overwritten_though_somebody_looks_on(
    request: pytest.FixtureRequest, databases: Databases
) -> None:
    ours = keyring(databases)
    ours.seal(KEY, "private")
    sealed = ours.seal(OTHER, "hers")
    wrapped = dict(ours.wrapped())

    with reading(databases) as connection:
        connection.execute(text("SELECT 1"))
        ours.destroy([KEY])

    found = table_bytes(request, databases)
    assert wrapped[OTHER] in found
    assert wrapped[KEY] not in found
    assert keyring(databases).open(sealed) == "hers"


def test_who_reads_the_keys_for_long_is_not_waited_for_and_the_bytes_go_the_next_time(
    request: pytest.FixtureRequest, databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.PRAGMAS", ("busy_timeout=50", "secure_delete=ON"))
    monkeypatch.setattr("storage.engine.GIVES_WAY_MS", 50)
    ours = keyring(databases)
    ours.seal(KEY, "private")
    wrapped = dict(ours.wrapped())

    with reading(databases) as connection:
        connection.execute(select(KeyRow)).all()
        with pytest.raises(OperationalError):
            ours.destroy([KEY])
    ours.destroy([KEY])

    assert wrapped[KEY] not in table_bytes(request, databases)


def reading(databases: Databases) -> Connection:
    """A connection of somebody else's that sees the key store as it was when it began to read."""
    engine = open_engine(databases.keys)
    level = "REPEATABLE READ" if engine.dialect.name == "postgresql" else "SERIALIZABLE"
    return engine.connect().execution_options(isolation_level=level, **READ_ONLY)


def table_bytes(request: pytest.FixtureRequest, databases: Databases) -> bytes:
    """The key store's files; of PostgreSQL those of its tables, its log being recycled in its own time."""
    url = make_url(databases.keys)
    if url.get_backend_name() == "sqlite":
        path = Path(cast(str, url.database))
        return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))
    postgres: Postgres = request.getfixturevalue("postgres")
    postgres.run("CHECKPOINT")
    return b"".join(each.read_bytes() for each in (postgres.directory / "base").rglob("*") if each.is_file())


def test_the_keys_of_many_are_fetched_in_one_statement(databases: Databases) -> None:
    names = [KeyName(f"person/{number}") for number in range(50)]
    sealed = [keyring(databases).seal(name, name) for name in names]
    ring, said = keyring(databases), list[str]()
    event.listen(ring._engine, "before_cursor_execute", lambda *call: said.append(call[2]))
    gone = KeyName("person/nobody")
    ring.warm([*names, gone])
    assert [ring.open(text) for text in sealed] == names
    assert len([statement for statement in said if statement.startswith("SELECT")]) == 1
    with pytest.raises(KeyGone):
        ring.open(Sealed(gone, b""))
