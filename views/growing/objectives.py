"""What Advance says of objectives to one of the two: in a direct message, as a row, and as a section of Home."""

from collections.abc import Iterator, Sequence
from datetime import date

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.growing.homework import Task
from mentoring.growing.objective_notices import ObjectiveNotice
from mentoring.growing.objectives import Objective, State
from mentoring.growing.progress import together
from mentoring.occasions import Occasion
from mentoring.people import Match, Part
from views.access import OBJECTIVE, seen_by
from views.blocks import Message, actions, button, context, paragraph, quote, row
from views.escape import clip, shown
from views.growing.homework import BETWEEN, add_button, task_row
from views.growing.objective_links import all_button, show_button
from views.growing.objective_suggestions import label
from views.growing.progress import line
from views.prose import Piece, Prose, joined, strong
from views.words import Words

ADD = "objective.add"
CHANGE = "objective.change"
ACHIEVE = "objective.achieve"
SET_ASIDE = "objective.set_aside"
TAKE_UP = "objective.take_up"

WORDING_ON_HOME = 150
"""Characters. The whole of it is one tap away."""
ROWS = 3
"""Objectives, and tasks, that a section of Home shows unless told otherwise."""


def notice(words: Words, said: Sequence[ObjectiveNotice]) -> Message:
    """A direct message to the mentor about some objectives, true when it is drawn."""
    found = [*{each.objective.id: each.objective for each in said}.values()]
    match = found[0].match
    told = [block for each in found for block in (quote(each.wording), context(_told(words, each, said[0].kind)))]
    way = show_button(words, found[0].id) if len(found) == 1 else all_button(words, match.id)
    about = found[0].id if len(found) == 1 else match.id
    buttons = [way, *([add_button(words, about.hex)] if _take_homework(found) else [])]
    title = _headline(words, said[0].kind, found, match.partner.first_name)
    known = seen_by(words, *OBJECTIVE, partner=match.partner.first_name)
    return Message((paragraph(title), *told, actions(buttons), known))


def section(
    words: Words,
    match: Match,
    objectives: Sequence[Objective],
    tasks: Sequence[Task],
    on: date,
    *,
    rows: int = ROWS,
    named: bool = False,
) -> list[Block]:
    """One match's objectives and next homework, for Home: at most 4 + 2 × `rows` blocks, whatever there is.

    `objectives`, `tasks`: of this match, in the order in which they are to be read. `on`: the reader's own today.
    `named`: it says with whom, for who has several matches.
    """
    title: Prose = strong(words.tell("With {name}", name=match.partner.name)) if named else ()
    open_ones = [objective for objective in objectives if objective.is_open]
    left = len(open_ones) - rows
    buttons = [*begin_buttons(words, match, objectives), *([all_button(words, match.id)] if objectives else [])]
    shown = [objective_row(words, objective, WORDING_ON_HOME) for objective in open_ones[:rows]]
    due = [task_row(words, task, on, WORDING_ON_HOME) for task in tasks[:rows]]
    return [
        paragraph(joined(filter(None, [title, overall(words, match, objectives)]), by="\n")),
        *shown,
        *([context(_more(words, left))] if left > 0 and rows else []),
        *([paragraph(strong(words.tell("Next homework"))), *due] if due else []),
        *([actions(buttons, block_id=f"objectives:{match.id.hex}")] if buttons else []),
    ]


def _more(words: Words, left: int) -> str:
    return words.say_count("and one more objective", "and {n} more objectives", left)


def objective_row(words: Words, objective: Objective, wording_at_most: int) -> Block:
    """An objective in a list: what it is about, how far it has come, and a button that opens it."""
    text = f"{clip(shown(objective.wording), wording_at_most)}\n{details(words, objective)}"
    return row(text, show_button(words, objective.id, objective.wording, words.say("Open")))


def add_objective(words: Words, match_id: str = "") -> ButtonElement:
    """Opens an empty form."""
    return button(words.say("Add an objective"), ADD, match_id)


