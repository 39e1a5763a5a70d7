"""Two people press in the same moment: one wins, the other is told, and nothing is half done."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time
from threading import Barrier
from uuid import UUID, uuid4

import pytest

from mentoring.meeting import meeting_moves
from mentoring.meeting.meeting_moves import Clash, TooLate, Unfit
from mentoring.meeting.meeting_rules import Wish
from mentoring.meeting.meetings import Meeting, State, meeting_of, meetings_of
from mentoring.people import Actor, Part
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.building import NOW, Pair, Someone, company, match, pair, person
from tests.mentoring.invariants import check_meetings

WISH = Wish(date(2026, 12, 1), time(15), 60, "Room 4", "My first talk")
LATER = replace(WISH, at=time(18))
ROUNDS = 3

Move = Callable[[Work, Actor], Meeting]


def do(store: Store, who: Someone, move: Move) -> Meeting:
    """One person's move, in a transaction of its own."""
    with store.write(EVERYONE) as work:
        return move(work, who.actor(work))


def at_once(store: Store, *moves: tuple[Someone, Move]) -> Sequence[Meeting | Exception]:
    """All of them in the same moment, each in a thread; what came of each."""
    ready = Barrier(len(moves))

    def press(who: Someone, move: Move) -> Meeting | Exception:
        ready.wait()
        try:
            return do(store, who, move)
        except (TooLate, Clash, Unfit) as told:
            return told

    with ThreadPoolExecutor(len(moves)) as threads:
        outcomes = [future.result() for future in [threads.submit(press, *each) for each in moves]]
    with store.read(EVERYONE) as work:
        match_ids = {match.id for who, _ in moves for match in who.actor(work).matches}
    check_meetings(store, match_ids)
    return outcomes


def propose(two: Pair, meeting_id: UUID | None = None) -> Move:
    return lambda work, actor: meeting_moves.propose(work, actor, two.match_id, WISH, NOW, meeting_id)


def proposed(store: Store, two: Pair, by: Someone) -> Meeting:
    return do(store, by, propose(two))


def accept(meeting: Meeting) -> Move:
    assert meeting.open is not None
    offer = meeting.open.id
    return lambda work, actor: meeting_moves.accept(work, actor, meeting.id, offer, NOW)


def decline(meeting: Meeting) -> Move:
    assert meeting.open is not None
    offer = meeting.open.id
    return lambda work, actor: meeting_moves.decline(work, actor, meeting.id, offer, NOW)


def cancel(meeting: Meeting) -> Move:
    return lambda work, actor: meeting_moves.cancel(work, actor, meeting.id, meeting.table, "", NOW)


def another(meeting: Meeting) -> Move:
    return lambda work, actor: meeting_moves.offer_another(work, actor, meeting.id, meeting.table, LATER, NOW)


def now_of(store: Store, who: Someone, meeting: Meeting) -> Meeting:
    with store.read(EVERYONE) as work:
        return meeting_of(work, who.actor(work), meeting.id)


MENTEES: dict[str, Callable[[Meeting], Move]] = {"withdraws": cancel, "changes it": another}
MENTORS: dict[str, Callable[[Meeting], Move]] = {"accepts": accept, "declines": decline, "offers another": another}


@pytest.mark.parametrize("mentee", MENTEES)
@pytest.mark.parametrize("mentor", MENTORS)
def test_of_two_who_press_at_once_one_wins_and_the_other_is_told(store: Store, mentee: str, mentor: str) -> None:
    for _ in range(ROUNDS):
        two = pair(store)
        meeting = proposed(store, two, two.mentee)
        outcomes = at_once(store, (two.mentee, MENTEES[mentee](meeting)), (two.mentor, MENTORS[mentor](meeting)))
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Meeting", "TooLate"]


@pytest.mark.parametrize("other", MENTORS)
def test_who_presses_twice_at_once_is_heard_once(store: Store, other: str) -> None:
    for _ in range(ROUNDS):
        two = pair(store)
        meeting = proposed(store, two, two.mentee)
        outcomes = at_once(store, (two.mentor, accept(meeting)), (two.mentor, MENTORS[other](meeting)))
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Meeting", "TooLate"]
        state = now_of(store, two.mentee, meeting).state
        assert state in {State.ACCEPTED, State.DECLINED, State.PROPOSED}


def test_both_may_propose_the_same_hour_and_only_one_of_the_two_is_agreed_on(store: Store) -> None:
    for _ in range(ROUNDS):
        two = pair(store, mentee_zone="Europe/London")
        hers, his = at_once(store, (two.mentee, propose(two)), (two.mentor, propose(two)))
        assert isinstance(hers, Meeting)
        assert isinstance(his, Meeting)
        outcomes = at_once(store, (two.mentor, accept(hers)), (two.mentee, accept(his)))
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Clash", "Meeting"]


def test_two_mentees_cannot_both_be_given_their_mentors_hour(store: Store) -> None:
    for _ in range(ROUNDS):
        mentor, one, other = a_mentor_with_two(store)
        meetings = [proposed(store, found, found.mentee) for found in (one, other)]
        outcomes = at_once(store, *((mentor, accept(meeting)) for meeting in meetings))
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Clash", "Meeting"]


def test_two_mentees_of_different_companies_cannot_both_accept_their_mentors_hour(store: Store) -> None:
    for _ in range(ROUNDS):
        mentor, one, other = a_mentor_with_two(store)
        meetings = [proposed(store, found, mentor) for found in (one, other)]
        outcomes = at_once(store, (one.mentee, accept(meetings[0])), (other.mentee, accept(meetings[1])))
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Clash", "Meeting"]
        (clash,) = [outcome for outcome in outcomes if isinstance(outcome, Clash)]
        assert clash.busy is None  # with whom her mentor meets is not hers to know


def test_the_same_form_sent_twice_at_once_makes_one_meeting(store: Store) -> None:
    for _ in range(ROUNDS):
        two = pair(store)
        once = propose(two, uuid4())
        outcomes = at_once(store, (two.mentee, once), (two.mentee, once))
        assert [type(outcome) for outcome in outcomes] == [Meeting, Meeting]
        with store.read(EVERYONE) as work:
            assert len(meetings_of(work, two.mentee.actor(work))) == 1


def a_mentor_with_two(store: Store) -> tuple[Someone, Pair, Pair]:
    """A mentor and her two mentees, each in a company of her own."""
    mentor = person(store, company(store), Part.MENTOR)
    one, other = (match(store, person(store, company(store), Part.MENTEE), mentor) for _ in range(2))
    return mentor, one, other
