"""Who may what: the one table (SPEC section 2, *fixed*), asked by every operation and shown to people (N1).

`SIGHT` says how much of a thing each kind of person may see; `MAY` says who may do what to it. A thing or a verb
that is not in the tables is nobody's.
"""

from enum import StrEnum


class Role(StrEnum):
    """Somebody's standing towards one thing: not a job title, but where she stands seen from it."""

    AUTHOR = "author"
    PARTNER = "partner"
    LEAD = "lead"
    COORDINATOR = "coordinator"
    OTHER = "other"


class Thing(StrEnum):
    """What Advance keeps about people and their relationship."""

    NOTE = "note"
    OBJECTIVE_CATEGORY = "objective_category"
    WORDING = "wording"
    TASK_STATE = "task_state"
    MEETING = "meeting"
    MEETING_COUNT = "meeting_count"
    SURVEY_ANSWERS = "survey_answers"
    PULSE = "pulse"
    PROGRESS_REPORT = "progress_report"
    RESERVATION = "reservation"
    CONTACT = "contact"
    AGREEMENT = "agreement"
    SURVEY_STATE = "survey_state"
    PROFILE = "profile"
    CANDIDATE = "candidate"
    FIT_CHECK = "fit_check"
    FEEDBACK = "feedback"
    NUDGE_SETTINGS = "nudge_settings"
    LOOKS = "looks"
    RELEASE = "release"


class Sight(StrEnum):
    """How much of a thing somebody sees."""

    ALL = "all"
    SHARED = "shared"
    """Only what its author chose to share."""
    ASKED = "asked"
    """Only if she asks for help."""
    IN_TURN = "in turn"
    """The mentor first, then the mentee."""
    ACROSS = "across companies"
    ADDRESSED = "addressed"
    """Only the one to whom it is addressed."""
    COUNT = "count"
    """How many, for each match."""
    AGGREGATE = "aggregate"
    """Only within figures that stand for five people or more (N3)."""
    CHANNEL = "channel"
    """Whoever is in the channel that the lead chose."""
    NEVER = "never"


class Verb(StrEnum):
    """What can be done to a thing besides seeing it."""

    PROPOSE = "propose"
    ANSWER = "answer"
    MOVE = "move"
    CANCEL = "cancel"


class NotAllowed(Exception):
    """Somebody tried what the table does not allow them. Says nothing about the thing itself."""


def _row(partner: Sight, lead: Sight, coordinator: Sight, other: Sight = Sight.NEVER) -> dict[Role, Sight]:
    return {
        Role.AUTHOR: Sight.ALL,
        Role.PARTNER: partner,
        Role.LEAD: lead,
        Role.COORDINATOR: coordinator,
        Role.OTHER: other,
    }


SIGHT: dict[Thing, dict[Role, Sight]] = {
    Thing.NOTE: _row(Sight.SHARED, Sight.NEVER, Sight.NEVER),
    Thing.OBJECTIVE_CATEGORY: _row(Sight.ALL, Sight.AGGREGATE, Sight.AGGREGATE),
    Thing.WORDING: _row(Sight.ALL, Sight.NEVER, Sight.NEVER),
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
}
"""PROGRESS_REPORT and RESERVATION: the lead is the one of the mentee's company. LOOKS: a lead sees her own."""

PAIR = frozenset({Role.AUTHOR, Role.PARTNER})

MAY: dict[tuple[Verb, Thing], frozenset[Role]] = {
    (Verb.PROPOSE, Thing.MEETING): PAIR,
    (Verb.ANSWER, Thing.MEETING): frozenset({Role.PARTNER}),  # nobody answers her own offer
    (Verb.MOVE, Thing.MEETING): PAIR,
    (Verb.CANCEL, Thing.MEETING): PAIR,
}


def sight(role: Role, thing: Thing) -> Sight:
    """How much of the thing this role sees."""
    return SIGHT[thing][role]


def require_sight(role: Role, thing: Thing) -> None:
    """Raise NotAllowed unless this role sees all of the thing."""
    if sight(role, thing) is not Sight.ALL:
        raise NotAllowed(f"{role} does not see {thing}")


def require(role: Role, verb: Verb, thing: Thing) -> None:
    """Raise NotAllowed unless this role may do that."""
    if role not in MAY.get((verb, thing), frozenset()):
        raise NotAllowed(f"{role} may not {verb} {thing}")
