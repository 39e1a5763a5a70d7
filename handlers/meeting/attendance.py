"""Did it take place, and how was it? One tap each."""

from functools import partial

from slack_bolt import Ack, BoltResponse

from handlers.answering import Answer
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, pressed_value, uuid
from mentoring.meeting import attendance
from mentoring.meeting.attendance import PULSES
from mentoring.too_late import TooLate
from views.meeting import attendance as views
from views.meeting.meetings import too_late


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.YES)(took_place)
    on.action(views.NO)(did_not)
    for value, action in zip(PULSES, views.PULSE, strict=True):
        on.action(action)(_felt(value))


def took_place(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """It did."""
    return _said(body, ack, visit, answer, took_place=True)


def did_not(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """It did not."""
    return _said(body, ack, visit, answer, took_place=False)


def _said(body: Body, ack: Ack, visit: Visit, answer: Answer, *, took_place: bool) -> BoltResponse:
    try:
        with visit.changing() as (work, actor):
            attendance.say(work, actor, uuid(pressed_value(body)), took_place, visit.now)
    except TooLate:
        return answer(too_late(visit.words))
    return ack()


def _felt(value: int) -> "partial[BoltResponse]":
    """The listener of one of the five."""
    return partial(_pulse, value)


def _pulse(value: int, body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    try:
        with visit.changing() as (work, actor):
            attendance.say_how_it_was(work, actor, uuid(pressed_value(body)), value, visit.now)
    except TooLate:
        return answer(too_late(visit.words))
    return ack()
