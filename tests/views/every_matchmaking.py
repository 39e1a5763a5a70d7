"""A match in the making, in every state in which anything is said or asked of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from mentoring.matchmaking import RUNNING, Mover, State
from mentoring.matchmaking_notices import TRUE_WHILE, AskedNotice, MadeNotice
from mentoring.matchmaking_proposals import Asked, Introduction, Made, Named
from mentoring.matchmaking_words import Ground, Kind, Problem, Remark, Unfit
from mentoring.notice import Notice
from mentoring.occasions import Occasion
from mentoring.people import Part
from tests.views.casting import Cast, id_of
from views import matchmaking_forms as forms
from views.words import Words

MATCH = id_of("proposal")
ASKED = {Occasion.MENTOR_ASKED: Part.MENTOR, Occasion.MENTEE_ASKED: Part.MENTEE, Occasion.MORE_TOLD: Part.MENTOR}
HER_TURN = {
    Part.MENTOR: {State.ASKING_MENTOR, State.ASKING_MENTEE, *RUNNING},
    Part.MENTEE: {State.ASKING_MENTEE, *RUNNING},
}


def asked(cast: Cast, part: Part, state: State, *, by_me: bool = False, questions: int = 0, answers: int = 0) -> Asked:
    """A proposal as the one of that part sees it."""
    typed = cast.typed
    who = Introduction(cast.partner(), typed.place[:200], typed.place[:200], (typed.agenda,) * 3, (typed.place,) * 2)
    return Asked(MATCH, part, state, who if state in HER_TURN[part] else None, by_me, questions, answers)


def made(cast: Cast, state: State, side: Mover | None = Mover.MENTEES_LEAD, **facts: Any) -> Made:
    """A match as one who answers for it sees it."""
    own = Named(cast.partner(0), cast.typed.place[:200], cast.typed.place[:200], cast.typed.place[:20])
    other = Named(replace(cast.partner(1), name=cast.typed.me), cast.typed.place[:200])
    two = (own, other) if side is Mover.MENTEES_LEAD else (other, own)
    return Made(MATCH, state, *two, across=True, side=side, agreed=facts.pop("agreed", frozenset()), **facts)


def matchmaking_notices(cast: Cast) -> Iterator[tuple[str, Notice]]:
    """Every message, in every state that a match can be in when it is drawn."""
    for kind, part in ASKED.items():
        for state in State:
            for by_me in (False, True):
                yield f"{kind} {state} {by_me}", AskedNotice(kind, asked(cast, part, state, by_me=by_me))
    yield (
        "a question waits",
        AskedNotice(Occasion.MENTOR_ASKED, asked(cast, Part.MENTOR, State.ASKING_MENTOR, questions=1)),
    )
    answered = asked(cast, Part.MENTOR, State.ASKING_MENTOR, questions=1, answers=1)
    yield "a question is answered", AskedNotice(Occasion.MORE_TOLD, answered)
    bare = asked(cast, Part.MENTEE, State.ASKING_MENTEE)
    assert bare.who
    unknown = replace(bare, who=replace(bare.who, department="", company="", skills=(), languages=()))
    yield "of whom nothing is known", AskedNotice(Occasion.MENTEE_ASKED, unknown)
    for kind in TRUE_WHILE:
        for state in State:
            for side in (Mover.MENTEES_LEAD, Mover.MENTORS_LEAD, None):
                yield f"{kind} {state} {side}", MadeNotice(kind, made(cast, state, side))
    for kind in TRUE_WHILE:
        for state in (State.AGREEING, State.ASKING_MENTOR, State.DECLINED):
            agreed = frozenset({Mover.MENTEES_LEAD})
            yield (
                f"{kind} {state} with words",
                MadeNotice(kind, made(cast, state, agreed=agreed, waits_for_answer=True, has_word=True)),
            )


def matchmaking_shown(words: Words, cast: Cast) -> dict[str, dict[str, Any]]:
    """Every modal."""
    mentor, mentee = asked(cast, Part.MENTOR, State.ASKING_MENTOR), asked(cast, Part.MENTEE, State.ASKING_MENTEE)
    proposed = made(cast, State.ASKING_MENTOR, waits_for_answer=True)
    declined = made(cast, State.DECLINED)
    thread = [remark(cast, kind, mine=mine) for kind in (Kind.QUESTION, Kind.ANSWER) for mine in (False, True)]
    return {
        "question": forms.question(words, mentor, "{}"),
        "reservation": forms.reservation(words, mentor, "{}"),
        "refusal": forms.refusal(words, mentee, "{}"),
        "to the lead, a question": forms.to_lead(words, proposed, [remark(cast, Kind.QUESTION)], "{}"),
        "to the lead, a long thread": forms.to_lead(words, proposed, thread * 30, "{}"),
        **{
            f"to the lead, {ground}": forms.to_lead(words, declined, [remark(cast, Kind.RESERVATION, ground)], "{}")
            for ground in Ground
        },
        "to the lead, a refusal": forms.to_lead(words, declined, [remark(cast, Kind.DECLINED)], "{}"),
        "to the mentor": forms.to_mentor(words, thread),
    }


def remark(cast: Cast, kind: Kind, ground: Ground | None = None, *, mine: bool = False) -> Remark:
    """Something that was written; a reservation may be its ground alone."""
    return Remark(
        id_of(f"remark{kind}{mine}"), kind, mine, "" if ground is Ground.CONFLICT else cast.typed.agenda, ground
    )


def matchmaking_errors(words: Words) -> list[str]:
    """Every word beside a field."""
    return [forms.error(words, Unfit(problem, 1001)) for problem in Problem]
