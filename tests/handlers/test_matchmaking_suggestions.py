"""A lead asks for suggestions, ticks and proposes; or picks a pair by hand, as the coordinator does across two."""

import re
from typing import Any

import pytest
from sqlalchemy import select, update

from mentoring.matching import matchmaking_suggesting as suggesting
from mentoring.matching.matchmaking_proposing import propose
from mentoring.matching.matchmaking_verdicts import Pair
from mentoring.people import Part
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from tests.building import Company, Someone, company, match, person
from tests.handlers import payloads, slack
from tests.handlers.house import House
from tests.handlers.slack import JSON, buttons_in
from views.matching import matchmaking_picking as picking
from views.matching import matchmaking_suggestions as views


def words_in(thing: object) -> str:
    """What can be read there, the pieces of a sentence put together."""
    return re.sub(r"\s+(?=[\s:])", "", slack.words_in(thing))


@pytest.fixture
def at(house: House) -> Company:
    """A company."""
    return company(house.store)


@pytest.fixture
def lead(house: House, at: Company) -> Someone:
    """Its lead."""
    return person(house.store, at, Part.LEAD)


def crowd(house: House, at: Company, mentees: int, mentors: int) -> tuple[list[Someone], list[Someone]]:
    """People who wait, with skills so that the first suits the first best, and so on."""
    found = []
    for part, n in ((Part.MENTEE, mentees), (Part.MENTOR, mentors)):
        found.append([person(house.store, at, part) for _ in range(n)])
        for number, who in enumerate(found[-1]):
            tell_of(house, who, **{"seeks" if part is Part.MENTEE else "skills": [f"skill {number}", "budgets"]})
    return found[0], found[1]


def tell_of(house: House, who: Someone, **profile: Any) -> None:
    with house.store.write(EVERYONE) as work:
        work.session.execute(update(PersonRow).where(PersonRow.id == who.id).values(**profile))


def suggested(house: House, lead: Someone) -> JSON:
    """The list that the button opens: first a word that it takes a while, then the first page in its place."""
    before = len(house.slack.calls)
    assert house.send(payloads.press_on_home(lead, views.SUGGEST)).is_silent
    opened, updated = house.slack.calls[before:]
    assert (opened.method, updated.method) == ("views.open", "views.update")
    return updated.view


def boxes(view: JSON) -> list[JSON]:
    """The boxes to tick, in order."""
    return [
        block for block in view["blocks"] if block["type"] == "actions" and block["elements"][0]["type"] == "checkboxes"
    ]


def ticked(view: JSON) -> list[bool]:
    return ["initial_options" in block["elements"][0] for block in boxes(view)]


def tick(house: House, who: Someone, view: JSON, number: int, *, on: bool = True) -> None:
    """Tick one of the boxes, or take the tick away."""
    block = boxes(view)[number]
    payload = payloads.press_in_modal(who, views.CHOOSE)
    options = block["elements"][0]["options"] if on else []
    payload["actions"] = [
        {"type": "checkboxes", "action_id": views.CHOOSE, "block_id": block["block_id"], "selected_options": options}
    ]
    assert house.send(payload).is_silent


def pressed(house: House, who: Someone, view: JSON, action: str) -> JSON:
    """A button of the list; the list as it is drawn anew."""
    payload = payloads.press_in_modal(who, action, buttons_in(view)[action].get("value", ""))
    payload["view"] |= {"private_metadata": view["private_metadata"], "callback_id": view["callback_id"]}
    assert house.send(payload).is_silent
    assert house.slack.calls[-1].method == "views.update"
    return house.slack.calls[-1].view


def sent(house: House, who: Someone, view: JSON) -> JSON:
    """A form is sent; what is shown next."""
    answered = house.send(payloads.submit(who, view))
    shown: JSON = answered.body["view"]
    return shown


def proposed(house: House) -> set[tuple[object, object]]:
    with house.store.read(EVERYONE) as work:
        return {(row.mentee_id, row.mentor_id) for row in work.session.scalars(select(MatchRow))}


def test_the_best_pairs_are_shown_with_their_reasons_and_nothing_comes_of_it_until_she_says_so(
    house: House, at: Company, lead: Someone
) -> None:
    mentees, mentors = crowd(house, at, 3, 3)
    view = suggested(house, lead)
    said = words_in(view)
    for mentee, mentor in zip(mentees, mentors, strict=True):
        assert f"{mentee.name} with {mentor.name}" in said
    assert said.count("can help with skill") == 3
    assert ticked(view) == [False] * 3
    assert proposed(house) == set()


