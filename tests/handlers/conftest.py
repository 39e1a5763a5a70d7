"""The front door for tests of what comes in."""

import pytest

from storage.work import Store
from tests.handlers.house import House, open_house
from tests.handlers.malformed import PAYLOADS
from tests.handlers.slack import Slack
from views.words import Catalogues

CATALOGUES = Catalogues()


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many malformed payloads to play, where this folder is named on the command line."""
    parser.addoption("--payloads", type=int, default=PAYLOADS)


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Slack:
    """Records what Advance calls, and refuses what Slack would refuse."""
    slack = Slack()
    slack.listen(monkeypatch)
    return slack


@pytest.fixture
def house(store: Store, slack: Slack) -> House:
    """The front door on fresh databases."""
    return open_house(store, slack, CATALOGUES)
