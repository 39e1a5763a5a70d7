"""The form of a meeting comes back: what is good is on its way, what is not stands beside its field."""

import pytest

from mentoring.meeting.meeting_rules import AGENDA_AT_MOST, PLACE_AT_MOST
from mentoring.meeting.meetings import State
from mentoring.people import Part
from tests.building import Pair, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import words_in
from views.meeting import meetings as views


@pytest.fixture
def two(house: House) -> Pair:
    """A mentee in Montréal and a mentor in London."""
    return pair(house.store)


def test_a_good_proposal_closes_the_form_and_tells_both(house: House, two: Pair) -> None:
    assert house.send(payloads.submit(two.mentee, house.form(two.mentee), **NEXT_WEEK)).is_silent
    (meeting,) = house.meetings(two.mentor)
    assert meeting.state is State.PROPOSED
    assert meeting.open is not None
    assert not meeting.open.mine
    assert house.rung  # the outbox was woken
    (to_the_mentor,), (to_the_mentee,) = house.screen(two.mentor), house.screen(two.mentee)
    assert "20:00" in words_in(to_the_mentor)  # 15:00 in Montréal
    assert "15:00" in words_in(to_the_mentee)
    assert "My first talk" in words_in(to_the_mentor)


REFUSED = [
    ("day", {"day": "2026-11-22"}),  # yesterday
    ("day", {"day": "0001-01-01"}),
    ("day", {"day": "2027-05-23"}),  # the day after the last
    ("day", {"day": "9999-12-31", "at": "23:59"}),
    ("day", {"day": None}),
    ("at", {"at": None}),
    ("at", {"day": "2026-11-23", "at": "08:59"}),  # it is 9:00 in Montréal
    ("at", {"day": "2026-11-23", "at": "09:00"}),
    ("at", {"day": "2027-03-14", "at": "02:30"}),  # the clocks go forward in Montréal
    ("place", {"place": None}),
    ("place", {"place": ""}),
    ("place", {"place": "  \n\t  "}),
    ("place", {"place": "x" * (PLACE_AT_MOST + 1)}),
    ("agenda", {"agenda": "x" * (AGENDA_AT_MOST + 1)}),
]


@pytest.mark.parametrize(("field", "entries"), REFUSED)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_changed(
    house: House, two: Pair, field: str, entries: dict[str, str | None]
) -> None:
    answered = house.send(payloads.submit(two.mentee, house.form(two.mentee), **{**NEXT_WEEK, **entries}))
    assert list(answered.errors) == [field]
    assert answered.body["response_action"] == "errors"  # the form stays, with every word that was typed
    assert house.meetings(two.mentee) == ()
    assert house.screen(two.mentor) == []
    assert not house.rung


TAKEN = [
    {"day": "2026-11-23", "at": "09:01"},  # a minute from now
    {"day": "2027-05-22", "at": "23:00"},  # the last day
    {"day": "2027-03-14", "at": "03:00"},  # just after the clocks went forward
    {"day": "2027-04-01", "at": "02:30"},
    {"place": " x ", "agenda": None},
    {"place": "x" * PLACE_AT_MOST, "agenda": "x" * AGENDA_AT_MOST},
    {"length": "30"},
    {"length": "120"},
]


@pytest.mark.parametrize("entries", TAKEN)
def test_what_is_just_good_enough_is_taken(house: House, two: Pair, entries: dict[str, str | None]) -> None:
    meeting = house.proposed(two.mentee, **entries)
    assert meeting.open is not None
    assert meeting.open.minutes == int(entries.get("length") or 60)
    assert meeting.open.place == (entries.get("place") or "Room 4").strip()


def test_several_things_that_are_wrong_are_all_said_at_once(house: House, two: Pair) -> None:
    view = house.form(two.mentee)
    answered = house.send(
        payloads.submit(two.mentee, view, day="2026-01-01", at="10:00", place=" ", agenda="x" * 2_000)
    )
    assert set(answered.errors) == {"day", "place", "agenda"}
    assert "2000" in answered.errors["agenda"].replace(",", "")
    # and corrected in the same form
    assert house.send(payloads.submit(two.mentee, view, **NEXT_WEEK)).is_silent
    assert len(house.meetings(two.mentee)) == 1


