"""Objectives come in: the command, and the buttons that begin, change and close one."""

from datetime import datetime
from functools import partial
from uuid import UUID, uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.growing.objective_drawing import moved, open_page, redraw
from handlers.growing.objective_forms import FormState, drawn, led_by
from handlers.listening import Listening
from handlers.reading import Body, pressed_value, typed_after, uuid, wants_help
from handlers.waiting import why_not_begin
from mentoring.growing import objective_moves
from mentoring.growing.objectives import Objective, State, objective_of
from mentoring.people import Actor
from storage.work import Work
from views.growing import objectives as views
from views.growing.objective_forms import Filled
from views.meeting.meetings import too_late


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.command("/advance-objective")(asked_to_add)
    on.action(views.ADD)(add)
    on.action(views.CHANGE)(change)
    on.action(views.ACHIEVE)(achieve)
    on.action(views.SET_ASIDE)(set_aside)
    on.action(views.TAKE_UP)(take_up)


def asked_to_add(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """`/advance-objective`: its words become the wording."""
    if wants_help(body):
        return answer(views.help_message(visit.words))
    return add(body, ack, visit, answer, client)


def add(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open an empty form, for one match or with a choice of them. Objectives are the mentee's to record."""
    not_now = why_not_begin(visit)
    if not_now:
        return answer(not_now)
    hers = led_by(visit.actor, pressed_value(body))
    if not hers:
        return answer(views.mentors_help(visit.words))
    state = FormState(uuid4(), hers[0].id if len(hers) == 1 else None, is_new=True, page=open_page(body))
    view = drawn(visit, state, Filled(wording=typed_after(body)))
    response = ack()
    show_modal(client, body, view)
    return response


def change(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Open the form filled with what it is now."""
    with visit.reading() as work:
        objective = objective_of(work, visit.actor, uuid(pressed_value(body)))
    if not (objective.is_open and objective.is_the_readers):
        redraw(visit, client, body)
        return answer(too_late(visit.words))
    state = FormState(objective.id, objective.match.id, is_new=False, page=open_page(body))
    view = drawn(visit, state, Filled(objective.category, objective.wording))
    response = ack()
    show_modal(client, body, view)
    return response


def achieve(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """It is reached."""
    return moved(body, ack, visit, answer, client, partial(_close, State.ACHIEVED))


def set_aside(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """It is dropped, for now or for good."""
    return moved(body, ack, visit, answer, client, partial(_close, State.DROPPED))


def take_up(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """It is open again."""
    return moved(body, ack, visit, answer, client, objective_moves.take_up)


def _close(state: State, work: Work, actor: Actor, objective_id: UUID, now: datetime) -> Objective:
    return objective_moves.close(work, actor, objective_id, state, now)
