"""Who may what: the one table (SPEC section 2, *fixed*), asked by every operation and shown to people (N1).

`SIGHT` says how much of a thing each kind of person may see; `MAY` says who may do what to it, and `ONLY` what the
mentee or the mentor alone may do. A thing or a verb that is not in the tables is nobody's. Where somebody stands
towards a thing is found by `mentoring/standing.py`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from mentoring.access_terms import Part, Role, Sight, Thing, Verb

__all__ = ["MAY", "ONLY", "SIGHT", "NotAllowed", "Role", "Sight", "Thing", "Verb", "require", "require_sight", "sight"]


class NotAllowed(Exception):
    """Somebody tried what the table does not allow them. Says nothing about the thing itself."""


def _row(partner: Sight, lead: Sight, coordinator: Sight, other: Sight = Sight.NEVER) -> Mapping[Role, Sight]:
    return MappingProxyType(
        {
            Role.AUTHOR: Sight.ALL,
            Role.PARTNER: partner,
            Role.LEAD: lead,
            Role.COORDINATOR: coordinator,
            Role.OTHER: other,
        }
    )


SIGHT: Mapping[Thing, Mapping[Role, Sight]] = MappingProxyType(
    {
        Thing.NOTE: _row(Sight.SHARED, Sight.NEVER, Sight.NEVER),
        Thing.OBJECTIVE_CATEGORY: _row(Sight.ALL, Sight.AGGREGATE, Sight.AGGREGATE),
        Thing.OBJECTIVE: _row(Sight.ALL, Sight.NEVER, Sight.NEVER),
        Thing.TASK: _row(Sight.ALL, Sight.NEVER, Sight.NEVER),
        Thing.TASK_STATE: _row(Sight.ALL, Sight.COUNT, Sight.AGGREGATE),
        Thing.MEETING: _row(Sight.ALL, Sight.NEVER, Sight.NEVER),
        Thing.MEETING_COUNT: _row(Sight.ALL, Sight.COUNT, Sight.AGGREGATE),
        Thing.SURVEY_ANSWERS: _row(Sight.NEVER, Sight.AGGREGATE, Sight.AGGREGATE),
        Thing.PULSE: _row(Sight.NEVER, Sight.AGGREGATE, Sight.AGGREGATE),
        Thing.PROGRESS_REPORT: _row(Sight.NEVER, Sight.ALL, Sight.NEVER),
        Thing.RESERVATION: _row(Sight.NEVER, Sight.ALL, Sight.NEVER),
        Thing.CONTACT: _row(Sight.ALL, Sight.ALL, Sight.NEVER),
        Thing.AGREEMENT: _row(Sight.ALL, Sight.ALL, Sight.AGGREGATE),
        Thing.SURVEY_STATE: _row(Sight.NEVER, Sight.AGGREGATE, Sight.AGGREGATE),
        Thing.PROFILE: _row(Sight.ALL, Sight.ALL, Sight.NEVER),
        Thing.CANDIDATE: _row(Sight.IN_TURN, Sight.ALL, Sight.ACROSS),
        Thing.FIT_CHECK: _row(Sight.NEVER, Sight.ASKED, Sight.NEVER),
        Thing.FEEDBACK: _row(Sight.NEVER, Sight.ADDRESSED, Sight.ADDRESSED),
        Thing.NUDGE_SETTINGS: _row(Sight.NEVER, Sight.NEVER, Sight.NEVER),
        Thing.LOOKS: _row(Sight.ALL, Sight.ALL, Sight.NEVER),
        Thing.RELEASE: _row(Sight.ALL, Sight.ALL, Sight.ALL, Sight.CHANNEL),
        # What follows is in the words of the specification, not in its table.
        Thing.REGISTRATION: _row(Sight.ALL, Sight.ALL, Sight.AGGREGATE),
        Thing.WORD_TO_LEAD: _row(Sight.NEVER, Sight.ALL, Sight.NEVER),
        Thing.MATCH: _row(Sight.ALL, Sight.ALL, Sight.ACROSS),
        Thing.FIRST_MEETING: _row(Sight.ALL, Sight.ALL, Sight.NEVER),
        Thing.MATCH_VIEW: _row(Sight.ALL, Sight.ALL, Sight.NEVER),
        Thing.DOCUMENT: _row(Sight.ALL, Sight.ALL, Sight.NEVER),
        Thing.PILOT: _row(Sight.ALL, Sight.ALL, Sight.NEVER),
        Thing.CERTIFICATE: _row(Sight.NEVER, Sight.NEVER, Sight.NEVER),
    }
)
"""PROGRESS_REPORT and RESERVATION: the lead is the one of the mentee's company. LOOKS: a lead sees her own."""

