"""A lead registers somebody by two short forms; the coordinator names leads; nobody else registers anybody (S1)."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from mentoring.people import Part
from storage.companies import CompanyRow, PilotRow
from storage.tenancy import EVERYONE
from tests.building import Company, Someone, company, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.newcomers import newcomer
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from tests.handlers.two_forms import MARIE, chosen, known, registered, row_of, second_form
from views.joining import intakes
from views.joining import registering as views


@pytest.fixture
def coordinator(house: House) -> Someone:
    return person(house.store, company(house.store, "Club"), Part.COORDINATOR)


def initial(view: JSON) -> Iterator[tuple[str, str]]:
    """What the fields of a form hold at first."""
    for block in view["blocks"]:
        if block["type"] == "input":
            yield block["block_id"], block["element"].get("initial_value", "")


def test_the_form_is_filled_with_what_slack_says_and_she_is_registered_and_welcomed_in_her_language(
    house: House, home: Company, lead: Someone
) -> None:
    marie = newcomer(house, home, **MARIE)

    view = second_form(house, lead, marie, Part.MENTEE)
    assert dict(initial(view)) | MARIE == dict(initial(view))
    answered = house.send(
        payloads.submit(lead, view, phone="+33 1 44", languages="French, Polish", department="Physics")
    )
    assert answered.is_silent

    actor = known(house, marie)
    assert actor
    assert (actor.person.name, actor.parts) == ("Marie Curie", frozenset({Part.MENTEE}))
    assert actor.person.company_id == home.id
    assert (actor.person.locale, actor.person.zone.key) == ("fr-FR", "Europe/Paris")
    row = row_of(house, marie)
    assert (row.languages, row.department) == (["French", "Polish"], "Physics")
    with house.store.read(EVERYONE) as work:
        assert row.phone
        assert (work.open(row.email), work.open(row.phone)) == ("marie@one.example", "+33 1 44")
    [welcome] = house.screen(Someone(row.id, home, marie.slack_user_id, marie.name, marie.email))
    assert "Marie" in words_in(welcome)
    assert lead.slack_user_id in str(welcome)
    card = house.screen(lead)[-1]
    assert "Marie Curie" in words_in(card)
    assert list(buttons_in(card)) == [intakes.TAKE_BACK]
    assert house.rung


def test_what_the_lead_typed_goes_before_what_slack_says(house: House, home: Company, lead: Someone) -> None:
    marie = newcomer(house, home, **MARIE)
    registered(house, lead, marie, Part.MENTOR, name="Maria Skłodowska", email="ms@one.example")
    actor = known(house, marie)
    assert actor
    assert actor.person.name == "Maria Skłodowska"


def test_one_form_may_give_two_parts_and_a_later_one_another(house: House, home: Company, lead: Someone) -> None:
    marie = newcomer(house, home, **MARIE)
    registered(house, lead, marie, Part.MENTEE)
    view = second_form(house, lead, marie, Part.MENTEE, Part.MENTOR)
    assert "email" not in dict(initial(view))  # it stays
    assert "mentee" in words_in(view)
    house.send(payloads.submit(lead, view))
    actor = known(house, marie)
    assert actor
    assert actor.parts == {Part.MENTEE, Part.MENTOR}
    told = house.screen(Someone(actor.person.id, home, marie.slack_user_id, marie.name, marie.email))
    assert len(told) == 2
    assert "mentor" in words_in(house.screen(lead)[-1])


def test_the_same_form_sent_twice_registers_once(house: House, home: Company, lead: Someone) -> None:
    marie = newcomer(house, home, **MARIE)
    view = second_form(house, lead, marie, Part.MENTEE)
    for _ in range(2):
        assert house.send(payloads.submit(lead, view)).is_silent
    assert len(house.screen(lead)) == 1


HINDERED: dict[str, tuple[JSON, str]] = {
    "an app": ({"is_bot": True}, "person"),
    "a deactivated account": ({"deleted": True}, "person"),
    "somebody of another organisation": ({"team_id": "TELSEWHERE"}, "person"),
    "a stranger in a shared channel": ({"is_stranger": True}, "person"),
}


@pytest.mark.parametrize("why", HINDERED)
def test_whom_advance_could_not_write_to_is_refused_beside_the_field(
    house: House, home: Company, lead: Someone, why: str
) -> None:
    said, field = HINDERED[why]
    who = newcomer(house, home, **said)
    answered = chosen(house, lead, person=who.slack_user_id, parts=["mentee"])
    assert list(answered.errors) == [field]
    assert known(house, who) is None


def test_slackbot_is_an_app_whatever_slack_says(house: House, lead: Someone) -> None:
    assert list(chosen(house, lead, person="USLACKBOT", parts=["mentee"]).errors) == ["person"]


def test_a_person_of_a_large_organisation_with_several_workspaces_is_no_visitor(
    house: House, home: Company, lead: Someone
) -> None:
    who = newcomer(house, home, team_id="TORG", enterprise_user={"teams": ["TORG", home.team_id]})
    registered(house, lead, who, Part.MENTEE)
    assert known(house, who)


def test_nobody_no_part_and_a_part_she_has_are_said_beside_their_fields(
    house: House, home: Company, lead: Someone
) -> None:
    there = person(house.store, home, Part.MENTEE)
    house.slack.users[there.slack_user_id] = {"id": there.slack_user_id, "team_id": home.team_id}
    assert list(chosen(house, lead, parts=["mentee"]).errors) == ["person"]
    assert list(chosen(house, lead, person=there.slack_user_id).errors) == ["parts"]
    again = chosen(house, lead, person=there.slack_user_id, parts=["mentee"])
    assert list(again.errors) == ["person"]


def test_somebody_of_another_company_stays_there_and_with_whom_is_not_told(
    house: House, home: Company, lead: Someone
) -> None:
    """Two companies in one workspace."""
    other = company(house.store, "Rival & Sons")
    there = person(house.store, Company(other.id, home.workspace_id, home.team_id, other.pilot_id), Part.MENTOR)
    answered = chosen(house, lead, person=there.slack_user_id, parts=["mentee"])
    assert list(answered.errors) == ["person"]
    assert "Rival" not in str(answered)
    actor = known(house, there)
    assert actor
    assert actor.parts == {Part.MENTOR}


BESIDE: dict[str, tuple[dict[str, str | None], str]] = {
    "no name": ({"name": " "}, "name"),
    "no address": ({"email": None}, "email"),
    "half an address": ({"email": "marie@"}, "email"),
    "a name too long": ({"name": "M" * 121}, "name"),
    "too many languages": ({"languages": ",".join(map(str, range(40)))}, "languages"),
    "a manager who is none": ({"manager_email": "the boss"}, "manager_email"),
    "signs that are no text": ({"department": "a\x07b"}, "department"),
}


@pytest.mark.parametrize("why", BESIDE)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_saved(
    house: House, home: Company, lead: Someone, why: str
) -> None:
    entries, field = BESIDE[why]
    marie = newcomer(house, home, **MARIE)
    answered = house.send(payloads.submit(lead, second_form(house, lead, marie, Part.MENTEE), **entries))
    assert list(answered.errors) == [field]
    assert known(house, marie) is None
    assert house.screen(lead) == []


def test_an_address_that_is_somebody_elses_is_not_taken_over(house: House, home: Company, lead: Someone) -> None:
    there = person(house.store, home, Part.MENTEE)
    marie = newcomer(house, home, **MARIE)
    view = second_form(house, lead, marie, Part.MENTEE)
    assert list(house.send(payloads.submit(lead, view, email=there.email.upper())).errors) == ["email"]
    assert known(house, marie) is None


def test_who_is_registered_between_the_two_forms_is_noticed(house: House, home: Company, lead: Someone) -> None:
    marie = newcomer(house, home, **MARIE)
    view = second_form(house, lead, marie, Part.MENTEE)
    registered(house, lead, marie, Part.MENTEE)
    assert list(house.send(payloads.submit(lead, view)).errors) == ["name"]


@pytest.mark.parametrize("part", [Part.MENTEE, Part.MENTOR])
def test_who_leads_nothing_registers_nobody(house: House, home: Company, lead: Someone, part: Part) -> None:
    someone, marie = person(house.store, home, part), newcomer(house, home, **MARIE)
    view = second_form(house, lead, marie, Part.MENTEE)
    assert house.send(payloads.press_in_message(someone, views.REGISTER_PERSON)).is_silent
    assert not [call for call in house.slack.calls if call.method == "views.open"][1:]
    assert house.send(payloads.submit(someone, view)).body["response_action"] == "push"
    assert known(house, marie) is None


def test_a_form_of_a_lead_is_of_no_use_to_another_companys_lead(house: House, home: Company, lead: Someone) -> None:
    marie = newcomer(house, home, **MARIE)
    other = person(house.store, company(house.store), Part.LEAD)
    answered = house.send(payloads.submit(other, second_form(house, lead, marie, Part.MENTEE)))
    assert answered.body["response_action"] == "push"
    assert known(house, marie) is None


@pytest.mark.parametrize("name", ["Brand New & Co", "one", " ONE "])
def test_the_coordinator_names_leads_of_any_company_and_of_new_ones(
    house: House, home: Company, coordinator: Someone, name: str
) -> None:
    who = newcomer(house, coordinator.company, **MARIE)
    answered = chosen(house, coordinator, person=who.slack_user_id, new_company=name)
    assert house.send(payloads.submit(coordinator, answered.body["view"])).is_silent
    actor = known(house, who)
    assert actor
    assert actor.parts == {Part.LEAD}
    with house.store.read(EVERYONE) as work:
        names = {row.id: row.name for row in work.session.scalars(select(CompanyRow))}
        pilots = {row.company_id for row in work.session.scalars(select(PilotRow))}
    assert names[actor.person.company_id] == ("One" if name.strip()[0].casefold() == "o" else name)
    assert actor.person.company_id in pilots
    assert "Marie Curie" in words_in(house.screen(coordinator)[-1])


def test_the_coordinator_chooses_a_company_that_is_known(house: House, home: Company, coordinator: Someone) -> None:
    who = newcomer(house, coordinator.company, **MARIE)
    assert list(chosen(house, coordinator, person=who.slack_user_id).errors) == ["new_company"]
    answered = chosen(house, coordinator, person=who.slack_user_id, company=home.id.hex)
    house.send(payloads.submit(coordinator, answered.body["view"]))
    actor = known(house, who)
    assert actor
    assert actor.person.company_id == home.id


def test_the_coordinator_registers_no_mentee_whatever_a_form_says(
    house: House, home: Company, lead: Someone, coordinator: Someone
) -> None:
    who = newcomer(house, coordinator.company, **MARIE)
    view = chosen(house, coordinator, person=who.slack_user_id, company=home.id.hex).body["view"]
    view["private_metadata"] = view["private_metadata"].replace('"lead"', '"mentee"')
    assert house.send(payloads.submit(coordinator, view)).body["response_action"] == "push"
    assert known(house, who) is None


def test_the_coordinator_finds_a_lead_in_another_workspace_by_her_address(
    house: House, home: Company, coordinator: Someone
) -> None:
    who = newcomer(house, home, **MARIE)
    nowhere = chosen(house, coordinator, address="nobody@one.example", company=home.id.hex)
    assert list(nowhere.errors) == ["address"]
    answered = chosen(house, coordinator, address=" marie@one.example ", company=home.id.hex)
    assert house.send(payloads.submit(coordinator, answered.body["view"])).is_silent
    assert known(house, who)