def mentors_help(words: Words) -> Message:
    """To a mentor who would like to record an objective."""
    said = words.tell("Objectives are the mentee’s to record. You will hear of each, and can add homework to it.")
    return Message((paragraph(said), actions([all_button(words)])))


def nothing_to_put_it_under(words: Words, matches: Sequence[Match]) -> Message:
    """To somebody who would set homework before there is an objective. `matches`: her active ones."""
    as_mentee = any(match.part is Part.MENTEE for match in matches)
    if as_mentee:
        said = words.tell("Homework stands under an objective, and there is none open yet. Would you like to add one?")
        return Message((paragraph(said), actions([add_objective(words)])))
    said = words.tell(
        "Homework stands under an objective, and none is open yet. Choosing two or three is a good subject for your "
        "next meeting; your mentee records them."
    )
    return Message((paragraph(said), actions([all_button(words)])))


def help_message(words: Words) -> Message:
    """The answer to `/advance-objective help`."""
    said = words.tell(
        "`/advance-objective` opens a short form: a category, some suggestions, your own words. What you write after "
        "it fills the form, for example `/advance-objective present my results to the board`."
    )
    return Message((paragraph(said),))


def _headline(words: Words, kind: Occasion, found: Sequence[Objective], name: str) -> Prose:
    if kind is Occasion.OBJECTIVE_ACHIEVED:
        if found[0].state is State.ACHIEVED:
            title = strong(words.tell("{name} has achieved an objective.", name=name))
            return joined([title, words.tell("A good moment for a kind word.")])
        return words.tell("{name} had marked this objective as achieved, and has changed that since.", name=name)
    if len(found) == 1:
        return strong(words.tell("{name} has set an objective.", name=name))
    return strong(words.tell("{name} has set some objectives.", name=name))


def _take_homework(found: Sequence[Objective]) -> bool:
    return not found[0].match.paused and any(objective.is_open for objective in found)


def _told(words: Words, objective: Objective, kind: Occasion) -> str:
    """What stands under an objective in a message: its category, and what the headline does not say."""
    is_news = not objective.is_open and kind is Occasion.OBJECTIVE_RECORDED
    return details(words, objective) if is_news else label(words, objective.category)


def details(words: Words, objective: Objective) -> str:
    """What an objective is about, and how far it has come."""
    return BETWEEN.join([label(words, objective.category), *_standing(words, objective)])


def _standing(words: Words, objective: Objective) -> Iterator[str]:
    match objective.state:
        case State.ACHIEVED:
            yield words.say("achieved")
        case State.DROPPED:
            yield words.say("set aside")
        case State.OPEN if objective.progress.of_all:
            yield line(words, objective.progress)


def overall(words: Words, match: Match, objectives: Sequence[Objective]) -> Prose:
    """How far the two have come, in one line."""
    name = match.partner.first_name
    if not objectives and match.part is Part.MENTEE:
        return words.tell("Choose two or three objectives with {name}: your first meeting is a good time.", name=name)
    if not objectives:
        return words.tell(
            "{name} has recorded no objective yet. Choosing two or three together is a good start.", name=name
        )
    achieved = sum(objective.state is State.ACHIEVED for objective in objectives)
    reached = words.say_count("One objective achieved.", "{n} objectives achieved.", achieved) if achieved else ""
    so_far = together(objective.progress for objective in objectives)
    if so_far.of_all:
        homework = words.tell("Homework: {progress}", progress=line(words, so_far))
    else:
        homework = words.tell("No homework yet: a small step between meetings helps along.")
    return joined([(Piece(reached, bold=True),), homework]) if reached else homework


def begin_buttons(words: Words, match: Match, objectives: Sequence[Objective]) -> list[ButtonElement]:
    """What the reader can add to a match."""
    buttons = []
    if match.part is Part.MENTEE and not match.paused:
        buttons.append(add_objective(words, match.id.hex))
    if not match.paused and any(objective.is_open for objective in objectives):
        buttons.append(add_button(words, match.id.hex))
    return buttons
