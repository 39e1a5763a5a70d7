"""A match is paused, resumed or ended by a lead; one of the two asks for it."""

from functools import partial
from uuid import uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.matching.matchmaking import moved
from handlers.matching.matchmaking_forms import FormState, taken
from handlers.reading import Body, Entries, Unreadable, pressed_value, uuid
from mentoring.matching import matchmaking_closing as closing
from mentoring.matching.matchmaking_words import Wish
from mentoring.standing import own_match
from views.matching import matchmaking_buttons as buttons
from views.matching import matchmaking_closing as views
from views.matching.matchmaking_leaving import LEAVE
from views.people import as_modal


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(buttons.PAUSE)(pause)
    on.action(buttons.RESUME)(resume)
    on.action(buttons.END)(end)
    on.action(buttons.REMATCH)(rematch)
    on.action(LEAVE)(leave)
    on.view(views.LEAVE_FORM)(asked)


def pause(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Nothing is asked of the two until it is resumed."""
    return moved(body, ack, visit, answer, client, closing.pause)


def resume(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """It goes on."""
    return moved(body, ack, visit, answer, client, closing.resume)


def end(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """It is over."""
    return moved(body, ack, visit, answer, client, closing.end)


def rematch(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """It is over, without fault, and the mentee waits for another mentor."""
    return moved(body, ack, visit, answer, client, closing.rematch)


def leave(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Open the form in which one of the two says what she would like."""
    match = own_match(visit.actor, uuid(pressed_value(body)))
    response = ack()
    show_modal(client, body, views.leaving(visit.words, match, FormState(match.id, uuid4()).pack()))
    return response


def asked(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """Her lead hears of it, and nobody else."""
    try:
        wish = Wish(Entries(view).option(views.WISH))
    except ValueError:
        raise Unreadable("a wish") from None
    after = as_modal(visit.words, views.asked(visit.words))
    return taken(view, ack, visit, partial(closing.ask_to_leave, wish=wish), after)