Roles = frozenset[Role]

HER_OWN: Roles = frozenset({Role.AUTHOR})
THE_OTHER: Roles = frozenset({Role.PARTNER})
PAIR: Roles = HER_OWN | THE_OTHER
LEAD: Roles = frozenset({Role.LEAD})
COORDINATOR: Roles = frozenset({Role.COORDINATOR})

MAY: Mapping[tuple[Verb, Thing], Roles] = MappingProxyType(
    {
        # Joining (SPEC S1-S12)
        (Verb.REGISTER, Thing.REGISTRATION): LEAD,
        (Verb.REGISTER_LEAD, Thing.REGISTRATION): LEAD | COORDINATOR,  # the coordinator, of any company
        (Verb.UNDO, Thing.REGISTRATION): LEAD | COORDINATOR,  # what she registered herself
        (Verb.DECLINE, Thing.REGISTRATION): HER_OWN,  # 'this is not for me'
        (Verb.CHANGE, Thing.CONTACT): HER_OWN | LEAD,
        (Verb.CHANGE, Thing.PROFILE): HER_OWN,
        (Verb.CHANGE, Thing.NUDGE_SETTINGS): HER_OWN,
        (Verb.CHANGE, Thing.PILOT): LEAD,
        (Verb.ADD, Thing.DOCUMENT): LEAD,
        (Verb.REMOVE, Thing.DOCUMENT): LEAD,
        (Verb.ACKNOWLEDGE, Thing.AGREEMENT): HER_OWN,
        (Verb.REPLACE, Thing.AGREEMENT): LEAD,
        # Matching (S5-S7)
        (Verb.PROPOSE, Thing.MATCH): LEAD,
        (Verb.PROPOSE_ACROSS, Thing.MATCH): COORDINATOR,
        (Verb.AGREE, Thing.MATCH): LEAD,  # to one across companies, each for her own side
        (Verb.WITHDRAW, Thing.MATCH): LEAD | COORDINATOR,
        (Verb.ANSWER, Thing.CANDIDATE): THE_OTHER,  # who is asked whether she would be matched with them
        (Verb.ASK_FOR, Thing.CANDIDATE): THE_OTHER,  # more about them
        (Verb.WRITE, Thing.RESERVATION): HER_OWN,
        (Verb.ANSWER, Thing.WORD_TO_LEAD): LEAD,
        (Verb.PAUSE, Thing.MATCH): LEAD,
        (Verb.RESUME, Thing.MATCH): LEAD,
        (Verb.END, Thing.MATCH): LEAD,
        (Verb.ENCOURAGE, Thing.MATCH): LEAD,
        (Verb.ASK_TO_END, Thing.MATCH): PAIR,
        (Verb.ASK_FOR, Thing.CERTIFICATE): HER_OWN,
        (Verb.PROPOSE, Thing.FIRST_MEETING): LEAD,
        (Verb.CANCEL, Thing.FIRST_MEETING): LEAD,
        (Verb.ANSWER, Thing.FIRST_MEETING): PAIR,
        # Meeting (S16-S21)
        (Verb.PROPOSE, Thing.MEETING): PAIR,
        (Verb.ANSWER, Thing.MEETING): THE_OTHER,  # nobody answers her own offer
        (Verb.MOVE, Thing.MEETING): PAIR,
        (Verb.CANCEL, Thing.MEETING): PAIR,
        (Verb.LOG, Thing.MEETING): PAIR,
        (Verb.TAKE_BACK, Thing.MEETING): HER_OWN,  # what she logged
        (Verb.CONFIRM, Thing.MEETING): PAIR,  # that it took place
        (Verb.OBJECT_TO, Thing.MEETING): PAIR,  # that it did
        (Verb.ANSWER, Thing.PULSE): HER_OWN,
        # Objectives, homework, notes (S22-S27)
        (Verb.WRITE, Thing.OBJECTIVE): PAIR,
        (Verb.CHANGE, Thing.OBJECTIVE): PAIR,
        (Verb.ACHIEVE, Thing.OBJECTIVE): PAIR,
        (Verb.DROP, Thing.OBJECTIVE): PAIR,
        (Verb.UNDO, Thing.OBJECTIVE): PAIR,  # that it was achieved or dropped
        (Verb.WRITE, Thing.TASK): PAIR,
        (Verb.CHANGE, Thing.TASK): HER_OWN,
        (Verb.DROP, Thing.TASK): HER_OWN,
        (Verb.CONFIRM, Thing.TASK_STATE): PAIR,
        (Verb.UNDO, Thing.TASK_STATE): PAIR,
        (Verb.WRITE, Thing.NOTE): HER_OWN,
        (Verb.CHANGE, Thing.NOTE): HER_OWN,
        (Verb.DELETE, Thing.NOTE): HER_OWN,
        (Verb.SHARE, Thing.NOTE): HER_OWN,
        (Verb.TAKE_BACK, Thing.NOTE): HER_OWN,
        # Asking and reporting (S11, S13, S28, S38, P6)
        (Verb.ANSWER, Thing.SURVEY_ANSWERS): HER_OWN,
        (Verb.ANSWER, Thing.FIT_CHECK): HER_OWN,
        (Verb.WRITE, Thing.PROGRESS_REPORT): HER_OWN,
        (Verb.ASK_FOR, Thing.PROGRESS_REPORT): LEAD,
        (Verb.WRITE, Thing.FEEDBACK): HER_OWN,
    }
)

