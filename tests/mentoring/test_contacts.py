"""Whom somebody may reach, and how: her partners, her leads, the coordinator, and nobody else's."""

import pytest
from sqlalchemy import update

from mentoring.contacts import Contacts, contacts_of
from mentoring.people import Part
from storage.people import PersonRow
from storage.sealing import KeyName
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import Company, Someone, company, match, pair, person


@pytest.fixture
def home(store: Store) -> Company:
    return company(store)


@pytest.fixture
def lead(store: Store, home: Company) -> Someone:
    return person(store, home, Part.LEAD)


@pytest.fixture
def coordinator(store: Store) -> Someone:
    return person(store, company(store), Part.COORDINATOR)


def contacts(store: Store, someone: Someone) -> Contacts:
    with store.read(EVERYONE) as work:
        return contacts_of(work, someone.actor(work))


def named(found: Contacts) -> tuple[list[str], list[str], list[str]]:
    return tuple([contact.name for contact in some] for some in (found.partners, found.leads, found.coordinators))  # type: ignore[return-value]


def test_a_pair_finds_each_other_their_leads_and_the_coordinator(
    store: Store, home: Company, lead: Someone, coordinator: Someone
) -> None:
    two = pair(store, mentee_at=home)
    pair(store)
    person(store, company(store), Part.LEAD)
    assert named(contacts(store, two.mentee)) == ([two.mentor.name], [lead.name], [coordinator.name])
    assert named(contacts(store, two.mentor)) == ([two.mentee.name], [lead.name], [coordinator.name])


def test_across_companies_each_has_her_own_lead(store: Store, home: Company, lead: Someone) -> None:
    elsewhere = company(store)
    two, theirs = pair(store, mentee_at=home, mentor_at=elsewhere), person(store, elsewhere, Part.LEAD)
    assert named(contacts(store, two.mentee)) == ([two.mentor.name], [lead.name], [])
    assert named(contacts(store, two.mentor)) == ([two.mentee.name], [theirs.name], [])
    (partner,) = contacts(store, two.mentee).partners
    assert partner.slack_user_id == ""  # of another workspace: there is nobody of that id here


def test_whoever_waits_finds_herself_and_her_leads(
    store: Store, home: Company, lead: Someone, coordinator: Someone
) -> None:
    waiting = person(store, home, Part.MENTEE)
    found = contacts(store, waiting)
    assert named(found) == ([], [lead.name], [])
    assert (found.own.name, found.own.email) == (waiting.name, waiting.email)


def test_a_lead_finds_the_other_leads_and_the_coordinator(
    store: Store, home: Company, lead: Someone, coordinator: Someone
) -> None:
    other = person(store, home, Part.LEAD)
    assert named(contacts(store, lead)) == ([], [other.name], [coordinator.name])
    assert named(contacts(store, coordinator)) == ([], [], [])


def test_a_partner_in_two_matches_is_there_once(store: Store, home: Company) -> None:
    two = pair(store, mentee_at=home)
    with store.write(EVERYONE) as work:
        person_key = KeyName.of_person(two.mentor.id)
        change = update(PersonRow).where(PersonRow.id == two.mentor.id)
        work.session.execute(change.values(phone=work.seal(person_key, "+44 20 7946 0100")))
    match(store, two.mentor, two.mentee)
    (partner,) = contacts(store, two.mentee).partners
    assert (partner.email, partner.phone) == (two.mentor.email, "+44 20 7946 0100")
    assert partner.slack_user_id == two.mentor.slack_user_id
