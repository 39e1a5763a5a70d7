"""Two short forms of one's own details, and the other's on one card."""

import pytest

from mentoring.people import Part
from tests.building import Someone, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import words_in
from tests.views.reading import texts
from views.joining import profile_forms as forms
from views.joining import profiles as views

DOES = {"title": "Systems engineer", "department": "Avionics", "languages": "French, English"}
REACHED = {"phone": "+1 514 555 0101", "availability": "Tuesday afternoons"}


def opened(house: House, who: Someone) -> JSON:
    """Her own details."""
    assert house.send(payloads.press_on_home(who, views.OPEN)).is_silent
    view = house.slack.opened()
    assert view["callback_id"] == forms.FORM
    return view


def second(house: House, who: Someone, **entries: str) -> JSON:
    """The second form, which takes the first one's place."""
    answered = house.send(payloads.submit(who, opened(house, who), **{**DOES, **entries}))
    assert answered.body["response_action"] == "update", answered
    view: JSON = answered.body["view"]
    return view


def inputs(view: JSON) -> set[str]:
    """What the form asks for."""
    return {block["block_id"] for block in view["blocks"] if block["type"] == "input"}


@pytest.mark.parametrize(
    ("parts", "first", "then"),
    [
        ((Part.MENTEE,), {"skills", "seeks"}, set()),
        ((Part.MENTOR,), {"skills"}, {"capacity"}),
        ((Part.MENTEE, Part.MENTOR), {"seeks", "skills"}, {"capacity"}),
        ((Part.LEAD,), set(), set()),
    ],
)
def test_each_part_is_asked_for_what_concerns_it_matched_or_not(
    house: House, parts: tuple[Part, ...], first: set[str], then: set[str]
) -> None:
    who = person(house.store, company(house.store), *parts)
    assert inputs(opened(house, who)) == {"title", "department", "languages"} | first
    assert inputs(second(house, who)) == {"phone", "availability"} | then


def test_both_forms_are_kept_and_filled_in_the_next_time(house: House) -> None:
    two = pair(house.store)
    reach = second(house, two.mentor, skills="patents, C++")
    assert "Systems engineer" in words_in(opened(house, two.mentor)), "the first is kept as it is sent"
    assert house.send(payloads.submit(two.mentor, reach, **REACHED, capacity="3")).is_silent

    assert {"Systems engineer", "Avionics", "French, English", "patents, C++"} <= set(texts(opened(house, two.mentor)))
    assert {"+1 514 555 0101", "Tuesday afternoons"} <= set(texts(second(house, two.mentor)))


def test_what_is_wrong_stands_beside_its_field(house: House) -> None:
    here = company(house.store)
    mentor = person(house.store, here, Part.MENTOR)
    for _ in range(2):
        match(house.store, person(house.store, here, Part.MENTEE), mentor)
    wrong = house.send(payloads.submit(mentor, opened(house, mentor), title="x" * 121, skills="y" * 81))
    assert set(wrong.errors) == {"title", "skills"}
    reach = second(house, mentor)
    assert house.send(payloads.submit(mentor, reach, capacity="1")).errors == {
        "capacity": "2 mentees are with you, or wait for your answer: it can’t be fewer."
    }
    assert house.send(payloads.submit(mentor, reach, capacity="2")).is_silent


def test_a_mentee_sets_no_capacity_whatever_is_sent(house: House) -> None:
    two = pair(house.store)
    reach = second(house, two.mentor)
    assert house.send(payloads.submit(two.mentee, reach, capacity="9", phone="1")).is_silent
    assert "1" in texts(second(house, two.mentee))


def test_the_other_of_a_pair_is_read_on_one_card(house: House) -> None:
    two = pair(house.store)
    house.send(payloads.submit(two.mentor, second(house, two.mentor, skills="patents"), **REACHED))

    assert house.send(payloads.press_in_message(two.mentee, views.PARTNER, two.match_id.hex)).is_silent

    said = "".join(texts(house.slack.opened()))
    for told in (two.mentor.name, two.mentor.email, "Systems engineer", "patents", *REACHED.values()):
        assert told in said
    assert "submit" not in house.slack.opened()


def test_a_third_person_reads_no_profile(house: House) -> None:
    two = pair(house.store)
    house.send(payloads.submit(two.mentor, second(house, two.mentor), **REACHED))
    for who in (person(house.store, two.mentee.company, Part.LEAD), pair(house.store).mentee):
        house.slack.calls.clear()
        house.send(payloads.press_in_message(who, views.PARTNER, two.match_id.hex))
        assert "Tuesday afternoons" not in str(house.slack.calls)
        assert two.mentor.name not in str(house.slack.calls)
