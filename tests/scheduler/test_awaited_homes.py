"""Somebody looks at her Home tab: it is drawn before all else, once, and never behind another process's back."""

from time import monotonic

import pytest
from sqlalchemy import update

from mentoring.people import home_opened
from scheduler.outbox import Outbox
from scheduler.rounds import LONGEST_REST
from storage.matches import MatchRow
from storage.people import by_id
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import Company, Pair, Someone
from tests.scheduler.fake_slack import FakeSlack
from tests.scheduler.office import Office


def opens(office: Office, who: Someone) -> None:
    """She opens her Home tab."""
    with office.store.write(EVERYONE) as work:
        home_opened(work, who.actor(work), office.now())


def _away(_: object) -> None:
    raise OSError


def stale(store: Store, who: Someone) -> int:
    """How many changes her Home tab has not shown yet."""
    with store.read(EVERYONE) as work:
        return by_id(work.session, who.id).home_stale


def test_it_goes_before_messages_and_before_homes_that_nobody_looks_at(
    office: Office, slack: FakeSlack, pair: Pair
) -> None:
    opens(office, pair.mentor)
    office.proposal(pair)
    opens(office, pair.mentee)
    outbox = Outbox(office.sender, office.now)
    outbox.home_is_awaited(pair.mentee.id)
    outbox.send()
    done = [(method, sent.get("user_id")) for method, sent, _ in slack.calls if method != "conversations.open"]
    assert done == [
        ("views.publish", pair.mentee.slack_user_id),
        ("chat.postMessage", None),
        ("chat.postMessage", None),
        ("views.publish", pair.mentor.slack_user_id),
    ]


def test_what_was_drawn_meanwhile_is_not_drawn_again(office: Office, slack: FakeSlack, pair: Pair) -> None:
    outbox = Outbox(office.sender, office.now)
    for _ in range(2):
        opens(office, pair.mentee)
        outbox.home_is_awaited(pair.mentee.id)
    outbox.send()
    assert [method for method, *_ in slack.calls] == ["views.publish"]
    assert stale(office.store, pair.mentee) == 0


def test_one_that_cannot_be_drawn_now_waits_like_any_other(
    office: Office, slack: FakeSlack, pair: Pair, company: Company
) -> None:
    outbox = Outbox(office.sender, office.now)
    opens(office, pair.mentee)
    office.locks.theirs = {company.workspace_id}
    outbox.home_is_awaited(pair.mentee.id)
    found = outbox.send()
    assert (slack.calls, stale(office.store, pair.mentee)) == ([], 1)
    assert found.next_due is not None

    office.locks.theirs = set()
    outbox.send()
    assert ([method for method, *_ in slack.calls], stale(office.store, pair.mentee)) == (["views.publish"], 0)


def test_one_that_failed_a_moment_ago_rests_although_she_looks(office: Office, slack: FakeSlack, pair: Pair) -> None:
    slack.before["views.publish"] = _away
    outbox = Outbox(office.sender, office.now)
    opens(office, pair.mentee)
    for _ in range(3):
        outbox.home_is_awaited(pair.mentee.id)
        outbox.send()
    assert stale(office.store, pair.mentee) == 1
    slack.before.clear()
    outbox.send()
    assert len(slack.called("views.publish")) == 1
    office.clear_all()
    assert stale(office.store, pair.mentee) == 0


def shows(office: Office, outbox: Outbox, who: Someone) -> bool:
    """Whether her Home tab is drawn while its opening is being heard."""
    since = monotonic()
    with office.store.read(EVERYONE) as work:
        actor = who.actor(work)
    return outbox.show_home(who.company.team_id, actor, since)


@pytest.fixture
def outbox(office: Office, slack: FakeSlack, pair: Pair) -> Outbox:
    """One that has drawn the mentee's Home tab."""
    outbox = Outbox(office.sender, office.now)
    opens(office, pair.mentee)
    outbox.send()
    assert pair.mentee.slack_user_id in slack.homes
    return outbox


def test_a_home_that_is_kept_up_to_date_is_drawn_on_the_spot(office: Office, slack: FakeSlack, pair: Pair) -> None:
    outbox = Outbox(office.sender, office.now)
    assert not shows(office, outbox, pair.mentee)  # nobody knows yet that this process sends for the workspace
    opens(office, pair.mentee)
    outbox.send()
    drawn = slack.homes[pair.mentee.slack_user_id]

    assert shows(office, outbox, pair.mentee)
    assert (len(slack.called("views.publish")), slack.homes[pair.mentee.slack_user_id]) == (2, drawn)
    assert outbox.send().next_due is None
    assert len(slack.called("views.publish")) == 2


def test_whoever_waited_for_a_thread_is_not_shown_as_she_was_before(
    office: Office, outbox: Outbox, slack: FakeSlack, pair: Pair
) -> None:
    """Her match has ended since she was recognised, and that was shown: nothing would draw her Home anew."""
    since = monotonic()
    with office.store.read(EVERYONE) as work:
        before = pair.mentee.actor(work)
    with office.store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).where(MatchRow.id == pair.match_id).values(state="ended"))
    opens(office, pair.mentee)
    outbox.send()
    drawn = slack.homes[pair.mentee.slack_user_id]

    assert not outbox.show_home(pair.mentee.company.team_id, before, since)
    assert slack.homes[pair.mentee.slack_user_id] is drawn


def test_what_changes_while_it_is_drawn_on_the_spot_is_drawn_after_it(
    office: Office, outbox: Outbox, slack: FakeSlack, pair: Pair
) -> None:
    def proposes(_: object) -> None:
        office.proposal(pair)

    slack.before["views.publish"] = proposes
    assert shows(office, outbox, pair.mentee)
    slack.before.clear()
    assert stale(office.store, pair.mentee) == 1
    outbox.send()
    assert (len(slack.called("views.publish")), stale(office.store, pair.mentee)) == (3, 0)


def test_nothing_is_drawn_on_the_spot_that_the_outbox_would_not_draw(
    office: Office, outbox: Outbox, slack: FakeSlack, pair: Pair, company: Company
) -> None:
    seen: list[bool] = []

    slack.before["views.publish"] = lambda _: seen.append(shows(office, outbox, pair.mentee))  # two at a time
    assert shows(office, outbox, pair.mentee)
    slack.before.clear()
    office.locks.theirs = {company.workspace_id}  # another process sends
    seen.append(shows(office, outbox, pair.mentee))
    office.locks.theirs = set()
    slack.before["views.publish"] = _away
    seen.append(shows(office, outbox, pair.mentee))
    slack.before.clear()
    seen.append(shows(office, outbox, pair.mentee))  # it failed a moment ago, and rests
    office.wind(LONGEST_REST)
    outbox.stop()
    seen.append(shows(office, outbox, pair.mentee))
    assert (seen, len(slack.called("views.publish"))) == ([False] * 5, 3)
