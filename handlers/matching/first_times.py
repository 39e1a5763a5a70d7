"""A lead proposes a first time to a pair; each of the two says whether it suits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, pressed_value, text_at, uuid
from mentoring.access import NotAllowed
from mentoring.matching import first_times
from mentoring.matching.matchmaking_proposals import made
from mentoring.meeting.meeting_moves import Clash, Unfit
from mentoring.meeting.meeting_rules import USUAL_LENGTH_MIN, Field, Wish
from mentoring.people import Actor
from mentoring.too_late import TooLate
from storage.work import Work
from views.matching import first_times as views
from views.meeting import meetings
from views.meeting.meeting_forms import next_week
from views.times import moment

DAY_MIN = 24 * 60
Move = Callable[[Work, Actor, UUID, datetime], object]


@dataclass(frozen=True)
class FormState:
    """What the form remembers: the pair, and the id that its proposal will have."""

    match: UUID
    time: UUID

    def pack(self) -> str:
        """For `private_metadata`."""
        return f"{self.match.hex}:{self.time.hex}"

    @classmethod
    def read(cls, view: object) -> "FormState":
        """Unreadable for what no form of ours has packed."""
        match text_at(view, "private_metadata").split(":"):
            case [match, time]:
                return cls(uuid(match), uuid(time))
        raise Unreadable("a form's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.PROPOSE)(propose)
    on.action(views.SUITS)(suits)
    on.action(views.DOES_NOT_SUIT)(does_not_suit)
    on.action(views.WITHDRAW)(withdraw)
    on.view(views.FORM)(proposed)


def propose(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Open the lead's form."""
    state = FormState(uuid(pressed_value(body)), uuid4())
    with visit.reading() as work:
        match = made(work, visit.actor, state.match)
    if match.side is None:
        raise NotAllowed("a coordinator proposes no meetings")
    response = ack()
    view = views.form(visit.words, match, next_week(visit.now, visit.words), state.pack(), visit.now)
    show_modal(client, body, view)
    return response


def proposed(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The form comes back."""
    state, wish = FormState.read(view), _wish(Entries(view))
    try:
        with visit.changing() as (work, actor):
            first_times.propose(work, actor, state.match, wish, visit.now, state.time)
    except TooLate:
        return ack(response_action="errors", errors={Field.DAY.value: views.waiting_already(visit.words)})
    except Unfit as unfit:
        return ack(response_action="errors", errors=views.errors(visit.words, unfit.troubles))
    return ack()


def suits(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """It suits one of the two."""
    try:
        return _answered(body, ack, visit, answer, first_times.suits)
    except Clash as clash:
        if clash.busy:
            when = moment(visit.words, clash.busy.starts_at)
            return answer(meetings.clash(visit.words, when, clash.busy.with_whom))
        with visit.reading() as work:
            time = first_times.first_time_of(work, visit.actor, uuid(pressed_value(body)))
        return answer(meetings.no_longer_free(visit.words, time.partner.first_name))


def does_not_suit(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """It does not."""
    return _answered(body, ack, visit, answer, first_times.does_not_suit)


def withdraw(body: Body, ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """The lead takes it back."""
    return _answered(body, ack, visit, answer, first_times.withdraw)


def _answered(body: Body, ack: Ack, visit: Visit, answer: Answer, move: Move) -> BoltResponse:
    time_id = uuid(pressed_value(body))
    try:
        with visit.changing() as (work, actor):
            move(work, actor, time_id, visit.now)
    except TooLate:
        with visit.changing() as (work, actor):
            first_times.redraw(work, actor, time_id)
        return answer(meetings.too_late(visit.words))
    return ack()


def _wish(entries: Entries) -> Wish:
    length = entries.option(Field.LENGTH)
    minutes = int(length[:4]) if length.isdecimal() else USUAL_LENGTH_MIN
    if not 0 < minutes <= DAY_MIN:
        raise Unreadable("a length")
    return Wish(entries.day(Field.DAY), entries.time(Field.AT), minutes, entries.text(Field.PLACE), "")
