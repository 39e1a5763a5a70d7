"""Once keys are destroyed, a back-up of the data gives nothing back (SPEC N5): neither to Advance, nor in its bytes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from scheduler.drawing import Draughtsman
from storage.engine import open_engine
from storage.key_backups import KEPT, NoBackup, back_up, restore
from storage.keys import KeyGone
from storage.sealing import KeyName
from storage.work import Store
from tests.building import Pair, pair
from tests.databases import Databases
from tests.handlers import payloads
from tests.handlers.house import House, open_house
from tests.handlers.slack import Slack, words_in
from tests.handlers.test_notes import written
from tests.handlers.test_objectives import recorded, seen
from views.growing import note_links, objective_forms
from views.people import destroyed
from views.words import Catalogues

SECRETS = ("To ask for the post", "She doubts herself", "Where I stand")


@pytest.fixture
def databases(sqlite_template: Path, tmp_path: Path) -> Databases:
    """On SQLite, whose file is its back-up."""
    (tmp_path / "advance.db").write_bytes(sqlite_template.read_bytes())
    return Databases(f"sqlite:///{tmp_path / 'advance.db'}", f"sqlite:///{tmp_path / 'keys.db'}")


@pytest.fixture
def two(house: House) -> Pair:
    """Who have written this and that."""
    two = pair(house.store)
    recorded(house, two.mentee, **{objective_forms.WORDING: SECRETS[0]})
    written(house, two.mentee, SECRETS[1])
    house.agreed(two.mentee, two.mentor, agenda=SECRETS[2])
    return two


@pytest.fixture
def restored(house: House, databases: Databases, two: Pair, tmp_path: Path) -> Iterator[Store]:
    """The data as they were backed up; then the match's keys were destroyed, and the week of the keys' back-up is
    over."""
    store, copy, keys = house.store, tmp_path / "copy.db", tmp_path / "keys.bak"
    now = house.clock.now()
    with closing(sqlite3.connect(tmp_path / "advance.db")) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    back_up(store.keyring, keys, now)
    store.keyring.destroy(KeyName.of_author(two.match_id, one.id) for one in (two.mentee, two.mentor))
    with pytest.raises(NoBackup, match="kept for 7 days only"):
        restore(store.keyring, keys, now + KEPT + timedelta(seconds=1))
    found = Store(open_engine(f"sqlite:///{copy}"), databases.store().keyring)
    yield found
    found.close()


def test_nothing_that_the_two_wrote_comes_back_and_they_are_told_so_kindly(
    restored: Store, two: Pair, slack: Slack, tmp_path: Path
) -> None:
    raw = (tmp_path / "copy.db").read_bytes() + (tmp_path / "keys.bak").read_bytes()
    assert not [secret for secret in SECRETS if secret.encode() in raw]
    house = open_house(restored, slack, Catalogues())
    with pytest.raises(KeyGone):
        seen(house, two.mentee)
    said = str(destroyed(house.words(two.mentee)).text)
    home = Draughtsman(restored, Catalogues()).home(two.mentee.id, house.clock.now())
    house.send(payloads.press_on_home(two.mentee, note_links.ALL))
    assert words_in(home) == said
    assert said in words_in(slack.calls[-1].arguments)


def test_within_the_week_a_key_that_was_lost_comes_back_with_all_that_it_sealed(
    house: House, two: Pair, tmp_path: Path
) -> None:
    keys, now = tmp_path / "keys.bak", house.clock.now()
    back_up(house.store.keyring, keys, now)
    house.store.keyring.destroy([KeyName.of_author(two.match_id, two.mentee.id)])
    assert restore(house.store.keyring, keys, now + KEPT) == 1
    assert seen(house, two.mentee)[0].wording == SECRETS[0]
