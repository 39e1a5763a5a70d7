"""Registering in every state: the forms, the card of a file or a form, and a file's rows."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from mentoring.joining.closed_account_notices import AccountNotice
from mentoring.joining.intake_drafts import Draft, Verdict, refused
from mentoring.joining.intake_notices import IntakeNotice, Registered
from mentoring.joining.intakes import State
from mentoring.joining.leaving_notices import DepartureNotice
from mentoring.joining.registering import ASKED, Hindrance, Known, Office
from mentoring.joining.roster_cells import Column
from mentoring.joining.roster_rows import Row
from mentoring.joining.roster_troubles import Problem, Trouble
from mentoring.matching.matchmaking_proposals import Made, Named
from mentoring.matchmaking import Mover
from mentoring.matchmaking import State as MatchState
from mentoring.notice import Notice
from mentoring.people import Part
from tests.views.casting import NOW, Cast, id_of
from views.blocks import Message
from views.joining import intakes, leaving, registering
from views.words import Words

ROWS = 40
"""More than one page shows."""


def registering_notices(cast: Cast) -> dict[str, Notice]:
    """The cards."""
    cards = {
        "reading": card(State.READING),
        "waiting": card(State.WAITING, draft(cast, ROWS)),
        "waiting, for one": card(State.WAITING, draft(cast, 1)),
        "waiting, with nothing to do": card(State.WAITING, draft(cast, 3, Verdict.SAME)),
        "troubled": card(State.TROUBLED, troubled(cast)),
        "troubled, by one row": card(State.TROUBLED, refused("a.csv", [trouble(cast, Problem.TWICE)], rows(cast, 3))),
        "troubled, by the file": card(State.TROUBLED, refused(cast.typed.place, [Trouble(1, Problem.NOT_TEXT)])),
        "registered": card(State.REGISTERED, undoable=True),
        "registered, for good": card(State.REGISTERED),
        "registered by form": card(State.REGISTERED, is_file=False, undoable=True, people=people(cast, 1)),
        "registered by form, gone since": card(State.REGISTERED, is_file=False),
        "registered by the coordinator": replace(
            card(State.REGISTERED, is_file=False, undoable=True, people=people(cast, 1)), by_lead=False
        ),
        "taken back": card(State.TAKEN_BACK),
        "taken back but for some": card(State.TAKEN_BACK, people=people(cast, 20)),
    }
    over = {state.value: card(state) for state in (State.FAILED, State.DISCARDED, State.REPLACED, State.EXPIRED)}
    told: dict[str, Notice] = {f"intake, {name}": shown for name, shown in {**cards, **over}.items()}
    return told | {"departed": DepartureNotice(cast.typed.partner)} | _accounts(cast)


def _accounts(cast: Cast) -> dict[str, Notice]:
    """Somebody's account is closed, and is open again; seen from her side's lead and from the coordinator."""
    mentee, mentor = Named(cast.partner(), cast.typed.place[:200]), Named(cast.partner(1), cast.typed.place[:200])
    side, states = Mover.MENTEES_LEAD, (MatchState.ACTIVE, MatchState.ASKING_MENTOR)
    made = [Made(id_of(f"match{n}"), states[n % 2], mentee, mentor, True, side, frozenset()) for n in range(7)]
    closed = AccountNotice(cast.partner(), cast.typed.place, tuple(made), is_closed=True)
    lost = replace(closed, person=None, made=())
    unled = replace(closed, made=(replace(made[0], side=None),))
    told = {"of many": closed, "of none": replace(closed, made=()), "to a coordinator": unled, "of the only lead": lost}
    back = {f"{name}, back": replace(each, is_closed=False) for name, each in told.items()}
    return {f"account closed, {name}": each for name, each in {**told, **back}.items()}


def registering_messages(words: Words, cast: Cast) -> dict[str, Message]:
    """Answers on the spot."""
    return {
        "intake, too late": intakes.too_late(words),
        "farewell": leaving.farewell(words, cast.leads(), forgotten=True),
        "farewell, remembered": leaving.farewell(words, (), forgotten=False),
        "still matched": leaving.still_matched(words, cast.actor(7).matches, cast.leads()),
        "still matched, with no lead": leaving.still_matched(words, (), ()),
        "only lead": leaving.only_lead(words),
    }


def registering_forms(words: Words, cast: Cast) -> dict[str, dict[str, Any]]:
    """The two forms, for a lead and for the coordinator, and a file row by row."""
    lead = Office("One", {})
    coordinator = Office("", {id_of(n).hex: f"{cast.typed.me[:150]} {n}" for n in range(3)})
    new = Known(frozenset(), {Column.NAME: cast.typed.me, Column.EMAIL: "a@one.example"})
    filled = dict.fromkeys(ASKED, cast.typed.me)
    known = Known(frozenset({Part.MENTOR}), filled, registered=True)
    back = Known(frozenset(), filled, registered=True)
    asked = (Part.MENTEE, Part.LEAD)
    return {
        "register who": registering.who_form(words, lead, "x"),
        "register who, of any company": registering.who_form(words, coordinator, "x"),
        "register who, the first company": registering.who_form(words, Office("", {}), "x"),
        "register somebody new": registering.details_form(words, lead, asked, "One", new, "x"),
        "register a lead": registering.details_form(words, coordinator, [Part.LEAD], cast.typed.me, new, "x"),
        "register another part": registering.details_form(words, lead, asked, "One", known, "x"),
        "register somebody back": registering.details_form(words, lead, asked, "One", back, "x"),
        "file, page 1": intakes.page(words, draft(cast, ROWS), 1, "id"),
        "file, page 2": intakes.page(words, draft(cast, ROWS, Verdict.UPDATED), 2, "id"),
        "file, last page": intakes.page(words, draft(cast, ROWS, Verdict.PART_ADDED), 99, "id"),
        "file, as before": intakes.page(words, draft(cast, 1, Verdict.SAME), -1, "id"),
        "file, troubles": intakes.page(words, troubled(cast), 1, "id"),
        "file, gone": intakes.page(words, Draft(), 1, "id"),
    }


def registering_errors(words: Words) -> list[str]:
    """Every word beside a field."""
    said = [text for hindrance in Hindrance for text in registering.hindered(words, hindrance).values()]
    said += registering.not_found(words).values()
    troubles = (Trouble(1, problem, Column.EMAIL, "x", at_most=9) for problem in Problem)
    return [*said, *(text for each in troubles for text in registering.errors(words, [each], ASKED).values())]


def card(
    state: State,
    draft: Draft | None = None,
    *,
    is_file: bool = True,
    undoable: bool = False,
    people: tuple[Registered, ...] = (),
) -> IntakeNotice:
    """A card in that state."""
    until = NOW + timedelta(days=1) if undoable else None
    return IntakeNotice(id_of("intake"), state, is_file, draft or Draft(), 3, 0, 1, people, until)


def people(cast: Cast, count: int) -> tuple[Registered, ...]:
    """Those who have a part from it."""
    return tuple(Registered(cast.typed.partner, (Part.MENTEE, Part.MENTOR)) for _ in range(count))


def draft(cast: Cast, count: int, verdict: Verdict = Verdict.NEW) -> Draft:
    """A file with nothing wrong."""
    found = rows(cast, count)
    return Draft(cast.typed.place, found, {}, {row.person: verdict for row in found}, fine=count)


def rows(cast: Cast, count: int) -> tuple[Row, ...]:
    """So many people, a line each."""
    name = cast.typed.partner[:120]
    return tuple(
        Row(n + 2, f"a{n}@one.example", name, frozenset({Part.MENTEE, Part.LEAD}), "One") for n in range(count)
    )


def troubled(cast: Cast) -> Draft:
    """Every mistake there is, some of them often."""
    return refused(cast.typed.place, [trouble(cast, problem) for problem in Problem], rows(cast, ROWS))


def trouble(cast: Cast, problem: Problem) -> Trouble:
    """A mistake, in what somebody typed."""
    return Trouble(4, problem, "name", cast.typed.agenda, cast.typed.me, other_line=3, at_most=5)
