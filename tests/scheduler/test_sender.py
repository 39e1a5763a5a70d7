"""What is sent, in which order, how fast, and what becomes of what cannot be."""

import logging
from datetime import timedelta

import pytest
from sqlalchemy import update

from mentoring.meeting.meeting_moves import accept, cancel
from mentoring.meeting.meetings import Meeting
from mentoring.people import home_opened
from scheduler import drawing
from storage import outbox
from storage.deliveries import DeliveryRow
from storage.keys import KeyGone
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import Company, Pair, Someone
from tests.scheduler.fake_slack import JSON, FakeSlack, no, times
from tests.scheduler.office import Office, ask, states


def the_ids(slack: FakeSlack, who: Someone) -> list[str]:
    return [one["metadata"]["event_payload"]["id"] for one in slack.channels[f"D{who.slack_user_id}"]]


def test_a_conversation_is_opened_once_and_remembered(office: Office, pair: Pair, slack: FakeSlack) -> None:
    office.proposal(pair)
    office.clear_all()
    office.proposal(pair, hour=14)
    office.clear_all()

    assert [json["users"] for json in slack.called("conversations.open")].count(pair.mentor.slack_user_id) == 1
    assert len(slack.texts(pair.mentor.slack_user_id)) == 2


def test_nothing_in_a_message_is_parsed_or_unfurled_and_it_bears_its_delivery(
    office: Office, pair: Pair, slack: FakeSlack
) -> None:
    office.proposal(pair)
    office.clear_all()

    for posted in slack.called("chat.postMessage"):
        assert (posted["parse"], posted["unfurl_links"], posted["unfurl_media"]) == ("none", False, False)
        assert posted["metadata"]["event_type"] == "advance_delivery"
        assert list(posted["metadata"]["event_payload"]) == ["id"]


def test_what_falls_due_later_is_known_by_its_moment_and_is_not_looked_at(
    office: Office, pair: Pair, company: Company, slack: FakeSlack
) -> None:
    ask(office.store, office, pair.mentee, "now")
    office.clear_all()
    later = ask(office.store, office, pair.mentor, "later")
    due = office.now() + timedelta(hours=3)
    with office.store.write(EVERYONE) as work:
        work.session.execute(update(DeliveryRow).where(DeliveryRow.id == later.id).values(due_at=due))
    with office.store.read(EVERYONE) as work:
        [waits] = outbox.waiting(work.session, office.now()).values()
        assert waits == (frozenset(), due)
        assert outbox.next_in(work.session, company.workspace_id, [], 2, office.now()) == []
        assert [row.id for row, _ in outbox.next_in(work.session, company.workspace_id, [], 2, due)] == [later.id]

    assert office.clear().next_due == due
    assert states(office, pair.mentee, pair.mentor) == ["sent", "waiting"]


def test_what_is_no_longer_true_is_never_sent(office: Office, pair: Pair, slack: FakeSlack) -> None:
    meeting = office.proposal(pair)
    office.act(pair.mentee, cancel, meeting.id, meeting.table, "")

    office.clear_all()

    assert states(office, pair.mentee) == ["dropped"]
    assert sorted(states(office, pair.mentor)) == ["dropped", "sent"]


def test_what_changes_while_a_message_is_on_its_way_is_shown_by_an_update(
    office: Office, pair: Pair, slack: FakeSlack
) -> None:
    meeting = office.proposal(pair)

    def she_is_quick(json: JSON) -> None:
        del slack.after["chat.postMessage"]
        assert meeting.open is not None
        office.act(pair.mentor, accept, meeting.id, meeting.open.id)

    slack.after["chat.postMessage"] = she_is_quick
    office.clear_all()

    assert "meeting.accept" not in str(slack.channels)
    assert slack.called("chat.update")
    assert not [one for one in office.deliveries(pair.mentor) if one.state == "sent" and one.stale]


