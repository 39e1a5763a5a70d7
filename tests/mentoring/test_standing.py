"""Where everybody stands towards a person, a company and a match, and how far a session then reaches."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import select, update

from mentoring import standing
from mentoring.access import NotAllowed, Role, Thing
from mentoring.access_terms import Part
from mentoring.people import Actor
from storage.matches import MatchRow, Side, Sides
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests import building
from tests.building import Company, Pair, Someone


@dataclass(frozen=True)
class Land:
    """Three companies: a pair within A, a pair of A and B, and somebody of every kind."""

    pair: Pair
    across: Pair
    lead_a: Someone
    lead_b: Someone
    lead_c: Someone
    coordinator: Someone
    unmatched: Someone

    @property
    def a(self) -> Company:
        return self.pair.mentee.company

    @property
    def b(self) -> Company:
        return self.across.mentor.company


@pytest.fixture
def land(store: Store) -> Land:
    """The two matches, three leads, a coordinator, and somebody of A who is not matched yet."""
    a, b, c, club = (building.company(store) for _ in range(4))
    return Land(
        pair=building.pair(store, mentee_at=a, mentor_at=a),
        across=building.pair(store, mentee_at=a, mentor_at=b),
        lead_a=building.person(store, a, Part.LEAD),
        lead_b=building.person(store, b, Part.LEAD),
        lead_c=building.person(store, c, Part.LEAD),
        coordinator=building.person(store, club, Part.COORDINATOR),
        unmatched=building.person(store, a, Part.MENTEE),
    )


def actor(store: Store, who: Someone) -> Actor:
    with store.read(EVERYONE) as work:
        return who.actor(work)


def sides(pair: Pair) -> Sides:
    return Sides(*(Side(who.id, who.company.id) for who in (pair.mentee, pair.mentor)))


def test_within_a_match_one_is_the_author_or_the_partner_and_nobody_else_is_anything(store: Store, land: Land) -> None:
    mentee, match = land.pair.mentee, land.pair.match_id
    assert standing.in_pair(actor(store, mentee), mentee.id, match) is Role.AUTHOR
    assert standing.in_pair(actor(store, land.pair.mentor), mentee.id, match) is Role.PARTNER
    for other in (land.across.mentee, land.lead_a, land.coordinator, land.unmatched):
        assert standing.in_pair(actor(store, other), mentee.id, match) is Role.OTHER
        assert standing.in_pair(actor(store, other), other.id, match) is Role.OTHER


def test_towards_a_person_only_she_and_her_partners_are_anything(store: Store, land: Land) -> None:
    mentor = land.across.mentor
    assert standing.of_person(actor(store, mentor), mentor.id) is Role.AUTHOR
    assert standing.of_person(actor(store, land.across.mentee), mentor.id) is Role.PARTNER
    for other in (land.pair.mentee, land.lead_b, land.coordinator):
        assert standing.of_person(actor(store, other), mentor.id) is Role.OTHER


def test_in_a_pilot_is_who_is_matched_in_it(store: Store, land: Land) -> None:
    assert standing.in_pilot(actor(store, land.pair.mentee), land.a.id) is Role.PARTNER
    assert standing.in_pilot(actor(store, land.pair.mentee), land.b.id) is Role.OTHER
    assert standing.in_pilot(actor(store, land.across.mentor), land.a.id) is Role.PARTNER
    assert standing.in_pilot(actor(store, land.across.mentor), land.b.id) is Role.PARTNER
    assert standing.in_pilot(actor(store, land.unmatched), land.a.id) is Role.OTHER
    assert standing.in_pilot(actor(store, land.lead_a), land.a.id) is Role.OTHER


def test_a_lead_is_one_of_her_own_company_alone(store: Store, land: Land) -> None:
    assert standing.over_company(actor(store, land.lead_a), land.a.id) is Role.LEAD
    assert standing.over_company(actor(store, land.lead_a), land.b.id) is Role.OTHER
    assert standing.over_company(actor(store, land.coordinator), land.a.id) is Role.COORDINATOR
    assert standing.over_company(actor(store, land.pair.mentee), land.a.id) is Role.OTHER


def test_a_lead_who_mentors_in_another_company_is_no_lead_there(store: Store, land: Land) -> None:
    building.match(store, land.unmatched, land.lead_b)
    mentor = actor(store, land.lead_b)
    assert land.a.id in mentor.tenants
    assert standing.over_company(mentor, land.a.id) is Role.OTHER
    assert standing.over_match(mentor, sides(land.pair)) is Role.OTHER


def test_of_a_match_across_companies_both_leads_are_leads_and_the_coordinator_is_one(store: Store, land: Land) -> None:
    for lead in (land.lead_a, land.lead_b):
        assert standing.over_match(actor(store, lead), sides(land.across)) is Role.LEAD
    assert standing.over_match(actor(store, land.coordinator), sides(land.across)) is Role.COORDINATOR
    for other in (land.lead_c, land.across.mentee, land.unmatched):
        assert standing.over_match(actor(store, other), sides(land.across)) is Role.OTHER


def test_a_match_within_a_company_is_its_leads_and_not_the_coordinators(store: Store, land: Land) -> None:
    assert standing.over_match(actor(store, land.lead_a), sides(land.pair)) is Role.LEAD
    for other in (land.lead_b, land.coordinator):
        assert standing.over_match(actor(store, other), sides(land.pair)) is Role.OTHER


def seen(work: Work) -> set[str]:
    return set(work.session.scalars(select(PersonRow.slack_user_id)))


@pytest.mark.parametrize("state", ["active", "proposed", "ended"])
def test_whom_a_match_concerns_reaches_its_two_companies_within_the_block_alone(
    store: Store, land: Land, state: str
) -> None:
    with store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).where(MatchRow.id == land.across.match_id).values(state=state))
    for who in (land.across.mentee, land.across.mentor, land.lead_a, land.lead_b, land.coordinator):
        with store.read(EVERYONE) as work:
            her = who.actor(work)
            before = seen(work)
            with standing.reaching(work, her, land.across.match_id) as found:
                assert found == sides(land.across)
                assert {land.across.mentee.slack_user_id, land.across.mentor.slack_user_id} <= seen(work)
                assert land.lead_c.slack_user_id not in seen(work)
            assert seen(work) == before


@pytest.mark.parametrize(
    "nobody", [lambda land: land.lead_c, lambda land: land.pair.mentee, lambda land: land.unmatched]
)
def test_whom_a_match_does_not_concern_hears_the_same_as_of_one_that_never_was(
    store: Store, land: Land, nobody: Callable[[Land], Someone]
) -> None:
    with store.read(EVERYONE) as work:
        her = nobody(land).actor(work)
        for match_id in (land.across.match_id, land.a.id):
            with pytest.raises(NotAllowed), standing.reaching(work, her, match_id):
                pass


def test_the_coordinator_does_not_reach_a_match_within_a_company(store: Store, land: Land) -> None:
    with store.read(EVERYONE) as work:
        her = land.coordinator.actor(work)
        with pytest.raises(NotAllowed), standing.reaching(work, her, land.pair.match_id):
            pass


def test_the_coordinator_looks_across_companies_for_what_the_table_gives_her_and_then_no_more(
    store: Store, land: Land
) -> None:
    with store.read(EVERYONE) as work:
        her = land.coordinator.actor(work)
        assert seen(work) == {land.coordinator.slack_user_id}
        with standing.across_companies(work, her, Thing.CANDIDATE):
            assert land.unmatched.slack_user_id in seen(work)
        assert seen(work) == {land.coordinator.slack_user_id}


@pytest.mark.parametrize("thing", [Thing.NOTE, Thing.MEETING, Thing.CONTACT, Thing.PROFILE, Thing.RESERVATION])
def test_for_what_is_not_hers_the_coordinator_reaches_nobody(store: Store, land: Land, thing: Thing) -> None:
    with store.read(EVERYONE) as work:
        her = land.coordinator.actor(work)
        with pytest.raises(NotAllowed), standing.across_companies(work, her, thing):
            pass


def test_nobody_but_the_coordinator_looks_across_companies(store: Store, land: Land) -> None:
    for who in (land.lead_a, land.pair.mentee, land.unmatched):
        with store.read(EVERYONE) as work:
            her = who.actor(work)
            with pytest.raises(NotAllowed), standing.across_companies(work, her, Thing.CANDIDATE):
                pass


def test_after_an_error_within_the_block_the_session_is_as_narrow_as_before(store: Store, land: Land) -> None:
    with store.read(EVERYONE) as work:
        her = land.coordinator.actor(work)
        with pytest.raises(ZeroDivisionError), standing.across_companies(work, her, Thing.CANDIDATE):
            raise ZeroDivisionError
        assert seen(work) == {land.coordinator.slack_user_id}
