"""What Advance says of homework to one of the two: in a direct message, and as a row in a list."""

from collections.abc import Iterator, Sequence
from datetime import date

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.growing.homework import State, Task
from mentoring.growing.homework_notices import HomeworkNotice
from mentoring.growing.homework_rules import WORDING_AT_MOST, Kind
from mentoring.occasions import Occasion
from mentoring.people import Part
from views.access import HOMEWORK, seen_by
from views.blocks import Message, Sure, actions, button, context, paragraph, quote, row, with_care
from views.escape import clip, shown
from views.growing.objective_links import show_button
from views.prose import Prose, strong
from views.times import day
from views.words import Words

ADD = "homework.add"
DONE = "homework.done"
UNDO = "homework.undo"
CHANGE = "homework.change"
REMOVE = "homework.remove"

BETWEEN = " · "


def notice(words: Words, said: Sequence[HomeworkNotice]) -> Message:
    """A direct message about some homework, true when it is drawn; buttons only where they still do something."""
    tasks = [*{each.task.id: each.task for each in said}.values()]
    name = tasks[0].match.partner.first_name
    is_done = any(task.state is State.DONE for task in tasks)
    title = _headline(words, said[0].kind, tasks[0].match.part, name, is_done=is_done)
    told = [block for task in tasks for block in _told(words, said[0].kind, task)]
    ways = {task.objective_id: task for task in tasks}
    on = actions([show_button(words, task.objective_id) for task in [*ways.values()][:1]])
    return Message((paragraph(strong(title)), *told, on, seen_by(words, *HOMEWORK, partner=name)))


def task_row(words: Words, task: Task, on: date, wording_at_most: int = WORDING_AT_MOST) -> Block:
    """A task in a list, which the mentee marks as done in one tap. `on`: the reader's own today."""
    details = BETWEEN.join(_details(words, task, on))
    return row("\n".join(filter(None, [clip(shown(task.wording), wording_at_most), details])), _pressed(words, task))


def own_buttons(words: Words, task: Task) -> list[Block]:
    """What whoever set a task can do about it, under its row."""
    if not task.can_be_changed:
        return []
    sure = Sure(
        title=words.say("Remove this homework?"),
        text=words.say("It disappears for you and for {name}.", name=task.match.partner.first_name),
        yes=words.say("Remove"),
        no=words.say("Keep it"),
    )
    change, remove = words.say("Change: {task}", task=task.wording), words.say("Remove: {task}", task=task.wording)
    buttons = [
        button(words.say("Change"), CHANGE, task.id.hex, about=change),
        with_care(button(words.say("Remove"), REMOVE, task.id.hex, about=remove), sure),
    ]
    return [actions(buttons, block_id=f"own:{task.id.hex}")]


def another_day_button(words: Words, task: Task) -> ButtonElement:
    """For whoever set it, in a reminder: opens the form with the day."""
    return button(words.say("Choose another day"), CHANGE, task.id.hex)


def kind(words: Words, kind: Kind) -> str:
    """What a sort of task is called."""
    match kind:
        case Kind.TASK:
            return words.say("Something to do")
        case Kind.READING:
            return words.say("Something to read or watch")
        case Kind.TALK:
            return words.say("Somebody to talk with")
        case Kind.EVENT:
            return words.say("Outside opportunity: an event")
        case Kind.TRAINING:
            return words.say("Outside opportunity: a course")


def add_button(words: Words, about: str, text: str | None = None) -> ButtonElement:
    """Opens an empty form. `about`: the id of the objective, or of the match, that it is for."""
    return button(text or words.say("Add homework"), ADD, about)


def help_message(words: Words) -> Message:
    """The answer to `/advance-homework help`."""
    said = words.tell(
        "`/advance-homework` opens a short form: what to do, for which objective, by when. What you write after it "
        "fills the form, for example `/advance-homework ask Marc how the budget is decided`. From any message, the "
        "shortcut under “More actions” does the same with its words."
    )
    return Message((paragraph(said),))


def _headline(words: Words, kind: Occasion, part: Part, name: str, *, is_done: bool) -> Prose:
    """`is_done`: whether she has not taken all of it back since."""
    match kind, part:
        case Occasion.HOMEWORK_DONE, _ if not is_done:
            return words.tell("{name} is not quite done yet.", name=name)
        case Occasion.HOMEWORK_DONE, _:
            return words.tell("{name} has done some homework.", name=name)
        case _, Part.MENTEE:
            return words.tell("{name} suggests some homework.", name=name)
        case _:
            return words.tell("{name} has planned some homework.", name=name)


def _told(words: Words, kind: Occasion, task: Task) -> Iterator[Block]:
    """One task in a message."""
    yield quote(task.wording)
    said = [*_details(words, task, None), *_since(words, kind, task)]
    if said:
        yield context(BETWEEN.join(said))
    pressed = _pressed(words, task)
    if pressed:
        yield actions([pressed], block_id=f"task:{task.id.hex}")


def _since(words: Words, kind: Occasion, task: Task) -> Iterator[str]:
    """What has become of it, where the headline does not say so."""
    name = task.match.partner.first_name
    if task.state is State.REMOVED:
        yield words.say("{name} has taken this back", name=name)
    elif task.state is State.OPEN and not task.is_current:
        yield words.say("its objective is closed: nothing is left to do")
    elif kind is Occasion.HOMEWORK_DONE and task.state is State.OPEN:
        yield words.say("{name} is still working on this", name=name)


def _details(words: Words, task: Task, on: date | None) -> Iterator[str]:
    if task.state is State.DONE:
        yield words.say("done")
    elif task.due_on:
        yield _due(words, task.due_on, on)
    if task.kind is not Kind.TASK:
        yield kind(words, task.kind)
    if task.link:
        yield shown(task.link)


def _due(words: Words, due_on: date, on: date | None) -> str:
    if due_on == on:
        return words.say("for today")
    if on and due_on < on:
        return words.say("was planned for {day}", day=day(words, due_on))
    return words.say("by {day}", day=day(words, due_on))


def _pressed(words: Words, task: Task) -> ButtonElement | None:
    """What the mentee can do about it in one tap."""
    if task.can_be_done:
        about = words.say("Mark as done: {task}", task=task.wording)
        return button(words.say("Mark as done"), DONE, task.id.hex, about=about)
    if task.can_be_undone:
        about = words.say("Not done after all: {task}", task=task.wording)
        return button(words.say("Not done after all"), UNDO, task.id.hex, about=about)
    return None
