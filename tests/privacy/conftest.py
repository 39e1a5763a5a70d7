"""A relationship that is played before everybody's eyes."""

import logging
import threading
from collections.abc import Iterator

import pytest

from bot.logs import set_up
from mentoring.access_terms import Part
from storage.work import Store
from tests.handlers.house import open_house
from tests.handlers.slack import Slack
from tests.handlers.walk.circle import circle, crowd
from tests.handlers.walk.walking import watching
from tests.privacy.play import Play
from views.words import Catalogues


@pytest.fixture
def play(store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[Play]:
    """Two who do not know of each other yet, and the crowd around them; the log says all that it ever says.

    On SQLite the two are of one company, on PostgreSQL of two: all that could differ is walked once.
    """
    slack = Slack()
    slack.listen(monkeypatch)
    house = open_house(store, slack, Catalogues())
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)  # for what set_up puts there to go again
    set_up("DEBUG")
    caplog.set_level(logging.DEBUG)
    across = store.engine.dialect.name == "postgresql"
    around = circle(store, crowd(store), Part.MENTEE, across=across, matched=False)
    with watching(store) as watch:
        yield Play(house, around, watch)
