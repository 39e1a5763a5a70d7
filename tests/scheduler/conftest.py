import pytest

from storage.work import Store
from tests import building
from tests.building import Company, Pair
from tests.scheduler.fake_slack import FakeSlack
from tests.scheduler.office import Office


@pytest.fixture
def office(store: Store) -> Office:
    """A sender with nothing to do yet."""
    return Office(store)


@pytest.fixture
def company(store: Store) -> Company:
    """A company with its workspace."""
    return building.company(store)


@pytest.fixture
def pair(store: Store, company: Company) -> Pair:
    """A mentee and a mentor of that company."""
    return building.pair(store, mentee_at=company, mentor_at=company)


@pytest.fixture
def slack(office: Office, company: Company) -> FakeSlack:
    """The company's Slack."""
    return office.slack(company.team_id)