ONLY: Mapping[tuple[Verb, Thing], Part] = MappingProxyType(
    {
        (Verb.WRITE, Thing.OBJECTIVE): Part.MENTEE,
        (Verb.CHANGE, Thing.OBJECTIVE): Part.MENTEE,
        (Verb.ACHIEVE, Thing.OBJECTIVE): Part.MENTEE,
        (Verb.DROP, Thing.OBJECTIVE): Part.MENTEE,
        (Verb.UNDO, Thing.OBJECTIVE): Part.MENTEE,
        (Verb.CONFIRM, Thing.TASK_STATE): Part.MENTEE,
        (Verb.UNDO, Thing.TASK_STATE): Part.MENTEE,
        (Verb.WRITE, Thing.PROGRESS_REPORT): Part.MENTOR,
    }
)
"""Who of a pair, where it is not for both: the relationship is led by the mentee (S22, S25); a mentor reports (S28)."""


def sight(role: Role, thing: Thing) -> Sight:
    """How much of the thing this role sees."""
    return SIGHT[thing][role]


def require_sight(role: Role, thing: Thing, *enough: Sight) -> None:
    """Raise NotAllowed unless this role sees all of the thing, or as much as is `enough` here.

    A caller who names Sight.SHARED, say, has made sure that it was shared.
    """
    seen = sight(role, thing)
    if seen is Sight.NEVER or seen not in (Sight.ALL, *enough):
        raise NotAllowed(f"{role} does not see {thing}")


def require(role: Role, verb: Verb, thing: Thing, part: Part | None = None) -> None:
    """Raise NotAllowed unless this role may do that. `part`: hers in the match, for what `ONLY` one of a pair does."""
    only = ONLY.get((verb, thing), part)
    if role not in MAY.get((verb, thing), frozenset()) or part is not only:
        raise NotAllowed(f"{role} may not {verb} {thing}")
