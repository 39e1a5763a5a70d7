"""Offer another time, move, withdraw and cancel: the forms behind those buttons, and what changes meanwhile."""

import pytest

from mentoring.meeting.meeting_rules import REASON_AT_MOST
from mentoring.meeting.meetings import Meeting, State
from tests.building import Pair, pair
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.slack import buttons_in, words_in
from views.meeting import meeting_forms as forms
from views.meeting import meetings as views


@pytest.fixture
def two(house: House) -> Pair:
    """A mentee and a mentor, both in London."""
    return pair(house.store, mentee_zone="Europe/London")


@pytest.fixture
def offered(house: House, two: Pair) -> Meeting:
    """The mentee has proposed a meeting."""
    return house.proposed(two.mentee)


@pytest.fixture
def agreed(house: House, two: Pair) -> Meeting:
    """A meeting is agreed on."""
    return house.agreed(two.mentee, two.mentor)


def test_the_one_asked_offers_another_time_and_the_other_accepts_it(house: House, two: Pair, offered: Meeting) -> None:
    view = house.opened(two.mentor, views.OFFER_ANOTHER, offered)
    assert house.send(payloads.submit(two.mentor, view, at="17:00")).is_silent
    (meeting,) = house.meetings(two.mentee)
    assert meeting.open is not None
    assert not meeting.open.mine
    assert views.ACCEPT in buttons_in(house.screen(two.mentee)[-1])
    assert not buttons_in(house.screen(two.mentor)[0])  # the first offer is history
    assert house.press(two.mentee, views.ACCEPT, meeting).is_silent
    assert house.meetings(two.mentee)[0].state is State.ACCEPTED


def test_her_own_offer_can_be_changed_before_it_is_answered(house: House, two: Pair, offered: Meeting) -> None:
    view = house.opened(two.mentee, views.OFFER_ANOTHER, offered)
    assert house.send(payloads.submit(two.mentee, view, place="Room 5")).is_silent
    (meeting,) = house.meetings(two.mentor)
    assert meeting.open is not None
    assert meeting.open.place == "Room 5"
    assert meeting.state is State.PROPOSED


def test_while_a_move_waits_the_agreed_time_stands(house: House, two: Pair, agreed: Meeting) -> None:
    view = house.opened(two.mentor, views.OFFER_ANOTHER, agreed)
    assert house.send(payloads.submit(two.mentor, view, day="2026-12-02")).is_silent
    (meeting,) = house.meetings(two.mentee)
    assert meeting.state is State.ACCEPTED
    assert meeting.agreed is not None
    assert meeting.open is not None
    assert house.press(two.mentee, views.ACCEPT, meeting, meeting.open.id).is_silent
    (meeting,) = house.meetings(two.mentee)
    assert meeting.open is None
    assert meeting.agreed is not None
    assert meeting.agreed.starts_at.day == 2


def test_a_meeting_may_move_within_its_own_hour(house: House, two: Pair, agreed: Meeting) -> None:
    view = house.opened(two.mentor, views.OFFER_ANOTHER, agreed)
    assert house.send(payloads.submit(two.mentor, view, at="15:30")).is_silent
    moved = house.meetings(two.mentee)[0]
    assert moved.open is not None
    assert house.press(two.mentee, views.ACCEPT, moved, moved.open.id).is_silent


def test_the_same_checks_stand_beside_the_fields_of_a_move(house: House, two: Pair, agreed: Meeting) -> None:
    view = house.opened(two.mentor, views.OFFER_ANOTHER, agreed)
    answered = house.send(payloads.submit(two.mentor, view, day="2026-11-01", place=" "))
    assert set(answered.errors) == {"day", "place"}
    assert house.meetings(two.mentee)[0].open is None


def test_a_word_why_reaches_the_other_alone(house: House, two: Pair, agreed: Meeting) -> None:
    view = house.opened(two.mentee, views.CANCEL, agreed)
    assert house.send(payloads.submit(two.mentee, view, reason="  A deadline <!here>  ")).is_silent
    (meeting,) = house.meetings(two.mentor)
    assert meeting.state is State.CANCELLED
    assert meeting.reason == "A deadline <!here>"
    told = house.screen(two.mentor)[-1]
    assert "A deadline" in words_in(told)
    assert "<!here>" not in told["text"]
    assert set(buttons_in(told)) == {views.PROPOSE}


@pytest.mark.parametrize("reason", [None, "", "   "])
def test_no_word_is_needed(house: House, two: Pair, agreed: Meeting, reason: str | None) -> None:
    view = house.opened(two.mentor, views.CANCEL, agreed)
    assert house.send(payloads.submit(two.mentor, view, reason=reason)).is_silent
    (meeting,) = house.meetings(two.mentee)
    assert meeting.state is State.CANCELLED
    assert meeting.reason == ""


