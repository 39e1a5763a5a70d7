"""Objectives, homework and milestones in every state."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from mentoring.growing.homework import State as TaskState
from mentoring.growing.homework import Task
from mentoring.growing.homework_notices import HomeworkNotice
from mentoring.growing.homework_rules import Field as HomeworkField
from mentoring.growing.homework_rules import Kind
from mentoring.growing.homework_rules import Problem as HomeworkProblem
from mentoring.growing.homework_rules import Trouble as HomeworkTrouble
from mentoring.growing.milestones import Facts, month, steps
from mentoring.growing.objective_notices import ObjectiveNotice
from mentoring.growing.objective_rules import Category, Field, Problem, Trouble
from mentoring.growing.objectives import Objective, State
from mentoring.growing.progress import Progress
from mentoring.home import Home
from mentoring.notice import Notice
from mentoring.occasions import Occasion
from mentoring.people import Match, Part
from tests.views.casting import ENDS_ON, NOW, STARTS_ON, Cast, id_of
from views.blocks import Message, home
from views.growing import homework, homework_forms, milestones, objective_forms, objective_pages, objectives
from views.words import Words

TODAY = NOW.date()
PARTS = (Part.MENTEE, Part.MENTOR)
RECORDED, ACHIEVED = Occasion.OBJECTIVE_RECORDED, Occasion.OBJECTIVE_ACHIEVED
MANY = 40
"""Tasks, and objectives: more than anybody should have."""


def objective(cast: Cast, number: int = 0, state: State = State.OPEN, **changed: Any) -> Objective:
    """An objective as the reader sees it."""
    return Objective(
        id=id_of(f"objective{number}"),
        match=changed.pop("match", cast.match()),
        category=[*Category][number % 5],
        wording=cast.typed.agenda[:300],
        state=state,
        closed_at=None if state is State.OPEN else NOW,
        progress=changed.pop("progress", Progress(number % 7, 3)),
    )


def task(cast: Cast, number: int = 0, state: TaskState = TaskState.OPEN, **changed: Any) -> Task:
    """A task as the reader sees it: each kind, due when and with what link as the number has it."""
    return Task(
        id=id_of(f"task{number}"),
        objective_id=id_of(f"objective{number % 5}"),
        match=changed.pop("match", cast.match()),
        mine=changed.pop("mine", number % 2 == 0),
        kind=[*Kind][number % 5],
        wording=cast.typed.agenda[:300],
        link=cast.typed.place if number % 3 == 0 else "",
        due_on=[None, TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=9)][number % 4],
        state=state,
        is_current=changed.pop("is_current", True),
    )


def seen_as(cast: Cast, part: Part, *, paused: bool = False) -> Match:
    """The match, by one of the two."""
    return replace(cast.match(), part=part, paused=paused)


def objective_notices(cast: Cast) -> dict[str, list[Notice]]:
    """Every message about objectives and homework, by what its occasions say."""
    states: dict[str, list[Notice]] = {
        f"{kind} {state}": [ObjectiveNotice(kind, objective(cast, state=state, match=seen_as(cast, Part.MENTOR)))]
        for kind, state in product((RECORDED, ACHIEVED), State)
    }
    several = [ObjectiveNotice(RECORDED, objective(cast, number)) for number in range(5)]
    return {**states, "objectives together": [*several], **_homework_notices(cast)}


def _homework_notices(cast: Cast) -> dict[str, list[Notice]]:
    found: dict[str, list[Notice]] = {}
    for part, kind in product(PARTS, (Occasion.HOMEWORK_SET, Occasion.HOMEWORK_DONE)):
        match = seen_as(cast, part)
        for state, current in product(TaskState, (True, False)):
            one = task(cast, 3, state, match=match, is_current=current)
            found[f"{kind} {part} {state} {current}"] = [HomeworkNotice(kind, one)]
        together = [HomeworkNotice(kind, task(cast, number, match=match)) for number in range(5)]
        found[f"{kind} {part} together"] = [*together, together[0]]
    return found


def objectives_shown(words: Words, cast: Cast) -> dict[str, Message | dict[str, Any]]:
    """Every form, page and section, and what answers a command."""
    matches = cast.actor(MANY).matches
    shown: dict[str, Message | dict[str, Any]] = {
        "objective help": objectives.help_message(words),
        "objective, to a mentor": objectives.mentors_help(words),
        "homework help": homework.help_message(words),
        **{
            f"homework without an objective {part}": objectives.nothing_to_put_it_under(words, [seen_as(cast, part)])
            for part in PARTS
        },
        "choice of matches": objective_pages.choice(words, matches, [objective(cast)], 1),
        "choice of matches, last": objective_pages.choice(words, matches, [objective(cast)], 99),
    }
    return {**shown, **dict(_forms(words, cast)), **dict(_pages(words, cast)), **dict(_sections(words, cast))}


def _forms(words: Words, cast: Cast) -> Iterator[tuple[str, dict[str, Any]]]:
    one, several = cast.actor(1).matches, cast.actor(MANY).matches
    empty = objective_forms.Filled()
    yield "objective form", objective_forms.form(words, one, empty, "")
    for category in Category:
        filled = objective_forms.Filled(category, cast.typed.agenda * 12, several[1].id, times=3)
        yield f"objective form {category}", objective_forms.form(words, several, filled, "{}", are_many=True)
    yield "objective, changed", objective_forms.form(words, one, filled, "{}", is_new=False)
    objectives_of_several = [objective(cast, number, match=several[number // 9]) for number in range(MANY)]
    full = homework_forms.Filled(cast.typed.agenda * 12, Kind.EVENT, TODAY, cast.typed.place)
    yield "homework form", homework_forms.form(words, [objective(cast)], homework_forms.Filled(), "")
    yield "homework form, for which", homework_forms.form(words, objectives_of_several, full, "{}")
    yield "homework, changed", homework_forms.form(words, [objective(cast)], full, "{}", is_new=False)


def _pages(words: Words, cast: Cast) -> Iterator[tuple[str, dict[str, Any]]]:
    for part, paused in product(PARTS, (False, True)):
        match = seen_as(cast, part, paused=paused)
        name = f"{part}{' paused' if paused else ''}"
        every = [objective(cast, n, [*State][n % 3], match=match) for n in range(MANY)]
        tasks = [task(cast, n, [TaskState.OPEN, TaskState.DONE][n % 2], match=match) for n in range(MANY)]
        for count in (1,) if paused else (0, MANY):
            yield f"{name}'s {count} objectives", objective_pages.all_of_match(words, match, every[:count], 2)
            yield f"{name}'s {count} tasks", objective_pages.one(words, every[0], tasks[:count], 2, TODAY)
        for state in (State.ACHIEVED, State.DROPPED):
            closed = objective(cast, 1, state, match=match)
            yield f"{name}'s {state} objective", objective_pages.one(words, closed, tasks[:3], 1, TODAY)


def _sections(words: Words, cast: Cast) -> Iterator[tuple[str, dict[str, Any]]]:
    """As they stand on Home."""
    for part, rows in product(PARTS, (0, 1, 3)):
        match = seen_as(cast, part)
        every = [objective(cast, n, [State.OPEN, State.ACHIEVED][n % 2], match=match) for n in range(8)]
        tasks = [task(cast, n, match=match) for n in range(MANY)]
        section = objectives.section(words, match, every, tasks, TODAY, rows=rows, named=rows < 3)
        yield f"section of a {part}, {rows} rows", home(section)
    for part in PARTS:
        yield f"empty section of a {part}", home(objectives.section(words, seen_as(cast, part), [], [], TODAY))
    for name, on, facts in courses():
        partner = "" if facts.started else cast.partner().first_name
        yield f"milestones {name}", home(milestones.card(words, steps(facts, on), month(facts, on), partner))


def courses() -> Iterator[tuple[str, date, Facts]]:
    """A match at its beginning, in the middle, near its end and after it."""
    begun = Facts(starts_on=STARTS_ON, ends_on=ENDS_ON, started=False, objectives=0, held=0)
    yield "at first", STARTS_ON, begun
    yield "with surveys", STARTS_ON, replace(begun, first_survey=False, final_survey=False)
    half = replace(begun, started=True, objectives=3, held=2, first_survey=True, final_survey=False)
    yield "half-way", date(2027, 2, 1), half
    yield "near the end", date(2027, 5, 20), replace(half, held=7)
    yield "on the last day", ENDS_ON, half
    yield "afterwards", ENDS_ON + timedelta(days=1), replace(half, held=6, final_survey=True)


def objective_errors(words: Words) -> list[str]:
    """Every word beside a field."""
    of_objectives = [Trouble(Field.WORDING, problem, length=301) for problem in Problem]
    of_homework = [
        HomeworkTrouble(HomeworkField.DUE, problem, length=9, at_most=8, ends_on=TODAY) for problem in HomeworkProblem
    ]
    said = [text for each in of_objectives for text in objective_forms.errors(words, (each,)).values()]
    return said + [text for each in of_homework for text in homework_forms.errors(words, (each,)).values()]


def home_with_objectives(cast: Cast, seen: Home) -> Home:
    """A Home tab with five objectives in every match, and much to do."""
    matches = seen.actor.matches
    facts = [facts for _, _, facts in courses()]
    return replace(
        seen,
        objectives=tuple(objective(cast, n, match=match) for match in matches for n in range(5)),
        homework=tuple(task(cast, n, match=match) for match in matches for n in range(3)),
        courses=tuple(zip(matches, facts, strict=False)),
    )
