"""The front door for tests of what comes in."""

import pytest

from mentoring.people import Part
from storage.work import Store
from tests.building import Company, Someone, company, person
from tests.handlers.house import House, open_house
from tests.handlers.malformed import PAYLOADS
from tests.handlers.newcomers import newcomer
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


@pytest.fixture
def home(house: House) -> Company:
    """A company."""
    return company(house.store, "One")


@pytest.fixture
def lead(house: House, home: Company) -> Someone:
    """Its lead."""
    return person(house.store, home, Part.LEAD, name="Lise Meitner")


@pytest.fixture
def ada(house: House, home: Company) -> Someone:
    """Somebody in its workspace whom nobody has registered yet."""
    return newcomer(house, home, "Ada Byron", "ada@one.example")


@pytest.fixture
def emmy(house: House, home: Company) -> Someone:
    """Another."""
    return newcomer(house, home, "Emmy Noether", "emmy@one.example")
