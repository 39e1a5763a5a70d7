"""Objectives at leisure, in a modal: whom they are with, all of one match, and one with its homework, page by page."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock

from mentoring.growing.homework import Task
from mentoring.growing.notes import About
from mentoring.growing.objective_rules import WORDING_AT_MOST
from mentoring.growing.objectives import Objective, State
from mentoring.growing.progress import together
from mentoring.people import Match, Part
from views.access import HOMEWORK, OBJECTIVE, seen_by
from views.asking.reports import write_button
from views.blocks import actions, button, context, header, modal, paragraph, row
from views.escape import shown
from views.growing import objectives as views
from views.growing.homework import BETWEEN, add_button, own_buttons, task_row
from views.growing.note_links import write_button as note_button
from views.growing.objective_links import ALL, BACK, ON, all_of, just_one, of_match, of_objective
from views.growing.objective_suggestions import label
from views.growing.progress import line
from views.paging import Place, turns
from views.prose import Piece, strong
from views.times import day_of
from views.words import Words


def choice(words: Words, matches: Sequence[Match], objectives: Sequence[Objective], wanted: int) -> dict[str, Any]:
    """Whose objectives? For somebody with several matches."""
    place = Place.in_list(wanted, len(matches))
    rows = [_person(words, match, objectives) for match in matches[place.span]]
    to_others = turns(words, place, BACK, ON, all_of(None))
    known = seen_by(words, *OBJECTIVE, *HOMEWORK[1:], partner=words.say("the person you meet"))
    return _page(words, words.say("Objectives"), [*rows, *to_others, known], of_match(None, place.number))


def all_of_match(words: Words, match: Match, objectives: Sequence[Objective], wanted: int) -> dict[str, Any]:
    """All objectives of one match, in the order in which they are to be read."""
    place = Place.in_list(wanted, len(objectives))
    rows = [views.objective_row(words, objective, WORDING_AT_MOST) for objective in objectives[place.span]]
    blocks = [
        header(words.say("You and {name}", name=match.partner.name)),
        paragraph(views.overall(words, match, objectives)),
        *rows,
        *turns(words, place, BACK, ON, all_of(match.id)),
        *_row_of([*views.begin_buttons(words, match, objectives), *_report_button(words, match)]),
        seen_by(words, *OBJECTIVE, partner=match.partner.first_name),
    ]
    return _page(words, words.say("Objectives"), blocks, of_match(match.id, place.number))


def _report_button(words: Words, match: Match) -> list[ButtonElement]:
    """A mentor's word to the lead, from the page of their match (SPEC S28)."""
    return [write_button(words, match)] if match.part is Part.MENTOR else []


def one(words: Words, objective: Objective, tasks: Sequence[Task], wanted: int, on: date) -> dict[str, Any]:
    """One objective with its homework, in the order in which it is to be read. `on`: the reader's own today."""
    place = Place.in_list(wanted, len(tasks))
    rows = [block for task in tasks[place.span] for block in (task_row(words, task, on), *own_buttons(words, task))]
    blocks = [
        paragraph(strong((Piece(shown(objective.wording)),))),
        context(_details(words, objective)),
        *_row_of(_change_buttons(words, objective)),
        DividerBlock(),
        paragraph(strong(words.tell("Homework"))),
        *(rows or [context(words.say("None yet. A small step before the next meeting helps along."))]),
        *turns(words, place, BACK, ON, just_one(objective.id)),
        DividerBlock(),
        actions(_ways_on(words, objective)),
        seen_by(words, *OBJECTIVE, *HOMEWORK[1:], partner=objective.match.partner.first_name),
    ]
    return _page(words, words.say("Objective"), blocks, of_objective(objective.id, place.number))


def _page(words: Words, title: str, blocks: Sequence[Block], address: str) -> dict[str, Any]:
    """`address`: which page this is, so that it can be drawn anew."""
    return modal(title=title, close=words.say("Close"), blocks=blocks, metadata=address)


def _person(words: Words, match: Match, objectives: Sequence[Objective]) -> Block:
    theirs = [objective for objective in objectives if objective.match.id == match.id]
    count = (
        words.say_count("one objective", "{n} objectives", len(theirs)) if theirs else words.say("no objectives yet")
    )
    said = [count, *([line(words, together(each.progress for each in theirs))] if theirs else [])]
    about = words.say("Open: {objective}", objective=match.partner.name)
    return row(
        f"{shown(match.partner.name)}\n{BETWEEN.join(said)}",
        button(words.say("Open"), ALL, of_match(match.id), about=about),
    )


def _details(words: Words, objective: Objective) -> str:
    """What it is about, and how far it has come; or since when it is closed, in the reader's own calendar."""
    if objective.closed_at is None:
        return views.details(words, objective)
    on = day_of(words, objective.closed_at)
    is_achieved = objective.state is State.ACHIEVED
    since = words.say("achieved on {day}", day=on) if is_achieved else words.say("set aside on {day}", day=on)
    return BETWEEN.join([label(words, objective.category), since])


def _change_buttons(words: Words, objective: Objective) -> list[ButtonElement]:
    """What the mentee can do about it."""
    value = objective.id.hex
    if not objective.is_the_readers:
        return []
    if not objective.is_open:
        return [button(words.say("Take it up again"), views.TAKE_UP, value)]
    return [
        button(words.say("Mark as achieved"), views.ACHIEVE, value, "primary"),
        button(words.say("Change the wording"), views.CHANGE, value),
        button(words.say("Set aside"), views.SET_ASIDE, value),
    ]


def _ways_on(words: Words, objective: Objective) -> list[ButtonElement]:
    back = button(words.say("All objectives"), ALL, of_match(objective.match.id))
    takes_more = objective.is_open and not objective.match.paused
    note = note_button(words, objective.match.id, About(objective=objective.id))
    return [*([add_button(words, objective.id.hex)] if takes_more else []), note, back]


def _row_of(buttons: Sequence[ButtonElement]) -> list[Block]:
    return [actions(buttons)] if buttons else []
