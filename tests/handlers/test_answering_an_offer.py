"""Accept and decline: by the right person, the wrong one, a stranger; too late, twice, and when she is taken."""

import pytest

from mentoring.meeting.meetings import Meeting, State
from mentoring.people import Part
from tests.building import Pair, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.slack import buttons_in, words_in
from views.growing import note_links
from views.meeting import calendar
from views.meeting import meetings as views
from views.people import no_longer_there


@pytest.fixture
def two(house: House) -> Pair:
    """A mentee and a mentor, both in London."""
    return pair(house.store, mentee_zone="Europe/London")


@pytest.fixture
def offered(house: House, two: Pair) -> Meeting:
    """The mentee has proposed a meeting."""
    return house.proposed(two.mentee)


def answer_of(house: House, answered: Answered) -> str:
    """What the one who pressed was told, beside the message she pressed in."""
    assert answered.is_silent
    last = house.slack.calls[-1]
    assert last.method == "response_url"
    assert not last.arguments["replace_original"]
    return str(last.arguments["text"])


def test_accepting_settles_the_meeting_and_tells_the_other(house: House, two: Pair, offered: Meeting) -> None:
    calls = len(house.slack.calls)
    assert house.press(two.mentor, views.ACCEPT, offered).is_silent
    assert len(house.slack.calls) == calls  # what is said goes through the outbox
    (meeting,) = house.meetings(two.mentee)
    assert meeting.state is State.ACCEPTED
    assert meeting.agreed is not None
    assert meeting.open is None
    to_act_upon = {views.OFFER_ANOTHER, views.CANCEL, calendar.ADD_TO_GOOGLE, calendar.ADD_TO_OUTLOOK, note_links.WRITE}
    assert set(buttons_in(house.screen(two.mentee)[-1])) == to_act_upon
    assert set(buttons_in(house.screen(two.mentor)[0])) == to_act_upon


def test_declining_ends_the_meeting_and_shows_the_way_on(house: House, two: Pair, offered: Meeting) -> None:
    assert house.press(two.mentor, views.DECLINE, offered).is_silent
    (meeting,) = house.meetings(two.mentee)
    assert meeting.state is State.DECLINED
    assert set(buttons_in(house.screen(two.mentee)[-1])) == {views.PROPOSE}
    assert not buttons_in(house.home(two.mentee)).keys() & {views.ACCEPT, views.OFFER_ANOTHER, views.CANCEL}


def test_a_move_that_is_declined_leaves_the_agreed_time(house: House, two: Pair) -> None:
    agreed = house.agreed(two.mentee, two.mentor)
    view = house.opened(two.mentee, views.OFFER_ANOTHER, agreed)
    assert house.send(payloads.submit(two.mentee, view, at="17:00")).is_silent
    moved = house.meetings(two.mentor)[-1]
    assert moved.open is not None
    assert house.press(two.mentor, views.DECLINE, moved, moved.open.id).is_silent
    meeting = house.meetings(two.mentee)[-1]
    assert meeting.state is State.ACCEPTED
    assert meeting.open is None
    assert meeting.agreed is not None
    assert agreed.agreed is not None
    assert meeting.agreed.starts_at == agreed.agreed.starts_at


@pytest.mark.parametrize("move", [views.ACCEPT, views.DECLINE])
def test_the_buttons_on_home_do_the_same_as_those_in_a_message(
    house: House, two: Pair, offered: Meeting, move: str
) -> None:
    button = buttons_in(house.home(two.mentor))[move]
    assert house.send(payloads.press_on_home(two.mentor, move, button["value"])).is_silent
    assert house.meetings(two.mentor)[0].open is None


@pytest.mark.parametrize("move", [views.ACCEPT, views.DECLINE])
def test_nobody_answers_her_own_offer(house: House, two: Pair, offered: Meeting, move: str) -> None:
    said = answer_of(house, house.press(two.mentee, move, offered))
    assert said == str(no_longer_there(house.words(two.mentee)).text)
    assert house.meetings(two.mentee)[0].state is State.PROPOSED


@pytest.mark.parametrize("move", [views.ACCEPT, views.DECLINE, views.OFFER_ANOTHER, views.CANCEL])
def test_somebody_of_another_pair_learns_nothing_of_the_meeting(
    house: House, two: Pair, offered: Meeting, move: str
) -> None:
    outsider = pair(house.store, mentee_at=two.mentee.company).mentor
    said = answer_of(house, house.press(outsider, move, offered))
    assert said == str(no_longer_there(house.words(outsider)).text)
    assert house.meetings(two.mentee)[0].state is State.PROPOSED


@pytest.mark.parametrize("move", [views.ACCEPT, views.DECLINE])
def test_what_was_answered_already_is_told_kindly_and_drawn_anew(
    house: House, two: Pair, offered: Meeting, move: str
) -> None:
    house.press(two.mentor, views.DECLINE, offered)
    rung = len(house.rung)
    said = answer_of(house, house.press(two.mentor, move, offered))
    assert said == str(views.too_late(house.words(two.mentor)).text)
    assert len(house.rung) == rung + 1
    assert house.meetings(two.mentee)[0].state is State.DECLINED


