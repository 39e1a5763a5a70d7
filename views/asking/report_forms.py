"""The form of a progress report, and the page before it is sent where it repeats a note (SPEC S28, N7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from slack_sdk.models.blocks import Block, DividerBlock

from mentoring.access import Thing
from mentoring.asking.report_echoes import Echo
from mentoring.asking.report_rules import Kind
from mentoring.free_text import TEXT_AT_MOST, Problem, Unfit
from mentoring.people import Match, Person
from views import inputs
from views.access import seen_by
from views.asking.reports import all_button, kind_name
from views.blocks import actions, button, context, header, modal, paragraph, quote
from views.times import full_day
from views.words import Words

FORM = "report.form"
CHANGE = "report.change"
MATCH = "match"
KIND = "kind"
WRITTEN = "written"
ECHOES_SHOWN = 5
ADDRESSEES_NAMED = 20
"""Matches of which the form says who receives a report, where it asks which."""


@dataclass(frozen=True)
class Filled:
    """What a form shows."""

    text: str = ""
    kind: str = ""
    match: str = ""


Addressees = Mapping[UUID, Sequence[Person]]
"""Of each match, who receives a report on it."""


def form(
    words: Words,
    matches: Sequence[Match],
    addressees: Addressees,
    filled: Filled,
    metadata: str,
    echoes: Sequence[Echo] = (),
) -> dict[str, Any]:
    """A report on one of these mentees; with several it asks on whom. `echoes`: what it repeats of notes, for her to
    read before she sends it; what she wrote stands in its field as ever."""
    only = matches[0].partner.first_name if len(matches) == 1 else ""
    kinds = {kind.value: kind_name(words, kind) for kind in Kind}
    plea = words.say(
        "Please don’t tell what {name} told you in confidence, unless it is urgent: somebody’s safety or health.",
        name=only or words.say("your mentee"),
    )
    return modal(
        title=words.say("Before you send it") if echoes else words.say("Progress report"),
        submit=words.say("Send it as it is") if echoes else words.say("Send"),
        close=words.say("Not now"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            *_warning(words, echoes),
            *_about_whom(words, matches, filled),
            *_to_whom(words, matches, addressees),
            inputs.field(words.say("What is it?"), inputs.chosen(KIND, kinds, filled.kind)),
            inputs.field(words.say("Your report"), inputs.typed(WRITTEN, filled.text, lines=True), hint=plea),
            *([] if echoes else [actions([all_button(words)])]),
            seen_by(words, Thing.PROGRESS_REPORT, partner=only or words.say("your mentee")),
        ],
    )


def errors(words: Words, unfit: Unfit) -> dict[str, str]:
    """What to say beside the report; its words stay in the form."""
    match unfit.problem:
        case Problem.EMPTY:
            return {WRITTEN: words.say("Please fill this in.")}
        case Problem.NOBODY:
            return {WRITTEN: words.say("That company has no project lead at present who could read it.")}
    said = inputs.too_long(words, unfit.length, TEXT_AT_MOST)
    return {WRITTEN: said}


def _warning(words: Words, echoes: Sequence[Echo]) -> list[Block]:
    """What it repeats, and what she can do about it."""
    if not echoes:
        return []
    why = words.tell(
        "Your report repeats words of a note. Notes are private: would whoever told you this want the project lead "
        "to read it? You can say it in other words, or send it as it is."
    )
    where = words.say("This was compared here, word by word. Nobody else has seen it, and nothing of it is kept.")
    shown = [block for echo in echoes[:ECHOES_SHOWN] for block in (context(_note(words, echo)), quote(echo.passage))]
    left = len(echoes) - ECHOES_SHOWN
    more = [context(words.say_count("and one more passage", "and {n} more passages", left))] if left > 0 else []
    change = actions([button(words.say("Change it"), CHANGE, style="primary")])
    return [
        header(words.say("It repeats a note")),
        paragraph(why),
        *shown,
        *more,
        change,
        context(where),
        DividerBlock(),
    ]


def _note(words: Words, echo: Echo) -> str:
    on = full_day(words, echo.written_on)
    if echo.mine:
        return words.say("From your own note of {day}", day=on)
    return words.say("From a note of {day} that was shared with you", day=on)


def _about_whom(words: Words, matches: Sequence[Match], filled: Filled) -> list[Block]:
    if len(matches) < 2:
        return []
    names = {match.id.hex: match.partner.name for match in matches}
    return [inputs.field(words.say("About"), inputs.chosen(MATCH, names, filled.match))]


def _to_whom(words: Words, matches: Sequence[Match], addressees: Addressees) -> list[Block]:
    """Who will receive it, by name: one sentence where it is the same for all."""
    named = {match.id: words.both([each.name for each in addressees.get(match.id, ())]) for match in matches}
    if not any(named.values()):
        return [context(words.say("That company has no project lead at present who could read it."))]
    if len(set(named.values())) == 1:
        return [context(words.say("It goes to {leads}, and to nobody else.", leads=named[matches[0].id]))]
    lines = [
        words.say("On {name}, it goes to {leads}, and to nobody else.", name=match.partner.name, leads=named[match.id])
        for match in matches[:ADDRESSEES_NAMED]
        if named[match.id]
    ]
    return [context(line) for line in lines]
