"""The table of a match's states and moves, against one written down by hand, cell by cell; and what follows from it."""

from itertools import chain, combinations, product

import pytest

from mentoring.access import NotAllowed
from mentoring.matchmaking import LEADS, LIVE, PROPOSED, RUNNING, TABLE, Move, Mover, Stand, State, after
from mentoring.too_late import TooLate

SPECIFIED = """
propose                  | mentee's lead                             | nothing -> asking_mentor
propose across companies | coordinator                               | nothing -> agreeing
agree                    | mentee's lead, mentor's lead              | agreeing -> asking_mentor
refuse                   | mentee's lead, mentor's lead              | agreeing -> declined
mentor accepts           | mentor                                    | asking_mentor -> asking_mentee
ask for more             | mentor                                    | asking_mentor -> asking_mentor
tell more                | mentee's lead                             | asking_mentor -> asking_mentor
raise a reservation      | mentor                                    | asking_mentor -> declined
mentee accepts           | mentee                                    | asking_mentee -> active
decline                  | mentee                                    | asking_mentee -> declined
withdraw                 | mentee's lead, mentor's lead, coordinator, advance \
    | agreeing -> withdrawn, asking_mentor -> withdrawn, asking_mentee -> withdrawn
pause                    | mentee's lead, mentor's lead              | active -> paused
resume                   | mentee's lead, mentor's lead              | paused -> active
ask to pause             | mentor, mentee                            | active -> active
ask to end               | mentor, mentee                            | active -> active, paused -> paused
end                      | mentee's lead, mentor's lead              | active -> ended, paused -> ended
rematch                  | mentee's lead, mentor's lead              | active -> ended, paused -> ended
complete                 | advance                                   | active -> completed, paused -> completed
"""
"""Who may make which move, and where it leads from which state. Everything else is forbidden."""


def specified() -> dict[tuple[Move, Mover, State | None], State]:
    found = {}
    for line in SPECIFIED.strip().splitlines():
        move, movers, ways = (cell.strip() for cell in line.split("|"))
        for mover, way in product(movers.split(", "), ways.split(", ")):
            frm, to = way.split(" -> ")
            found[Move(move), Mover(mover), None if frm == "nothing" else State(frm)] = State(to)
    return found


CELLS = specified()
EVERY_CELL = list(product(Move, Mover, (None, *State)))
FINAL = set(State) - LIVE


def came_of(stand: Stand | None, move: Move, by: Mover) -> Stand | type[Exception]:
    try:
        return after(stand, move, by)
    except (NotAllowed, TooLate) as told:
        return type(told)


def expected(move: Move, by: Mover, frm: State | None) -> Stand | type[Exception]:
    to = CELLS.get((move, by, frm))
    if to is None:
        return TooLate if any((move, by, state) in CELLS for state in (None, *State)) else NotAllowed
    return Stand(State.AGREEING, frozenset({by})) if move is Move.AGREE else Stand(to)


def test_every_move_of_everybody_in_every_state_is_as_written_down() -> None:
    wrong = [
        (move, by, frm)
        for move, by, frm in EVERY_CELL
        if came_of(Stand(frm) if frm else None, move, by) != expected(move, by, frm)
    ]
    assert wrong == []
    assert len(EVERY_CELL) == 18 * 6 * 10
    assert set(TABLE) == set(Move)


@pytest.mark.parametrize("first", sorted(LEADS))
def test_across_companies_the_mentor_is_asked_once_both_leads_have_agreed(first: Mover) -> None:
    (second,) = LEADS - {first}
    once = after(Stand(State.AGREEING), Move.AGREE, first)
    assert once == Stand(State.AGREEING, frozenset({first}))
    assert after(once, Move.AGREE, second) == Stand(State.ASKING_MENTOR, LEADS)


def test_a_lead_who_agrees_twice_does_not_agree_for_the_other() -> None:
    once = after(Stand(State.AGREEING), Move.AGREE, Mover.MENTEES_LEAD)
    with pytest.raises(TooLate):
        after(once, Move.AGREE, Mover.MENTEES_LEAD)


def reached(without: frozenset[Move] = frozenset()) -> set[Stand]:
    """Every stand that any sequence of moves, by anybody, can lead to."""
    found: set[Stand] = set()
    waiting: list[Stand | None] = [None]
    while waiting:
        stand = waiting.pop()
        for move, by in product(set(Move) - without, Mover):
            come = came_of(stand, move, by)
            if isinstance(come, Stand) and come not in found:
                found.add(come)
                waiting.append(come)
    return found


def test_every_state_can_be_reached_and_no_stand_that_makes_no_sense() -> None:
    found = reached()
    assert {stand.state for stand in found} == set(State)
    sides = set(map(frozenset, chain.from_iterable(combinations(LEADS, n) for n in range(3))))
    for stand in found:
        assert stand.agreed in sides
        if stand.state is State.AGREEING:
            assert stand.agreed != LEADS
        if stand.state in {State.ASKING_MENTOR, State.ASKING_MENTEE} | RUNNING:
            assert stand.agreed in (frozenset(), LEADS)


@pytest.mark.parametrize("consent", [Move.MENTOR_ACCEPTS, Move.MENTEE_ACCEPTS])
def test_nobody_comes_into_a_relationship_without_her_own_yes(consent: Move) -> None:
    assert not {stand.state for stand in reached(frozenset({consent}))} & RUNNING
    assert TABLE[consent].by == {Mover.MENTOR if consent is Move.MENTOR_ACCEPTS else Mover.MENTEE}


def test_the_mentee_is_asked_after_the_mentor_has_said_yes_and_not_before() -> None:
    assert State.ASKING_MENTEE not in {stand.state for stand in reached(frozenset({Move.MENTOR_ACCEPTS}))}


def test_what_is_over_stays_over() -> None:
    for state, move, by in product(FINAL, Move, Mover):
        assert came_of(Stand(state), move, by) in (NotAllowed, TooLate)
    assert set(State) >= LIVE == PROPOSED | RUNNING
