"""A match in the making, in every state in which anything is said or asked of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mentoring.ending.over import OverNotice
from mentoring.matching.first_time_notices import FirstTimeNotice
from mentoring.matching.first_times import FirstTime
from mentoring.matching.first_times import State as FirstState
from mentoring.matching.matching_objections import Objection
from mentoring.matching.matching_reasons import Code, Reason
from mentoring.matching.matching_score import Explanation
from mentoring.matching.matchmaking_notices import SO_WHILE, TRUE_WHILE, AskedNotice, ClosingNotice, MadeNotice
from mentoring.matching.matchmaking_picking import Picked
from mentoring.matching.matchmaking_proposals import Asked, Introduction, Made, Named
from mentoring.matching.matchmaking_suggesting import ON_A_PAGE, CameOfIt, Page, Suggested
from mentoring.matching.matchmaking_verdicts import Pair, Verdict
from mentoring.matching.matchmaking_words import Ground, Kind, Problem, Remark, Unfit, Wish
from mentoring.matchmaking import RUNNING, Mover, State
from mentoring.meeting.meeting_rules import Field, Trouble
from mentoring.meeting.meeting_rules import Problem as TimeProblem
from mentoring.notice import Notice
from mentoring.occasions import Occasion
from mentoring.people import Part
from tests.views.casting import NOW, Cast, id_of
from views import people
from views.matching import first_times
from views.matching import matchmaking_closing as closing
from views.matching import matchmaking_forms as forms
from views.matching import matchmaking_picking as picking
from views.matching import matchmaking_suggestions as suggestions
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
            yield f"{kind} {state}", AskedNotice(kind, asked(cast, part, state))
        yield f"{kind}, refused by her", AskedNotice(kind, asked(cast, part, State.DECLINED, by_me=True))
    asking = asked(cast, Part.MENTOR, State.ASKING_MENTOR, questions=1)
    yield "a question waits", AskedNotice(Occasion.MENTOR_ASKED, asking)
    yield "a question is answered", AskedNotice(Occasion.MORE_TOLD, replace(asking, answers=1))
    bare = asked(cast, Part.MENTEE, State.ASKING_MENTEE)
    assert bare.who
    unknown = replace(bare, who=replace(bare.who, department="", company="", skills=(), languages=()))
    yield "of whom nothing is known", AskedNotice(Occasion.MENTEE_ASKED, unknown)
    yield from _to_leads(cast)
    yield from _closings(cast)
    yield from _first_times(cast)


def first_time(cast: Cast, state: FirstState, part: Part | None, *suits: Part, ongoing: bool = True) -> FirstTime:
    """A first time, as one of the pair or a lead sees it."""
    mentee, mentor = cast.partner(0), replace(cast.partner(1), name=cast.typed.me)
    when = (NOW + timedelta(days=7), NOW + timedelta(days=7, hours=1))
    place = cast.typed.place
    return FirstTime(MATCH, MATCH, mentee, mentor, part, *when, place, state, frozenset(suits), ongoing)


def _first_times(cast: Cast) -> Iterator[tuple[str, Notice]]:
    for kind in (Occasion.FIRST_TIME_SENT, Occasion.FIRST_TIME_SETTLED):
        for state in FirstState:
            yield f"{kind} {state}", FirstTimeNotice(kind, first_time(cast, state, None), NOW)
    asked_kind = Occasion.FIRST_TIME_ASKED
    for suits in ((), (Part.MENTEE,), (Part.MENTOR,)):
        waiting = first_time(cast, FirstState.OPEN, Part.MENTEE, *suits)
        yield f"a first time, {suits}", FirstTimeNotice(asked_kind, waiting, NOW)
    for state in FirstState:
        for ongoing in (False, True):
            gone = first_time(cast, state, Part.MENTOR, ongoing=ongoing)
            yield f"a first time gone, {state} {ongoing}", FirstTimeNotice(asked_kind, gone, NOW + timedelta(8))


def _to_leads(cast: Cast) -> Iterator[tuple[str, Notice]]:
    for kind in TRUE_WHILE:
        for state in State:
            yield f"{kind} {state}", MadeNotice(kind, made(cast, state))
    for side in (Mover.MENTORS_LEAD, None):
        yield f"to agree, {side}", MadeNotice(Occasion.LEADS_ASKED, made(cast, State.AGREEING, side))
    agreed = made(cast, State.AGREEING, agreed=frozenset({Mover.MENTEES_LEAD}))
    yield "agreed already", MadeNotice(Occasion.LEADS_ASKED, agreed)
    question = made(cast, State.ASKING_MENTOR, waits_for_answer=True)
    yield "a question to answer", MadeNotice(Occasion.MORE_ASKED, question)
    yield "a refusal with a word", MadeNotice(Occasion.MENTEE_DECLINED, made(cast, State.DECLINED, has_word=True))
    for wish in Wish:
        for part, state in ((Part.MENTEE, State.ACTIVE), (Part.MENTOR, State.PAUSED)):
            asked_for = made(cast, state, wish=(part, wish))
            yield f"a wish to {wish} in {state}", MadeNotice(Occasion.LEAVE_ASKED, asked_for)


def _closings(cast: Cast) -> Iterator[tuple[str, Notice]]:
    yield "over", OverNotice()
    for kind in SO_WHILE:
        for state in (State.ACTIVE, State.PAUSED, State.ENDED):
            for part in (Part.MENTEE, Part.MENTOR):
                said = ClosingNotice(kind, MATCH, part, cast.partner(), state, True, cast.leads())
                yield f"{kind} {state} {part}", said
    alone = ClosingNotice(Occasion.MATCH_ENDED, MATCH, Part.MENTEE, cast.partner(), State.ENDED, False, ())
    yield "ended, and no other is sought", alone


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
        "to the lead, a wish": forms.to_lead(words, declined, [remark(cast, Kind.LEAVING, wish=Wish.REMATCH)], "{}"),
        **{
            f"leaving {paused}": closing.leaving(words, replace(cast.match(), paused=paused), "")
            for paused in (False, True)
        },
        "first time": first_times.form(words, made(cast, State.ACTIVE), NOW.date(), "{}", NOW),
        "asked to leave": people.as_modal(words, closing.asked(words)),
        **_suggested(words, cast),
        **_picked(words, cast),
    }


def _suggested(words: Words, cast: Cast) -> dict[str, dict[str, Any]]:
    mentee, mentor = replace(cast.partner(0), name=cast.typed.me), cast.partner(1)
    every = tuple(Reason(code, 50, (cast.typed.place, "fr"), amount) for code in Code for amount in (1, 59, 90, 600))
    each = [
        Suggested(id_of(f"suggestion{n}"), mentee, mentor, explained, chosen=bool(n % 2))
        for n, explained in enumerate((Explanation(every, ()), Explanation(every[:8], ()), None) * 3)
    ][:ON_A_PAGE]
    came = [CameOfIt(mentee, mentor, verdict) for verdict in Verdict]
    return {
        "suggesting": suggestions.looking(words),
        "suggestions": suggestions.page(words, Page(2, 3, 20, 1, tuple(each)), "2:0", left=2),
        "suggestions, none ticked": suggestions.page(words, Page(1, 1, 1, 0, tuple(each[:1])), "1:0", none_chosen=True),
        "suggestions, nobody fits": suggestions.page(words, Page(1, 1, 0, 0, ()), "1:0", left=3),
        "suggestions, nobody waits": suggestions.page(words, Page(1, 1, 0, 0, ()), "1:0"),
        "suggestions, looked over": suggestions.sure(words, [(mentee, mentor)] * 130, "1:0"),
        "one suggestion, looked over": suggestions.sure(words, [(mentee, mentor)], "1:0"),
        "suggestions, proposed": suggestions.outcome(words, [*came, *came]),
        "suggestions, nothing proposed": suggestions.outcome(words, came[1:]),
    }


def _picked(words: Words, cast: Cast) -> dict[str, dict[str, Any]]:
    pair = Pair(id_of("mentee"), id_of("mentor"))
    picked = Picked(pair, replace(cast.partner(0), name=cast.typed.me), cast.partner(1))
    reasons = (Reason(Code.SHARES_SKILLS, 50, (cast.typed.place,)),)
    explained = {
        "fits": Explanation(reasons, ()),
        "does not fit": Explanation(reasons, tuple(Objection)),
        "is hers to decide": Explanation(reasons, (Objection.DECLINED_BEFORE,)),
        "is gone": None,
    }
    found = {f"picked, {name}": replace(picked, explanation=each) for name, each in explained.items()}
    found["picked across"] = replace(picked, companies=(cast.typed.place, cast.typed.place))
    elsewhere = replace(picked.mentor, company_id=id_of("elsewhere"))
    found["picked across, two companies"] = replace(found["picked across"], mentor=elsewhere)
    return {
        **{f"pick {across}": picking.form(words, across=across) for across in (False, True)},
        **{name: picking.sure(words, each, "[]") for name, each in found.items()},
        **{f"picked, {verdict}": picking.done(words, found["picked, fits"], verdict) for verdict in Verdict},
        "picked across, proposed": picking.done(words, found["picked across"], Verdict.PROPOSED),
    }


BY = {Kind.ANSWER: Part.LEAD, Kind.DECLINED: Part.MENTEE}


def remark(
    cast: Cast, kind: Kind, ground: Ground | None = None, *, mine: bool = False, wish: Wish | None = None
) -> Remark:
    """Something that was written; a reservation may be its ground alone."""
    words = "" if ground is Ground.CONFLICT else cast.typed.agenda
    return Remark(id_of(f"remark{kind}{mine}"), kind, BY.get(kind, Part.MENTOR), mine, words, ground, wish)


def matchmaking_errors(words: Words) -> list[str]:
    """Every word beside a field."""
    late = first_times.errors(words, (Trouble(Field.DAY, TimeProblem.BEYOND_THE_END, ends_on=NOW.date()),))
    said = [forms.error(words, Unfit(problem, 1001)) for problem in Problem]
    return [*said, *late.values(), first_times.waiting_already(words)]
