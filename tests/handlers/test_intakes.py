"""The card of a dropped file: looked through, confirmed, discarded, taken back (SPEC S1)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.housekeeping import tidy_up
from mentoring.people import Part
from storage.companies import CompanyRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from tests.building import Company, Someone, company, match, person
from tests.handlers import payloads
from tests.handlers.dropping import ADA, EMMY, card, csv, dropped, kept, press, registered
from tests.handlers.house import House
from tests.handlers.newcomers import newcomer
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from views.joining import intakes


@pytest.mark.usefixtures("ada", "emmy")
def test_row_by_row_the_lead_sees_what_saying_yes_would_do(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA, EMMY))
    assert press(house, lead, intakes.SEE).is_silent
    page = house.slack.opened()
    said = " ".join(words_in(page).split())
    assert "line 2: Ada Byron, ada@one.example, mentee. New." in said
    assert "line 3: Emmy Noether, Emmy@One.example, mentor. New." in said


def test_a_long_file_has_pages(house: House, home: Company, lead: Someone) -> None:
    rows = [newcomer(house, home, f"Person {n}", f"p{n}@one.example") for n in range(40)]
    dropped(house, lead, csv(*(f"{row.email},{row.name},mentee," for row in rows)))
    press(house, lead, intakes.SEE)
    on = buttons_in(house.slack.opened())[intakes.ON]["value"]
    house.send(payloads.press_in_modal(lead, intakes.ON, on))
    page = house.slack.calls[-1].view
    assert "Person 15" in words_in(page)
    assert "Person 3," not in words_in(page)
    assert {intakes.BACK, intakes.ON} == set(buttons_in(page))


@pytest.mark.usefixtures("ada", "emmy")
def test_two_files_of_one_message_are_two_cards(house: House, lead: Someone) -> None:
    house.slack.files |= {"FA": ("a.csv", csv(ADA).encode()), "FB": ("b.csv", csv(EMMY).encode())}
    house.send(payloads.typed(lead, "", subtype="file_share", files=[{"id": "FA"}, {"id": "FB"}]))
    for shown in house.screen(lead):
        assert press(house, lead, intakes.CONFIRM, shown).is_silent
    assert registered(house) == 3


@pytest.mark.usefixtures("ada", "emmy")
def test_a_later_file_takes_the_place_of_one_that_waits(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA), "old.csv")
    old = house.screen(lead)[-1]
    dropped(house, lead, csv(EMMY), "new.csv")
    assert not press(house, lead, intakes.CONFIRM, old).body
    assert registered(house) == 1
    assert "newer file" in words_in(house.screen(lead)[0])
    assert [row.id.hex for row in kept(house)] == [buttons_in(house.screen(lead)[-1])[intakes.SEE]["value"]]


@pytest.mark.usefixtures("ada")
def test_a_discarded_file_leaves_nothing(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    waiting = house.screen(lead)[-1]
    assert press(house, lead, intakes.DISCARD).is_silent
    assert "Discarded" in card(house, lead)
    assert kept(house) == []
    press(house, lead, intakes.CONFIRM, waiting)
    assert registered(house) == 1
    assert "settled already" in house.slack.calls[-1].arguments["text"]


@pytest.mark.usefixtures("ada")
def test_confirmed_twice_it_registers_once(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    waiting = house.screen(lead)[-1]
    for _ in range(2):
        press(house, lead, intakes.CONFIRM, waiting)
    assert registered(house) == 2
    assert "one person" in card(house, lead)


@pytest.mark.usefixtures("ada")
def test_after_a_day_a_file_is_let_go(house: House, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    waiting = house.screen(lead)[-1]
    due = tidy_up(house.store, house.clock.now())
    assert due
    assert timedelta(hours=23) < due - house.clock.now() <= timedelta(days=1)
    house.clock.at = due
    press(house, lead, intakes.CONFIRM, waiting)
    assert registered(house) == 1
    assert tidy_up(house.store, house.clock.now()) is None
    assert "waited for a day" in card(house, lead)
    assert kept(house) == []


@pytest.mark.usefixtures("ada")
def test_what_has_become_wrong_since_is_shown_instead_of_saved(house: House, home: Company, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    there = person(house.store, company(house.store, "Rival"), Part.MENTOR)
    with house.store.write(EVERYONE) as work:
        row = work.session.get_one(PersonRow, there.id)
        row.email_fingerprint = work.keyring.fingerprint("ada@one.example")
    press(house, lead, intakes.CONFIRM)
    assert "registered" in card(house, lead)
    assert "Rival" not in card(house, lead)
    assert registered(house) == 2


def test_people_known_already_are_counted_as_what_they_are(house: House, home: Company, lead: Someone) -> None:
    same, more, new = (person(house.store, home, Part.MENTEE, locale="fr-FR", zone="Europe/Paris") for _ in range(3))
    for each in (same, more, new):
        newcomer(house, home, each.name, each.email, id=each.slack_user_id)
    rows = (
        f"{same.email},{same.name},mentee,",
        f"{more.email},{more.name},mentee;mentor,",
        f"{new.email},Anew,mentee,",
    )
    dropped(house, lead, csv(*rows))
    said = card(house, lead)
    for expected in ("with a new part  one person", "changed profile  one person", "unchanged  one person"):
        assert expected in said.replace("\n", " ")
    assert "Register these 2 people" in said
    press(house, lead, intakes.CONFIRM)
    assert registered(house) == 5
    assert len(house.screen(more)) == 1
    assert house.screen(same) == []


def test_a_file_in_which_everybody_is_known_asks_for_nothing(house: House, home: Company, lead: Someone) -> None:
    same = person(house.store, home, Part.MENTEE, locale="fr-FR", zone="Europe/Paris")
    newcomer(house, home, same.name, same.email, id=same.slack_user_id)
    dropped(house, lead, csv(f"{same.email},{same.name},mentee,"))
    assert "registered already" in card(house, lead)
    assert intakes.CONFIRM not in buttons_in(house.screen(lead)[-1])


@pytest.mark.usefixtures("ada", "emmy")
def test_taking_back_forgets_whoever_is_in_nothing_yet_and_names_who_stays(
    house: House, home: Company, lead: Someone
) -> None:
    there = person(house.store, home, Part.MENTEE)
    dropped(house, lead, csv(ADA, EMMY))
    press(house, lead, intakes.CONFIRM)
    with house.store.read(EVERYONE) as work:
        rows = {work.open(row.name): row for row in work.session.scalars(select(PersonRow))}
    emmy = rows["Emmy Noether"]
    match(house.store, there, Someone(emmy.id, home, emmy.slack_user_id, "", ""))

    assert press(house, lead, intakes.TAKE_BACK).is_silent

    assert registered(house) == 3
    assert "Emmy Noether" in card(house, lead)
    assert "Ada" not in card(house, lead)
    dropped(house, lead, csv(ADA))
    press(house, lead, intakes.CONFIRM)
    assert registered(house) == 4


@pytest.mark.usefixtures("ada")
def test_nobody_else_touches_a_leads_file(house: House, home: Company, lead: Someone) -> None:
    dropped(house, lead, csv(ADA))
    value = buttons_in(house.screen(lead)[-1])[intakes.CONFIRM]["value"]
    others = [person(house.store, home, Part.LEAD), person(house.store, company(house.store), Part.LEAD)]
    others += [person(house.store, home, Part.MENTEE), person(house.store, company(house.store), Part.COORDINATOR)]
    acts: list[Callable[..., JSON]] = [payloads.press_in_message, payloads.press_in_modal]
    for other in others:
        for action in (intakes.CONFIRM, intakes.DISCARD, intakes.TAKE_BACK, intakes.SEE, intakes.ON):
            for act in acts:
                house.send(act(other, action, f"{value}:1" if action == intakes.ON else value))
    assert registered(house) == 1 + len(others)
    assert "Ada" not in str(house.slack.calls)
    assert len(kept(house)) == 1


def test_two_companies_leads_register_each_their_own(house: House, home: Company, lead: Someone) -> None:
    """Both in one workspace."""
    two = company(house.store, "Two")
    other = person(house.store, Company(two.id, home.workspace_id, home.team_id, two.pilot_id), Part.LEAD)
    newcomer(house, home, "Ada Byron", "ada@one.example")
    dropped(house, lead, csv(ADA))
    dropped(house, other, csv(ADA))
    press(house, lead, intakes.CONFIRM)
    press(house, other, intakes.CONFIRM)
    assert registered(house) == 3
    assert "registered with another company" in card(house, other)
    with house.store.read(EVERYONE) as work:
        hers = work.session.scalars(
            select(CompanyRow.name)
            .join(PersonRow, PersonRow.company_id == CompanyRow.id)
            .where(PersonRow.email_fingerprint == work.keyring.fingerprint("ada@one.example"))
        ).all()
    assert hers == ["One"]