def test_too_long_a_word_stays_in_the_form(house: House, two: Pair, agreed: Meeting) -> None:
    view = house.opened(two.mentor, views.CANCEL, agreed)
    answered = house.send(payloads.submit(two.mentor, view, reason="x" * (REASON_AT_MOST + 1)))
    assert list(answered.errors) == [forms.REASON]
    assert house.meetings(two.mentee)[0].state is State.ACCEPTED
    assert house.send(payloads.submit(two.mentor, view, reason="x" * REASON_AT_MOST)).is_silent


def test_an_offer_is_withdrawn(house: House, two: Pair, offered: Meeting) -> None:
    view = house.opened(two.mentee, views.CANCEL, offered)
    assert house.send(payloads.submit(two.mentee, view)).is_silent
    assert house.meetings(two.mentor)[0].state is State.CANCELLED
    assert not buttons_in(house.screen(two.mentor)[0]).keys() & {views.ACCEPT, views.DECLINE}


def test_who_withdraws_an_offer_just_accepted_does_not_cancel_the_meeting_unawares(
    house: House, two: Pair, offered: Meeting
) -> None:
    view = house.opened(two.mentee, views.CANCEL, offered)
    house.press(two.mentor, views.ACCEPT, offered)
    answered = house.send(payloads.submit(two.mentee, view, reason="Changed my mind"))
    assert answered.errors == {forms.REASON: views.changed_meanwhile(house.words(two.mentee))}
    assert house.meetings(two.mentee)[0].state is State.ACCEPTED


def test_a_cancellation_sent_twice_is_told_kindly(house: House, two: Pair, agreed: Meeting) -> None:
    sent = payloads.submit(two.mentee, house.opened(two.mentee, views.CANCEL, agreed), reason="A deadline")
    assert house.send(sent).is_silent
    told = len(house.screen(two.mentor))
    assert list(house.send(sent).errors) == [forms.REASON]
    assert len(house.screen(two.mentor)) == told


def test_a_form_that_was_left_open_while_the_other_acted_keeps_its_words(
    house: House, two: Pair, offered: Meeting
) -> None:
    view = house.opened(two.mentor, views.OFFER_ANOTHER, offered)
    change = house.opened(two.mentee, views.OFFER_ANOTHER, offered)
    house.send(payloads.submit(two.mentee, change, at="18:00"))
    answered = house.send(payloads.submit(two.mentor, view, at="17:00", agenda="Written with care"))
    assert answered.errors == {"day": views.changed_meanwhile(house.words(two.mentor))}


def test_after_its_end_a_meeting_can_be_neither_moved_nor_cancelled(house: House, two: Pair, agreed: Meeting) -> None:
    move, cancel = (house.opened(two.mentee, action, agreed) for action in (views.OFFER_ANOTHER, views.CANCEL))
    house.clock.wind(days=9)
    assert list(house.send(payloads.submit(two.mentee, move, day="2026-12-20")).errors) == ["day"]
    assert list(house.send(payloads.submit(two.mentee, cancel)).errors) == [forms.REASON]
    for action in (views.OFFER_ANOTHER, views.CANCEL):
        assert house.press(two.mentee, action, agreed).is_silent
        assert house.slack.calls[-1].arguments["text"] == str(views.too_late(house.words(two.mentee)).text)
    assert not buttons_in(house.home(two.mentee)).keys() & {views.OFFER_ANOTHER, views.CANCEL}


@pytest.mark.parametrize("action", [views.OFFER_ANOTHER, views.CANCEL])
def test_a_dead_button_opens_no_form(house: House, two: Pair, offered: Meeting, action: str) -> None:
    house.press(two.mentor, views.DECLINE, offered)
    calls = len(house.slack.calls)
    assert offered.open is not None
    assert house.press(two.mentee, action, offered, offered.open.id).is_silent
    (said,) = house.slack.calls[calls:]
    assert said.arguments["text"] == str(views.too_late(house.words(two.mentee)).text)


def test_a_new_time_can_be_offered_for_one_that_went_by_unanswered(house: House, two: Pair, offered: Meeting) -> None:
    house.clock.wind(days=9)
    view = house.opened(two.mentor, views.OFFER_ANOTHER, offered)
    assert list(house.send(payloads.submit(two.mentor, view)).errors) == ["day"]
    assert house.send(payloads.submit(two.mentor, view, day="2026-12-20")).is_silent
    assert house.meetings(two.mentee)[0].waits(house.clock.now())


def test_somebody_elses_meeting_cannot_be_put_into_a_form(house: House, two: Pair, agreed: Meeting) -> None:
    outsider = pair(house.store, mentee_at=two.mentee.company).mentee
    for action in (views.OFFER_ANOTHER, views.CANCEL):
        view = house.opened(two.mentee, action, agreed)
        assert house.send(payloads.submit(outsider, view)).body["response_action"] == "push"
    assert house.meetings(two.mentee)[0].table == agreed.table
