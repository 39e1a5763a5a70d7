"""A match is proposed and answered in Slack: by the right person, the wrong one, twice, and across companies."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from mentoring.matching.matchmaking_proposing import propose, propose_across
from mentoring.matching.matchmaking_verdicts import Pair
from mentoring.matching.matchmaking_words import Ground
from mentoring.matchmaking import State
from mentoring.people import Part
from storage import matches
from storage.tenancy import EVERYONE
from tests.building import Someone, company, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.slack import JSON, buttons_in, words_in
from views import choices
from views.matching import matchmaking as views
from views.matching import matchmaking_forms as forms
from views.matching import matchmaking_leads as leads
from views.meeting import meetings

SECRET = "We were married once."


@dataclass(frozen=True)
class Four:
    """A lead, somebody who waits, and who might be her mentor; and a mentor who has nothing to do with them."""

    lead: Someone
    mentee: Someone
    mentor: Someone
    outsider: Someone


@pytest.fixture
def four(house: House) -> Four:
    """All of one company, in English."""
    at = company(house.store)
    lead, mentee, mentor, outsider = (
        person(house.store, at, part) for part in (Part.LEAD, Part.MENTEE, Part.MENTOR, Part.MENTOR)
    )
    return Four(lead, mentee, mentor, outsider)


@pytest.fixture
def match_id(house: House, four: Four) -> UUID:
    """The lead has proposed the two to each other."""
    return proposed(house, four)


def proposed(house: House, four: Four, *, again: bool = False) -> UUID:
    with house.store.write(EVERYONE) as work:
        pair = Pair(four.mentee.id, four.mentor.id)
        (outcome,) = propose(work, four.lead.actor(work), [pair], house.clock.now(), again=again)
    assert outcome.match_id
    return outcome.match_id


def press(house: House, who: Someone, action: str, match_id: UUID) -> Answered:
    return house.send(payloads.press_in_message(who, action, match_id.hex))


def form(house: House, who: Someone, action: str, match_id: UUID) -> JSON:
    """The modal that a button opens."""
    before = len(house.slack.calls)
    assert press(house, who, action, match_id).is_silent
    assert [call.method for call in house.slack.calls[before:]] == ["views.open"]
    return house.slack.opened()


def write(house: House, who: Someone, action: str, match_id: UUID, words: str | None, **more: str) -> Answered:
    """Open a form by its button, and send it."""
    return house.send(payloads.submit(who, form(house, who, action, match_id), written=words, **more))


def state_of(house: House, match_id: UUID) -> State:
    with house.store.read(EVERYONE) as work:
        return State(matches.state_of(work.session, match_id) or "")


def told(house: House, answered: Answered) -> str:
    """What whoever pressed was told on the spot."""
    assert answered.is_silent
    last = house.slack.calls[-1]
    assert last.method == "response_url"
    return str(last.arguments["text"])


def hears_as_of_none(house: House, who: Someone, action: str, match_id: UUID) -> bool:
    """Whether she is told the same as of a match that never was."""
    said = [told(house, press(house, who, action, each)) for each in (match_id, uuid4())]
    return said[0] == said[1]


def everything(house: House, who: Someone) -> str:
    """All that somebody has before her eyes."""
    return words_in([house.screen(who), house.home(who)])


def test_the_mentor_is_asked_first_and_the_mentee_hears_nothing(house: House, four: Four, match_id: UUID) -> None:
    (message,) = house.screen(four.mentor)
    assert set(buttons_in(message)) == {views.ACCEPT, views.ASK_MORE, views.RESERVE}
    assert four.mentee.name in words_in(message)
    assert house.screen(four.mentee) == []


def test_after_both_said_yes_they_are_matched_and_told_and_the_lead_hears(
    house: House, four: Four, match_id: UUID
) -> None:
    calls = len(house.slack.calls)
    assert press(house, four.mentor, views.ACCEPT, match_id).is_silent
    assert state_of(house, match_id) is State.ASKING_MENTEE
    assert not buttons_in(house.screen(four.mentor)[0])
    assert set(buttons_in(house.screen(four.mentee)[0])) == {views.ACCEPT, views.DECLINE}
    assert press(house, four.mentee, views.ACCEPT, match_id).is_silent
    assert state_of(house, match_id) is State.ACTIVE
    assert len(house.slack.calls) == calls  # what is said goes through the outbox
    for who in (four.mentor, four.mentee):
        asked, matched = house.screen(who)
        assert not buttons_in(asked)
        assert meetings.PROPOSE in buttons_in(matched)
    (news,) = house.screen(four.lead)
    assert four.mentee.name in words_in(news)
    assert four.mentor.name in words_in(news)


def test_a_reservation_shows_nowhere_but_on_the_leads_screen_and_there_in_a_modal(
    house: House, four: Four, match_id: UUID
) -> None:
    before = house.screen(four.mentee), house.home(four.mentee)
    answered = write(house, four.mentor, views.RESERVE, match_id, SECRET, ground="relationship")
    assert answered.is_silent
    assert state_of(house, match_id) is State.DECLINED
    assert (house.screen(four.mentee), house.home(four.mentee)) == before
    for who in (four.mentee, four.mentor, four.outsider, four.lead):
        assert SECRET not in everything(house, who)
    assert not buttons_in(house.screen(four.mentor)[0])
    assert "still being sought" in words_in(house.screen(four.mentor)[0])
    reason = form(house, four.lead, views.READ, match_id)
    assert SECRET in words_in(reason)
    assert choices.ground_name(house.words(four.lead), Ground.RELATIONSHIP) in words_in(reason)


def test_nobody_else_reads_a_reservation(house: House, four: Four, match_id: UUID) -> None:
    write(house, four.mentor, views.RESERVE, match_id, SECRET, ground="other")
    elsewhere = person(house.store, company(house.store), Part.LEAD)
    coordinator = person(house.store, company(house.store), Part.COORDINATOR)
    for who in (four.outsider, elsewhere, coordinator):
        assert hears_as_of_none(house, who, views.READ, match_id)
    assert SECRET not in words_in(form(house, four.mentee, views.READ, match_id))


@pytest.mark.parametrize(("ground", "words"), [("other", None), ("other", "   "), ("conflict", "x" * 1001)])
def test_a_reservation_that_says_too_little_or_too_much_stays_in_its_form(
    house: House, four: Four, match_id: UUID, ground: str, words: str | None
) -> None:
    answered = write(house, four.mentor, views.RESERVE, match_id, words, ground=ground)
    assert set(answered.errors) == {forms.WRITTEN}
    assert state_of(house, match_id) is State.ASKING_MENTOR


def test_a_question_goes_to_the_lead_and_her_answer_to_the_mentor_both_in_modals(
    house: House, four: Four, match_id: UUID
) -> None:
    assert write(house, four.mentor, views.ASK_MORE, match_id, "How senior is she?").is_silent
    (asked,) = house.screen(four.lead)
    assert "How senior" not in words_in(asked)
    assert set(buttons_in(asked)) == {views.READ}
    view = form(house, four.lead, views.READ, match_id)
    assert "How senior is she?" in words_in(view)
    assert house.send(payloads.submit(four.lead, view, written="Ten years.")).is_silent
    assert "Ten years." not in everything(house, four.mentor)
    assert set(buttons_in(house.screen(four.mentor)[-1])) == {views.READ, views.ACCEPT, views.ASK_MORE, views.RESERVE}
    assert "Ten years." in words_in(form(house, four.mentor, views.READ, match_id))
    assert house.screen(four.mentee) == []
    assert press(house, four.mentor, views.ACCEPT, match_id).is_silent
    assert all(views.ACCEPT not in buttons_in(message) for message in house.screen(four.mentor))
    assert house.send(payloads.submit(four.lead, view, written="Eleven.")).errors  # the mentor has answered


def test_the_same_form_sent_twice_asks_once(house: House, four: Four, match_id: UUID) -> None:
    view = form(house, four.mentor, views.ASK_MORE, match_id)
    for _ in range(2):
        assert house.send(payloads.submit(four.mentor, view, written="How senior is she?")).is_silent
    assert len(house.screen(four.lead)) == 1
    assert words_in(form(house, four.lead, views.READ, match_id)).count("How senior is she?") == 1


def test_not_this_one_needs_no_reason_and_the_mentor_hears_only_that_the_search_goes_on(
    house: House, four: Four, match_id: UUID
) -> None:
    press(house, four.mentor, views.ACCEPT, match_id)
    assert write(house, four.mentee, views.DECLINE, match_id, None).is_silent
    assert state_of(house, match_id) is State.DECLINED
    (mentors,) = house.screen(four.mentor)
    assert four.mentee.name not in words_in(mentors)
    assert "still being sought" in words_in(mentors)
    assert views.READ not in buttons_in(house.screen(four.lead)[-1])


def test_her_word_with_it_is_the_leads_alone(house: House, four: Four, match_id: UUID) -> None:
    press(house, four.mentor, views.ACCEPT, match_id)
    assert write(house, four.mentee, views.DECLINE, match_id, SECRET).is_silent
    for who in (four.mentee, four.mentor, four.lead):
        assert SECRET not in everything(house, who)
    assert SECRET in words_in(form(house, four.lead, views.READ, match_id))
    assert SECRET not in words_in(form(house, four.mentor, views.READ, match_id))


def test_a_mentor_cannot_tell_a_refusal_from_a_withdrawal(house: House, four: Four, match_id: UUID) -> None:
    press(house, four.mentor, views.ACCEPT, match_id)
    write(house, four.mentee, views.DECLINE, match_id, None)
    refused = house.screen(four.mentor)
    other = proposed(house, four, again=True)
    press(house, four.mentor, views.ACCEPT, other)
    press(house, four.lead, leads.WITHDRAW, other)
    assert house.screen(four.mentor)[-1]["blocks"] == refused[-1]["blocks"]


@pytest.mark.parametrize("action", [views.ACCEPT, views.ASK_MORE, views.RESERVE])
def test_a_second_press_is_told_kindly_that_things_have_changed(
    house: House, four: Four, match_id: UUID, action: str
) -> None:
    press(house, four.mentor, views.ACCEPT, match_id)
    rung = len(house.rung)
    said = told(house, press(house, four.mentor, action, match_id))
    assert said == str(meetings.too_late(house.words(four.mentor)).text)
    assert len(house.rung) == rung + 1
    assert state_of(house, match_id) is State.ASKING_MENTEE


def test_what_was_withdrawn_while_she_wrote_is_told_beside_the_field(house: House, four: Four, match_id: UUID) -> None:
    view = form(house, four.mentor, views.RESERVE, match_id)
    assert press(house, four.lead, leads.WITHDRAW, match_id).is_silent
    answered = house.send(payloads.submit(four.mentor, view, ground="conflict", written=SECRET))
    assert set(answered.errors) == {forms.WRITTEN}
    assert not buttons_in(house.screen(four.mentor)[0])
    assert "still being sought" in words_in(house.screen(four.mentor)[0])


@pytest.mark.parametrize("action", [views.ACCEPT, views.ASK_MORE, views.RESERVE, views.DECLINE])
def test_who_is_not_asked_learns_nothing(house: House, four: Four, match_id: UUID, action: str) -> None:
    for who in (four.outsider, person(house.store, company(house.store), Part.MENTOR)):
        assert hears_as_of_none(house, who, action, match_id)
    assert four.mentor.name not in str(house.slack.calls)
    assert state_of(house, match_id) is State.ASKING_MENTOR


def test_a_mentee_who_guesses_at_it_is_not_let_in_before_her_turn(house: House, four: Four, match_id: UUID) -> None:
    for action in (views.ACCEPT, views.DECLINE):
        assert hears_as_of_none(house, four.mentee, action, match_id)
    assert four.mentor.name not in str(house.slack.calls)
    assert state_of(house, match_id) is State.ASKING_MENTOR


def across(house: House) -> tuple[Four, Someone, Someone, UUID]:
    """A mentee of one company and a mentor of another, each with a lead; the coordinator has proposed them."""
    lead, mentee = (person(house.store, at, part) for at in [company(house.store)] for part in (Part.LEAD, Part.MENTEE))
    there = company(house.store)
    other, mentor, outsider = (person(house.store, there, part) for part in (Part.LEAD, Part.MENTOR, Part.MENTOR))
    coordinator = person(house.store, company(house.store), Part.COORDINATOR)
    with house.store.write(EVERYONE) as work:
        outcome = propose_across(work, coordinator.actor(work), Pair(mentee.id, mentor.id), house.clock.now())
    assert outcome.match_id
    return Four(lead, mentee, mentor, outsider), other, coordinator, outcome.match_id


def test_across_companies_both_leads_agree_before_the_mentor_is_asked(house: House) -> None:
    four, other, coordinator, match_id = across(house)
    assert house.screen(four.mentor) == house.screen(four.mentee) == []
    for lead, own, foreign in ((four.lead, four.mentee, four.mentor), (other, four.mentor, four.mentee)):
        (message,) = house.screen(lead)
        assert own.email in words_in(message)
        assert foreign.email not in words_in(message)  # each lead sees the contact of her own person only
        assert set(buttons_in(message)) == {leads.AGREE, leads.REFUSE}
        assert press(house, lead, leads.AGREE, match_id).is_silent
    assert state_of(house, match_id) is State.ASKING_MENTOR
    assert press(house, four.mentor, views.ACCEPT, match_id).is_silent
    assert press(house, four.mentee, views.ACCEPT, match_id).is_silent
    assert state_of(house, match_id) is State.ACTIVE
    for who in (four.lead, other, coordinator):
        assert "said yes" in words_in(house.screen(who)[-1])
        assert four.mentor.email not in words_in(house.screen(coordinator))


def test_across_companies_a_reservation_is_read_by_the_mentees_lead_alone(house: House) -> None:
    four, other, coordinator, match_id = across(house)
    for lead in (four.lead, other):
        press(house, lead, leads.AGREE, match_id)
    assert write(house, four.mentor, views.RESERVE, match_id, SECRET, ground="conflict").is_silent
    for who in (other, coordinator):
        assert "Nothing comes of" in words_in(house.screen(who)[-1])
        assert SECRET not in words_in(form(house, who, views.READ, match_id))
    assert SECRET in words_in(form(house, four.lead, views.READ, match_id))
    assert house.screen(four.mentee) == []


def test_one_lead_who_does_not_agree_is_enough(house: House) -> None:
    four, other, coordinator, match_id = across(house)
    assert press(house, other, leads.REFUSE, match_id).is_silent
    assert state_of(house, match_id) is State.DECLINED
    assert not buttons_in(house.screen(four.lead)[0])
    for who in (four.lead, coordinator):
        assert "Nothing comes of" in words_in(house.screen(who)[-1])
    assert told(house, press(house, four.lead, leads.AGREE, match_id)) == str(
        meetings.too_late(house.words(four.lead)).text
    )
    assert house.screen(four.mentor) == house.screen(four.mentee) == []


def test_a_lead_who_agrees_twice_has_agreed_once(house: House) -> None:
    four, _, _, match_id = across(house)
    assert press(house, four.lead, leads.AGREE, match_id).is_silent
    assert told(house, press(house, four.lead, leads.AGREE, match_id)) == str(
        meetings.too_late(house.words(four.lead)).text
    )
    assert state_of(house, match_id) is State.AGREEING
