"""A match that ends or is paused while somebody presses: whoever comes second is told, and changes nothing."""

from collections.abc import Callable
from datetime import date, time
from threading import Event, Thread

import pytest
from sqlalchemy import update

from mentoring.access import NotAllowed
from mentoring.holding import hold_match
from mentoring.matchmaking import State
from mentoring.meeting import meeting_moves
from mentoring.meeting.meeting_rules import Wish
from mentoring.meeting.meetings import meetings_of
from mentoring.too_late import TooLate
from storage import people
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from storage.work import Store, Work
from tests.building import NOW, Pair, pair

WISH = Wish(date(2026, 12, 1), time(15), 60, "Room 4", "")


def put(work: Work, two: Pair, state: State) -> None:
    work.session.execute(update(MatchRow).where(MatchRow.id == two.match_id).values(state=state.value))


def test_an_active_match_is_held_and_no_other_is(store: Store) -> None:
    two, others = pair(store), pair(store)
    with store.write(EVERYONE) as work:
        actor = two.mentee.actor(work)
        assert hold_match(work, actor, two.match_id).partner.id == two.mentor.id
        with pytest.raises(NotAllowed):
            hold_match(work, actor, others.match_id)


@pytest.mark.parametrize("state", [State.PAUSED, State.ENDED, State.COMPLETED])
def test_what_ended_or_was_paused_since_she_was_recognised_is_too_late(store: Store, state: State) -> None:
    two = pair(store)
    with store.write(EVERYONE) as work:
        actor = two.mentee.actor(work)
        put(work, two, state)
        with pytest.raises(TooLate):
            hold_match(work, actor, two.match_id)


def test_a_paused_match_can_be_read_and_begins_nothing_new(store: Store) -> None:
    two = pair(store, mentee_zone="Europe/London")
    with store.write(EVERYONE) as work:
        meeting_moves.propose(work, two.mentee.actor(work), two.match_id, WISH, NOW)
        put(work, two, State.PAUSED)
    with store.write(EVERYONE) as work:
        actor = two.mentee.actor(work)
        assert actor.active == ()
        assert [match.paused for match in actor.matches] == [True]
        (meeting,) = meetings_of(work, actor)
        with pytest.raises(TooLate):
            meeting_moves.propose(work, actor, two.match_id, WISH, NOW)
        with pytest.raises(TooLate):
            meeting_moves.cancel(work, actor, meeting.id, meeting.table, "", NOW)


def _proposing(two: Pair) -> Callable[[Work], object]:
    return lambda work: meeting_moves.propose(work, two.mentee.actor(work), two.match_id, WISH, NOW)


def test_whoever_waits_for_the_lock_of_an_ending_sees_that_it_has_ended(store: Store) -> None:
    """The gap between recognising somebody and locking her: a match may end in it."""
    two = pair(store, mentee_zone="Europe/London")
    came: list[object] = []
    held = Event()

    def press() -> None:
        held.wait()
        try:
            with store.write(EVERYONE) as work:
                came.append(_proposing(two)(work))
        except (TooLate, NotAllowed) as told:
            came.append(type(told))

    presser = Thread(target=press)
    presser.start()
    with store.write(EVERYONE) as work:
        people.hold(work.session, [two.mentee.id, two.mentor.id])
        held.set()
        presser.join(0.3)  # on PostgreSQL she has been recognised by now, and waits for the lock
        put(work, two, State.ENDED)
    presser.join()
    assert came in ([TooLate], [NotAllowed])
    with store.read(EVERYONE) as work:
        work.narrow(EVERYONE)
        assert not meetings_of(work, two.mentee.actor(work))
