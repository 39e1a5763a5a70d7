"""What each released figure is called: its heading, its line, and what those who are counted have in common."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from babel.dates import format_date

from mentoring.access_terms import Part
from mentoring.asking.survey_definitions import Question, Stage, Survey
from mentoring.asking.survey_files import SURVEYS
from mentoring.counting.release_values import Cell, Change, Exact
from mentoring.growing.objective_rules import Category
from views.asking.survey_forms import in_language
from views.growing.objective_suggestions import label as category
from views.words import Words

OBJECTIVES, PULSE, SURVEYS_DONE = "objectives", "pulse", "surveys_done"
EXACT, CHANGE = "exact", "change"
"""The names under which figures are released."""
CATEGORIES: Final = {each.value: each for each in Category}


def heading(words: Words, figure: str) -> str:
    """What a group of figures is about."""
    match figure:
        case "objectives":
            return words.say("Mentees with an objective in")
        case "pulse":
            return words.say("Found their meetings good (4 of 5, or better)")
        case "surveys_done":
            return words.say("Surveys sent")
        case "exact":
            return words.say("Counted in full")
        case _ if figure in SURVEYS:
            return survey(words, SURVEYS[figure])
        case _:
            return figure


def line(words: Words, figure: str, cell: str) -> str:
    """What one of them is about."""
    if figure == OBJECTIVES and cell in CATEGORIES:
        return category(words, CATEGORIES[cell])
    if figure == PULSE:
        return _month(words, cell)
    if figure == SURVEYS_DONE and cell in SURVEYS:
        return survey(words, SURVEYS[cell])
    if figure == EXACT:
        return dict(exact_names(words)).get(cell, cell)
    if figure == CHANGE:
        name, _, asked = cell.partition(":")
        return question(words, name, asked)
    return question(words, figure, cell)


def survey(words: Words, found: Survey) -> str:
    """Whose survey, and when."""
    match found.part, found.stage:
        case Part.MENTEE, Stage.BASELINE:
            return words.say("Mentees, at the beginning")
        case Part.MENTEE, _:
            return words.say("Mentees, at the end")
        case _, Stage.BASELINE:
            return words.say("Mentors, at the beginning")
        case _:
            return words.say("Mentors, at the end")


def question(words: Words, name: str, asked: str) -> str:
    """What was asked; of several choices, which of them."""
    found, option = asked_in(name, asked)
    if found is None:
        return asked
    text = in_language(words, found.text)
    if option and found.options and option in found.options:
        return f"{text} {in_language(words, found.options[option])}"
    return text


def group(words: Words, cell: Cell) -> str:
    """What those who are counted in it have answered: 'agree'. Empty where the line says it already."""
    found, option = asked_in(cell.figure, cell.cell)
    return in_language(words, found.figure[0].name) if found and found.figure and not option else ""


def asked_in(name: str, asked: str) -> tuple[Question | None, str]:
    """A question of a survey, and an option of it if that is the figure."""
    known = SURVEYS[name].by_id if name in SURVEYS else {}
    asked, _, option = asked.partition(".")
    return known.get(asked), option


def exact_names(words: Words) -> tuple[tuple[str, str], ...]:
    """What is summed exactly, by the names of the parts of `Exact`, in the order in which it is shown."""
    return (
        ("mentees", words.say("Mentees")),
        ("mentors", words.say("Mentors")),
        ("proposed", words.say("Matches proposed")),
        ("active", words.say("Matches active")),
        ("paused", words.say("Matches paused")),
        ("ended", words.say("Matches ended early")),
        ("completed", words.say("Matches completed")),
        ("meetings_held", words.say("Meetings held")),
        ("meetings_upcoming", words.say("Meetings planned")),
        ("tasks_done", words.say("Tasks done")),
        ("tasks_open", words.say("Tasks to do")),
    )


def exact_lines(words: Words, exact: Exact | None) -> Sequence[tuple[str, str, int | None]]:
    """Name, what it is called, and how many."""
    return [(name, said, getattr(exact, name) if exact else None) for name, said in exact_names(words)]


def change(words: Words, found: Change) -> str:
    """The question of a change."""
    return question(words, found.survey, found.question)


def _month(words: Words, name: str) -> str:
    try:
        first = date.fromisoformat(f"{name}-01")
    except ValueError:
        return name
    return str(format_date(first, "LLLL y", locale=words.tag))
