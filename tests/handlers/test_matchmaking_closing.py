"""A match is paused, resumed and ended, kindly to both; one of the two asks for it, and only her lead hears."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from mentoring.matching import matchmaking_closing as closing
from mentoring.matchmaking import State
from mentoring.meeting.meetings import State as MeetingState
from mentoring.people import Actor, Part
from scheduler.drawing import Draughtsman
from storage import matches
from storage.deliveries import DeliveryRow, OccasionRow
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, match, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.slack import JSON, buttons_in, words_in
from views.asking import surveys
from views.ending import certificate_links, keeping
from views.leading.pilot_view import MATCH_PAGE
from views.matching import matchmaking as asking
from views.matching import matchmaking_buttons as buttons
from views.matching.matchmaking_leaving import LEAVE
from views.meeting import meetings
from views.people import no_longer_there, on_hold

SECRET = "We do not get on."
ENDINGS = [buttons.END, buttons.REMATCH]


@dataclass(frozen=True)
class Three:
    """A pair, and the lead of its company."""

    pair: Pair
    lead: Someone

    @property
    def mentee(self) -> Someone:
        return self.pair.mentee

    @property
    def mentor(self) -> Someone:
        return self.pair.mentor


@pytest.fixture
def three(house: House) -> Three:
    """All of one company, in London and in English."""
    at = company(house.store)
    lead, mentee, mentor = (person(house.store, at, part) for part in (Part.LEAD, Part.MENTEE, Part.MENTOR))
    return Three(match(house.store, mentee, mentor), lead)


def press(house: House, who: Someone, action: str, match_id: UUID) -> Answered:
    return house.send(payloads.press_in_message(who, action, match_id.hex))


def state_of(house: House, pair: Pair) -> State:
    with house.store.read(EVERYONE) as work:
        return State(matches.state_of(work.session, pair.match_id) or "")


def told(house: House, answered: Answered) -> str:
    assert answered.is_silent
    return str(house.slack.calls[-1].arguments["text"])


def latest(house: House, who: Someone) -> JSON:
    return house.screen(who)[-1]


def kinds_for(house: House, who: Someone) -> list[str]:
    """The kinds of all that she was told, in order."""
    with house.store.read(EVERYONE) as work:
        hers = select(OccasionRow.kind).where(OccasionRow.person_id == who.id)
        return list(work.session.scalars(hers.order_by(OccasionRow.created_at, OccasionRow.id)))


def test_a_pause_tells_both_calls_off_what_was_planned_and_can_be_resumed(house: House, three: Three) -> None:
    house.agreed(three.mentee, three.mentor)
    house.proposed(three.mentee, at="18:00")
    assert press(house, three.lead, buttons.PAUSE, three.pair.match_id).is_silent
    assert state_of(house, three.pair) is State.PAUSED
    for who in (three.mentee, three.mentor):
        said = [words_in(message) for message in house.screen(who)]
        assert any("is paused" in each for each in said)
        assert not any(buttons_in(message).keys() & {meetings.ACCEPT, meetings.CANCEL} for message in house.screen(who))
        assert "calendar_removal" in kinds_for(house, who)
        assert {meeting.state for meeting in house.meetings(who)} == {MeetingState.CANCELLED}
        assert not buttons_in(house.home(who)).keys() & {meetings.ACCEPT, meetings.CANCEL}
    assert told(house, press(house, three.mentee, meetings.PROPOSE, uuid4())) == str(
        on_hold(house.words(three.mentee), actor_of(house, three.mentee)).text
    )
    assert press(house, three.lead, buttons.RESUME, three.pair.match_id).is_silent
    assert state_of(house, three.pair) is State.ACTIVE
    assert meetings.PROPOSE in buttons_in(latest(house, three.mentee))
    assert house.proposed(three.mentee, at="10:00").state is MeetingState.PROPOSED


def actor_of(house: House, who: Someone) -> Actor:
    with house.store.read(EVERYONE) as work:
        return who.actor(work)


def test_what_called_a_meeting_off_is_said_where_it_stands(house: House, three: Three) -> None:
    house.agreed(three.mentee, three.mentor)
    press(house, three.lead, buttons.PAUSE, three.pair.match_id)
    for who in (three.mentee, three.mentor):
        assert any("your match was paused" in words_in(message) for message in house.screen(who))


@pytest.mark.parametrize("action", ENDINGS)
def test_an_end_is_told_kindly_to_both_and_nothing_can_be_pressed_any_more(
    house: House, three: Three, action: str
) -> None:
    meeting = house.agreed(three.mentee, three.mentor)
    assert press(house, three.lead, action, three.pair.match_id).is_silent
    assert state_of(house, three.pair) is State.ENDED
    for who, other in ((three.mentee, three.mentor), (three.mentor, three.mentee)):
        ended = next(words_in(message) for message in house.screen(who) if "has ended" in words_in(message))
        assert other.name.split()[0] in ended
        assert ("nobody’s fault" in ended) is (action == buttons.REMATCH)
        assert all(buttons_in(message).keys() <= {keeping.READ} for message in house.screen(who))
        assert other.name not in words_in(house.home(who))
        said = told(house, house.press(who, meetings.CANCEL, meeting))
        assert said == str(no_longer_there(house.words(who)).text) or "registered as" in said or "Thank you" in said


@pytest.mark.parametrize("action", ENDINGS)
def test_the_meeting_goes_out_of_both_calendars_although_the_match_is_over(
    house: House, three: Three, action: str
) -> None:
    house.agreed(three.mentee, three.mentor)
    press(house, three.lead, action, three.pair.match_id)
    for who in (three.mentee, three.mentor):
        with house.store.read(EVERYONE) as work:
            removal = OccasionRow.kind == "calendar_removal"
            (delivery,) = work.session.scalars(
                select(DeliveryRow).join(OccasionRow).where(OccasionRow.person_id == who.id, removal)
            )
        drawn = Draughtsman(house.store, house.catalogues).message(who.id, delivery.id, house.clock.now(), is_new=True)
        assert drawn is not None
        assert drawn.worth_sending
        assert drawn.message.file is not None
        assert b"METHOD:CANCEL" in drawn.message.file.content


def test_only_a_rematch_puts_the_mentee_among_those_who_wait(house: House) -> None:
    for action, waits in ((buttons.END, False), (buttons.REMATCH, True)):
        at = company(house.store)
        lead, mentee, mentor = (person(house.store, at, part) for part in (Part.LEAD, Part.MENTEE, Part.MENTOR))
        pair = match(house.store, mentee, mentor)
        press(house, lead, action, pair.match_id)
        with house.store.read(EVERYONE) as work:
            row = matches.by_id(work.session, pair.match_id)
        assert row is not None
        assert row.seeks_again is waits
        assert ("Another mentor is being sought for you." in words_in(house.home(mentee))) is waits
        assert ("Perhaps you will hear from me about somebody else." in words_in(house.home(mentor))) is waits


def test_what_was_held_before_stays_held(house: House, three: Three) -> None:
    house.agreed(three.mentee, three.mentor)
    house.clock.wind(days=10)
    press(house, three.lead, buttons.PAUSE, three.pair.match_id)
    (meeting,) = house.meetings(three.mentee)
    assert meeting.state is MeetingState.ACCEPTED
    assert "calendar_removal" not in kinds_for(house, three.mentee)


@pytest.mark.parametrize("action", [buttons.PAUSE, buttons.RESUME, *ENDINGS])
def test_nobody_but_their_lead_moves_a_match(house: House, three: Three, action: str) -> None:
    before = state_of(house, three.pair)
    elsewhere = person(house.store, company(house.store), Part.LEAD)
    coordinator = person(house.store, company(house.store), Part.COORDINATOR)
    for who in (three.mentee, three.mentor, elsewhere, coordinator):
        press(house, who, action, three.pair.match_id)
        assert state_of(house, three.pair) is before
    assert kinds_for(house, three.mentee) == []


def test_a_second_press_is_told_kindly(house: House, three: Three) -> None:
    for action in (buttons.PAUSE, buttons.PAUSE):
        answered = press(house, three.lead, action, three.pair.match_id)
    assert told(house, answered) == str(meetings.too_late(house.words(three.lead)).text)
    assert kinds_for(house, three.mentee) == ["match_paused"]


def test_a_press_on_the_page_of_a_match_shows_there_how_it_stands_now(house: House, three: Three) -> None:
    payload = payloads.press_in_modal(three.lead, buttons.PAUSE, three.pair.match_id.hex)
    payload["view"]["private_metadata"] = MATCH_PAGE
    assert house.send(payload).is_silent
    assert house.slack.calls[-1].method == "views.update"
    shown = buttons_in(house.slack.calls[-1].view)
    assert buttons.RESUME in shown
    assert buttons.PAUSE not in shown


def wished(house: House, who: Someone, pair: Pair, wish: str, word: str | None = SECRET) -> Answered:
    assert house.send(payloads.press_on_home(who, LEAVE, pair.match_id.hex)).is_silent
    return house.send(payloads.submit(who, house.slack.opened(), wish=wish, written=word))


@pytest.mark.parametrize("wish", ["pause", "rematch", "end"])
def test_a_wish_to_leave_reaches_the_lead_alone_and_changes_nothing_yet(house: House, three: Three, wish: str) -> None:
    before = house.screen(three.mentor), house.home(three.mentor)
    assert "Your project lead knows" in words_in(wished(house, three.mentee, three.pair, wish).body["view"])
    assert state_of(house, three.pair) is State.ACTIVE
    assert (house.screen(three.mentor), house.home(three.mentor)) == before
    (news,) = house.screen(three.lead)
    assert SECRET not in words_in([news, house.home(three.lead), house.screen(three.mentee)])
    assert set(buttons_in(news)) == {asking.READ, buttons.PAUSE, *ENDINGS}
    assert press(house, three.lead, asking.READ, three.pair.match_id).is_silent
    assert SECRET in words_in(house.slack.opened())
    press(house, three.lead, buttons.PAUSE, three.pair.match_id)
    assert not buttons_in(house.screen(three.lead)[0])


def test_who_asks_needs_to_give_no_reason_and_her_partner_can_read_none(house: House, three: Three) -> None:
    assert "view" in wished(house, three.mentee, three.pair, "end", None).body
    assert "view" in wished(house, three.mentee, three.pair, "end", SECRET).body
    assert press(house, three.mentor, asking.READ, three.pair.match_id).is_silent
    assert SECRET not in words_in(house.slack.opened())
    assert wished(house, three.mentee, three.pair, "end", "x" * 1001).errors


def test_across_companies_a_wish_goes_to_ones_own_lead_and_what_comes_of_it_to_the_other(house: House) -> None:
    here, there = company(house.store), company(house.store)
    mentee, mentor = person(house.store, here, Part.MENTEE), person(house.store, there, Part.MENTOR)
    lead, other = person(house.store, here, Part.LEAD), person(house.store, there, Part.LEAD)
    coordinator = person(house.store, company(house.store), Part.COORDINATOR)
    pair = match(house.store, mentee, mentor)
    with house.store.write(EVERYONE) as work:
        hers = update(MatchRow).where(MatchRow.id == pair.match_id).values(proposed_by=coordinator.id)
        work.session.execute(hers)
    wished(house, mentor, pair, "end")
    assert house.screen(lead) == []
    assert len(house.screen(other)) == 1
    assert press(house, lead, asking.READ, pair.match_id).is_silent
    assert SECRET not in words_in(house.slack.opened())
    assert press(house, other, buttons.END, pair.match_id).is_silent
    for who in (lead, coordinator):
        assert "has ended" in words_in(latest(house, who))
    assert all("has ended" in words_in(latest(house, who)) for who in (mentee, mentor))


def test_a_match_completes_by_the_clock_alone(house: House, three: Three) -> None:
    meeting = house.agreed(three.mentee, three.mentor)
    with house.store.write(EVERYONE) as work:
        closing.complete(work, three.pair.match_id, house.clock.now())
    assert state_of(house, three.pair) is State.COMPLETED
    assert "calendar_removal" in kinds_for(house, three.mentor)
    assert meeting.agreed is not None
    left = {keeping.READ, certificate_links.ASK, surveys.OPEN}
    assert all(buttons_in(message).keys() <= left for message in house.screen(three.mentee))
