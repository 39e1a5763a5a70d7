"""What fails inside is owned up to, in kind words; the log says where, and nothing of what was written."""

import logging
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from slack_bolt.authorization import AuthorizeResult
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from mentoring.meeting import meeting_moves
from mentoring.meeting.meetings import Meeting
from storage.meetings import MeetingRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.building import Pair, Someone, pair
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK, House, open_house
from tests.handlers.payloads import JSON
from tests.handlers.slack import words_in
from views.meeting import agenda
from views.meeting import meetings as views
from views.people import gone_wrong

AUTHORIZED = AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id=payloads.BOT_USER, bot_id=payloads.BOT_ID)
SECRET = "what nobody else must read"


@pytest.fixture
def two(house: House) -> Pair:
    """A mentee and a mentor."""
    return pair(house.store)


def broken(*_: object, **__: object) -> NoReturn:
    """An operation that fails with private words in its error."""
    raise RuntimeError(SECRET)


def kind_words(house: House, who: Someone) -> str:
    return str(gone_wrong(house.words(who)).text)


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """All that was logged, tracebacks included."""
    handler = logging.Formatter()
    return "\n".join(handler.format(record) for record in caplog.records)


def test_a_form_whose_sending_fails_keeps_what_was_typed(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("mentoring.meeting.meeting_moves.propose", broken)
    sent = payloads.submit(two.mentee, house.form(two.mentee), **{**NEXT_WEEK, "agenda": SECRET})
    answered = house.send(sent)
    assert answered.status == 200
    assert answered.body["response_action"] == "push"  # above the form, not in its place
    assert kind_words(house, two.mentee) in words_in(answered.body)
    assert "RuntimeError" in logged(caplog)
    assert "meeting_forms.py" in logged(caplog)  # where
    assert SECRET not in logged(caplog)


class Collision(Exception):
    """What the driver raises for a transaction that PostgreSQL ended so that another could go on."""

    sqlstate = "40P01"


def test_who_collides_with_somebody_else_is_served_all_the_same(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose, collisions = meeting_moves.propose, [OperationalError("", None, Collision())]

    def collide_once(work: Work, *wished: Any) -> Meeting:
        found = propose(work, *wished)
        if collisions:
            raise collisions.pop()
        return found

    monkeypatch.setattr(meeting_moves, "propose", collide_once)
    answered = house.send(payloads.submit(two.mentee, house.form(two.mentee), **NEXT_WEEK))
    assert not collisions
    assert words_in(answered.body) == ""
    with house.store.read(EVERYONE) as work:
        assert len(work.session.scalars(select(MeetingRow)).all()) == 1


def test_over_a_third_modal_there_is_no_room_and_the_words_stand_in_it(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentoring.meeting.meeting_moves.propose", broken)
    monkeypatch.setattr("handlers.meeting.agenda.stage_of", broken)
    third = {**house.form(two.mentee), "previous_view_id": "V0001", "root_view_id": "V0000"}
    words = kind_words(house, two.mentee)

    sent = house.send(payloads.submit(two.mentee, third, **NEXT_WEEK))
    assert sent.body == {"response_action": "errors", "errors": {"day": words}}
    house.send(payloads.press_on_page(two.mentee, third, agenda.IDEAS, **NEXT_WEEK))
    shown = house.slack.calls[-1]
    assert (shown.method, words in words_in(shown.view)) == ("views.update", True)


def test_a_button_whose_work_fails_says_so_beside_the_message(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    meeting = house.proposed(two.mentee, agenda=SECRET)
    monkeypatch.setattr("mentoring.meeting.meeting_moves.meetings.move_offer", broken)
    rung = len(house.rung)
    assert house.press(two.mentor, views.ACCEPT, meeting).is_silent
    assert house.slack.calls[-1].arguments["text"] == kind_words(house, two.mentor)
    assert SECRET not in logged(caplog)
    assert len(house.rung) == rung
    monkeypatch.undo()
    assert house.meetings(two.mentee)[0].table == meeting.table


def test_a_command_that_fails_before_its_acknowledgement_is_answered_inline(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.conversation.leads", broken)
    answered = house.send(payloads.command(two.mentee, "/advance", SECRET))
    assert answered.body["text"] == kind_words(house, two.mentee)


def test_a_command_that_fails_after_its_acknowledgement_is_answered_beside(
    house: House, two: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    house.slack.failing["views.open"] = "expired_trigger_id"
    house.send(payloads.command(two.mentee, "/advance-meet", SECRET))
    assert house.slack.calls[-1].method == "response_url"
    assert house.slack.calls[-1].arguments["text"] == kind_words(house, two.mentee)
    assert SECRET not in logged(caplog)


def test_where_no_word_can_reach_the_person_the_log_says_so(
    house: House, two: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    house.slack.failing["views.open"] = "expired_trigger_id"
    assert house.send(payloads.shortcut(two.mentee, "propose_meeting")).status == 200
    assert "could not say so: SlackApiError" in logged(caplog)


def test_a_message_whose_answer_fails_is_answered_with_an_apology(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("handlers.conversation.tell", broken)
    assert house.send(payloads.typed(two.mentee, SECRET)).status == 200
    assert house.slack.calls[-1].arguments["text"] == kind_words(house, two.mentee)
    assert SECRET not in logged(caplog)


AT_THE_DOOR: list[Callable[[Someone], JSON]] = [
    lambda who: payloads.command(who, "/advance"),
    lambda who: payloads.shortcut(who, "propose_meeting"),
    lambda who: payloads.press_in_message(who, views.PROPOSE),
    lambda who: payloads.typed(who, SECRET),
    lambda who: payloads.user_changed(who),
]


@pytest.mark.parametrize("payload", AT_THE_DOOR)
def test_with_the_database_away_everything_is_acknowledged_and_owned_up_to(
    house: House,
    two: Pair,
    payload: Callable[[Someone], JSON],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    sent = payload(two.mentee)
    monkeypatch.setattr(Store, "read", broken)
    monkeypatch.setattr("tests.handlers.house.Authorizations.get", lambda *_: AUTHORIZED)
    answered = house.send(sent)
    assert answered.status == 200
    said = words_in(answered.body) + "".join(words_in(call.arguments) for call in house.slack.calls)
    expected = str(gone_wrong(house.catalogues.words("")).text)
    assert (expected in said) == ("event" not in sent or sent["event"]["type"] == "message")
    assert SECRET not in logged(caplog)


UNKNOWN: list[Callable[[Someone], JSON]] = [
    lambda who: payloads.command(who, "/somebody-elses"),
    lambda who: payloads.shortcut(who, "unheard_of"),
    lambda who: payloads.message_action(who, "unheard_of", "words"),
    lambda who: payloads.press_in_message(who, "unheard.of"),
    lambda who: payloads.press_on_home(who, "unheard.of"),
    lambda who: payloads.submit(who, {"type": "modal", "blocks": [], "callback_id": "unheard.of"}),
    lambda who: payloads.closed(who, {"type": "modal", "blocks": [], "callback_id": "unheard.of"}),
    lambda who: payloads.home_opened(who, "about"),
    lambda who: {**payloads.typed(who, ""), "event": {"type": "reaction_added", "user": who.slack_user_id}},
    lambda who: payloads.tokens_revoked(who),
]


@pytest.mark.parametrize("payload", UNKNOWN)
def test_what_no_listener_knows_is_acknowledged(
    house: House, two: Pair, payload: Callable[[Someone], JSON], caplog: pytest.LogCaptureFixture
) -> None:
    assert house.send(payload(two.mentee)).is_silent
    assert "Unhandled" not in logged(caplog)
    assert house.slack.calls == []


def test_an_unknown_select_is_offered_nothing(house: House, two: Pair) -> None:
    assert house.send(payloads.suggestion(two.mentee, "unheard.of")).body == {"options": []}


def test_in_production_too_what_fails_before_the_acknowledgement_is_said_in_it(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There listeners run in threads of their own, and another waits for the acknowledgement."""
    monkeypatch.setattr("mentoring.meeting.meeting_moves.propose", broken)
    monkeypatch.setattr("handlers.conversation.leads", broken)
    threaded = open_house(house.store, house.slack, house.catalogues, answer_when_done=False)
    sent = payloads.submit(two.mentee, house.form(two.mentee), **NEXT_WEEK)
    assert threaded.send(sent).body["response_action"] == "push"
    assert threaded.send(payloads.command(two.mentee, "/advance")).body["text"] == kind_words(house, two.mentee)


def test_in_production_too_nothing_is_lost_when_it_fails_after_the_acknowledgement(
    house: House, two: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    house.slack.failing["views.open"] = "expired_trigger_id"
    threaded = open_house(house.store, house.slack, house.catalogues, answer_when_done=False)
    assert threaded.send(payloads.command(two.mentee, "/advance-meet", SECRET)).is_silent
    threaded.wait_until_idle()
    assert house.slack.calls[-1].arguments["text"] == kind_words(house, two.mentee)
    assert threaded.send(payloads.shortcut(two.mentee, "propose_meeting")).is_silent
    threaded.wait_until_idle()
    assert "could not say so: SlackApiError" in logged(caplog)
    assert "didn't call ack()" not in logged(caplog), "Bolt waits no three seconds for what was said"