@pytest.mark.parametrize("move", [views.ACCEPT, views.DECLINE])
def test_an_offer_that_was_replaced_cannot_be_answered(house: House, two: Pair, offered: Meeting, move: str) -> None:
    view = house.opened(two.mentee, views.OFFER_ANOTHER, offered)
    house.send(payloads.submit(two.mentee, view, at="18:00"))
    assert offered.open is not None
    said = answer_of(house, house.press(two.mentor, move, offered, offered.open.id))
    assert said == str(views.too_late(house.words(two.mentor)).text)


def test_an_offer_whose_time_has_come_cannot_be_accepted(house: House, two: Pair, offered: Meeting) -> None:
    assert offered.open is not None
    house.clock.at = offered.open.starts_at
    said = answer_of(house, house.press(two.mentor, views.ACCEPT, offered))
    assert said == str(views.too_late(house.words(two.mentor)).text)
    assert house.meetings(two.mentor)[0].state is State.PROPOSED
    assert buttons_in(house.screen(two.mentor)[0]).keys() <= {views.PROPOSE, views.OFFER_ANOTHER}
    assert not buttons_in(house.home(two.mentor)).keys() & {views.ACCEPT, views.DECLINE}


def test_a_move_lapses_once_the_agreed_time_is_over(house: House, two: Pair) -> None:
    agreed = house.agreed(two.mentee, two.mentor)
    view = house.opened(two.mentee, views.OFFER_ANOTHER, agreed)
    assert house.send(payloads.submit(two.mentee, view, day="2026-12-10")).is_silent
    house.clock.wind(days=9)
    meeting = house.meetings(two.mentor)[-1]
    assert meeting.open is not None
    said = answer_of(house, house.press(two.mentor, views.ACCEPT, meeting, meeting.open.id))
    assert said == str(views.too_late(house.words(two.mentor)).text)
    assert not buttons_in(house.home(two.mentor)).keys() & {views.ACCEPT}


@pytest.mark.parametrize("move", [views.ACCEPT, views.DECLINE, views.OFFER_ANOTHER, views.CANCEL])
def test_after_the_match_has_ended_nothing_can_be_done_and_nothing_is_shown(
    house: House, two: Pair, offered: Meeting, move: str
) -> None:
    house.end_match(two)
    said = answer_of(house, house.press(two.mentor, move, offered))
    assert "I’ll write as soon as a mentee is found for you." in said
    assert not any(buttons_in(message) for message in house.screen(two.mentor))
    assert "Room 4" not in words_in([house.screen(two.mentor), house.home(two.mentor)])


def three(house: House) -> tuple[Pair, Pair]:
    """A mentor with two mentees, in companies of their own."""
    mentor = person(house.store, company(house.store), Part.MENTOR)
    one, other = (person(house.store, company(house.store), Part.MENTEE) for _ in range(2))
    return match(house.store, one, mentor), match(house.store, other, mentor)


def test_who_is_taken_at_that_time_is_told_with_whom_and_the_offer_stands(house: House) -> None:
    one, other = three(house)
    waiting = house.proposed(one.mentee, at="15:30")
    house.agreed(other.mentee, other.mentor)
    said = answer_of(house, house.press(one.mentor, views.ACCEPT, waiting))
    assert other.mentee.name in said
    assert house.meetings(one.mentee)[0].open is not None


def test_who_would_meet_somebody_taken_by_now_is_told_no_more_than_that(house: House) -> None:
    one, other = three(house)
    mine = house.form(one.mentor)
    for pair_, at in ((one, "15:30"), (other, "15:00")):
        view = house.form(pair_.mentor)
        house.send(
            payloads.submit(pair_.mentor, view, day="2026-12-01", at=at, place="Room 4", match=pair_.match_id.hex)
        )
    assert mine
    assert house.press(other.mentee, views.ACCEPT, house.meetings(other.mentee)[0]).is_silent
    said = answer_of(house, house.press(one.mentee, views.ACCEPT, house.meetings(one.mentee)[0]))
    assert said == str(views.no_longer_free(house.words(one.mentee), one.mentor.name.split()[0]).text)
    assert other.mentee.name not in said
    assert house.meetings(one.mentee)[0].state is State.PROPOSED


def test_a_clash_on_home_is_told_in_a_modal(house: House) -> None:
    one, other = three(house)
    waiting = house.proposed(one.mentee)
    house.agreed(other.mentee, other.mentor)
    assert waiting.open is not None
    value = f"{waiting.id.hex}:{waiting.open.id.hex}"
    assert house.send(payloads.press_on_home(one.mentor, views.ACCEPT, value)).is_silent
    assert house.slack.calls[-1].method == "views.open"
    assert other.mentee.name in words_in(house.slack.opened())


@pytest.mark.parametrize("value", ["", "nonsense", "a:b", "a:b:c", f"{'0' * 32}:{'0' * 32}"])
@pytest.mark.parametrize("action", [views.ACCEPT, views.DECLINE, views.OFFER_ANOTHER, views.CANCEL])
def test_a_button_of_another_time_says_kindly_that_it_is_gone(house: House, two: Pair, action: str, value: str) -> None:
    said = answer_of(house, house.send(payloads.press_in_message(two.mentor, action, value)))
    assert said == str(no_longer_there(house.words(two.mentor)).text)
