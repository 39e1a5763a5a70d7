"""The figures page (SPEC S33, S34, P15): the last release as a table, its day, its threshold, and who sees it.

What is hidden looks as what is empty does: the same dash, the same words.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from babel.numbers import format_percent
from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Thing
from mentoring.access_terms import Part
from mentoring.asking.survey_files import SURVEYS
from mentoring.counting.release_values import Cell, Change, Release
from mentoring.counting.shown_figures import ShownFigures, Whose
from views import access
from views.blocks import actions, button, context, facts, header, modal, paragraph
from views.counting import figure_names
from views.leading.pilot_settings import settings_button
from views.paging import Place, turns
from views.prose import Piece
from views.times import full_day
from views.words import Words

OPEN, TURN_BACK, TURN_ON = "figures.open", "figures.back", "figures.on"
EXPORT, LEDGER = "figures.export", "figures.ledger"
PAGES: Final = (None, *sorted(SURVEYS))
"""What each page shows: the first all but the surveys' answers, then a survey each."""


def figures_button(words: Words, whose: Whose = Whose.OWN) -> ButtonElement:
    """Opens the figures."""
    return button(words.say("Figures"), OPEN, whose)


def page(words: Words, found: ShownFigures, number: int, *, sent: bool = False) -> dict[str, Any]:
    """One page of them. `sent`: the files that she asked for are on their way."""
    release = found.release
    told = [context(words.say("The file is on its way to our direct message."))] if sent else []
    if release is None:
        first = words.tell("No figures yet: the first ones come on a Monday, once the pilot has begun.")
        return _modal(words, [paragraph(first), _seen_by(words, found)])
    place = Place.among(number, len(PAGES))
    survey = PAGES[place.number - 1]
    shown = _survey(words, release, survey) if survey else _first(words, release)
    part = SURVEYS[survey].part if survey else Part.MENTEE
    return _modal(
        words,
        [
            *told,
            context(when(words, release)),
            *shown,
            *_too_small(words, found, release, part),
            *turns(words, place, TURN_BACK, TURN_ON, found.whose, forward=_next(words, place)),
            actions([*_export(words, found), button(words.say("All that was published"), LEDGER, found.whose)]),
            *_post(words, found),
            context(threshold(words, release.threshold)),
            _seen_by(words, found),
        ],
    )


def _too_small(words: Words, found: ShownFigures, release: Release, part: Part) -> list[Block]:
    """Why nothing of the surveys is told of a small pilot, and that answering them is not in vain."""
    if found.whose is not Whose.OWN or not release.has_too_few(part):
        return []
    told = words.say(
        "In a pilot with fewer than about {n} mentees or mentors, what they answer is told only together with other "
        "companies’, to the coordinator: among so few, an answer could be traced to somebody. Every answer counts.",
        n=release.least_asked,
    )
    return [context(told)]


def _post(words: Words, found: ShownFigures) -> list[Block]:
    """To a lead who has chosen no channel: that she may."""
    if found.posted:
        return []
    told = words.say(
        "Shall I post what matters most, with a chart, on Monday mornings? Choose a channel in the settings."
    )
    return [context(told), actions([settings_button(words)])]


def when(words: Words, release: Release) -> str:
    """Of which day they are."""
    day = full_day(words, release.week)
    if release.companies > 1:
        count = words.say_count("one company", "{n} companies", release.companies)
        return words.say("As of {day}, across {companies}. The next ones come in a week.", day=day, companies=count)
    return words.say("As of {day}. The next ones come in a week.", day=day)


def threshold(words: Words, smallest: int) -> str:
    """Why some are not shown (P15)."""
    return words.say(
        "What is counted in full, leads see of each match anyway. All else is told only for groups of {n} people or "
        "more, and moves only when enough have answered anew, so that nobody can be made out. “{nothing}” stands for "
        "what is empty and for what is hidden alike.",
        n=smallest,
        nothing=NOTHING,
    )


NOTHING = "–"


