"""A lead's room: what waits for her first, the figures, and few statements however many people there are."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from mentoring.access import NotAllowed
from mentoring.agreeing.agreement_texts import Document
from mentoring.counting.releasing import release_due
from mentoring.leading.pilot import Kind, Room, room_of
from mentoring.matching.matchmaking_words import Wish
from mentoring.matchmaking import State
from mentoring.people import Part
from scheduler.drawing import Draughtsman
from storage import releases
from storage.matches import MatchRow
from storage.meetings import MeetingRow, OfferRow
from storage.people import PersonRow
from storage.remarks import RemarkRow
from storage.sealing import KeyName
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Company, Pair, Someone, company, match, pair, person
from tests.mentoring.pilot_crowd import crowd
from tests.statements import heard
from views.words import Catalogues

STATEMENTS_AT_MOST = 8
NEXT_MONTH = NOW + timedelta(days=35)
"""A Monday, too."""


@pytest.fixture
def home(store: Store) -> Company:
    return company(store, "One")


@pytest.fixture
def lead(store: Store, home: Company) -> Someone:
    return person(store, home, Part.LEAD)


def room(store: Store, lead: Someone, now: datetime = NOW) -> Room:
    with store.read(EVERYONE) as work:
        return room_of(work, lead.actor(work), now)


def kinds(store: Store, lead: Someone, now: datetime = NOW) -> list[Kind]:
    return [step.kind for step in room(store, lead, now).steps]


def put(store: Store, match_id: UUID, state: State, **values: object) -> None:
    """The match is in that state."""
    with store.write(EVERYONE) as work:
        change = update(MatchRow).where(MatchRow.id == match_id).values(state=state.value, **values)
        work.session.execute(change)


def remark(store: Store, two: Pair, kind: str, at: datetime = NOW) -> None:
    """Somebody has written something about the match."""
    with store.write(EVERYONE) as work:
        text = f"{Wish.PAUSE}\nprivate words" if kind == "leaving" else "private words"
        words = work.seal(KeyName.of_author(two.match_id, two.mentor.id), text)
        row = RemarkRow(match_id=two.match_id, by_id=two.mentor.id, kind=kind, words=words, created_at=at)
        row.company_id = two.mentee.company.id
        work.session.add(row)


def meeting(store: Store, two: Pair, starts_at: datetime, agreed_at: datetime = NOW) -> None:
    """A meeting that both have agreed to."""
    with store.write(EVERYONE) as work:
        at = {"company_id": two.mentee.company.id, "created_at": agreed_at}
        row = MeetingRow(id=uuid4(), match_id=two.match_id, state="accepted", **at)
        work.session.add(row)
        work.session.flush()
        offer = OfferRow(
            meeting_id=row.id,
            by_id=two.mentee.id,
            to_id=two.mentor.id,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            place=work.seal(KeyName.of_author(two.match_id, two.mentee.id), "Room 5"),
            state="agreed",
            agreed_at=agreed_at,
            answered_at=agreed_at,
            **at,
        )
        work.session.add(offer)


def test_an_empty_pilot_begins_with_its_people(store: Store, home: Company, lead: Someone) -> None:
    assert kinds(store, lead) == [Kind.NOBODY]
    person(store, home, Part.MENTEE)
    assert kinds(store, lead) == [Kind.NO_MENTORS]
    mentor = person(store, home, Part.MENTOR)
    assert kinds(store, lead) == [Kind.WAITING]
    with store.write(EVERYONE) as work:
        work.session.execute(update(PersonRow).where(PersonRow.id == mentor.id).values(capacity=0))
    assert kinds(store, lead) == [Kind.NO_ROOM]


def test_mentors_alone_wait_for_mentees(store: Store, home: Company, lead: Someone) -> None:
    person(store, home, Part.MENTOR)
    assert kinds(store, lead) == [Kind.NO_MENTEES]


def test_once_all_are_matched_nothing_waits(store: Store, home: Company, lead: Someone) -> None:
    pair(store, mentee_at=home)
    assert kinds(store, lead) == []


def test_what_somebody_waits_for_comes_first_and_says_who(store: Store, home: Company, lead: Someone) -> None:
    person(store, home, Part.MENTEE)
    person(store, home, Part.MENTOR)
    asking, leaving = (pair(store, mentee_at=home) for _ in range(2))
    put(store, asking.match_id, State.ASKING_MENTOR)
    remark(store, asking, "question")
    remark(store, leaving, "leaving")
    steps = room(store, lead).steps
    assert [(step.kind, step.match_id) for step in steps] == [
        (Kind.QUESTION, asking.match_id),
        (Kind.WISH, leaving.match_id),
        (Kind.WAITING, None),
    ]
    assert (steps[0].mentee, steps[0].mentor) == (asking.mentee.name, asking.mentor.name)


def test_what_was_answered_waits_no_longer(store: Store, home: Company, lead: Someone) -> None:
    asking, leaving = (pair(store, mentee_at=home) for _ in range(2))
    put(store, asking.match_id, State.ASKING_MENTOR)
    for kind in ("question", "answer"):
        remark(store, asking, kind)
    remark(store, leaving, "leaving")
    put(store, leaving.match_id, State.PAUSED, moved_at=NOW + timedelta(hours=1))
    assert kinds(store, lead) == []
    remark(store, asking, "question")
    assert kinds(store, lead) == [Kind.QUESTION]


def test_across_companies_each_lead_is_asked_once_for_her_own_side(store: Store, home: Company, lead: Someone) -> None:
    elsewhere = company(store)
    theirs, two = person(store, elsewhere, Part.LEAD), pair(store, mentee_at=home, mentor_at=elsewhere)
    put(store, two.match_id, State.AGREEING)
    for each in (lead, theirs):
        assert [step.kind for step in room(store, each).steps if step.match_id] == [Kind.ACROSS]
    put(store, two.match_id, State.AGREEING, mentees_lead_id=lead.id)
    assert Kind.ACROSS not in kinds(store, lead)
    assert Kind.ACROSS in kinds(store, theirs)
    put(store, two.match_id, State.ASKING_MENTOR, mentees_lead_id=lead.id, mentors_lead_id=theirs.id)
    remark(store, two, "question")
    assert Kind.QUESTION in kinds(store, lead)  # the mentee's lead answers for her
    assert Kind.QUESTION not in kinds(store, theirs)


def test_the_figures_count_everybody_and_everything_once(store: Store, home: Company, lead: Someone) -> None:
    active, paused, proposed, over = (pair(store, mentee_at=home) for _ in range(4))
    put(store, paused.match_id, State.PAUSED)
    put(store, proposed.match_id, State.ASKING_MENTEE)
    put(store, over.match_id, State.DECLINED)
    person(store, home, Part.MENTEE, Part.MENTOR)
    pair(store)
    found = room(store, lead).figures
    assert found.parts == {Part.MENTEE: 5, Part.MENTOR: 5, Part.LEAD: 1, Part.COORDINATOR: 0}
    assert (found.waiting, found.room, found.mentors_with_room) == (2, 2, 2)
    assert (found.active, found.paused, found.proposed) == (1, 1, 1)
    assert (found.sides, found.agreed) == (4, dict.fromkeys(Document, 0))
    assert active.mentee.name not in repr(found)


@pytest.mark.parametrize(
    ("arrange", "quiet"),
    [
        (lambda store, two: None, 1),
        (lambda store, two: meeting(store, two, NOW + timedelta(days=3)), 1),  # longer ago than four weeks by then
        (lambda store, two: meeting(store, two, NOW + timedelta(days=20)), 0),
        (lambda store, two: meeting(store, two, NEXT_MONTH + timedelta(days=9)), 0),  # planned
        (lambda store, two: meeting(store, two, NEXT_MONTH + timedelta(days=9), NEXT_MONTH - timedelta(days=1)), 0),
        (lambda store, two: meeting(store, two, NEXT_MONTH + timedelta(days=9), NEXT_MONTH + timedelta(hours=1)), 1),
        (lambda store, two: put(store, two.match_id, State.PAUSED), 0),
        (lambda store, two: put(store, two.match_id, State.ENDED), 0),
    ],
)
def test_a_pair_is_quiet_that_had_no_meeting_for_a_while_and_planned_none_as_of_last_monday(
    store: Store, home: Company, lead: Someone, arrange: Callable[[Store, Pair], None], quiet: int
) -> None:
    two = pair(store, mentee_at=home)
    arrange(store, two)
    assert room(store, lead, NEXT_MONTH + timedelta(days=2)).figures.quiet == quiet


def test_a_new_pair_is_given_time(store: Store, home: Company, lead: Someone) -> None:
    pair(store, mentee_at=home)
    assert [room(store, lead, NOW + timedelta(days=days)).figures.quiet for days in (0, 13, 14)] == [0, 0, 1]


def test_nobody_else_has_a_room(store: Store, home: Company, lead: Someone) -> None:
    two = pair(store, mentee_at=home)
    for someone in (two.mentee, two.mentor, person(store, home, Part.COORDINATOR)):
        with pytest.raises(NotAllowed):
            room(store, someone)
    assert room(store, person(store, company(store), Part.LEAD)).figures.active == 0


def test_today_is_the_companys_own(store: Store, home: Company) -> None:
    lead = person(store, home, Part.LEAD, zone="Pacific/Auckland")
    assert room(store, lead, datetime(2026, 11, 23, 12, 0, tzinfo=UTC)).on.day == 24


def test_home_of_a_lead_of_hundreds_takes_few_statements_and_few_blocks(
    store: Store, home: Company, lead: Someone
) -> None:
    crowd(store, lead, home, "One", pairs=250)
    with heard(store.engine) as said:
        view = Draughtsman(store, Catalogues()).home(lead.id, NOW + timedelta(days=30))
    assert len(said) <= STATEMENTS_AT_MOST, "\n\n".join(said)
    assert len(view["blocks"]) < 30
    assert "250 mentees" in str(view)
    assert "250 pairs have had no meeting for a while." in str(view)


def test_a_lead_who_is_matched_herself_sees_her_pilot_first_and_her_own_match_below(
    store: Store, home: Company
) -> None:
    both = person(store, home, Part.LEAD, Part.MENTOR)
    mentee = person(store, home, Part.MENTEE)
    match(store, mentee, both)
    view = Draughtsman(store, Catalogues()).home(both.id, NOW)
    titles = [block["text"]["text"] for block in view["blocks"] if block["type"] == "header"]
    assert titles[0] == "Your pilot at One"
    assert f"Hello {both.name.split()[0]}" in titles[1:]
    assert mentee.name.split()[0] in str(view)
    assert len(view["blocks"]) <= 100


def test_home_counts_matches_as_the_weekly_figures_do_and_names_those_of_mentors_elsewhere(store: Store) -> None:
    """Across companies a match counts once, for the mentee's: totals add up (SPEC S33, S34)."""
    here, there = company(store, "Here"), company(store, "There")
    for mentee_at, mentor_at in ((here, here), (here, there), (there, here)):
        pair(store, mentee_at=mentee_at, mentor_at=mentor_at)
    release_due(store, NOW + timedelta(days=7))
    for at, active in ((here, 2), (there, 1)):
        found = room(store, person(store, at, Part.LEAD), NOW + timedelta(days=7)).figures
        assert (found.active, found.elsewhere) == (active, 1)
        with store.read(EVERYONE) as work:
            row = releases.latest(work.session, at.id)
            assert row
            released = {cell.cell: cell.n for cell in releases.cells(work.session, [row.id])}
        assert released["active"] == found.active
