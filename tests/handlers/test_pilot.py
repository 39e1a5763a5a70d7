"""`/advance-pilot`, a lead's lists and pages, from the command and the buttons to the screens."""

import pytest

from mentoring.leading.pilot_lists import Which, Whom
from mentoring.leading.pilot_view import looks_at
from mentoring.matchmaking import State
from mentoring.people import Part
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, pair, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from tests.mentoring.test_pilot import put, remark
from views.joining import registering
from views.leading import coordination, pilot_matches, pilot_people, pilot_settings, pilot_view


@pytest.fixture
def lead(house: House) -> Someone:
    return person(house.store, company(house.store, "One"), Part.LEAD, name="Lee Lead")


@pytest.fixture
def two(house: House, lead: Someone) -> Pair:
    return pair(house.store, mentee_at=lead.company)


def asked(house: House, who: Someone, text: str = "") -> Answered:
    return house.send(payloads.command(who, "/advance-pilot", text))


def opened(house: House, who: Someone, action: str, value: str, *, over: str = "") -> JSON:
    """What a button opens: from Home, or `over` a page that lies on another."""
    if over:
        payload = payloads.press_in_modal(who, action, value)
        payload["view"]["previous_view_id"] = over
    else:
        payload = payloads.press_on_home(who, action, value)
    assert house.send(payload).is_silent
    return house.slack.calls[-1].view


def chosen(who: Someone, action: str, value: str) -> JSON:
    """An option is chosen in a list."""
    payload = payloads.press_in_modal(who, action)
    payload["actions"] = [{"action_id": action, "type": "static_select", "selected_option": {"value": value}}]
    return payload


def test_the_command_shows_a_lead_her_pilot_and_what_waits_for_her(house: House, lead: Someone, two: Pair) -> None:
    person(house.store, lead.company, Part.MENTEE)
    said = words_in(asked(house, lead).body)
    assert "Your pilot at One" in said
    assert "One mentee waits, and no mentor has room" in said
    assert "one active" in said


def test_its_words_open_the_doors_of_the_room_in_either_language(house: House, lead: Someone, two: Pair) -> None:
    doors = {
        "register": registering.WHO_FORM,
        "Inscrire": registering.WHO_FORM,
        "people": pilot_people.WHOM,
        "People!": pilot_people.WHOM,
        "matches": pilot_matches.WHICH,
        "documents": "documents.add",
        "réglages": pilot_settings.CHANGE_COURSE,
    }
    for words, shown in doors.items():
        assert asked(house, lead, words).is_silent, words
        assert shown in str(house.slack.opened()), words


def test_a_name_opens_its_bearer_and_several_a_list(house: House, lead: Someone) -> None:
    for name in ("Marie Curie", "Marie Jahoda", "Lise Meitner"):
        person(house.store, lead.company, Part.MENTEE, name=name)
    asked(house, lead, "lise")
    assert house.slack.opened()["title"]["text"] == "In your pilot"
    assert "Lise Meitner" in words_in(house.slack.opened())
    asked(house, lead, "marie")
    assert "2 people" in words_in(house.slack.opened())
    calls = len(house.slack.calls)
    assert "Your pilot at One" in words_in(asked(house, lead, "nobody of that name").body)
    assert len(house.slack.calls) == calls


def test_a_coordinators_words_open_hers_and_help_names_them_alone(house: House, lead: Someone, two: Pair) -> None:
    coordinator = person(house.store, company(house.store, "Programme"), Part.COORDINATOR)
    doors = {
        "figures": "Figures",
        "chiffres": "Figures",
        "register": "Register somebody",
        "entreprises": "One: Lee Lead",
    }
    for words, shown in doors.items():
        assert asked(house, coordinator, words).is_silent, words
        assert shown in words_in(house.slack.opened()), words
    for words in ("people", "settings", two.mentee.name):
        assert "Your programme" in words_in(asked(house, coordinator, words).body)
    said = words_in(asked(house, coordinator, "help").body)
    assert "/advance-pilot companies" in said
    assert "settings" not in said


def test_help_says_what_it_can_do(house: House, lead: Someone) -> None:
    assert "/advance-pilot register" in words_in(asked(house, lead, "help").body)


def test_whoever_leads_no_pilot_hears_so_kindly_and_sees_nothing_of_it(house: House, lead: Someone, two: Pair) -> None:
    for who in (two.mentee, two.mentor):
        for text in ("", "people", two.mentor.name):
            said = words_in(asked(house, who, text).body)
            assert "project leads look after their pilot" in said
            assert "Your pilot" not in said
    waiting = person(house.store, lead.company, Part.MENTEE)
    assert "registered as a mentee" in words_in(asked(house, waiting).body)


