"""'This is not for me': taken out kindly, nobody asks why; not silently out of a match (S2)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from mentoring.erasing import destroy_condemned
from mentoring.housekeeping import NEWS_KEPT, tidy_up
from mentoring.matching.matchmaking_moves import ask_more
from mentoring.matchmaking import State
from mentoring.occasions import Occasion, tell
from mentoring.people import Actor, Part, recognise
from storage.departures import DepartureRow
from storage.erasure import CondemnedKeyRow
from storage.keys import KeyGone
from storage.matches import MatchRow
from storage.people import PersonRow
from storage.remarks import RemarkRow
from storage.tenancy import EVERYONE
from tests.building import Company, Someone, company, match, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from views.joining import leaving as views
from views.joining.registering import REGISTER_PERSON
from views.matching.matchmaking_leaving import LEAVE


@pytest.fixture
def home(house: House) -> Company:
    return company(house.store)


@pytest.fixture
def lead(house: House, home: Company) -> Someone:
    return person(house.store, home, Part.LEAD)


@pytest.fixture
def mentee(house: House, home: Company) -> Someone:
    return person(house.store, home, Part.MENTEE, name="Ada Byron")


def press(house: House, who: Someone) -> Answered:
    return house.send(payloads.press_in_message(who, views.NOT_FOR_ME))


def answer(house: House) -> str:
    """What was said on the spot."""
    return words_in(house.slack.calls[-1].arguments)


def known(house: House, who: Someone) -> Actor | None:
    with house.store.read(EVERYONE) as work:
        return recognise(work, who.team_id, who.slack_user_id)


def in_state(house: House, who: Someone, other: Someone, state: State) -> None:
    """The two in a match of that state."""
    made = match(house.store, who, other)
    with house.store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).where(MatchRow.id == made.match_id).values(state=state.value))


def state_of(house: House) -> str:
    with house.store.read(EVERYONE) as work:
        return work.session.scalars(select(MatchRow.state)).one()


def welcome(house: House, who: Someone) -> JSON:
    """Her welcome, as it would be drawn now."""
    with house.store.write(EVERYONE) as work:
        tell(work, who.id, Occasion.WELCOMED, who.id, house.clock.now())
    return house.screen(who)[-1]


@pytest.mark.parametrize("part", [Part.MENTEE, Part.MENTOR])
def test_the_welcome_asks_before_it_takes_anybody_out(house: House, home: Company, lead: Someone, part: Part) -> None:
    button = buttons_in(welcome(house, person(house.store, home, part)))[views.NOT_FOR_ME]
    assert button["confirm"]["title"]["text"]


@pytest.mark.parametrize("part", [Part.MENTEE, Part.MENTOR])
def test_she_is_out_and_forgotten_and_her_leads_hear_her_name_and_nothing_else(
    house: House, home: Company, lead: Someone, part: Part
) -> None:
    ada = person(house.store, home, part, name="Ada Byron")
    second = person(house.store, home, Part.LEAD)
    elsewhere = person(house.store, company(house.store), Part.LEAD)
    welcome(house, ada)
    with house.store.read(EVERYONE) as work:
        before = work.session.get_one(PersonRow, ada.id)

    assert press(house, ada).is_silent

    assert "forgotten" in answer(house)
    assert lead.slack_user_id in str(house.slack.calls[-1].arguments)
    assert known(house, ada) is None
    for each in (lead, second):
        [told] = house.screen(each)
        assert "Ada Byron would rather not take part." in words_in(told).replace("  ", " ")
    assert house.screen(elsewhere) == []
    with house.store.read(EVERYONE) as work:
        for sealed in (before.name, before.email):
            with pytest.raises(KeyGone):
                work.open(sealed)
        assert work.session.scalars(select(CondemnedKeyRow)).all() == []
    drawn = house.screen(ada)
    assert [buttons_in(each) for each in drawn] == [{}] * len(drawn)
    assert "no longer registered" in words_in(drawn[0])


def test_nothing_of_her_is_left_in_her_row(house: House, lead: Someone, mentee: Someone) -> None:
    with house.store.write(EVERYONE) as work:
        row = work.session.get_one(PersonRow, mentee.id)
        row.phone = work.seal(row.name.key, "+33")
        row.country, row.region, row.department, row.skills = "FR", "75", "Physics", ["chess"]
        row.seeks, row.languages, row.dm_channel = ["calm"], ["French"], "D1"
        before = {column.key: getattr(row, column.key) for column in PersonRow.__table__.columns}
    press(house, mentee)
    with house.store.read(EVERYONE) as work:
        row = work.session.get_one(PersonRow, mentee.id)
        after = {column.key: getattr(row, column.key) for column in PersonRow.__table__.columns}
    told_nothing_of_her = {"id", "company_id", "workspace_id", "locale", "time_zone", "capacity"}
    same = {name for name, value in after.items() if value == before[name] and value}
    assert same <= told_nothing_of_her


def test_pressed_twice_she_is_met_as_a_stranger(house: House, lead: Someone, mentee: Someone) -> None:
    press(house, mentee)
    press(house, mentee)
    assert "not among them" in answer(house)
    assert len(house.screen(lead)) == 1


@pytest.mark.parametrize("state", [State.ACTIVE, State.PAUSED])
def test_nobody_leaves_a_match_silently(
    house: House, home: Company, lead: Someone, mentee: Someone, state: State
) -> None:
    mentor = person(house.store, home, Part.MENTOR)
    in_state(house, mentee, mentor, state)
    for each in (mentee, mentor):
        press(house, each)
        assert "matched at present" in answer(house)
        assert LEAVE in buttons_in(house.slack.calls[-1].arguments)
        assert lead.slack_user_id in str(house.slack.calls[-1].arguments)
        assert known(house, each)
    assert house.screen(lead) == []
    assert state_of(house) == state


@pytest.mark.parametrize("state", [State.ASKING_MENTOR, State.ASKING_MENTEE])
def test_what_is_proposed_with_her_is_withdrawn(
    house: House, home: Company, lead: Someone, mentee: Someone, state: State
) -> None:
    in_state(house, mentee, person(house.store, home, Part.MENTOR), state)
    press(house, mentee)
    assert known(house, mentee) is None
    assert state_of(house) == State.WITHDRAWN
    assert len(house.screen(lead)) == 1


def test_what_she_wrote_about_a_proposal_goes_with_her(
    house: House, home: Company, lead: Someone, mentee: Someone
) -> None:
    mentor = person(house.store, home, Part.MENTOR)
    in_state(house, mentee, mentor, State.ASKING_MENTOR)
    with house.store.write(EVERYONE) as work:
        match_id = work.session.scalars(select(MatchRow.id)).one()
        ask_more(work, mentor.actor(work), match_id, uuid4(), "Is she patient?", house.clock.now())
        words = work.session.scalars(select(RemarkRow.words)).one()
    assert words
    press(house, mentor)
    with house.store.read(EVERYONE) as work:
        assert work.session.scalars(select(RemarkRow)).all() == []
        with pytest.raises(KeyGone):
            work.open(words)
    assert house.screen(lead)
    assert "patient" not in words_in(house.screen(lead))


def test_across_companies_the_other_side_hears_that_nothing_comes_of_it(
    house: House, lead: Someone, mentee: Someone
) -> None:
    there = company(house.store)
    other_lead = person(house.store, there, Part.LEAD)
    in_state(house, mentee, person(house.store, there, Part.MENTOR), State.ASKING_MENTOR)
    press(house, mentee)
    assert state_of(house) == State.WITHDRAWN
    assert len(house.screen(other_lead)) == 1
    assert "rather not" not in words_in(house.screen(other_lead))


@pytest.mark.parametrize("state", [State.ENDED, State.COMPLETED])
def test_who_once_was_matched_is_out_and_not_forgotten(
    house: House, home: Company, lead: Someone, mentee: Someone, state: State
) -> None:
    in_state(house, mentee, person(house.store, home, Part.MENTOR), state)
    press(house, mentee)
    assert "forgotten" not in answer(house)
    actor = known(house, mentee)
    assert actor
    assert not actor.parts
    assert actor.person.name == "Ada Byron"
    assert "no longer registered" in str(house.send(payloads.command(mentee, "/advance")).body)


def test_the_only_lead_of_a_pilot_names_another_first(house: House, lead: Someone, mentee: Someone) -> None:
    press(house, lead)
    assert "only lead" in answer(house)
    assert REGISTER_PERSON in buttons_in(house.slack.calls[-1].arguments)
    assert known(house, lead)


def test_a_lead_alone_in_her_pilot_may_go_and_so_may_one_of_two(house: House, home: Company, lead: Someone) -> None:
    second = person(house.store, home, Part.LEAD)
    press(house, lead)
    press(house, second)
    assert known(house, lead) is None
    assert known(house, second) is None


def test_a_coordinator_who_is_also_a_mentor_stays_coordinator(house: House, home: Company) -> None:
    both = person(house.store, home, Part.COORDINATOR, Part.MENTOR)
    assert views.NOT_FOR_ME in buttons_in(welcome(house, both))
    press(house, both)
    actor = known(house, both)
    assert actor
    assert actor.parts == {Part.COORDINATOR}


def test_a_coordinator_has_nothing_to_leave(house: House, home: Company) -> None:
    someone = person(house.store, home, Part.COORDINATOR)
    assert views.NOT_FOR_ME not in buttons_in(welcome(house, someone))
    press(house, someone)
    assert known(house, someone)


def test_after_a_crash_the_key_is_destroyed_by_the_housekeeping(
    house: House, lead: Someone, mentee: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    with house.store.read(EVERYONE) as work:
        name = work.session.get_one(PersonRow, mentee.id).name
    monkeypatch.setattr("handlers.deps.destroy_condemned", lambda _: None)
    press(house, mentee)
    assert house.store.keyring.open(name) == "Ada Byron"
    tidy_up(house.store, house.clock.now())
    with pytest.raises(KeyGone):
        house.store.keyring.open(name)
    assert destroy_condemned(house.store) == 0


def test_while_somebody_copies_the_key_store_she_hears_that_she_is_out_and_the_key_goes_later(
    house: House, lead: Someone, mentee: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise OperationalError("PRAGMA wal_checkpoint", None, Exception())

    with monkeypatch.context() as patched:
        patched.setattr("storage.keys.overwrite_deleted", busy)
        press(house, mentee)
    assert "You’re out of the programme" in answer(house)
    assert destroy_condemned(house.store) == 1


def test_whatever_else_of_the_housekeeping_fails_her_key_is_destroyed(
    house: House, mentee: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object) -> None:
        raise LookupError("a row that nobody foresaw")

    with monkeypatch.context() as patched:
        patched.setattr("handlers.deps.destroy_condemned", lambda _: None)
        press(house, mentee)
    monkeypatch.setattr("mentoring.housekeeping.hand_on", unreadable)
    with pytest.raises(LookupError):
        tidy_up(house.store, house.clock.now())
    assert destroy_condemned(house.store) == 0


def test_a_week_later_nobody_remembers_who_it_was(house: House, lead: Someone, mentee: Someone) -> None:
    press(house, mentee)
    left_at = house.clock.now()
    due = tidy_up(house.store, left_at)
    assert due
    assert due - left_at <= NEWS_KEPT
    assert len(house.screen(lead)) == 1
    assert tidy_up(house.store, due + timedelta(seconds=1)) is None
    assert house.screen(lead) == []
    with house.store.read(EVERYONE) as work:
        assert work.session.scalars(select(DepartureRow)).all() == []
