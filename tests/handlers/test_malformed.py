"""Thousands of payloads such as no Slack has sent: nothing is raised, all are acknowledged, nothing private logged.

`pytest tests/handlers/test_malformed.py --payloads 10000 -s` plays as many as you like, and says how many it was.
"""

import logging
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.socket_mode import receive
from sandbox.blocks import check_view
from storage.work import Store
from tests.databases import Databases
from tests.handlers.house import House, open_house
from tests.handlers.malformed import PAYLOADS, SECRET, mutated, plans
from tests.handlers.payloads import JSON
from tests.handlers.real_payloads import real_ones
from tests.handlers.slack import Slack, body_of, check_message
from views.words import Catalogues

AT_FIRST = 400
"""Before each commit; `make test` plays more."""


@pytest.fixture
def store(sqlite_template: Path, tmp_path: Path) -> Iterator[Store]:
    """A database that need not survive a power cut."""
    shutil.copy(sqlite_template, tmp_path / "advance.db")
    store = Databases(f"sqlite:///{tmp_path / 'advance.db'}", f"sqlite:///{tmp_path / 'keys.db'}").store()
    event.listen(store.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    store.engine.dispose()
    yield store
    store.close()


@pytest.fixture
def house(store: Store, slack: Slack) -> House:
    """The front door."""
    return open_house(store, slack, Catalogues())


def play(house: House, examples: int, caplog: pytest.LogCaptureFixture) -> Counter[str]:
    """Send so many; what came of them."""
    bases, ids = real_ones(house)
    came: Counter[str] = Counter()
    caplog.set_level(logging.INFO)
    for number, plan in enumerate(islice(plans(ids), examples)):
        try:
            came.update(send(house, mutated(bases, plan), caplog))
        except Exception as error:
            error.add_note(f"payload {number}: {plan}")
            raise
    assert {"acknowledged", "answered: blocks,text"} <= came.keys()  # not everything was beyond reading
    return came


def send(house: House, payload: JSON, caplog: pytest.LogCaptureFixture) -> Iterator[str]:
    """Send this one; what came of it."""
    caplog.clear()
    house.slack.calls.clear()
    house.slack.triggers.clear()
    response = receive(house.app, payload)
    assert response.status == 200
    yield _check_answer(body_of(response.body))
    assert house.slack.refused == []
    formatter = logging.Formatter()
    for record in caplog.records:
        assert SECRET not in formatter.format(record)
        yield f"logged: {record.name}: {str(record.msg)[:40]}"


def _check_answer(body: JSON) -> str:
    """An answer that Slack takes; of which kind it is."""
    if "view" in body:
        check_view(body["view"], ("modal",))
    if "blocks" in body:
        check_message(body)
    return "answered: " + ",".join(sorted(body)) if body else "acknowledged"


def test_whatever_comes_in_is_acknowledged_and_nothing_private_is_logged(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    play(house, AT_FIRST, caplog)


@pytest.mark.slow
def test_so_are_thousands(
    house: House, caplog: pytest.LogCaptureFixture, pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    examples: int = pytestconfig.getoption("--payloads", default=PAYLOADS)
    came = play(house, examples, caplog)
    assert {"answered: options", "answered: response_action,view"} <= came.keys()  # seldom: not sure among hundreds
    with capsys.disabled():
        print(f"\n{examples} payloads:")
        for outcome, times in came.most_common():
            print(f"{times:7}  {outcome}")


@pytest.mark.parametrize(
    "payload", [None, "", "text", [], 7, {}, {"type": None}, {"event": 1, "type": "event_callback"}]
)
def test_what_is_no_payload_at_all_is_acknowledged(house: House, payload: Any) -> None:
    assert receive(house.app, payload).status == 200
