"""Documents and contacts, from the buttons to the screens."""

import re
from uuid import UUID

import pytest

from mentoring.people import Part
from tests.building import Someone, company, match, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from views import contacts
from views.leading import documents as views

LINK = "https://intranet.example/handbook"


@pytest.fixture
def lead(house: House) -> Someone:
    return person(house.store, company(house.store), Part.LEAD)


@pytest.fixture
def mentee(house: House, lead: Someone) -> Someone:
    mentor = person(house.store, lead.company, Part.MENTOR)
    return match(house.store, person(house.store, lead.company, Part.MENTEE), mentor).mentee


def shown(house: House, who: Someone) -> JSON:
    """The list, opened from Home."""
    assert house.send(payloads.press_on_home(who, views.OPEN)).is_silent
    return house.slack.opened()


def form(house: House, who: Someone) -> JSON:
    """The form, over the list."""
    assert house.send(payloads.press_in_modal(who, views.ADD)).is_silent
    return {**house.slack.opened(), "previous_view_id": "V0001"}


def test_what_a_lead_adds_is_in_the_list_beneath_at_once_and_with_the_pair(
    house: House, lead: Someone, mentee: Someone
) -> None:
    assert "Nothing here yet." in words_in(shown(house, lead))
    assert house.send(payloads.submit(lead, form(house, lead), title="Handbook", link=LINK)).is_silent
    call = house.slack.calls[-1]
    assert (call.method, call.arguments["view_id"]) == ("views.update", "V0001")
    for view in (call.view, shown(house, mentee)):
        assert "Handbook (intranet.example)" in words_in(view)
        assert buttons_in(view)[views.VISIT]["url"] == LINK
    assert views.REMOVE in buttons_in(call.view)
    assert not {views.REMOVE, views.ADD} & set(buttons_in(shown(house, mentee)))


def test_what_is_wrong_stands_beside_its_field(house: House, lead: Someone) -> None:
    answered = house.send(payloads.submit(lead, form(house, lead), title="Handbook", link="http://intranet.example"))
    assert list(answered.errors) == ["link"]
    assert "https" in answered.errors["link"]


def test_what_a_lead_removes_is_gone_from_the_list_under_her_eyes(house: House, lead: Someone, mentee: Someone) -> None:
    house.send(payloads.submit(lead, form(house, lead), title="Handbook", link=LINK))
    button = buttons_in(shown(house, lead))[views.REMOVE]
    assert button["confirm"]
    assert house.send(payloads.press_in_modal(lead, views.REMOVE, button["value"])).is_silent
    assert house.slack.calls[-1].method == "views.update"
    assert "Handbook" not in words_in(house.slack.calls[-1].view) + words_in(shown(house, mentee))


def test_nobody_but_a_lead_adds_or_removes(house: House, lead: Someone, mentee: Someone) -> None:
    house.send(payloads.submit(lead, form(house, lead), title="Handbook", link=LINK))
    value = buttons_in(shown(house, lead))[views.REMOVE]["value"]
    blank = form(house, lead)
    waiting = person(house.store, lead.company, Part.MENTEE)
    stranger = person(house.store, company(house.store), Part.LEAD)
    for someone, hears in ((mentee, "no longer there"), (waiting, "registered as a mentee")):
        answered = house.send(payloads.submit(someone, blank, title="Mine", link="https://evil.example/"))
        assert hears in words_in(answered.body)
    for someone in (mentee, waiting, stranger):
        house.send(payloads.press_in_modal(someone, views.REMOVE, value))
    assert "Handbook" in words_in(shown(house, mentee))
    house.send(payloads.press_on_home(waiting, views.OPEN))
    assert "registered as a mentee" in words_in(house.slack.opened())


def test_that_somebody_opened_a_document_is_written_down_nowhere(house: House, mentee: Someone) -> None:
    assert house.send(payloads.press_in_modal(mentee, views.VISIT, UUID(int=1).hex)).is_silent
    assert house.slack.calls == []
    assert house.rung == []


def test_contacts_are_opened_from_home(house: House, lead: Someone, mentee: Someone) -> None:
    house.send(payloads.press_on_home(mentee, contacts.OPEN))
    said = words_in(house.slack.opened())
    for somebody in (mentee, lead):
        assert somebody.name in said
        assert somebody.email in said


def test_whoever_is_matched_can_ask_for_a_pause_or_an_end_from_her_contacts_and_by_a_word(
    house: House, lead: Someone
) -> None:
    mentor = person(house.store, lead.company, Part.MENTOR)

    def ways_out() -> set[tuple[str, ...]]:
        house.send(payloads.press_on_home(mentor, contacts.OPEN))
        by_words = (house.send(payloads.command(mentor, "/advance", word)).body for word in ("Pause", "arrêter"))
        return {
            tuple(sorted(re.findall(r"(?:Ask to pause|Pause) or end(?: with \w+)?", words_in(said))))
            for said in (house.slack.opened(), *by_words)
        }

    assert ways_out() == {()}
    match(house.store, person(house.store, lead.company, Part.MENTEE, name="Ada Byron"), mentor)
    assert ways_out() == {("Ask to pause or end",)}
    match(house.store, person(house.store, lead.company, Part.MENTEE, name="Bea Byron"), mentor)
    assert ways_out() == {("Pause or end with Ada", "Pause or end with Bea")}
