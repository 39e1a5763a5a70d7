"""The lead helps to set a first meeting: both accept, or one does not; what comes of it is the pair's alone."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import select

from mentoring import housekeeping
from mentoring.meeting.meetings import State as MeetingState
from mentoring.people import Part
from storage.deliveries import DeliveryRow, OccasionRow
from storage.first_times import FirstTimeRow
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.slack import JSON, buttons_in, words_in
from views.matching import first_times as views
from views.matching import matchmaking_buttons
from views.meeting import meetings

WHEN = {"day": "2026-12-01", "at": "15:00", "place": "Room 4"}


@dataclass(frozen=True)
class Three:
    """A pair, and the lead of its company."""

    pair: Pair
    lead: Someone

    @property
    def two(self) -> tuple[Someone, Someone]:
        return self.pair.mentee, self.pair.mentor


@pytest.fixture
def three(house: House) -> Three:
    """All in London."""
    at = company(house.store)
    lead, mentee, mentor = (person(house.store, at, part) for part in (Part.LEAD, Part.MENTEE, Part.MENTOR))
    return Three(match(house.store, mentee, mentor), lead)


def form(house: House, lead: Someone, pair: Pair) -> JSON:
    assert house.send(payloads.press_on_home(lead, views.PROPOSE, pair.match_id.hex)).is_silent
    return house.slack.opened()


def proposed(house: House, three: Three, **entries: str) -> UUID:
    """The lead proposes a time; its id."""
    answered = house.send(payloads.submit(three.lead, form(house, three.lead, three.pair), **{**WHEN, **entries}))
    assert answered.is_silent, answered
    with house.store.read(EVERYONE) as work:
        mine = select(FirstTimeRow.id).where(FirstTimeRow.match_id == three.pair.match_id)
        return work.session.scalars(mine.order_by(FirstTimeRow.created_at.desc())).all()[0]


def press(house: House, who: Someone, action: str, time_id: UUID) -> Answered:
    return house.send(payloads.press_in_message(who, action, time_id.hex))


def told(house: House, answered: Answered) -> str:
    assert answered.is_silent
    return str(house.slack.calls[-1].arguments["text"])


def latest(house: House, who: Someone) -> str:
    return words_in(house.screen(who)[-1])


def test_once_both_have_said_yes_it_is_a_meeting_of_theirs_like_any_other(house: House, three: Three) -> None:
    time_id = proposed(house, three)
    mentee, mentor = three.two
    for who in three.two:
        assert set(buttons_in(house.screen(who)[0])) == {views.SUITS, views.DOES_NOT_SUIT}
        assert "Room 4" in latest(house, who)
    assert press(house, mentor, views.SUITS, time_id).is_silent
    assert house.meetings(mentee) == ()
    assert set(buttons_in(house.screen(mentor)[0])) == {views.DOES_NOT_SUIT}
    assert press(house, mentee, views.SUITS, time_id).is_silent
    for who in three.two:
        (meeting,) = house.meetings(who)
        assert meeting.state is MeetingState.ACCEPTED
        assert meeting.agreed is not None
        assert meeting.agreed.place == "Room 4"
        shown = [buttons_in(message) for message in house.screen(who)]
        assert not shown[0]
        assert any({meetings.OFFER_ANOTHER, meetings.CANCEL} <= each.keys() for each in shown)
    assert "both said yes" in latest(house, three.lead)


def test_what_becomes_of_it_then_is_the_pairs_alone(house: House, three: Three) -> None:
    time_id = proposed(house, three)
    for who in three.two:
        press(house, who, views.SUITS, time_id)
    before = house.screen(three.lead), house.home(three.lead)
    meeting = house.meetings(three.pair.mentee)[0]
    view = house.opened(three.pair.mentee, meetings.OFFER_ANOTHER, meeting)
    assert house.send(payloads.submit(three.pair.mentee, view, at="17:00", place="Elsewhere")).is_silent
    assert (house.screen(three.lead), house.home(three.lead)) == before


@pytest.mark.parametrize("who", [0, 1])
def test_whom_it_did_not_suit_nobody_tells(house: House, three: Three, who: int) -> None:
    time_id = proposed(house, three)
    assert press(house, three.two[who], views.DOES_NOT_SUIT, time_id).is_silent
    for each in three.two:
        (message,) = house.screen(each)
        assert set(buttons_in(message)) == {meetings.PROPOSE}
    said = latest(house, three.lead)
    assert "does not suit" in said
    assert house.meetings(three.pair.mentee) == ()
    assert told(house, press(house, three.two[1 - who], views.SUITS, time_id)) == str(
        meetings.too_late(house.words(three.two[0])).text
    )
    other = proposed(house, three, at="17:00")
    assert other != time_id


def test_the_lead_does_not_see_who_has_answered_yet(house: House, three: Three) -> None:
    time_id = proposed(house, three)
    before = house.screen(three.lead), house.home(three.lead)
    press(house, three.pair.mentor, views.SUITS, time_id)
    assert (house.screen(three.lead), house.home(three.lead)) == before


def test_a_second_time_waits_for_the_first_one(house: House, three: Three) -> None:
    time_id = proposed(house, three)
    again = payloads.submit(three.lead, form(house, three.lead, three.pair), **WHEN)
    assert set(house.send(again).errors) == {"day"}
    assert press(house, three.lead, views.WITHDRAW, time_id).is_silent
    assert not buttons_in(house.screen(three.lead)[0])
    assert house.send(again).is_silent


def stale_about(house: House, time_id: UUID) -> int:
    with house.store.read(EVERYONE) as work:
        about = select(DeliveryRow.stale).join(OccasionRow).where(OccasionRow.about == time_id)
        return sum(work.session.scalars(about))


def test_a_time_that_went_by_is_off_the_table(house: House, three: Three) -> None:
    time_id = proposed(house, three)
    begins = housekeeping.let_go(house.store, house.clock.now())
    assert begins
    assert not stale_about(house, time_id)
    house.clock.wind(days=9)
    assert housekeeping.let_go(house.store, house.clock.now()) != begins
    assert stale_about(house, time_id) == 3  # what stands on the screens of all three is drawn anew, once
    assert "went by before both had answered" in latest(house, three.lead)
    for who in three.two:
        assert "went by" in latest(house, who)
        assert told(house, press(house, who, views.SUITS, time_id)) == str(meetings.too_late(house.words(who)).text)
    proposed(house, three, day="2026-12-10")


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ({"day": "2026-11-01"}, "day"),
        ({"day": "2027-12-01"}, "day"),
        ({"place": "  "}, "place"),
        ({"place": "x" * 201}, "place"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(house: House, three: Three, entries: dict[str, str], field: str) -> None:
    answered = house.send(payloads.submit(three.lead, form(house, three.lead, three.pair), **{**WHEN, **entries}))
    assert set(answered.errors) == {field}
    assert house.screen(three.pair.mentee) == []


def test_who_is_taken_then_is_told_so_and_the_other_learns_nothing(house: House, three: Three) -> None:
    mentee, mentor = three.two
    other = match(house.store, person(house.store, mentee.company, Part.MENTEE), mentor)
    view = house.form(other.mentee)
    assert house.send(payloads.submit(other.mentee, view, **WHEN)).is_silent
    time_id = proposed(house, three)
    assert press(house, mentor, views.SUITS, time_id).is_silent
    assert house.press(mentor, meetings.ACCEPT, house.meetings(other.mentee)[0]).is_silent
    said = told(house, press(house, mentee, views.SUITS, time_id))
    assert said == str(meetings.no_longer_free(house.words(mentee), mentor.name.split()[0]).text)
    assert other.mentee.name not in said
    assert house.meetings(mentee) == ()


@pytest.mark.parametrize("action", [views.SUITS, views.DOES_NOT_SUIT, views.WITHDRAW])
def test_nobody_else_gets_anywhere(house: House, three: Three, action: str) -> None:
    time_id = proposed(house, three)
    outsider = pair(house.store, mentee_at=three.pair.mentee.company).mentor
    elsewhere = person(house.store, company(house.store), Part.LEAD)
    nobody = [outsider, elsewhere, *([three.lead] if action != views.WITHDRAW else three.two)]
    for who in nobody:
        press(house, who, action, time_id)
    assert set(buttons_in(house.screen(three.pair.mentee)[0])) == {views.SUITS, views.DOES_NOT_SUIT}


def test_nobody_but_their_lead_proposes_a_time_to_a_pair(house: House, three: Three) -> None:
    view = form(house, three.lead, three.pair)
    for who in (*three.two, person(house.store, company(house.store), Part.LEAD)):
        house.send(payloads.submit(who, view, **WHEN))
    assert house.screen(three.pair.mentee) == []


def test_a_pause_takes_it_off_the_table(house: House, three: Three) -> None:
    time_id = proposed(house, three)
    payload = payloads.press_in_message(three.lead, matchmaking_buttons.PAUSE, three.pair.match_id.hex)
    assert house.send(payload).is_silent
    assert not buttons_in(house.screen(three.pair.mentee)[0])
    assert told(house, press(house, three.pair.mentee, views.SUITS, time_id)) == str(
        meetings.too_late(house.words(three.pair.mentee)).text
    )
