"""Programme documents come in: opened by everyone in the pilot, added and removed by its leads."""

from uuid import uuid4

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import redraw_beneath, show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, pressed_value, text_at, uuid
from mentoring.leading import documents
from mentoring.leading.documents import Field, Shelf, Unfit, Wish
from views.leading import documents as views


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OPEN)(opened)
    on.action(views.VISIT)(visited)
    on.action(views.ADD)(asked_to_add)
    on.action(views.REMOVE)(removed)
    on.view(views.FORM)(added)


def opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """All of them."""
    shelf = _shelf(visit)
    response = ack()
    show_modal(client, body, views.page(visit.words, shelf))
    return response


def visited(ack: Ack) -> BoltResponse:
    """The browser opens the link by itself. Who opened what is written down nowhere."""
    return ack()


def asked_to_add(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """An empty form, which knows the document that it will make."""
    response = ack()
    show_modal(client, body, views.form(visit.words, uuid4().hex))
    return response


def added(view: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """A title and a link."""
    entries = Entries(view)
    wish = Wish(entries.text(Field.TITLE), entries.text(Field.LINK))
    try:
        with visit.changing() as (work, actor):
            documents.add(work, actor, uuid(text_at(view, "private_metadata")), wish, visit.now)
    except Unfit as unfit:
        return ack(response_action="errors", errors=views.errors(visit.words, unfit.troubles))
    response = ack()
    redraw_beneath(client, view, views.page(visit.words, _shelf(visit)))
    return response


def removed(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """It goes from the list under her eyes, and from everybody's Home."""
    with visit.changing() as (work, actor):
        documents.remove(work, actor, uuid(pressed_value(body)))
    response = ack()
    show_instead(client, body, views.page(visit.words, _shelf(visit)))
    return response


def _shelf(visit: Visit) -> Shelf:
    with visit.reading() as work:
        return documents.shelf_of(work, visit.actor)