def test_a_coordinator_sees_companies_and_leads_and_nobody_else(house: House, lead: Someone, two: Pair) -> None:
    coordinator = person(house.store, company(house.store, "Org"), Part.COORDINATOR)
    for shown in (asked(house, coordinator).body, house.home(coordinator)):
        assert "One: Lee Lead" in words_in(shown)
        assert two.mentee.name not in words_in(shown)
    house.send(payloads.press_on_home(coordinator, coordination.COMPANIES))
    assert "2 companies" in words_in(house.slack.opened())
    house.send(payloads.press_on_home(two.mentee, coordination.COMPANIES))
    assert "no longer there" in words_in(house.slack.opened())


def test_people_are_listed_filtered_and_turned_page_by_page(house: House, lead: Someone) -> None:
    for number in range(12):
        person(house.store, lead.company, Part.MENTEE, name=f"Person {number:02}")
    page = opened(house, lead, pilot_people.OPEN, Whom.ALL.value)
    assert "13 people" in words_in(page)
    assert "Page 1 of 2" in words_in(page)
    turn = buttons_in(page)[pilot_people.ON]
    house.send(payloads.press_in_modal(lead, pilot_people.ON, turn["value"]))
    assert "Page 2 of 2" in words_in(house.slack.calls[-1].view)
    house.send(chosen(lead, pilot_people.WHOM, Whom.LEADS.value))
    assert house.slack.calls[-1].method == "views.update"
    assert "One person" in words_in(house.slack.calls[-1].view)


def test_somebody_is_found_by_the_beginning_of_a_name_and_opened(house: House, lead: Someone) -> None:
    who = person(house.store, lead.company, Part.MENTEE, name="Élodie Marchand")
    answer = house.send(payloads.suggestion(lead, pilot_people.FIND, "elo")).body
    assert [option["value"] for option in answer["options"]] == [who.id.hex]
    house.send(chosen(lead, pilot_people.FIND, who.id.hex))
    assert "Élodie Marchand" in words_in(house.slack.opened())
    assert who.email in words_in(house.slack.opened())


def test_details_are_put_right_and_what_is_wrong_stands_beside_its_field(house: House, lead: Someone) -> None:
    who = person(house.store, lead.company, Part.MENTEE)
    house.send(payloads.press_in_modal(lead, pilot_people.CORRECT, who.id.hex))
    form = {**house.slack.opened(), "previous_view_id": "V0001"}
    assert list(house.send(payloads.submit(lead, form, email="nowhere")).errors) == ["email"]
    assert house.send(payloads.submit(lead, form, name="Ada King", phone="+1 514 555 0100")).is_silent
    page = house.slack.calls[-1]
    assert (page.method, page.arguments["view_id"]) == ("views.update", "V0001")
    assert "Ada King" in words_in(page.view)
    assert "+1 514 555 0100" in words_in(page.view)


def test_a_registration_is_taken_back_and_whoever_is_gone_is_gone_from_the_page(house: House, lead: Someone) -> None:
    who = person(house.store, lead.company, Part.MENTEE, Part.MENTOR)
    page = opened(house, lead, pilot_people.SHOW, who.id.hex)
    button = buttons_in(page)[pilot_people.WITHDRAW_MENTOR]
    assert button["confirm"]
    house.send(payloads.press_in_modal(lead, pilot_people.WITHDRAW_MENTOR, button["value"]))
    assert pilot_people.WITHDRAW_MENTOR not in buttons_in(house.slack.calls[-1].view)
    assert who.name in words_in(house.slack.calls[-1].view)
    house.send(payloads.press_in_modal(lead, pilot_people.WITHDRAW_MENTEE, button["value"]))
    assert "No longer registered" in words_in(house.slack.calls[-1].view)


def test_what_has_led_to_a_match_meanwhile_stays(house: House, lead: Someone, two: Pair) -> None:
    house.send(payloads.press_in_modal(lead, pilot_people.WITHDRAW_MENTEE, two.mentee.id.hex))
    assert "led to a match in the meantime" in words_in(house.slack.opened())


def test_a_match_opened_from_a_person_takes_her_pages_place_so_that_a_form_still_finds_room(
    house: House, lead: Someone, two: Pair
) -> None:
    opened(house, lead, pilot_view.SHOW_MATCH, two.match_id.hex, over="V0000")
    assert house.slack.calls[-1].method == "views.update"
    opened(house, lead, pilot_view.SHOW_MATCH, two.match_id.hex)
    assert house.slack.calls[-1].method == "views.open"
    house.send(payloads.press_in_modal(lead, pilot_view.SHOW_MATCH, two.match_id.hex))
    assert house.slack.calls[-1].method == "views.push"


def test_a_match_shows_who_and_counts_of_monday_and_that_the_look_is_kept(
    house: House, lead: Someone, two: Pair
) -> None:
    house.proposed(two.mentee)
    said = words_in(opened(house, lead, pilot_view.SHOW_MATCH, two.match_id.hex))
    for shown in (two.mentee.email, two.mentor.email, "As of Monday, 23 November, 0:00", "Meetings held"):
        assert shown in said
    assert "written down" in said
    assert "Room 4" not in said
    assert "1 December" not in said


