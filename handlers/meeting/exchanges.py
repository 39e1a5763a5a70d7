"""Somebody logs a call, a mail, a chat, or a meeting that nobody had planned: in one step."""

from uuid import UUID, uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, pressed_value, text_at, uuid
from handlers.waiting import why_not_begin
from mentoring.local_time import today
from mentoring.meeting import exchanges
from mentoring.meeting.exchanges import Draft, Kind, Unfit
from mentoring.too_late import TooLate
from views.meeting import exchanges as views
from views.meeting.meetings import changed_meanwhile


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.LOG)(opened)
    on.action(views.TAKE_BACK)(taken_back)
    on.view(views.FORM)(submitted)


def opened(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """The form, for the match beside which the button stands or with a choice of them."""
    actor, words = visit.actor, visit.words
    not_now = why_not_begin(visit)
    if not_now:
        return answer(not_now)
    named = tuple(match for match in actor.active if match.id.hex == pressed_value(body))
    offered = named or actor.active
    memory = f"{uuid4().hex} {offered[0].id.hex if len(offered) == 1 else ''}"
    view = views.form(words, offered, today(visit.now, actor.person.zone), "", memory)
    response = ack()
    show_modal(client, body, view)
    return response


def submitted(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """It is logged, and shows on both Home tabs."""
    entries = Entries(view)
    exchange, _, match = text_at(view, "private_metadata").partition(" ")
    match_id = uuid(match or entries.option(views.MATCH))
    try:
        with visit.changing() as (work, actor):
            exchanges.log(work, actor, match_id, _draft(entries), visit.now, uuid(exchange))
    except Unfit as unfit:
        return ack(response_action="errors", errors=views.error(visit.words, unfit))
    except TooLate:
        return ack(response_action="errors", errors={views.DAY: changed_meanwhile(visit.words)})
    return ack()


def taken_back(body: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """It was logged by mistake."""
    exchange: UUID = uuid(pressed_value(body))
    with visit.changing() as (work, actor):
        exchanges.take_back(work, actor, exchange, visit.now)
    return ack()


def _draft(entries: Entries) -> Draft:
    kind = entries.option(views.KIND)
    if kind not in [*Kind]:
        raise Unreadable("a kind of exchange")
    instead = views.INSTEAD in entries.options(views.INSTEAD)
    return Draft(Kind(kind), entries.day(views.DAY), instead, entries.text(views.WORDS))
