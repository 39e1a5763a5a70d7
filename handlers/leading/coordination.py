"""`/advance-pilot` of a coordinator: her programme, or what its words name."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import Answer, show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import FULL_STOPS, Body, page_asked, typed_after, wants_help
from mentoring.counting.shown_figures import Whose, figures_for
from mentoring.joining import registering
from mentoring.leading.coordination import programme_of
from mentoring.leading.pilot_lists import plainly
from storage.work import Work
from views.counting import figures
from views.joining import registering as registering_views
from views.leading import coordination

FIRST = 1
Door = Callable[[Visit, Work], dict[str, Any]]


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(coordination.COMPANIES)(companies)
    on.action(coordination.BACK)(turned)
    on.action(coordination.ON)(turned)


def asked(body: Body, ack: Ack, visit: Visit, answer: Answer, client: WebClient) -> BoltResponse:
    """Her programme as a card, or what she named as a modal."""
    if wants_help(body):
        return answer(coordination.command_help(visit.words))
    door = DOORS.get(plainly(typed_after(body).partition(" ")[0].rstrip(FULL_STOPS)))
    with visit.reading() as work:
        if door is None:
            return answer(coordination.card(visit.words, programme_of(work, visit.actor)))
        view = door(visit, work)
    response = ack()
    show_modal(client, body, view)
    return response


def companies(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """All companies of the programme."""
    view = _page(visit, FIRST)
    response = ack()
    show_modal(client, body, view)
    return response


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of them."""
    _, number = page_asked(body)
    view = _page(visit, number)
    response = ack()
    show_instead(client, body, view)
    return response


def registering_opened(visit: Visit, work: Work) -> dict[str, Any]:
    """The form that asks whom to register: a lead's, too."""
    office = registering.office(work, visit.actor)
    return registering_views.who_form(visit.words, office, uuid4().hex)


def _page(visit: Visit, number: int) -> dict[str, Any]:
    with visit.reading() as work:
        return coordination.page(visit.words, programme_of(work, visit.actor), number)


def _companies(visit: Visit, work: Work) -> dict[str, Any]:
    return coordination.page(visit.words, programme_of(work, visit.actor), FIRST)


def _figures(visit: Visit, work: Work) -> dict[str, Any]:
    return figures.page(visit.words, figures_for(work, visit.actor, Whose.ACROSS), FIRST)


DOORS: Final[Mapping[str, Door]] = {
    **dict.fromkeys(("register", "inscrire"), registering_opened),
    **dict.fromkeys(("companies", "entreprises"), _companies),
    **dict.fromkeys(("figures", "chiffres"), _figures),
}
"""By the word that opens each, in either language, without accents."""
