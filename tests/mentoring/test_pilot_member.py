"""One person, as her lead sees her: what may be put right, and a registration that may be taken back."""

import pytest
from sqlalchemy import select

from mentoring.access import NotAllowed
from mentoring.joining.roster_cells import Column
from mentoring.joining.roster_troubles import Problem
from mentoring.leading.pilot_member import CORRECTED, Member, Unfit, correct, member_of, withdraw
from mentoring.matchmaking import State
from mentoring.people import Part, recognise
from mentoring.too_late import TooLate
from storage import people
from storage.erasure import CondemnedKeyRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Company, Someone, company, pair, person
from tests.mentoring.test_pilot import put


@pytest.fixture
def home(store: Store) -> Company:
    return company(store)


@pytest.fixture
def lead(store: Store, home: Company) -> Someone:
    return person(store, home, Part.LEAD)


def member(store: Store, lead: Someone, who: Someone) -> Member:
    with store.read(EVERYONE) as work:
        return member_of(work, lead.actor(work), who.id, NOW)


def put_right(store: Store, lead: Someone, who: Someone, name: str, email: str, phone: str = "") -> None:
    with store.write(EVERYONE) as work:
        correct(work, lead.actor(work), who.id, dict(zip(CORRECTED, (name, email, phone), strict=True)))


def taken_away(store: Store, lead: Someone, who: Someone, part: Part) -> None:
    with store.write(EVERYONE) as work:
        withdraw(work, lead.actor(work), who.id, part, NOW)


def test_a_lead_sees_how_to_reach_somebody_and_where_she_stands(store: Store, home: Company, lead: Someone) -> None:
    two = pair(store, mentee_at=home)
    found = member(store, lead, two.mentee)
    assert (found.line.name, found.email, found.slack_user_id) == (
        two.mentee.name,
        two.mentee.email,
        two.mentee.slack_user_id,
    )
    assert [(line.mentee, line.mentor) for line in found.matches] == [(two.mentee.name, two.mentor.name)]
    assert found.withdrawable == frozenset()


def test_nobody_sees_or_changes_anybody_of_another_company(store: Store, home: Company, lead: Someone) -> None:
    two, outsider = pair(store, mentee_at=home), person(store, company(store), Part.MENTEE)
    stranger = person(store, company(store), Part.LEAD)
    for who, whom in ((lead, outsider), (stranger, two.mentee), (two.mentor, two.mentee), (two.mentee, two.mentee)):
        with pytest.raises(NotAllowed):
            member(store, who, whom)
        with pytest.raises(NotAllowed):
            put_right(store, who, whom, "New Name", "new@one.example")
        with pytest.raises(NotAllowed):
            taken_away(store, who, whom, Part.MENTEE)


def test_name_and_contact_are_put_right_and_the_slack_user_stays(store: Store, home: Company, lead: Someone) -> None:
    who = person(store, home, Part.MENTEE)
    put_right(store, lead, who, "  Ada   King ", "Ada.King@one.example", "+1 514 555 0100")
    found = member(store, lead, who)
    assert (found.line.name, found.email, found.phone) == ("Ada King", "Ada.King@one.example", "+1 514 555 0100")
    with store.read(EVERYONE) as work:
        actor = recognise(work, who.team_id, who.slack_user_id)
        assert actor is not None
        assert actor.person.id == who.id
        known = people.by_fingerprint(work.session, work.keyring.fingerprint("ada.king@one.example"))
        assert known is not None
        assert known.id == who.id
    put_right(store, lead, who, "Ada King", "Ada.King@one.example")
    assert member(store, lead, who).phone == ""


def test_what_is_wrong_is_said_by_its_column(store: Store, home: Company, lead: Someone) -> None:
    who, elsewhere = person(store, home, Part.MENTEE), person(store, company(store), Part.MENTEE)
    with pytest.raises(Unfit) as unfit:
        put_right(store, lead, who, " ", "no address", "1" * 41)
    assert {trouble.column: trouble.problem for trouble in unfit.value.troubles} == {
        Column.NAME: Problem.MISSING,
        Column.EMAIL: Problem.NOT_AN_EMAIL,
        Column.PHONE: Problem.TOO_LONG,
    }
    with pytest.raises(Unfit) as unfit:
        put_right(store, lead, who, "Ada", elsewhere.email.upper())
    assert [trouble.column for trouble in unfit.value.troubles] == [Column.EMAIL]
    assert member(store, lead, who).line.name == who.name


def test_a_registration_that_has_led_to_nothing_is_taken_back_and_whoever_has_none_left_is_forgotten(
    store: Store, home: Company, lead: Someone
) -> None:
    who = person(store, home, Part.MENTEE, Part.MENTOR)
    assert member(store, lead, who).withdrawable == {Part.MENTEE, Part.MENTOR}
    taken_away(store, lead, who, Part.MENTOR)
    assert [place.part for place in member(store, lead, who).line.places] == [Part.MENTEE]
    taken_away(store, lead, who, Part.MENTEE)
    with pytest.raises(NotAllowed):
        member(store, lead, who)
    with store.read(EVERYONE) as work:
        assert recognise(work, who.team_id, who.slack_user_id) is None
        assert [row.name for row in work.session.scalars(select(CondemnedKeyRow))] == [f"person/{who.id.hex}"]


@pytest.mark.parametrize("state", [State.ASKING_MENTOR, State.ACTIVE, State.DECLINED, State.ENDED])
def test_what_has_led_to_a_match_stays_whatever_came_of_it(
    store: Store, home: Company, lead: Someone, state: State
) -> None:
    two = pair(store, mentee_at=home)
    put(store, two.match_id, state)
    for who, part in ((two.mentee, Part.MENTEE), (two.mentor, Part.MENTOR)):
        with pytest.raises(TooLate):
            taken_away(store, lead, who, part)
        assert [place.part for place in member(store, lead, who).line.places] == [part]


def test_a_lead_does_not_take_her_own_office_away(store: Store, home: Company, lead: Someone) -> None:
    other = person(store, home, Part.LEAD)
    assert member(store, lead, lead).withdrawable == frozenset()
    with pytest.raises(TooLate):
        taken_away(store, lead, lead, Part.LEAD)
    taken_away(store, lead, other, Part.LEAD)
