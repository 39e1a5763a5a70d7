"""What was written while a match is made comes in: a question, its answer, a reservation, a word of refusal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from slack_bolt import Ack, BoltResponse

from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, text_at, uuid
from mentoring.matching import matchmaking_moves as moves
from mentoring.matching.matchmaking_words import Ground, Unfit
from mentoring.people import Actor
from mentoring.too_late import TooLate
from storage.work import Work
from views.matching import matchmaking_forms as forms
from views.meeting.meetings import changed_meanwhile

Take = Callable[[Work, Actor, UUID, UUID, str, datetime], None]
"""Takes what was written on a match, under the id that the form bears: sent twice, it is there once."""


@dataclass(frozen=True)
class FormState:
    """What a form remembers while it is open."""

    match: UUID
    remark: UUID
    """What is written in it will have this id."""

    def pack(self) -> str:
        """For `private_metadata`."""
        return f"{self.match.hex}:{self.remark.hex}"

    @classmethod
    def read(cls, view: object) -> "FormState":
        """Unreadable for what no form of ours has packed."""
        match text_at(view, "private_metadata").split(":"):
            case [match, remark]:
                return cls(uuid(match), uuid(remark))
        raise Unreadable("a form's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.view(forms.QUESTION_FORM)(asked)
    on.view(forms.ANSWER_FORM)(answered)
    on.view(forms.RESERVATION_FORM)(reserved)
    on.view(forms.DECLINE_FORM)(declined)


def asked(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The mentor's question."""
    return taken(view, ack, visit, moves.ask_more)


def answered(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The lead's answer."""
    return taken(view, ack, visit, moves.tell_more)


def reserved(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The mentor's reservation."""
    try:
        ground = Ground(Entries(view).option(forms.GROUND))
    except ValueError:
        raise Unreadable("what a reservation is about") from None
    return taken(view, ack, visit, partial(moves.reserve, ground=ground))


def declined(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """The mentee's 'not this one'."""
    return taken(view, ack, visit, moves.decline)


def taken(view: Body, ack: Ack, visit: Visit, take: Take, after: Body | None = None) -> BoltResponse:
    """Take what was written, or say beside the field why not. `after`: what is shown in the form's place."""
    state, words = FormState.read(view), Entries(view).text(forms.WRITTEN)
    try:
        with visit.changing() as (work, actor):
            take(work, actor, state.match, state.remark, words, visit.now)
    except TooLate:
        return ack(response_action="errors", errors={forms.WRITTEN: changed_meanwhile(visit.words)})
    except Unfit as unfit:
        return ack(response_action="errors", errors={forms.WRITTEN: forms.error(visit.words, unfit)})
    return ack(response_action="update", view=after) if after else ack()
