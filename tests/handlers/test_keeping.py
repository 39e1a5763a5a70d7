"""A match runs its course: it completes by itself, what was written is offered to its authors, and then forgotten."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mentoring.erasing import NO_NAME
from mentoring.growing import note_moves, objective_moves
from mentoring.growing.notes import About
from mentoring.growing.objective_rules import Category, Draft
from mentoring.housekeeping import tidy_up
from mentoring.leading.pilot_member import withdraw
from mentoring.matching import matchmaking_closing as closing
from mentoring.matching import matchmaking_moves as moves
from mentoring.matching.matchmaking_proposing import propose
from mentoring.matching.matchmaking_verdicts import Pair as Proposed
from mentoring.matching.matchmaking_words import Ground
from mentoring.matchmaking import State
from mentoring.people import Part
from scheduler.drawing import Draughtsman
from storage import matches
from storage.deliveries import DeliveryRow, OccasionRow
from storage.engine import open_engine
from storage.keys import KeyGone, KeyRow
from storage.people import PersonRow
from storage.sealing import KeyName, Sealed
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, match, person
from tests.databases import Databases
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.slack import buttons_in, words_in
from tests.storage.test_keys import table_bytes
from tests.timekeeping import keep_time
from views.asking import feedback, surveys
from views.counting import figures
from views.ending import certificate_links, keeping
from views.ending.certificate_page import can_write, drawn
from views.ending.certificate_words import Page
from views.joining.leaving import NOT_FOR_ME
from views.matching import matchmaking_buttons
from views.matching.matchmaking import READ
from views.matching.matchmaking_leaving import LEAVE

END = datetime(2027, 5, 23, 12, tzinfo=UTC)
"""The last day, 22 May, is over wherever one may be. It is a Sunday."""
HERS, HIS, OBJECTIVE = "Her very own thought.", "His very own thought.", "To be heard in meetings"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Three:
    pair: Pair
    lead: Someone

    @property
    def both(self) -> tuple[Someone, Someone]:
        return self.pair.mentee, self.pair.mentor


@pytest.fixture
def three(house: House) -> Three:
    """A pair in London that has met and written, and its lead."""
    at = company(house.store)
    lead, mentee, mentor = (person(house.store, at, part) for part in (Part.LEAD, Part.MENTEE, Part.MENTOR))
    pair = match(house.store, mentee, mentor)
    for who, text in ((mentee, HERS), (mentor, HIS)):
        with house.store.write(EVERYONE) as work:
            note_moves.write(
                work, who.actor(work), pair.match_id, text, About(), house.clock.now(), uuid4(), share=False
            )
    with house.store.write(EVERYONE) as work:
        draft = Draft(Category.COMMUNICATION, OBJECTIVE)
        objective_moves.record(work, mentee.actor(work), pair.match_id, draft, house.clock.now())
    return Three(pair, lead)


def pass_time(house: House, until: datetime) -> None:
    house.clock.at = until
    tidy_up(house.store, until)


def deliveries(house: House, who: Someone, kind: str) -> list[DeliveryRow]:
    with house.store.read(EVERYONE) as work:
        hers = (OccasionRow.person_id == who.id, OccasionRow.kind == kind)
        return list(work.session.scalars(select(DeliveryRow).join(OccasionRow).where(*hers)))


def press(house: House, who: Someone, action: str, match_id: UUID) -> Answered:
    return house.send(payloads.press_in_message(who, action, match_id.hex))


def read(house: House, who: Someone, three: Three) -> str:
    """What she is shown of what she wrote."""
    assert press(house, who, keeping.READ, three.pair.match_id).is_silent
    return words_in(house.slack.opened())


def name_of(house: House, who: Someone) -> str:
    with house.store.read(EVERYONE) as work:
        row = work.session.get(PersonRow, who.id)
        assert row
        return work.open(row.name)


def state_of(house: House, three: Three) -> str | None:
    with house.store.read(EVERYONE) as work:
        return matches.state_of(work.session, three.pair.match_id)


def test_a_match_completes_when_its_last_day_is_over_everywhere_and_both_hear_it_at_work(
    house: House, three: Three
) -> None:
    pass_time(house, END - timedelta(seconds=1))
    assert state_of(house, three) == State.ACTIVE
    assert tidy_up(house.store, house.clock.now()) == END
    for _ in range(2):
        pass_time(house, END)
    assert state_of(house, three) == State.COMPLETED
    for who, other in (three.both, three.both[::-1]):
        (delivery,) = deliveries(house, who, "match_completed")
        assert delivery.due_at == datetime(2027, 5, 24, 8, tzinfo=UTC)  # Monday, 9:00 in London
        message = house.screen(who)[-1]
        assert f"with {other.name.split()[0]} is complete" in words_in(message)
        assert "22 June 2027" in words_in(message)
        assert set(buttons_in(message)) == {keeping.READ, certificate_links.ASK, surveys.OPEN}
        home = house.home(who)
        assert "Thank you" in words_in(home)
        assert {keeping.READ, certificate_links.ASK, figures.OPEN} <= set(buttons_in(home))
        answered = house.send(payloads.command(who, "/advance-note"))
        assert "is complete" in words_in(answered.body)
    assert deliveries(house, three.lead, "match_completed") == []


def test_when_it_is_over_advance_says_so_whatever_it_is_asked_and_feedback_is_still_taken(
    house: House, three: Three
) -> None:
    pass_time(house, END)
    mentee, _ = three.both
    house.send(payloads.typed(mentee, "What now?"))
    heard = [house.send(payloads.command(mentee, "/advance")).body, *house.screen(mentee)]
    thanked = [said for said in heard if "Thank you, Person" in words_in(said)]
    assert [feedback.GIVE in buttons_in(said) for said in thanked] == [True, True]
    house.send(payloads.command(mentee, "/advance", "feedback A fine half-year."))
    filled = {feedback.TO: "lead", feedback.TOPIC: "pilot", feedback.SIGN: feedback.SIGNED}
    house.send(payloads.submit(mentee, house.slack.opened(), **filled))
    assert len(deliveries(house, three.lead, "feedback_given")) == 1


def test_nobody_is_nudged_in_a_match_that_is_over(house: House, three: Three) -> None:
    pass_time(house, END)
    for days in range(0, 60, 3):
        keep_time(house.store, END + days * DAY)
    for who in three.both:
        with house.store.read(EVERYONE) as work:
            since = (OccasionRow.person_id == who.id, OccasionRow.created_at >= END)
            told = work.session.scalars(select(OccasionRow.kind).where(*since).order_by(OccasionRow.created_at))
            assert list(told) == ["match_completed", "keeping_ends"]


def test_a_paused_match_completes_too_and_one_that_goes_on_longer_does_not(house: House, three: Three) -> None:
    other = match(house.store, person(house.store, three.lead.company, Part.MENTEE), three.pair.mentor)
    with house.store.write(EVERYONE) as work:
        row = matches.by_id(work.session, other.match_id)
        assert row
        row.ends_on += 10 * DAY
        closing.pause(work, three.lead.actor(work), three.pair.match_id, house.clock.now())
    pass_time(house, END)
    assert state_of(house, three) == State.COMPLETED
    with house.store.read(EVERYONE) as work:
        assert matches.state_of(work.session, other.match_id) == State.ACTIVE


def test_each_author_reads_hers_and_nobody_elses_until_it_is_forgotten(house: House, three: Three) -> None:
    mentee, mentor = three.both
    assert HERS not in words_in(press(house, mentee, keeping.READ, three.pair.match_id).body)  # it still runs
    pass_time(house, END)
    assert HERS in read(house, mentee, three)
    assert OBJECTIVE in read(house, mentee, three)
    assert HIS in read(house, mentor, three)
    for text in (HERS, OBJECTIVE):
        assert text not in read(house, mentor, three)
    stranger = person(house.store, three.lead.company, Part.MENTEE)
    for who in (three.lead, stranger):
        shown = press(house, who, keeping.READ, three.pair.match_id)
        press(house, who, certificate_links.ASK, three.pair.match_id)
        assert HERS not in words_in([shown.body, *(call.arguments for call in house.slack.calls[-2:])])
        assert deliveries(house, who, "certificate") == []
    assert not any(HERS in words_in(message) for who in three.both for message in house.screen(who))


@pytest.mark.parametrize("ended", [False, True])
def test_after_a_month_and_a_word_beforehand_the_keys_are_destroyed_for_good(
    house: House, three: Three, databases: Databases, request: pytest.FixtureRequest, ended: bool
) -> None:
    mentee, mentor = three.both
    assert house.send(payloads.press_on_home(mentee, LEAVE, three.pair.match_id.hex)).is_silent
    house.send(payloads.submit(mentee, house.slack.opened(), wish="end", written="A word of leave."))
    if ended:
        press(house, three.lead, matchmaking_buttons.END, three.pair.match_id)
        over = house.clock.now() - timedelta(seconds=1)
    else:
        over = END
        pass_time(house, over)
    with Session(open_engine(databases.keys)) as session:
        begins = f"match/{three.pair.match_id.hex}/"
        keys = {row.name: row.wrapped for row in session.scalars(select(KeyRow))}
    theirs = [wrapped for name, wrapped in keys.items() if name.startswith(begins)]
    others = [wrapped for name, wrapped in keys.items() if not name.startswith(begins)]
    assert len(theirs) == 2

    pass_time(house, over + 24 * DAY - timedelta(minutes=1))
    assert deliveries(house, mentee, "keeping_ends") == []
    for _ in range(2):
        pass_time(house, over + 24 * DAY + timedelta(minutes=1))
    assert len(deliveries(house, mentee, "keeping_ends")) == len(deliveries(house, mentor, "keeping_ends")) == 1
    assert keeping.READ in buttons_in(house.screen(mentee)[-1])
    pass_time(house, over + 31 * DAY - timedelta(minutes=1))
    assert HERS in read(house, mentee, three)

    pass_time(house, over + 31 * DAY + timedelta(minutes=1))
    found = table_bytes(request, databases)
    assert all(wrapped in found for wrapped in others)
    assert not any(wrapped in found for wrapped in theirs)
    for who in three.both:
        assert "no longer kept" in read(house, who, three)
        assert "no longer kept" in words_in(house.home(who))
        for message in house.screen(who):
            assert keeping.READ not in buttons_in(message)
    press(house, three.lead, READ, three.pair.match_id)
    assert "no longer kept" in words_in(house.slack.opened())
    assert tidy_up(house.store, house.clock.now()) is None
    answered = press(house, mentee, certificate_links.ASK, three.pair.match_id)
    assert answered.status == 200
    assert bool(deliveries(house, mentee, "certificate")) is not ended


def test_whoever_left_is_forgotten_with_what_was_written_and_whoever_leaves_later_at_once(
    house: House, three: Three
) -> None:
    mentee, mentor = three.both
    pass_time(house, END)
    house.send(payloads.press_on_home(mentee, NOT_FOR_ME))
    assert NOT_FOR_ME not in buttons_in(house.home(mentor)), "what he wrote is still his to read"
    pass_time(house, END + 31 * DAY - timedelta(minutes=1))
    assert name_of(house, mentee) == mentee.name
    for _ in range(2):
        pass_time(house, END + 31 * DAY + timedelta(minutes=1))
    assert name_of(house, mentee) == NO_NAME
    assert name_of(house, mentor) == mentor.name
    assert "Your mentorship with – is complete" in words_in(house.home(mentor))
    assert NOT_FOR_ME in buttons_in(house.home(mentor))

    with house.store.write(EVERYONE) as work:
        withdraw(work, three.lead.actor(work), mentor.id, Part.MENTOR, house.clock.now())
    pass_time(house, house.clock.now())
    assert name_of(house, mentor) == NO_NAME
    for key in map(KeyName.of_person, (mentee.id, mentor.id)):
        with pytest.raises(KeyGone):
            house.store.keyring.open(Sealed(key, b""))


@pytest.mark.parametrize("withdrawn", [False, True])
def test_what_was_said_of_a_proposal_is_forgotten_too_a_month_after_nothing_came_of_it(
    house: House, databases: Databases, request: pytest.FixtureRequest, withdrawn: bool
) -> None:
    at = company(house.store)
    lead, mentee, mentor = (person(house.store, at, part) for part in (Part.LEAD, Part.MENTEE, Part.MENTOR))
    over = house.clock.now()
    with house.store.write(EVERYONE) as work:
        (outcome,) = propose(work, lead.actor(work), [Proposed(mentee.id, mentor.id)], over, again=False)
        assert outcome.match_id
        moves.ask_more(work, mentor.actor(work), outcome.match_id, uuid4(), HIS, over)
        moves.tell_more(work, lead.actor(work), outcome.match_id, uuid4(), HERS, over)
        if withdrawn:
            moves.withdraw(work, lead.actor(work), outcome.match_id, over)
        else:
            moves.reserve(work, mentor.actor(work), outcome.match_id, uuid4(), HIS, over, ground=Ground.CONFLICT)
    with Session(open_engine(databases.keys)) as session:
        keys = {row.name: row.wrapped for row in session.scalars(select(KeyRow))}
    theirs = [wrapped for name, wrapped in keys.items() if name.startswith(f"match/{outcome.match_id.hex}/")]
    assert len(theirs) == 2

    pass_time(house, over + 31 * DAY - timedelta(minutes=1))
    press(house, lead, READ, outcome.match_id)
    assert HERS in words_in(house.slack.opened())
    homes = [house.home(who) for who in (mentee, mentor)]
    pass_time(house, over + 31 * DAY + timedelta(minutes=1))
    found = table_bytes(request, databases)
    assert not any(wrapped in found for wrapped in theirs)
    assert all(wrapped in found for wrapped in keys.values() if wrapped not in theirs)
    press(house, lead, READ, outcome.match_id)
    assert "no longer kept" in words_in(house.slack.opened())
    assert [house.home(who) for who in (mentee, mentor)] == homes
    for who in (mentee, mentor):
        assert deliveries(house, who, "keeping_ends") == []
        assert "no longer kept" not in words_in(press(house, who, keeping.READ, outcome.match_id).body)
    assert tidy_up(house.store, house.clock.now()) is None


def test_a_certificate_comes_as_a_file_once_a_day_however_often_it_is_asked_for(house: House, three: Three) -> None:
    mentee, mentor = three.both
    press(house, mentee, certificate_links.ASK, three.pair.match_id)
    assert deliveries(house, mentee, "certificate") == []  # it still runs
    pass_time(house, END)
    for _ in range(2):
        press(house, mentee, certificate_links.ASK, three.pair.match_id)
    (delivery,) = deliveries(house, mentee, "certificate")
    found = Draughtsman(house.store, house.catalogues).message(mentee.id, delivery.id, house.clock.now(), is_new=True)
    assert found
    assert found.message.file
    assert found.message.file.content.startswith(b"%PDF-")
    assert found.message.file.suffix == "pdf"
    house.clock.wind(days=1)
    press(house, mentee, certificate_links.ASK, three.pair.match_id)
    assert len(deliveries(house, mentee, "certificate")) == 2
    assert deliveries(house, mentor, "certificate") == []


def test_across_companies_both_get_theirs(house: House) -> None:
    here, there = company(house.store, "Here & Co"), company(house.store)
    mentee, mentor = person(house.store, here, Part.MENTEE), person(house.store, there, Part.MENTOR)
    pair = match(house.store, mentee, mentor)
    with house.store.write(EVERYONE) as work:
        note_moves.write(work, mentor.actor(work), pair.match_id, HIS, About(), house.clock.now(), uuid4(), share=False)
    pass_time(house, END)
    for who in (mentee, mentor):
        press(house, who, certificate_links.ASK, pair.match_id)
        assert len(deliveries(house, who, "certificate")) == 1
        assert "is complete" in words_in(house.home(who))
    press(house, mentor, keeping.READ, pair.match_id)
    assert HIS in words_in(house.slack.opened())


def test_the_typeface_knows_which_names_it_can_write() -> None:
    assert all(can_write(name) for name in ("Ada", "Françoise Barré", "Νικολέττα", "Größmann", "فاطمة", "$x_2$"))
    assert not any(can_write(name) for name in ("王小雲", "अनीता", "안녕"))


def test_the_same_page_gives_the_same_bytes_whatever_stands_on_it() -> None:
    odd = Page("", "T", "b", "王小雲", "a", "$\\frac{", ("f", ""), "株式会社")
    long = Page("p", "T", "b", "N" * 300, "a", "Very long " * 40, ("f" * 200,), "C" * 500)
    for page in (odd, long):
        assert drawn(page) == drawn(page)