@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage"])
def test_a_permanent_error_is_recorded_and_not_repeated(
    office: Office, pair: Pair, slack: FakeSlack, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    slack.before[method] = times(1, no("messages_tab_disabled"))
    office.proposal(pair)

    office.clear_all()
    office.wind(timedelta(days=1))
    office.clear_all()

    assert sorted(states(office, pair.mentee, pair.mentor)) == ["failed", "sent"]
    failed = next(d for who in (pair.mentee, pair.mentor) for d in office.deliveries(who) if d.state == "failed")
    assert failed.error == "messages_tab_disabled"
    assert str(failed.id) in caplog.text


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage"])
@pytest.mark.parametrize("fault", [no("internal_error"), no("a page of a proxy", 502), no("fatal_error", 500)])
def test_after_an_unclear_answer_the_message_comes_once(
    office: Office, pair: Pair, slack: FakeSlack, method: str, when: str, fault: object
) -> None:
    getattr(slack, when)[method] = times(3, fault)  # type: ignore[arg-type]
    office.proposal(pair)

    office.clear_all()

    assert states(office, pair.mentee, pair.mentor) == ["sent", "sent"]
    assert len(slack.texts(pair.mentee.slack_user_id)) == len(slack.texts(pair.mentor.slack_user_id)) == 1


def test_an_update_and_a_home_tab_that_fail_are_repeated_until_they_are_done(
    office: Office, pair: Pair, slack: FakeSlack
) -> None:
    meeting = office.proposal(pair)
    office.clear_all()
    slack.before["chat.update"] = times(4, no("internal_error"))
    assert meeting.open is not None
    office.act(pair.mentor, accept, meeting.id, meeting.open.id)

    office.clear_all()

    assert "meeting.accept" not in str(slack.channels)


def test_what_slack_says_of_too_many_is_obeyed_on_advances_clock(office: Office, pair: Pair, slack: FakeSlack) -> None:
    slack.before["chat.postMessage"] = times(1, no("ratelimited", 429, Retry_After="120"))
    office.proposal(pair)

    found = office.clear()

    assert slack.texts(pair.mentee.slack_user_id) == slack.texts(pair.mentor.slack_user_id) == []
    assert found.held_up
    assert found.next_due == office.now() + timedelta(seconds=120)
    office.ahead += timedelta(seconds=119)
    office.clear()
    assert len(slack.called("chat.postMessage")) == 1
    office.ahead += timedelta(seconds=1)
    office.clear()
    assert states(office, pair.mentee, pair.mentor) == ["sent", "sent"]


def test_messages_come_in_order_and_none_overtakes_an_unsure_one(
    office: Office, store: Store, pair: Pair, slack: FakeSlack
) -> None:
    asked = []
    for period in "abcd":
        asked.append(ask(store, office, pair.mentee, period).id.hex)
        office.wind(timedelta(seconds=2))
    slack.before["chat.postMessage"] = times(2, no("internal_error"))

    office.clear_all()

    assert the_ids(slack, pair.mentee) == asked


def test_an_unsure_message_to_one_holds_up_nobody_else(
    office: Office, store: Store, pair: Pair, slack: FakeSlack
) -> None:
    ask(store, office, pair.mentee, "a")
    slack.before["chat.postMessage"] = times(1, no("internal_error"))
    office.clear()
    ask(store, office, pair.mentor, "a")

    office.clear()

    assert states(office, pair.mentee, pair.mentor) == ["claimed", "sent"]


def test_what_cannot_be_drawn_stops_nothing_else_and_is_given_up_after_days(
    office: Office, store: Store, pair: Pair, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = ask(store, office, pair.mentee, "a")
    draw = drawing.Draughtsman.message

    def stumble(self: drawing.Draughtsman, person: object, delivery: object, now: object, **how: bool) -> object:
        if delivery == broken.id:
            raise ZeroDivisionError
        return draw(self, person, delivery, now, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing.Draughtsman, "message", stumble)
    office.wind(timedelta(seconds=1))
    ask(store, office, pair.mentee, "b")
    ask(store, office, pair.mentor, "a")

    office.clear()
    assert states(office, pair.mentee, pair.mentor) == ["waiting", "sent", "sent"]
    started = office.now()
    office.clear_all()
    assert states(office, pair.mentee) == ["failed", "sent"]
    assert office.deliveries(pair.mentee)[0].error == "ZeroDivisionError"
    assert timedelta(days=2) < office.now() - started < timedelta(days=4)


def test_a_message_whose_words_were_destroyed_is_dropped(
    office: Office, store: Store, pair: Pair, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise KeyGone("author:…")

    office.proposal(pair)
    monkeypatch.setattr(drawing, "notices", gone)

    office.clear_all()

    assert states(office, pair.mentee, pair.mentor) == ["dropped", "dropped"]


def test_a_home_tab_that_cannot_be_drawn_does_not_stop_messages(
    office: Office, store: Store, pair: Pair, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(drawing.Draughtsman, "home", stumble)
    _open_home(store, office, pair.mentor)
    office.proposal(pair)

    found = office.clear()

    assert states(office, pair.mentee, pair.mentor) == ["sent", "sent"]
    assert found.next_due is not None
    monkeypatch.undo()
    office.clear_all()
    assert pair.mentor.slack_user_id in slack.homes


def test_no_log_line_holds_what_people_wrote(
    office: Office, pair: Pair, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.before["chat.postMessage"] = times(3, no("Where I stand <html>", 500))
    slack.before["chat.update"] = no("Room 4")
    meeting = office.proposal(pair)
    office.clear()
    assert isinstance(meeting, Meeting)
    office.clear_all()

    assert "Where I stand" not in caplog.text
    assert "Room 4" not in caplog.text


def _open_home(store: Store, office: Office, who: Someone) -> None:
    with store.write(EVERYONE) as work:
        home_opened(work, who.actor(work), office.now())
