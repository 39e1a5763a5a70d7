"""Homework comes in: the command, the shortcut on a message, and the buttons of a task."""

import re
from uuid import uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.growing.homework_forms import FormState
from handlers.growing.objective_drawing import moved, open_page, redraw
from handlers.listening import Listening
from handlers.reading import Body, pressed_value, text_of_message, typed_after, uuid, wants_help
from handlers.waiting import why_not_begin
from mentoring.growing import homework_moves
from mentoring.growing.homework import task_of
from mentoring.growing.homework_rules import is_link
from mentoring.growing.objectives import Objective, in_match, objective_of, objectives_of
from mentoring.people import Actor
from storage.work import Work
from views.growing import homework as views
from views.growing import homework_forms as forms
from views.growing.homework_forms import Filled
from views.growing.objectives import nothing_to_put_it_under
from views.meeting.meetings import too_late

ADDRESS = re.compile(r"https://\S+")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.command("/advance-homework")(asked_to_add)
    on.shortcut("turn_into_homework")(turn_into_homework)
    on.action(views.ADD)(add)
    on.action(views.DONE)(done)
    on.action(views.UNDO)(not_done)
    on.action(views.CHANGE)(change)
    on.action(views.REMOVE)(remove)


def asked_to_add(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """`/advance-homework`: its words become the task."""
    if wants_help(body):
        return answer(views.help_message(visit.words))
    return _open_empty(body, ack, visit, answer, client, Filled(typed_after(body)))


def turn_into_homework(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """The message's words are a start. Nothing is kept of it unless the form is sent."""
    words = text_of_message(body)
    for person in (visit.actor.person, *(match.partner for match in visit.actor.matches)):
        words = words.replace(f"@{person.slack_user_id}", person.name)
    links = [found for found in ADDRESS.findall(words) if is_link(found)]
    return _open_empty(body, ack, visit, answer, client, Filled(words, link=links[0] if links else ""))


def add(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open an empty form: for one objective, or with a choice of them."""
    return _open_empty(body, ack, visit, answer, client, Filled())


def done(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """One tap, wherever the button stands."""
    return moved(body, ack, visit, answer, client, homework_moves.confirm)


def not_done(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """It is open again."""
    return moved(body, ack, visit, answer, client, homework_moves.take_back)


def remove(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """It is taken back by whoever set it."""
    return moved(body, ack, visit, answer, client, homework_moves.remove)


def change(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open the form filled with what it is now."""
    with visit.reading() as work:
        task = task_of(work, visit.actor, uuid(pressed_value(body)))
        objective = objective_of(work, visit.actor, task.objective_id)
    if not task.can_be_changed:
        redraw(visit, client, body)
        return answer(too_late(visit.words))
    state = FormState(task.id, objective.id, is_new=False, page=open_page(body))
    filled = Filled(task.wording, task.kind, task.due_on, task.link)
    response = ack()
    show_modal(client, body, forms.form(visit.words, [objective], filled, state.pack(), is_new=False))
    return response


def _open_empty(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient, filled: Filled) -> BoltResponse:
    not_now = why_not_begin(visit)
    if not_now:
        return answer(not_now)
    words, actor = visit.words, visit.actor
    with visit.reading() as work:
        found = _open_to_her(work, actor, pressed_value(body))
    if not found:
        return answer(nothing_to_put_it_under(words, actor.active))
    state = FormState(uuid4(), found[0].id if len(found) == 1 else None, is_new=True, page=open_page(body))
    response = ack()
    show_modal(client, body, forms.form(words, found, filled, state.pack()))
    return response


def _open_to_her(work: Work, actor: Actor, wanted: str) -> list[Objective]:
    """The open objectives under which she can set homework: the one named, those of the match named, or all."""
    found = objectives_of(work, actor)
    every = [objective for match in actor.active for objective in in_match(found, match.id) if objective.is_open]
    named = [objective for objective in every if wanted in (objective.id.hex, objective.match.id.hex)]
    return named or every
