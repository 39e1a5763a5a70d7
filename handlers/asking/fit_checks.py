"""The fit check comes in; and a lead reads it who is asked for help."""

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, pressed_value, text_at, uuid
from mentoring.asking.fit_checks import FitCheck, Going, answer, help_asked, own_fit_check
from mentoring.matching.matchmaking_words import Unfit
from mentoring.standing import own_match
from views.asking import fit_checks as views
from views.matching.matchmaking_forms import error


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(opened)
    on.view(views.FORM)(answered)
    on.action(views.READ)(read)


def opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The form, with what she has said already."""
    with visit.reading() as work:
        match, said = own_fit_check(work, visit.actor, uuid(pressed_value(body)))
    response = ack()
    show_modal(client, body, views.form(visit.words, match, said))
    return response


def answered(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """Keep it; a thank-you takes the form's place."""
    match_id, said = uuid(text_at(view, "private_metadata")), _said(Entries(view))
    try:
        with visit.changing() as (work, actor):
            answer(work, actor, match_id, said, visit.now)
            match = own_match(actor, match_id)
    except Unfit as unfit:
        return ack(response_action="errors", errors={views.WRITTEN: error(visit.words, unfit)})
    return ack(response_action="update", view=views.thanks(visit.words, match, said))


def read(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """What somebody wrote who asks for help."""
    with visit.reading() as work:
        asked = help_asked(work, visit.actor, uuid(pressed_value(body)))
    response = ack()
    show_modal(client, body, views.to_lead(visit.words, asked))
    return response


def _said(entries: Entries) -> FitCheck:
    try:
        going = Going(entries.option(views.GOING))
    except ValueError:
        raise Unreadable("how it goes") from None
    return FitCheck(going, entries.option(views.HELP) == views.YES, entries.text(views.WRITTEN))
