"""Nudges are answered: tomorrow, no more, or not for a while."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, pressed_value, uuid
from handlers.waiting import no_match
from mentoring.nudging import nudge_wishes
from mentoring.nudging.nudge_wishes import Unfit
from mentoring.nudging.nudges import Nudge
from views.meeting.meetings import too_late
from views.nudging import nudge_settings as forms
from views.nudging import nudges as views
from views.times import day


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.TOMORROW)(tomorrow)
    on.action(views.STOP)(stopped)
    on.action(forms.OPEN)(opened)
    on.view(forms.FORM)(chosen)


def tomorrow(body: Body, visit: Visit, answer: Answer) -> BoltResponse:
    """The same once more, on her next working day."""
    keys = [uuid(key) for key in pressed_value(body).split()]
    with visit.changing() as (work, actor):
        at = nudge_wishes.remind_tomorrow(work, actor, keys, visit.now)
    if at is None:
        return answer(too_late(visit.words))
    return answer(views.later(visit.words, day(visit.words, at.astimezone(visit.words.zone).date())))


def stopped(body: Body, visit: Visit, answer: Answer) -> BoltResponse:
    """No more of these."""
    kinds = [_kind(name) for name in pressed_value(body).split()]
    with visit.changing() as (work, actor):
        nudge_wishes.stop(work, actor, kinds)
    return answer(views.no_more(visit.words))


def opened(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """What she gets now."""
    if not visit.actor.matches:
        return answer(no_match(visit))
    with visit.reading() as work:
        wishes = nudge_wishes.wishes_of(work, visit.actor)
    view = forms.form(visit.words, wishes, visit.now)
    response = ack()
    show_modal(client, body, view)
    return response


def chosen(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """What she gets from now on."""
    entries = Entries(view)
    wanted = {_kind(name) for group in forms.KINDS for name in entries.options(group)}
    quiet = entries.option(forms.QUIET)
    if quiet and quiet != forms.AS_IT_IS and not quiet.isdecimal():
        raise Unreadable("a pause")
    weeks, back_on = int(quiet[:2]) if quiet.isdecimal() else None, entries.day(forms.BACK_ON)
    try:
        with visit.changing() as (work, actor):
            nudge_wishes.choose(work, actor, set(Nudge) - wanted, weeks, visit.now, back_on)
    except Unfit as unfit:
        return ack(response_action="errors", errors=forms.error(visit.words, unfit))
    return ack()


def _kind(name: str) -> Nudge:
    try:
        return Nudge(name)
    except ValueError:
        raise Unreadable("a kind of nudge") from None
