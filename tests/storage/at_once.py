"""What each of several processes does as soon as all are there: apart from the tests, whose imports take longer."""

from typing import Any

from storage.engine import open_engine
from storage.keys import Keyring
from storage.migrating import upgrade
from storage.sealing import KeyName
from tests.databases import Databases


def upgrade_it(url: str, gate: Any) -> None:
    """Bring a database up to date."""
    engine = open_engine(url)
    gate.wait()
    upgrade(engine)


def seal_in_it(databases: Databases, key: KeyName, gate: Any, answers: Any) -> None:
    """Open a key store, and seal something."""
    gate.wait()
    answers.put(Keyring(open_engine(databases.keys), [databases.master_key]).seal(key, "private").token)