@pytest.mark.parametrize("state", list(State))
def test_a_matchs_page_is_one_that_slack_takes_however_the_match_stands(
    house: House, lead: Someone, two: Pair, state: State
) -> None:
    put(house.store, two.match_id, state)
    for kind in ("question", "declined", "leaving"):
        remark(house.store, two, kind)
    page = opened(house, lead, pilot_view.SHOW_MATCH, two.match_id.hex)
    assert two.mentee.name in words_in(page)
    assert house.slack.refused == []


def test_both_of_a_quiet_pair_get_a_kind_word_and_the_page_says_so(house: House, lead: Someone, two: Pair) -> None:
    house.clock.wind(days=35)
    page = opened(house, lead, pilot_view.SHOW_MATCH, two.match_id.hex)
    assert pilot_view.KIND_WORD in buttons_in(page)
    for _ in range(2):
        assert house.send(payloads.press_on_page(lead, page, pilot_view.KIND_WORD, two.match_id.hex)).is_silent
    assert "You sent both a kind word this week." in words_in(house.slack.calls[-1].view)
    with house.store.read(EVERYONE) as work:
        assert len(looks_at(work, two.mentee.actor(work), two.match_id)) == 1  # she had it before her eyes
    for who, other in ((two.mentee, two.mentor), (two.mentor, two.mentee)):
        (said,) = house.screen(who)
        assert f"thinking of you and {other.name.split()[0]}" in words_in(said)


def test_all_quiet_pairs_get_theirs_from_the_list(house: House, lead: Someone, two: Pair) -> None:
    house.clock.wind(days=35)
    page = opened(house, lead, pilot_matches.OPEN, Which.QUIET.value)
    assert buttons_in(page)[pilot_matches.KIND_WORDS]["confirm"]
    house.send(payloads.press_in_modal(lead, pilot_matches.KIND_WORDS))
    assert "kind word sent" in words_in(house.slack.calls[-1].view)
    assert pilot_matches.KIND_WORDS not in buttons_in(house.slack.calls[-1].view)
    assert len(house.screen(two.mentee)) == 1


def test_a_pair_that_is_not_quiet_any_more_is_left_alone(house: House, lead: Someone, two: Pair) -> None:
    house.send(payloads.press_in_modal(lead, pilot_view.KIND_WORD, two.match_id.hex))
    assert "changed in the meantime" in words_in(house.slack.opened())
    assert house.screen(two.mentee) == []


def test_matches_are_listed_filtered_found_and_turned(house: House, lead: Someone) -> None:
    pairs = [pair(house.store, mentee_at=lead.company) for _ in range(11)]
    put(house.store, pairs[0].match_id, State.ENDED)
    page = opened(house, lead, pilot_matches.OPEN, Which.LIVE.value)
    assert "10 matches" in words_in(page)
    house.send(chosen(lead, pilot_matches.WHICH, Which.OVER.value))
    assert "One match" in words_in(house.slack.calls[-1].view)
    house.send(payloads.press_in_modal(lead, pilot_matches.ON, "live:2"))
    assert "10 matches" in words_in(house.slack.calls[-1].view)
    typed = pairs[3].mentor.name.split()[0]
    answer = house.send(payloads.suggestion(lead, pilot_matches.FIND, typed)).body
    assert pairs[3].match_id.hex in [option["value"] for option in answer["options"]]
    house.send(chosen(lead, pilot_matches.FIND, pairs[3].match_id.hex))
    assert pairs[3].mentor.name in words_in(house.slack.opened())


@pytest.mark.parametrize("value", ["", "all", "all:x", "nobody:1", "x" * 500, "all:1:2"])
def test_a_page_that_no_view_of_ours_asks_for_is_no_longer_there(house: House, lead: Someone, value: str) -> None:
    for action in (pilot_people.ON, pilot_matches.BACK, coordination.ON):
        house.send(payloads.press_in_modal(lead, action, value))
        assert "no longer there" in words_in(house.slack.opened())


def test_a_lead_of_another_company_reaches_nothing_of_this_one(house: House, lead: Someone, two: Pair) -> None:
    stranger = person(house.store, company(house.store, "Two"), Part.LEAD)
    presses = {
        pilot_people.SHOW: two.mentee.id.hex,
        pilot_people.CORRECT: two.mentee.id.hex,
        pilot_people.WITHDRAW_MENTEE: two.mentee.id.hex,
        pilot_view.SHOW_MATCH: two.match_id.hex,
        pilot_view.KIND_WORD: two.match_id.hex,
    }
    for action, value in presses.items():
        house.send(payloads.press_in_modal(stranger, action, value))
        assert "no longer there" in words_in(house.slack.opened()), action
    for action in (pilot_people.FIND, pilot_matches.FIND):
        found = house.send(payloads.suggestion(stranger, action, two.mentee.name)).body
        assert found["options"] == []
    assert two.mentee.name not in words_in(asked(house, stranger, two.mentee.name).body)
    assert two.mentee.name not in words_in(house.home(stranger))