def test_the_same_form_sent_twice_makes_one_meeting(house: House, two: Pair) -> None:
    sent = payloads.submit(two.mentee, house.form(two.mentee), **NEXT_WEEK)
    assert house.send(sent).is_silent
    assert house.send(sent).is_silent
    assert len(house.meetings(two.mentee)) == 1
    assert len(house.screen(two.mentor)) == 1


def test_a_time_at_which_she_meets_somebody_else_is_refused_with_the_name(house: House) -> None:
    home = company(house.store)
    mentor = person(house.store, home, Part.MENTOR)
    one, other = (match(house.store, person(house.store, home, Part.MENTEE), mentor) for _ in range(2))
    house.agreed(one.mentee, mentor)
    sent = payloads.submit(mentor, house.form(mentor), **{**NEXT_WEEK, "at": "15:30", "match": other.match_id.hex})
    answered = house.send(sent)
    assert list(answered.errors) == ["at"]
    assert one.mentee.name in answered.errors["at"]
    # her other mentee does not learn with whom, or that, she is taken: she may ask
    assert house.proposed(other.mentee, at="15:30").state is State.PROPOSED
    # and one that begins when the other ends is no overlap
    assert house.proposed(mentor, at="16:00", match=other.match_id.hex).state is State.PROPOSED


def test_the_form_of_a_match_that_has_ended_says_so_above_it_and_keeps_the_words(house: House, two: Pair) -> None:
    view = house.form(two.mentee)
    house.end_match(two)
    answered = house.send(payloads.submit(two.mentee, view, **NEXT_WEEK))
    assert answered.body["response_action"] == "push"
    assert house.rung == []


def test_somebody_elses_match_cannot_be_put_into_a_form(house: House, two: Pair) -> None:
    mine, theirs = pair(house.store), two
    view = house.form(mine.mentee)
    view["private_metadata"] = view["private_metadata"].replace(mine.match_id.hex, theirs.match_id.hex)
    assert house.send(payloads.submit(mine.mentee, view, **NEXT_WEEK)).body["response_action"] == "push"
    assert house.meetings(theirs.mentee) == ()


def test_what_people_typed_comes_back_as_they_typed_it(house: House, two: Pair) -> None:
    typed = "*bold* <@U1> <!channel> `x` :wave: & \u202e https://x.example/?a=1&b=2"
    meeting = house.proposed(two.mentee, place=typed, agenda=typed)
    assert meeting.open is not None
    assert meeting.open.place == meeting.open.agenda == typed
    assert "<!channel>" not in house.screen(two.mentor)[0]["text"]
    assert house.opened(two.mentor, views.OFFER_ANOTHER, meeting)["blocks"]


def test_half_an_emoji_is_no_reason_to_lose_what_was_typed(house: House, two: Pair) -> None:
    meeting = house.proposed(two.mentee, agenda="well \ud83d done")
    assert meeting.open is not None
    assert meeting.open.agenda == "well ? done"


def agenda_of(view: JSON) -> str:
    agenda = next(block for block in view["blocks"] if block.get("block_id") == "agenda")
    return str(agenda["element"]["initial_value"])


def test_the_form_of_another_time_is_filled_with_what_is_on_the_table(house: House, two: Pair) -> None:
    meeting = house.proposed(two.mentee, length="90")
    view = house.opened(two.mentor, views.OFFER_ANOTHER, meeting)
    held = payloads.submit(two.mentor, view)["view"]["state"]["values"]
    assert held["day"]["day"]["selected_date"] == "2026-12-01"
    assert held["at"]["at"]["selected_time"] == "20:00"  # in London
    assert held["length"]["length"]["selected_option"]["value"] == "90"
    assert held["place"]["place"]["value"] == "Room 4"
    assert agenda_of(view) == "My first talk"
