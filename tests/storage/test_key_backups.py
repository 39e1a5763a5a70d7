"""Keys are wrapped anew, backed up for a week, and put back; nothing that was sealed is lost by it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from storage.engine import open_engine
from storage.key_backups import KEPT, NoBackup, back_up, restore
from storage.keys import KeyGone, Keyring, KeyWrong
from storage.sealing import KeyName
from tests.databases import Databases

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
KEY, OTHER = KeyName("person/1"), KeyName("person/2")
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def opened(databases: Databases, *masters: str) -> Keyring:
    return Keyring(open_engine(databases.keys), masters)


def test_after_a_rotation_the_new_master_key_opens_everything_and_the_old_nothing(databases: Databases) -> None:
    sealed = opened(databases, OLD).seal(KEY, "private")
    assert opened(databases, NEW, OLD).rotate() == 1
    assert opened(databases, NEW).open(sealed) == "private"
    with pytest.raises(KeyWrong):
        opened(databases, OLD).open(sealed)


def test_a_rotation_without_the_old_master_key_changes_nothing(databases: Databases) -> None:
    sealed = opened(databases, OLD).seal(KEY, "private")
    with pytest.raises(KeyWrong):
        opened(databases, NEW).rotate()
    assert opened(databases, OLD).open(sealed) == "private"


def test_a_key_that_was_lost_comes_back_and_one_that_is_there_stays(databases: Databases, tmp_path: Path) -> None:
    keyring = opened(databases, OLD)
    lost, kept = keyring.seal(KEY, "lost"), keyring.seal(OTHER, "kept")
    assert back_up(keyring, tmp_path / "keys", NOW) == 2
    keyring.destroy([KEY])
    with pytest.raises(KeyGone):
        keyring.open(lost)
    assert restore(keyring, tmp_path / "keys", NOW + timedelta(days=6)) == 1
    assert (keyring.open(lost), keyring.open(kept)) == ("lost", "kept")


def test_a_back_up_holds_no_key_in_clear_and_is_its_owners_alone(databases: Databases, tmp_path: Path) -> None:
    keyring = opened(databases, OLD)
    keyring.seal(KEY, "private")
    back_up(keyring, tmp_path / "keys", NOW)
    assert OLD not in (tmp_path / "keys").read_text()
    assert (tmp_path / "keys").stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        back_up(keyring, tmp_path / "keys", NOW)


@pytest.mark.parametrize("spoil", ["too old", "another master key", "cut short", "no back-up"])
def test_a_back_up_that_cant_be_used_says_why_and_changes_nothing(
    databases: Databases, tmp_path: Path, spoil: str
) -> None:
    keyring, path, later = opened(databases, OLD), tmp_path / "keys", NOW
    sealed = keyring.seal(KEY, "private")
    back_up(keyring, path, NOW)
    keyring.destroy([KEY])
    match spoil:
        case "too old":
            later = NOW + KEPT + timedelta(seconds=1)
        case "another master key":
            keyring = opened(databases, NEW)
        case "cut short":
            os.truncate(path, path.stat().st_size - 9)
        case _:
            path.write_text("hello\n")
    with pytest.raises(NoBackup):
        restore(keyring, path, later)
    with pytest.raises(KeyGone):
        opened(databases, OLD).open(sealed)