def too_few(words: Words) -> str:
    """Instead of a figure, whatever the reason."""
    return words.say("{nothing} not enough people yet", nothing=NOTHING)


def so_many(words: Words, n: int, of: int | None) -> str:
    """'12 of 30'; where nobody knows of how many, those behind the figures at least."""
    return words.say("{n} or more", n=n) if of is None else words.say("{n} of {all}", n=n, all=of)


def value(words: Words, cell: Cell, release: Release) -> str:
    """'12 of 30', and since when if that is not today."""
    if cell.n is None:
        return too_few(words)
    said = so_many(words, cell.n, cell.of)
    answered = figure_names.group(words, cell)
    return _since(words, f"{said} {answered}" if answered else said, cell, release)


def moved(words: Words, found: Change, release: Release) -> str:
    """How many moved up, with the interval of their share."""
    if found.up is None or found.of is None or found.low is None or found.high is None:
        return too_few(words)
    low, high = (format_percent(share, locale=words.locale) for share in (found.low, found.high))
    said = words.say("{n} of {all} moved up ({low} to {high})", n=found.up, all=found.of, low=low, high=high)
    return _since(words, said, found, release)


def _since(words: Words, said: str, found: Cell | Change, release: Release) -> str:
    if found.as_of is None or found.as_of == release.week:
        return said
    return words.say("{figure}, of {day}", figure=said, day=full_day(words, found.as_of))


def _first(words: Words, release: Release) -> Iterator[Block]:
    exact = figure_names.exact_lines(words, release.exact)
    yield header(figure_names.heading(words, figure_names.EXACT))
    yield facts([(said, too_few(words) if n is None else str(n)) for _, said, n in exact])
    for figure in (figure_names.OBJECTIVES, figure_names.PULSE, figure_names.SURVEYS_DONE):
        yield from _table(words, release, figure, release.of(figure))
    if release.changes:
        yield header(words.say("From the first survey to the last"))
        if all(found.up is None for found in release.changes):
            yield paragraph((Piece(too_few(words)),))
            return
        yield facts([(_asked(words, found), moved(words, found, release)) for found in release.changes])
        yield context(words.say("In brackets, the share among all who could have answered, with 95 % certainty."))


def _asked(words: Words, found: Change) -> str:
    return f"{_whose(words, found.survey)}: {figure_names.change(words, found)}"


def _whose(words: Words, survey: str) -> str:
    is_mentors = survey.startswith("mentor")
    return words.say("Mentors") if is_mentors else words.say("Mentees")


def _survey(words: Words, release: Release, name: str) -> Iterator[Block]:
    yield from _table(words, release, name, release.of(name))


def _table(words: Words, release: Release, figure: str, cells: Sequence[Cell]) -> Iterator[Block]:
    yield header(figure_names.heading(words, figure))
    lines = [(figure_names.line(words, figure, cell.cell), value(words, cell, release)) for cell in cells]
    yield facts(lines) if any(cell.n is not None for cell in cells) else paragraph((Piece(too_few(words)),))


def _next(words: Words, place: Place) -> str:
    """What the next page shows; nothing on the last."""
    if place.number == place.of_all:
        return ""
    return words.say("Survey: {survey}", survey=figure_names.survey(words, SURVEYS[PAGES[place.number] or ""]))


def _export(words: Words, found: ShownFigures) -> list[ButtonElement]:
    pressed = button(words.say("Send me these as files"), EXPORT, found.whose, style="primary")
    return [pressed] if found.may_export else []


def _seen_by(words: Words, found: ShownFigures) -> Block:
    if found.whose is Whose.OWN:
        return access.seen_by(words, Thing.RELEASE, reader=found.reader)
    return context(
        words.say(
            "Only the programme’s coordinators can see this page. Everyone matched in a pilot can read each figure on "
            "it in the list of all that was published."
        )
    )


def _modal(words: Words, blocks: Sequence[Block]) -> dict[str, Any]:
    return modal(title=words.say("Figures"), close=words.say("Close"), blocks=blocks)
