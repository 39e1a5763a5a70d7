"""All that was ever published (SPEC N9): a page for each publication, the latest first. Whoever's pilot is in it can
read it."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import Block

from mentoring.asking.survey_files import SURVEYS
from mentoring.counting.release_values import Entry
from views.blocks import context, facts, header, modal, paragraph
from views.counting import figure_names
from views.counting.figures import so_many
from views.paging import Place, turns
from views.prose import Piece
from views.times import full_day
from views.words import Words

BACK, ON = "figures.ledger_back", "figures.ledger_on"


def page(words: Words, entries: Sequence[Entry], number: int) -> dict[str, Any]:
    """One publication: which figures, to whom, on which Monday, and for how many people each stands."""
    published = [[*each] for _, each in groupby(entries, key=_publication)]
    if not published:
        return _modal(words, [paragraph(words.tell("Nothing was published yet.")), _about(words)])
    place = Place.among(number, len(published))
    return _modal(
        words,
        [
            *_entries(words, published[place.number - 1]),
            *turns(words, place, BACK, ON),
            _about(words),
        ],
    )


def _publication(entry: Entry) -> tuple[object, ...]:
    return entry.week, entry.across, entry.company


def _entries(words: Words, entries: Sequence[Entry]) -> list[Block]:
    first = entries[0]
    company = first.company or words.say("all companies")
    to = (
        words.say("the coordinator")
        if first.across
        else words.say("the pilot’s leads, their channel, and everyone in it")
    )
    shown: list[Block] = [
        header(words.say("{day}: {company}", day=full_day(words, first.week), company=company)),
        context(words.say("Published to {people}.", people=to)),
    ]
    for figure, each in groupby(entries, key=_figure):
        shown += [
            paragraph((Piece(_heading(words, figure), bold=True),)),
            facts([_line(words, one) for one in each]),
        ]
    return shown


def _figure(entry: Entry) -> str:
    """Changes are of a survey, which stands before the question."""
    return f"{entry.figure}.{entry.cell.partition(':')[0]}" if entry.figure == figure_names.CHANGE else entry.figure


def _heading(words: Words, figure: str) -> str:
    kind, _, survey = figure.partition(".")
    if kind == figure_names.CHANGE and survey in SURVEYS:
        return words.say("Moved up since the beginning: {survey}", survey=figure_names.survey(words, SURVEYS[survey]))
    return figure_names.heading(words, figure)


def _line(words: Words, entry: Entry) -> tuple[str, str]:
    label = figure_names.line(words, entry.figure, entry.cell)
    said = str(entry.n) if entry.figure == figure_names.EXACT else so_many(words, entry.n, entry.of)
    if entry.as_of == entry.week:
        return label, said
    return label, words.say("{figure}, of {day}", figure=said, day=full_day(words, entry.as_of))


def _about(words: Words) -> Block:
    return context(
        words.say(
            "Every figure that left Advance, with the number of people it stands for. Everyone matched in a pilot can "
            "read what was published of it, and across companies."
        )
    )


def _modal(words: Words, blocks: Sequence[Block]) -> dict[str, Any]:
    return modal(title=words.say("All that was published"), close=words.say("Close"), blocks=blocks)