def test_what_is_ticked_is_looked_over_and_then_proposed_in_one_go(house: House, at: Company, lead: Someone) -> None:
    mentees, mentors = crowd(house, at, 3, 3)
    view = suggested(house, lead)
    tick(house, lead, view, 0)
    tick(house, lead, view, 1)
    tick(house, lead, view, 1, on=False)
    view = pressed(house, lead, view, views.CHOOSE_NONE)
    view = pressed(house, lead, view, views.CHOOSE_ALL)
    assert ticked(view) == [True] * 3
    sure = sent(house, lead, view)
    assert "3 matches will be proposed." in words_in(sure)
    assert proposed(house) == set()
    came = sent(house, lead, sure)
    assert "3 matches are proposed" in words_in(came)
    assert proposed(house) == {(one.id, other.id) for one, other in zip(mentees, mentors, strict=True)}
    assert all(len(house.screen(mentor)) == 1 for mentor in mentors)
    assert all(house.screen(mentee) == [] for mentee in mentees)


def test_ticks_outlast_the_page_and_a_new_list(house: House, at: Company, lead: Someone) -> None:
    crowd(house, at, 10, 10)
    first = suggested(house, lead)
    assert len(boxes(first)) == suggesting.ON_A_PAGE
    tick(house, lead, first, 2)
    second = pressed(house, lead, first, views.ON)
    assert ticked(second) == [False, False]
    again = pressed(house, lead, second, views.BACK)
    assert ticked(again) == [number == 2 for number in range(8)]
    assert ticked(suggested(house, lead)) == [number == 2 for number in range(8)]


def test_nothing_ticked_is_said_in_the_list_itself(house: House, at: Company, lead: Someone) -> None:
    crowd(house, at, 1, 1)
    answered = house.send(payloads.submit(lead, suggested(house, lead)))
    assert answered.body["response_action"] == "update"
    assert "tick at least one" in words_in(answered.body["view"])


def test_what_has_changed_since_she_looked_has_its_verdict_and_holds_up_no_other(
    house: House, at: Company, lead: Someone
) -> None:
    mentees, mentors = crowd(house, at, 3, 3)
    other = person(house.store, at, Part.LEAD)
    view = pressed(house, lead, suggested(house, lead), views.CHOOSE_ALL)
    sure = sent(house, lead, view)
    with house.store.write(EVERYONE) as work:
        propose(work, other.actor(work), [Pair(mentees[0].id, mentors[1].id)], house.clock.now())
    came = words_in(sent(house, lead, sure))
    assert "One match is proposed" in came
    assert f"{mentees[0].name} and {mentors[0].name}: The mentee has a mentor meanwhile" in came
    assert f"{mentees[1].name} and {mentors[1].name}: The mentor has no place left." in came
    assert (mentees[2].id, mentors[2].id) in proposed(house)


def test_a_list_sent_twice_proposes_once(house: House, at: Company, lead: Someone) -> None:
    crowd(house, at, 2, 2)
    sure = sent(house, lead, pressed(house, lead, suggested(house, lead), views.CHOOSE_ALL))
    sent(house, lead, sure)
    assert "Nothing was proposed." in words_in(sent(house, lead, sure))
    assert len(proposed(house)) == 2


def test_who_is_taken_or_had_her_turn_is_not_suggested_and_who_was_promised_another_is(
    house: House, at: Company, lead: Someone
) -> None:
    mentees, mentors = crowd(house, at, 4, 4)
    pairs = [match(house.store, mentees[n], mentors[n]) for n in range(3)]
    for pair, facts in ((pairs[1], {"state": "ended"}), (pairs[2], {"state": "ended", "seeks_again": True})):
        with house.store.write(EVERYONE) as work:
            work.session.execute(update(MatchRow).where(MatchRow.id == pair.match_id).values(**facts))
    said = words_in(suggested(house, lead))
    assert mentees[0].name not in said
    assert mentees[1].name not in said
    assert re.search(f"{mentees[2].name} with (?!{mentors[2].name})", said)  # another mentor, that is
    assert mentees[3].name in said


def test_nobody_who_waits_is_said_kindly(house: House, lead: Someone) -> None:
    assert "Nobody waits" in words_in(suggested(house, lead))


@pytest.mark.parametrize("action", [views.SUGGEST, views.CHOOSE_ALL, picking.PICK, picking.PICK_ACROSS])
def test_nobody_but_a_lead_or_the_coordinator_gets_anywhere(house: House, at: Company, action: str) -> None:
    mentee, mentor = person(house.store, at, Part.MENTEE), person(house.store, at, Part.MENTOR)
    for who in (mentee, mentor):
        payload = payloads.press_on_home(who, action)
        payload["view"]["private_metadata"] = "1:0:0"
        assert house.send(payload).is_silent
        assert "callback_id" not in house.slack.opened()
    for name in (picking.MENTEE, picking.MENTOR, picking.MENTEE_ACROSS, picking.MENTOR_ACROSS):
        assert house.send(payloads.suggestion(mentee, name)).body == {"options": []}


