"""What was registered by a form is taken back within the day."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.people import Part
from storage.keys import KeyGone
from storage.people import PersonRow, RegistrationRow
from storage.sealing import KeyName
from storage.tenancy import EVERYONE
from tests.building import Company, Someone, company, match, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.newcomers import newcomer
from tests.handlers.slack import buttons_in, words_in
from tests.handlers.two_forms import MARIE, known, registered, row_of
from views.joining import intakes


def test_taken_back_within_the_day_she_is_forgotten_and_told_so(house: House, home: Company, lead: Someone) -> None:
    marie = newcomer(house, home, **MARIE)
    card = registered(house, lead, marie, Part.MENTEE)
    row = row_of(house, marie)
    before = house.words(lead)
    pressed = payloads.press_in_message(lead, intakes.TAKE_BACK, buttons_in(card)[intakes.TAKE_BACK]["value"])

    assert house.send(pressed).is_silent

    assert known(house, marie) is None
    with house.store.read(EVERYONE) as work:
        assert work.session.scalars(select(RegistrationRow).where(RegistrationRow.person_id == row.id)).all() == []
        with pytest.raises(KeyGone):
            work.open(row.name)
        nobody = work.session.get_one(PersonRow, row.id)
        assert work.open(nobody.name) == "–"
        assert nobody.email_fingerprint != row.email_fingerprint
    assert "Marie" not in words_in(house.screen(lead))
    [welcome] = house.screen(Someone(row.id, home, marie.slack_user_id, marie.name, marie.email))
    assert "Marie" not in words_in(welcome)
    assert buttons_in(welcome) == {}
    assert house.send(pressed).is_silent  # a second press
    assert str(intakes.too_late(before).text) == house.slack.calls[-1].arguments["text"]

    registered(house, lead, marie, Part.MENTOR)
    actor = known(house, marie)
    assert actor
    assert actor.parts == {Part.MENTOR}


def test_a_second_part_is_taken_back_alone(house: House, home: Company, lead: Someone) -> None:
    there = person(house.store, home, Part.MENTOR)
    house.slack.users[there.slack_user_id] = {"id": there.slack_user_id, "team_id": home.team_id}
    card = registered(house, lead, there, Part.MENTEE)
    house.send(payloads.press_in_message(lead, intakes.TAKE_BACK, buttons_in(card)[intakes.TAKE_BACK]["value"]))
    actor = known(house, there)
    assert actor
    assert actor.parts == {Part.MENTOR}


def test_who_was_matched_meanwhile_stays_and_is_named(house: House, home: Company, lead: Someone) -> None:
    marie = newcomer(house, home, **MARIE)
    card = registered(house, lead, marie, Part.MENTEE)
    row = row_of(house, marie)
    match(house.store, Someone(row.id, home, marie.slack_user_id, "", ""), person(house.store, home, Part.MENTOR))
    house.send(payloads.press_in_message(lead, intakes.TAKE_BACK, buttons_in(card)[intakes.TAKE_BACK]["value"]))
    actor = known(house, marie)
    assert actor
    assert actor.parts == {Part.MENTEE}
    assert "Marie Curie" in words_in(house.screen(lead)[-1])
    with house.store.read(EVERYONE) as work:
        assert work.keyring.open(work.seal(KeyName.of_person(row.id), "x")) == "x"


def test_the_day_after_nothing_is_taken_back_any_more(house: House, home: Company, lead: Someone) -> None:
    marie = newcomer(house, home, **MARIE)
    card = registered(house, lead, marie, Part.MENTEE)
    house.clock.at += timedelta(days=1)
    house.send(payloads.press_in_message(lead, intakes.TAKE_BACK, buttons_in(card)[intakes.TAKE_BACK]["value"]))
    assert known(house, marie)
    assert buttons_in(house.screen(lead)[-1]) == {}


def test_nobody_takes_back_what_another_lead_registered(house: House, home: Company, lead: Someone) -> None:
    marie = newcomer(house, home, **MARIE)
    card = registered(house, lead, marie, Part.MENTEE)
    value = buttons_in(card)[intakes.TAKE_BACK]["value"]
    others = [person(house.store, home, Part.LEAD), person(house.store, company(house.store), Part.LEAD)]
    others += [person(house.store, home, Part.MENTOR)]
    for other in others:
        for action in (intakes.TAKE_BACK, intakes.CONFIRM, intakes.DISCARD, intakes.SEE):
            assert house.send(payloads.press_in_message(other, action, value)).is_silent
    assert known(house, marie)
    assert "Marie" not in str(house.slack.calls)
