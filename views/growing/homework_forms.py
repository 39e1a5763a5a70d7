"""The form of homework: under which objective, what to do, by when, and a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    InputBlock,
    OptionGroup,
    StaticSelectElement,
    UrlInputElement,
)

from mentoring.growing.homework_rules import Field, Kind, Problem, Trouble
from mentoring.growing.objectives import Objective
from views.access import HOMEWORK, seen_by
from views.blocks import BUTTON_AT_MOST, context, modal, plain
from views.escape import shown, visible
from views.growing.homework import kind
from views.inputs import (
    OPTIONS_AT_MOST,
    PLACEHOLDER_AT_MOST,
    TYPED_AT_MOST,
    chosen,
    day,
    field,
    option,
    too_long,
    typed,
)
from views.times import full_day
from views.words import Words

FORM = "homework.form"


@dataclass(frozen=True)
class Filled:
    """What a form shows before anything is typed."""

    wording: str = ""
    kind: Kind = Kind.TASK
    due_on: date | None = None
    link: str = ""


def form(
    words: Words, objectives: Sequence[Objective], filled: Filled, metadata: str, *, is_new: bool = True
) -> dict[str, Any]:
    """New homework, or another wording of some. With more than one objective it asks under which."""
    partners = {objective.match.id: objective.match.partner for objective in objectives}
    one = next(iter(partners.values())).first_name if len(partners) == 1 else ""
    return modal(
        title=words.say("Add homework") if is_new else words.say("Change the homework"),
        submit=words.say("Add") if is_new else words.say("Save"),
        close=words.say("Not now") if is_new else words.say("Leave as it is"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            _under(words, objectives),
            *_fields(words, filled),
            seen_by(words, *HOMEWORK, partner=one or words.say("the person you choose")),
        ],
    )


def errors(words: Words, troubles: Sequence[Trouble]) -> dict[str, str]:
    """What to say beside each field; what was typed stays in the form."""
    return {trouble.field.value: _error(words, trouble) for trouble in troubles}


def _error(words: Words, trouble: Trouble) -> str:
    match trouble.problem:
        case Problem.EMPTY:
            return words.say("Please fill this in.")
        case Problem.TOO_LONG:
            return too_long(words, trouble.length, trouble.at_most)
        case Problem.PAST:
            return words.say("This day is over. Please choose today or a later one, or leave it empty.")
        case Problem.BEYOND_THE_END:
            ends_on = full_day(words, trouble.ends_on) if trouble.ends_on else ""
            return words.say("Your mentorship ends on {day}. Please choose an earlier day.", day=ends_on)
        case Problem.NO_LINK:
            return words.say("A link begins with https and has no spaces. Please look at it once more.")
        case Problem.CLOSED:
            return words.say("This objective has been closed meanwhile. Please choose another; your text is kept here.")


def _under(words: Words, objectives: Sequence[Objective]) -> Block:
    """The objective that it is for, or a choice: by whom it is with, where there are several people."""
    if len(objectives) == 1:
        return context(words.say("Objective: {wording}", wording=objectives[0].wording))
    offered = objectives[:OPTIONS_AT_MOST]
    groups = [
        OptionGroup(
            label=plain(shown(name), BUTTON_AT_MOST),
            options=[option(objective.id.hex, objective.wording) for objective in theirs],
        )
        for name, theirs in groupby(offered, key=lambda objective: objective.match.partner.name)
    ]
    select = StaticSelectElement(action_id=Field.OBJECTIVE.value, option_groups=groups)
    return field(words.say("For which objective"), select)


def _fields(words: Words, filled: Filled) -> list[InputBlock]:
    kinds = {each.value: kind(words, each) for each in Kind}
    what = typed(
        Field.WORDING.value,
        filled.wording,
        placeholder=words.say("A small step, for example: ask Marc how the budget is decided"),
        lines=True,
    )
    link = UrlInputElement(
        action_id=Field.LINK.value,
        initial_value=visible(filled.link)[:TYPED_AT_MOST] or None,
        placeholder=plain("https://", PLACEHOLDER_AT_MOST),
    )
    return [
        field(words.say("What to do"), what),
        field(words.say("What it is"), chosen(Field.KIND.value, kinds, filled.kind.value)),
        field(words.say("By when"), day(Field.DUE.value, filled.due_on), optional=True),
        field(words.say("Link"), link, optional=True),
    ]
