"""What is due when: nobody waits for a chore that has nothing to do, and none is late."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from mentoring.people import home_opened
from scheduler.chores import Chores, Daily
from scheduler.clock import chores
from scheduler.outbox import Outbox
from scheduler.rounds import REST
from storage.changes import stand_anew
from tests.building import NOW, Pair
from tests.scheduler.fake_slack import FakeSlack
from tests.scheduler.office import Office

HOUR = timedelta(hours=1)


class Noted:
    """A chore that is next due an hour after it last looked, and notes when that was."""

    def __init__(self, does: Callable[[], object] = lambda: None) -> None:
        self.does = does
        self.looks: list[datetime] = []

    def __call__(self, now: datetime) -> datetime:
        self.looks.append(now)
        self.does()
        return now + HOUR


def test_what_is_enough_once_a_day_is_done_at_start_and_once_a_day_and_wakes_nobody() -> None:
    done: list[datetime] = []
    found, hours = Chores([Daily(lambda: done.append(NOW))]), (0, 1, 23, 24, 25, 49)
    counts = []
    for hour in hours:
        found.rouse()
        found.do_due(NOW + hour * HOUR)
        found.do_roused(NOW + hour * HOUR)
        counts.append(len(done))
    assert counts == [1, 1, 1, 2, 2, 3]
    assert found.next_due is None


def test_each_rests_until_the_moment_it_named_unless_it_is_roused() -> None:
    often, seldom = Noted(), Noted()
    found = Chores([often, lambda now: seldom(now) + HOUR])
    assert found.next_due is not None
    assert found.next_due < NOW, "at first all are due"
    for minutes in (0, 1, 59, 60, 61, 120):
        found.do_due(NOW + timedelta(minutes=minutes))
        assert not found.do_roused(NOW)
    assert often.looks == [NOW, NOW + HOUR, NOW + 2 * HOUR]
    assert seldom.looks == [NOW, NOW + 2 * HOUR]
    assert found.next_due == NOW + 3 * HOUR
    found.rouse()
    assert found.do_roused(NOW + 2 * HOUR)
    assert not found.do_roused(NOW + 2 * HOUR)
    assert (len(often.looks), len(seldom.looks)) == (4, 3)


def test_one_that_fails_keeps_no_other_waiting_and_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    def fails() -> None:
        raise OSError("a secret")

    failing, other = Noted(fails), Noted()
    found = Chores([failing, other])
    found.do_due(NOW)
    assert found.next_due == NOW + REST
    found.do_due(NOW + REST)
    assert (len(failing.looks), len(other.looks)) == (2, 1)
    assert "a secret" not in caplog.text


def test_the_opening_of_a_home_costs_no_chore(office: Office, pair: Pair, slack: FakeSlack) -> None:
    noted = Noted()
    outbox = Outbox(office.sender, office.now, Chores([noted]))
    outbox.send()
    for _ in range(3):
        office.wind(timedelta(seconds=2))
        office.act(pair.mentor, home_opened)
        outbox.send()
    assert len(slack.called("views.publish")) == 3
    assert noted.looks == [NOW]


def test_what_a_chore_puts_into_the_outbox_goes_out_in_the_same_round(
    office: Office, pair: Pair, slack: FakeSlack
) -> None:
    """Also if it was merely roused, and so looked after the sending."""
    outbox = Outbox(office.sender, office.now, Chores([Noted(lambda: office.proposal(pair))]))
    for round_, said in ((outbox.send, 1), (outbox.send, 1), (outbox.clear, 2)):
        found = round_()
        assert len(slack.texts(pair.mentor.slack_user_id)) == said
        office.wind(timedelta(minutes=1))
    assert found.next_due is not None


def test_what_a_change_brings_forward_is_found_once_all_are_roused(office: Office, pair: Pair) -> None:
    """As by the tick, or before a clock is wound."""
    outbox = Outbox(office.sender, office.now, chores(office.store))
    before = outbox.clear().next_due
    office.act(pair.mentee, lambda work, *_: stand_anew(work.session, [pair.mentee.id]))
    office.proposal(pair)
    assert outbox.send().next_due == before
    after = outbox.clear().next_due
    assert after is not None
    assert before is None or after < before
