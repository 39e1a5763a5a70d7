"""A match's page, drawn anew once one of the buttons on it has done its work, whichever feature it is of."""

from uuid import UUID

from slack_sdk import WebClient

from handlers.answering import show_instead
from handlers.deps import Visit
from handlers.reading import Body, text_at
from mentoring.leading.pilot_view import look_at
from views.leading import pilot_view as views


def redraw_match(body: Body, visit: Visit, client: WebClient, match_id: UUID) -> None:
    """If a button was pressed on that page, it shows how the match stands now. Elsewhere nothing happens."""
    if text_at(body, "view", "private_metadata") != views.MATCH_PAGE:
        return
    with visit.changing() as (work, actor):
        view = look_at(work, actor, match_id, visit.now, again=True)
    show_instead(client, body, views.match(visit.words, view))
