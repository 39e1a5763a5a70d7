"""Several occasions of a kind make one message, which grows: before it is sent, while it is, and afterwards."""

from datetime import timedelta

from mentoring.growing import objective_moves
from mentoring.growing.objective_rules import Category, Draft
from mentoring.growing.objectives import State, objectives_of
from storage.tenancy import EVERYONE
from tests.building import Pair
from tests.scheduler.fake_slack import JSON, FakeSlack
from tests.scheduler.office import Office


def record(office: Office, pair: Pair, wording: str) -> None:
    """The mentee records an objective."""
    with office.store.write(EVERYONE) as work:
        draft = Draft(Category.OTHER, wording)
        objective_moves.record(work, pair.mentee.actor(work), pair.match_id, draft, office.now())


def close_all(office: Office, pair: Pair) -> None:
    """The mentee sets all her objectives aside."""
    with office.store.write(EVERYONE) as work:
        actor = pair.mentee.actor(work)
        for objective in objectives_of(work, actor):
            objective_moves.close(work, actor, objective.id, State.DROPPED, office.now())


def on_screen(slack: FakeSlack, pair: Pair) -> str:
    """The mentor's only message."""
    (text,) = slack.texts(pair.mentor.slack_user_id)
    return text


def test_what_joins_before_it_is_sent_is_in_the_message(office: Office, pair: Pair, slack: FakeSlack) -> None:
    for wording in ("Speak up", "Find a sponsor"):
        record(office, pair, wording)
    office.clear_all()
    assert "Speak up" in on_screen(slack, pair)
    assert "Find a sponsor" in on_screen(slack, pair)
    assert len(slack.called("chat.postMessage")) == 1


def test_what_joins_afterwards_is_shown_by_an_update(office: Office, pair: Pair, slack: FakeSlack) -> None:
    record(office, pair, "Speak up")
    office.clear_all()
    record(office, pair, "Find a sponsor")
    office.clear_all()
    assert "Find a sponsor" in on_screen(slack, pair)
    assert len(slack.called("chat.postMessage")) == 1


def test_what_joins_while_it_is_on_its_way_is_shown_by_an_update(office: Office, pair: Pair, slack: FakeSlack) -> None:
    record(office, pair, "Speak up")

    def she_is_quick(_json: JSON) -> None:
        del slack.after["chat.postMessage"]
        record(office, pair, "Find a sponsor")

    slack.after["chat.postMessage"] = she_is_quick
    office.clear_all()
    assert "Find a sponsor" in on_screen(slack, pair)


def test_what_is_later_has_a_message_of_its_own(office: Office, pair: Pair, slack: FakeSlack) -> None:
    record(office, pair, "Speak up")
    office.clear_all()
    office.ahead += timedelta(minutes=11)
    record(office, pair, "Find a sponsor")
    office.clear_all()
    assert len(slack.texts(pair.mentor.slack_user_id)) == 2


def test_a_message_that_was_dropped_takes_nothing_up(office: Office, pair: Pair, slack: FakeSlack) -> None:
    record(office, pair, "Speak up")
    close_all(office, pair)
    office.clear_all()
    assert slack.called("chat.postMessage") == []
    record(office, pair, "Find a sponsor")
    office.clear_all()
    assert "Find a sponsor" in on_screen(slack, pair)
