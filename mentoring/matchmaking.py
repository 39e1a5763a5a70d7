"""Making a match and unmaking it (SPEC S5-S7, S32, P6): its states, and who may move it when, as one table.

Nobody is in a relationship that they did not choose: the only way to an active match leads over the mentor's yes and
then the mentee's. What ends a match says of nobody that it was their fault.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from mentoring.access import NotAllowed
from mentoring.too_late import TooLate
from storage import matches


class State(StrEnum):
    """Where a match stands."""

    AGREEING = "agreeing"
    """Across companies: proposed by the coordinator, it waits for both leads."""
    ASKING_MENTOR = "asking_mentor"
    ASKING_MENTEE = "asking_mentee"
    ACTIVE = "active"
    PAUSED = "paused"
    DECLINED = "declined"
    """By a lead, the mentor or the mentee: it never began."""
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    COMPLETED = "completed"
    """Its six months are over."""


LIVE = frozenset(map(State, matches.LIVE))
"""Of two people at most one match is in one of these, and it takes one of the mentor's places (SPEC P11)."""
PROPOSED = frozenset({State.AGREEING, State.ASKING_MENTOR, State.ASKING_MENTEE})
CAME_TO_NOTHING = frozenset({State.DECLINED, State.WITHDRAWN})
RUNNING = frozenset(map(State, matches.RUNNING))


class Mover(StrEnum):
    """Who moves a match. Within one company the two leads are one."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    MENTEES_LEAD = "mentee's lead"
    MENTORS_LEAD = "mentor's lead"
    COORDINATOR = "coordinator"
    ADVANCE = "advance"
    """Of its own accord: the six months are over, or one of the two is no longer registered."""


BEFORE_HER_TURN: Mapping[Mover, frozenset[State]] = MappingProxyType(
    {
        Mover.MENTOR: frozenset({State.AGREEING}),
        Mover.MENTEE: frozenset({State.AGREEING, State.ASKING_MENTOR}),
    }
)
"""While it is so, she does not know of it."""


class Move(StrEnum):
    """What can be done to a match."""

    PROPOSE = "propose"
    PROPOSE_ACROSS = "propose across companies"
    AGREE = "agree"
    REFUSE = "refuse"
    MENTOR_ACCEPTS = "mentor accepts"
    ASK_MORE = "ask for more"
    TELL_MORE = "tell more"
    RESERVE = "raise a reservation"
    MENTEE_ACCEPTS = "mentee accepts"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    PAUSE = "pause"
    RESUME = "resume"
    ASK_TO_PAUSE = "ask to pause"
    ASK_TO_END = "ask to end"
    END = "end"
    REMATCH = "rematch"
    """End it without fault, and seek another mentor for the mentee."""
    COMPLETE = "complete"


@dataclass(frozen=True)
class Stand:
    """How far a match has come. `agreed`: of one across companies, the leads who have agreed for their side."""

    state: State
    agreed: frozenset[Mover] = frozenset()


@dataclass(frozen=True)
class Rule:
    """Who may make a move, and where it leads from which state. None: there is no match yet."""

    by: frozenset[Mover]
    leads: Mapping[State | None, State]


MENTOR, MENTEE = frozenset({Mover.MENTOR}), frozenset({Mover.MENTEE})
MENTEES_LEAD = frozenset({Mover.MENTEES_LEAD})
LEADS = frozenset({Mover.MENTEES_LEAD, Mover.MENTORS_LEAD})
COORDINATOR = frozenset({Mover.COORDINATOR})
ITSELF = frozenset({Mover.ADVANCE})

TABLE: Mapping[Move, Rule] = MappingProxyType(
    {
        Move.PROPOSE: Rule(MENTEES_LEAD, {None: State.ASKING_MENTOR}),
        Move.PROPOSE_ACROSS: Rule(COORDINATOR, {None: State.AGREEING}),
        Move.AGREE: Rule(LEADS, {State.AGREEING: State.ASKING_MENTOR}),  # once both have
        Move.REFUSE: Rule(LEADS, {State.AGREEING: State.DECLINED}),
        Move.MENTOR_ACCEPTS: Rule(MENTOR, {State.ASKING_MENTOR: State.ASKING_MENTEE}),
        Move.ASK_MORE: Rule(MENTOR, {State.ASKING_MENTOR: State.ASKING_MENTOR}),
        Move.TELL_MORE: Rule(MENTEES_LEAD, {State.ASKING_MENTOR: State.ASKING_MENTOR}),
        Move.RESERVE: Rule(MENTOR, {State.ASKING_MENTOR: State.DECLINED}),
        Move.MENTEE_ACCEPTS: Rule(MENTEE, {State.ASKING_MENTEE: State.ACTIVE}),
        Move.DECLINE: Rule(MENTEE, {State.ASKING_MENTEE: State.DECLINED}),
        Move.WITHDRAW: Rule(LEADS | COORDINATOR | ITSELF, dict.fromkeys(PROPOSED, State.WITHDRAWN)),
        Move.PAUSE: Rule(LEADS, {State.ACTIVE: State.PAUSED}),
        Move.RESUME: Rule(LEADS, {State.PAUSED: State.ACTIVE}),
        Move.ASK_TO_PAUSE: Rule(MENTOR | MENTEE, {State.ACTIVE: State.ACTIVE}),
        Move.ASK_TO_END: Rule(MENTOR | MENTEE, {state: state for state in RUNNING}),
        Move.END: Rule(LEADS, dict.fromkeys(RUNNING, State.ENDED)),
        Move.REMATCH: Rule(LEADS, dict.fromkeys(RUNNING, State.ENDED)),
        Move.COMPLETE: Rule(ITSELF, dict.fromkeys(RUNNING, State.COMPLETED)),
    }
)


def after(stand: Stand | None, move: Move, by: Mover) -> Stand:
    """How the match stands after this move. `stand`: None if there is no match yet.

    Raises NotAllowed for a move that is never theirs, TooLate for one that is theirs and not possible (any longer).
    """
    rule = TABLE[move]
    if by not in rule.by:
        raise NotAllowed(f"{by} may not {move}")
    state = rule.leads.get(stand.state if stand else None)
    if state is None:
        raise TooLate
    agreed = stand.agreed if stand else frozenset()
    return _agreed(agreed, by) if move is Move.AGREE else Stand(state, agreed)


def _agreed(before: frozenset[Mover], by: Mover) -> Stand:
    if by in before:
        raise TooLate
    agreed = before | {by}
    return Stand(State.ASKING_MENTOR if agreed == LEADS else State.AGREEING, agreed)
