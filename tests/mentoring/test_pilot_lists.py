"""A lead's lists: by name, by what waits, found by the beginnings of words; of her own company alone."""

import pytest

from mentoring.access import NotAllowed
from mentoring.leading.pilot import Kind
from mentoring.leading.pilot_lists import Which, Whom, found, found_matches, matches_of, people_of, which, whom
from mentoring.matchmaking import State
from mentoring.people import Part
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Company, Someone, company, match, pair, person
from tests.mentoring.test_pilot import put, remark


@pytest.fixture
def home(store: Store) -> Company:
    return company(store)


@pytest.fixture
def lead(store: Store, home: Company) -> Someone:
    return person(store, home, Part.LEAD, name="Zoé Last")


def names(store: Store, lead: Someone, wanted: Whom = Whom.ALL, query: str = "") -> list[str]:
    with store.read(EVERYONE) as work:
        return [line.name for line in found(whom(people_of(work, lead.actor(work), NOW), wanted), query)]


def pairs(store: Store, lead: Someone, wanted: Which = Which.LIVE, query: str = "") -> list[tuple[str, str]]:
    with store.read(EVERYONE) as work:
        lines = found_matches(which(matches_of(work, lead.actor(work), NOW), wanted), query)
        return [(line.mentee, line.mentor) for line in lines]


def test_people_stand_by_name_and_are_found_by_how_a_word_of_it_begins(
    store: Store, home: Company, lead: Someone
) -> None:
    for name, part in (("Émilie Côté-Roy", Part.MENTEE), ("Bea Emil", Part.MENTOR), ("alma Stone", Part.MENTEE)):
        person(store, home, part, name=name)
    person(store, company(store), Part.MENTEE, name="Emil Elsewhere")
    assert names(store, lead) == ["alma Stone", "Bea Emil", "Émilie Côté-Roy", "Zoé Last"]
    assert names(store, lead, query="emil") == ["Bea Emil", "Émilie Côté-Roy"]
    assert names(store, lead, query="roy EMIL") == ["Émilie Côté-Roy"]
    assert names(store, lead, query="milie") == []
    assert names(store, lead, Whom.MENTEES) == ["alma Stone", "Émilie Côté-Roy"]
    assert names(store, lead, Whom.MENTORS) == ["Bea Emil"]
    assert names(store, lead, Whom.LEADS) == ["Zoé Last"]


def test_those_who_can_be_matched_are_mentees_without_and_mentors_with_room(
    store: Store, home: Company, lead: Someone
) -> None:
    two = pair(store, mentee_at=home)
    waiting, free = person(store, home, Part.MENTEE), person(store, home, Part.MENTOR)
    assert set(names(store, lead, Whom.WAITING)) == {waiting.name, free.name}
    assert {two.mentee.name, two.mentor.name} < set(names(store, lead))


def test_matches_stand_by_what_waits_then_by_how_far_they_are(store: Store, home: Company, lead: Someone) -> None:
    over, running, proposed, asking = (pair(store, mentee_at=home) for _ in range(4))
    put(store, over.match_id, State.ENDED)
    put(store, proposed.match_id, State.ASKING_MENTEE)
    put(store, asking.match_id, State.ASKING_MENTOR)
    remark(store, asking, "question")
    both = [(each.mentee.name, each.mentor.name) for each in (asking, proposed, running, over)]
    assert pairs(store, lead) == both[:3]
    assert pairs(store, lead, Which.FOR_HER) == both[:1]
    assert pairs(store, lead, Which.PROPOSED) == both[:2]
    assert pairs(store, lead, Which.OVER) == both[3:]
    assert pairs(store, lead, query=running.mentor.name.split()[0].lower()) == [both[2]]
    with store.read(EVERYONE) as work:
        assert [line.waits for line in matches_of(work, lead.actor(work), NOW)] == [Kind.QUESTION, None, None, None]


def test_a_match_across_companies_is_in_both_leads_lists(store: Store, home: Company, lead: Someone) -> None:
    elsewhere = company(store)
    two, theirs = pair(store, mentee_at=home, mentor_at=elsewhere), person(store, elsewhere, Part.LEAD)
    mentee = person(store, elsewhere, Part.MENTEE)
    match(store, mentee, person(store, elsewhere, Part.MENTOR))
    assert pairs(store, lead) == [(two.mentee.name, two.mentor.name)]
    assert (two.mentee.name, two.mentor.name) in pairs(store, theirs)
    assert two.mentor.name not in names(store, lead)


def test_nobody_but_a_lead_has_lists(store: Store, home: Company) -> None:
    two = pair(store, mentee_at=home)
    for someone in (two.mentee, two.mentor, person(store, home, Part.COORDINATOR)):
        with pytest.raises(NotAllowed):
            names(store, someone)
        with pytest.raises(NotAllowed):
            pairs(store, someone)