def test_a_lead_sees_the_list_of_no_other_lead(house: House, at: Company, lead: Someone) -> None:
    crowd(house, at, 2, 2)
    view = suggested(house, lead)
    elsewhere = person(house.store, company(house.store), Part.LEAD)
    tick(house, elsewhere, view, 0)
    assert "Nobody waits" in words_in(suggested(house, elsewhere))
    with house.store.read(EVERYONE) as work:
        assert suggesting.chosen(work, lead.actor(work)) == ()


def options(house: House, who: Someone, name: str, query: str) -> list[str]:
    answered = house.send({**payloads.suggestion(who, name), "value": query})
    return [option["text"]["text"] for option in answered.body["options"]]


def test_the_searches_find_by_any_part_of_a_name_without_accents(house: House, at: Company, lead: Someone) -> None:
    zoe = person(house.store, at, Part.MENTEE, name="Zoé Lefèvre")
    tell_of(house, zoe, department="Research")
    person(house.store, at, Part.MENTEE, name="Ada Byron")
    person(house.store, company(house.store), Part.MENTEE, name="Zoe Elsewhere")
    assert options(house, lead, picking.MENTEE, "lefe zo") == ["Zoé Lefèvre, Research"]
    assert options(house, lead, picking.MENTEE, "") == ["Ada Byron", "Zoé Lefèvre, Research"]
    assert options(house, lead, picking.MENTOR, "") == []


def picked(house: House, who: Someone, action: str, mentee: Someone, mentor: Someone) -> JSON:
    """Both searches filled in, and sent."""
    assert house.send(payloads.press_on_home(who, action)).is_silent
    view = house.slack.opened()
    names = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    payload = payloads.submit(who, view)
    for name, chosen in zip(names, (mentee, mentor), strict=True):
        held = {"type": "external_select", "selected_option": {"value": chosen.id.hex}}
        payload["view"]["state"]["values"][name] = {name: held}
    shown: JSON = house.send(payload).body["view"]
    return shown


def test_a_pair_picked_by_hand_is_explained_and_proposed(house: House, at: Company, lead: Someone) -> None:
    (mentee,), (mentor,) = crowd(house, at, 1, 1)
    sure = picked(house, lead, picking.PICK, mentee, mentor)
    assert "can help with" in words_in(sure)
    assert "The mentor is asked now." in words_in(sent(house, lead, sure))
    assert proposed(house) == {(mentee.id, mentor.id)}
    assert "no longer free" in words_in(picked(house, lead, picking.PICK, mentee, mentor))


def test_what_speaks_against_a_pair_is_said_and_the_lead_decides(house: House, at: Company, lead: Someone) -> None:
    (mentee,), (mentor,) = crowd(house, at, 1, 1)
    with house.store.write(EVERYONE) as work:
        manager = work.keyring.fingerprint(mentor.email)
    tell_of(house, mentee, manager_fingerprint=manager)
    assert "Nobody who waits fits" in words_in(suggested(house, lead))
    sure = picked(house, lead, picking.PICK, mentee, mentor)
    assert "reporting line" in words_in(sure)
    assert sure["submit"]["text"] == "Propose anyway"
    assert "The mentor is asked now." in words_in(sent(house, lead, sure))


def test_a_mentor_who_is_full_cannot_be_forced(house: House, at: Company, lead: Someone) -> None:
    mentees, (mentor,) = crowd(house, at, 2, 1)
    match(house.store, mentees[0], mentor)
    sure = picked(house, lead, picking.PICK, mentees[1], mentor)
    assert "no place left" in words_in(sure)
    assert "submit" not in sure
    assert "no place left" in words_in(sent(house, lead, {**sure, "submit": {}}))
    assert proposed(house) == {(mentees[0].id, mentor.id)}


def test_the_coordinator_picks_across_companies_by_names_and_companies_alone(house: House, at: Company) -> None:
    coordinator = person(house.store, company(house.store), Part.COORDINATOR)
    mentee, mentor = (
        person(house.store, at, Part.MENTEE),
        person(house.store, company(house.store, "Helios"), Part.MENTOR),
    )
    tell_of(house, mentor, skills=["negotiation"], department="Sales")
    assert options(house, coordinator, picking.MENTOR_ACROSS, "") == [f"{mentor.name}, Helios"]
    sure = picked(house, coordinator, picking.PICK_ACROSS, mentee, mentor)
    for private in ("negotiation", "Sales", mentor.email):
        assert private not in words_in(sure)
    assert "asked now" in words_in(sent(house, coordinator, sure))
    assert proposed(house) == {(mentee.id, mentor.id)}
    neighbour = person(house.store, at, Part.MENTOR)
    mate = person(house.store, at, Part.MENTEE)
    assert "submit" not in picked(house, coordinator, picking.PICK_ACROSS, mate, neighbour)
