"""Nothing goes out to an account that is closed; what is still true goes out once it is open again, and once."""

from mentoring.joining.closed_accounts import account_closed, account_open
from mentoring.people import Part, home_opened
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building
from tests.building import Company, Pair
from tests.scheduler.fake_slack import FakeSlack, no, times
from tests.scheduler.office import Office, states


def test_what_is_for_her_waits_until_she_is_back(office: Office, store: Store, pair: Pair, slack: FakeSlack) -> None:
    office.proposal(pair)
    office.clear_all()
    with store.write(EVERYONE) as work:
        home_opened(work, pair.mentor.actor(work), office.now())
        account_closed(work, pair.mentor.id, office.now())
    before = len(slack.calls)
    office.proposal(pair, hour=15)
    office.clear_all()
    to_her = [call for call in slack.calls[before:] if pair.mentor.slack_user_id in str(call)]
    assert to_her == []
    assert sorted(states(office, pair.mentor)) == ["sent", "waiting"]
    assert pair.mentor.slack_user_id not in slack.homes

    with store.write(EVERYONE) as work:
        account_open(work, pair.mentor.id)
    office.clear_all()
    assert states(office, pair.mentor) == ["sent", "sent"]
    assert pair.mentor.slack_user_id in slack.homes


def test_slacks_own_refusal_tells_it_too(
    office: Office, store: Store, company: Company, pair: Pair, slack: FakeSlack
) -> None:
    lead = building.person(store, company, Part.LEAD)
    slack.before["conversations.open"] = times(1, no("user_disabled"))
    office.proposal(pair)
    office.clear_all()
    assert sorted(states(office, pair.mentee, pair.mentor)) == ["sent", "waiting"]
    assert states(office, lead) == ["sent"]
