"""The outbox of several workspaces at once: one lane for each, at the pace that Slack allows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event
from threading import enumerate as enumerate_threads
from time import monotonic, sleep

import pytest

from mentoring.occasions import Occasion, tell
from scheduler.outbox import Outbox
from storage import people
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests import building
from tests.building import Company, Pair, Someone
from tests.scheduler.fake_slack import JSON, FakeSlack
from tests.scheduler.office import Office, ask, states


def test_a_workspace_of_another_process_is_left_to_it(
    office: Office, pair: Pair, slack: FakeSlack, company: Company
) -> None:
    office.proposal(pair)
    office.locks.theirs.add(company.workspace_id)

    found = office.sender.look()
    assert slack.calls == []
    assert found.next_due == office.now() + timedelta(seconds=1)

    office.locks.theirs.clear()
    office.clear()
    assert states(office, pair.mentee, pair.mentor) == ["sent", "sent"]


def test_one_workspace_without_an_answer_holds_up_no_other(office: Office, store: Store) -> None:
    slow, quick = building.pair(store), building.pair(store)
    slacks = [office.slack(pair.mentee.team_id) for pair in (slow, quick)]
    order: list[str] = []
    quick_is_done = Event()

    def waits_for_the_other(_json: JSON) -> None:
        assert quick_is_done.wait(5)
        order.append("slow")

    def goes_on(_json: JSON) -> None:
        order.append("quick")
        quick_is_done.set()

    slacks[0].before["chat.postMessage"] = waits_for_the_other
    slacks[1].after["chat.postMessage"] = goes_on
    office.proposal(slow)
    office.proposal(quick)

    office.clear()

    assert order[0] == "quick"
    assert order.count("slow") == 2


def test_a_lane_gives_way_after_its_turn(
    office: Office, store: Store, pair: Pair, slack: FakeSlack, company: Company
) -> None:
    for _ in range(5):
        ask(store, office, building.person(store, company), "a")

    def takes_half_a_second(_json: JSON) -> None:
        office.wall_ahead += timedelta(seconds=0.5)

    slack.after["chat.postMessage"] = takes_half_a_second

    found = office.sender.look()

    assert len(slack.called("chat.postMessage")) == 3
    assert found.next_due == office.now()


@pytest.mark.slow
def test_hundreds_of_messages_in_four_workspaces_keep_the_rates_and_use_them(office: Office, store: Store) -> None:
    companies = [building.company(store) for _ in range(4)]
    everyone = [building.person(store, one) for one in companies for _ in range(10)]
    slacks = [office.slack(one.team_id) for one in companies]
    with store.write(EVERYONE) as work:
        for number in range(8):
            for who in everyone:
                _opened(work, who)
                tell(work, who.id, Occasion.ASKED, who.id, office.now(), period=str(number))
            office.wind(timedelta(milliseconds=1))
    started = office.now()

    office.clear_all()

    for slack in slacks:
        posts = [(json["channel"], at) for method, json, at in slack.calls if method == "chat.postMessage"]
        assert len(posts) == 80
        _keeps(posts, 10, timedelta(seconds=1))
        _keeps(posts, 300, timedelta(minutes=1))
        for channel in {channel for channel, _ in posts}:
            _keeps([post for post in posts if post[0] == channel], 1, timedelta(seconds=1))
    took = office.now() - started
    best = timedelta(seconds=80 / 10 - 1)  # ten a second in each workspace, all at the same time
    assert best / took >= 0.95


def test_the_outbox_goes_on_after_whatever_happens(
    office: Office, pair: Pair, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = Outbox(office.sender, office.now)
    office.proposal(pair)
    look = type(office.sender).look

    def away(_: object) -> None:
        raise OSError("the database is away; a secret")

    monkeypatch.setattr(type(office.sender), "look", away)
    found = outbox.clear()
    assert found.next_due is not None
    assert found.next_due > office.now()
    monkeypatch.setattr(type(office.sender), "look", look)

    outbox.clear()

    assert states(office, pair.mentee, pair.mentor) == ["sent", "sent"]
    assert "secret" not in caplog.text


def test_the_outbox_sends_when_it_is_woken_and_ends_when_it_is_told(
    office: Office, pair: Pair, slack: FakeSlack
) -> None:
    outbox = Outbox(office.sender, office.now)
    outbox.start()
    try:
        office.proposal(pair)
        outbox.wake()
        assert _soon(lambda: states(office, pair.mentee, pair.mentor) == ["sent", "sent"])
    finally:
        outbox.stop()

    assert not [thread for thread in enumerate_threads() if thread.name == "outbox"]


def _keeps(posts: list[tuple[str, datetime]], most: int, span: timedelta) -> None:
    for (_, first), (_, beyond) in zip(posts, posts[most:], strict=False):
        assert beyond - first >= span


def _opened(work: Work, who: Someone) -> None:
    people.by_id(work.session, who.id).dm_channel = f"D{who.slack_user_id}"


def _soon(happens: Callable[[], bool]) -> bool:
    give_up = monotonic() + 10
    while not (happened := happens()) and monotonic() < give_up:
        sleep(0.02)
    return happened
