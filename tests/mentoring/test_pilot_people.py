"""How everybody stands who is registered: told from what they are and were in, by plain rules."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from mentoring.leading.pilot_people import Entry, Place, Standing, entries
from mentoring.matchmaking import State
from mentoring.people import Part
from storage.pilot_pairs import PairRow
from storage.pilot_people import PartRow
from storage.sealing import KeyName, Sealed

NAME = Sealed(KeyName("person/1"), b"")
MENTEE, MENTOR = uuid4(), uuid4()
COMPANY = uuid4()


def registered(person_id: UUID, *parts: Part, capacity: int = 1) -> list[PartRow]:
    return [PartRow(person_id, part.value, capacity, "", NAME) for part in parts]


def pair(state: State, mentee: UUID = MENTEE, mentor: UUID = MENTOR, *, day: int = 1, again: bool = False) -> PairRow:
    return PairRow(
        match_id=uuid4(),
        state=state.value,
        starts_on=date(2026, 11, day),
        seeks_again=again,
        moved_at=None,
        mentees_lead_id=None,
        mentors_lead_id=None,
        mentee_id=mentee,
        mentees_company=COMPANY,
        mentee=NAME,
        mentor_id=mentor,
        mentors_company=COMPANY,
        mentor=NAME,
        questions=0,
        wishes=0,
        is_quiet=False,
        is_encouraged=False,
    )


def only(found: tuple[Entry, ...]) -> Place:
    ((place,),) = (entry.places for entry in found)
    return place


@pytest.mark.parametrize(
    ("states", "standing"),
    [
        ((), Standing.WAITING),
        *(((state,), Standing.ASKED) for state in (State.AGREEING, State.ASKING_MENTOR, State.ASKING_MENTEE)),
        *(((state,), Standing.MATCHED) for state in (State.ACTIVE, State.PAUSED)),
        *(((state,), Standing.WAITING) for state in (State.DECLINED, State.WITHDRAWN)),
        *(((state,), Standing.PARTED) for state in (State.ENDED, State.COMPLETED)),
        ((State.ENDED, State.ACTIVE), Standing.MATCHED),
        ((State.ENDED, State.ASKING_MENTOR), Standing.ASKED),
    ],
)
def test_a_mentee_waits_unless_she_is_in_something_or_had_her_turn(
    states: tuple[State, ...], standing: Standing
) -> None:
    pairs = [pair(state, mentor=uuid4()) for state in states]
    assert only(entries(registered(MENTEE, Part.MENTEE), pairs)).standing is standing


def test_a_mentee_who_was_promised_another_mentor_waits_and_the_last_promise_counts() -> None:
    promised = [pair(State.ENDED, day=1), pair(State.ENDED, day=9, again=True)]
    parted = [pair(State.ENDED, day=1, again=True), pair(State.ENDED, day=9)]
    assert only(entries(registered(MENTEE, Part.MENTEE), promised)).standing is Standing.WAITING
    assert only(entries(registered(MENTEE, Part.MENTEE), parted)).standing is Standing.PARTED


@pytest.mark.parametrize(
    ("capacity", "states", "standing", "room"),
    [
        (2, (), Standing.WAITING, 2),
        (2, (State.ASKING_MENTOR,), Standing.ASKED, 1),
        (2, (State.ACTIVE,), Standing.MATCHED, 1),
        (2, (State.ACTIVE, State.ASKING_MENTEE), Standing.MATCHED, 0),
        (2, (State.ENDED, State.DECLINED), Standing.WAITING, 2),
        (0, (), Standing.RESTING, 0),
        (1, (State.ACTIVE, State.PAUSED), Standing.MATCHED, 0),  # she takes fewer than she has: no room, and no debt
    ],
)
def test_a_mentors_room_is_what_neither_runs_nor_is_proposed(
    capacity: int, states: tuple[State, ...], standing: Standing, room: int
) -> None:
    pairs = [pair(state, mentee=uuid4()) for state in states]
    place = only(entries(registered(MENTOR, Part.MENTOR, capacity=capacity), pairs))
    assert (place.standing, place.room) == (standing, room)


def test_somebody_of_two_parts_stands_in_each_by_itself() -> None:
    both = registered(MENTEE, Part.MENTEE, Part.MENTOR)
    (entry,) = entries(both, [pair(State.ACTIVE, mentee=uuid4(), mentor=MENTEE)])
    assert {place.part: place.standing for place in entry.places} == {
        Part.MENTEE: Standing.WAITING,
        Part.MENTOR: Standing.MATCHED,
    }


def test_an_office_waits_for_nothing() -> None:
    for part in (Part.LEAD, Part.COORDINATOR):
        assert only(entries(registered(uuid4(), part), [])).standing is Standing.IN_OFFICE
