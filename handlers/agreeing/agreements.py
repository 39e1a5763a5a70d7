"""The Mentoring Agreement and the Code of Ethics are opened, their pages turned, and agreed to (SPEC S9, S10)."""

import json
from dataclasses import dataclass
from uuid import UUID

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Unreadable, dig, memory_of, page_asked, pressed_value, uuid
from mentoring.agreeing import agreements
from mentoring.agreeing.agreement_texts import Document
from mentoring.agreeing.agreements import Reading, Version
from mentoring.too_late import TooLate
from views.agreeing import agreements as views

FIRST = 1


@dataclass(frozen=True)
class Open:
    """What an open document remembers: which it is, in which match, and the version before her eyes."""

    document: Document
    match_id: UUID
    version: Version

    def pack(self) -> str:
        """For `private_metadata`."""
        return json.dumps([self.document.value, self.match_id.hex, str(self.version)])

    @classmethod
    def read(cls, view: object) -> "Open":
        """Unreadable for what no document of ours has packed."""
        try:
            match memory_of(view):
                case [str(document), str(match_id), str(version)]:
                    return cls(Document(document), uuid(match_id), Version.read(version))
        except ValueError:
            pass
        raise Unreadable("an open document's memory")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.READ_AGREEMENT)(agreement_opened)
    on.action(views.READ_ETHICS)(ethics_opened)
    on.action(views.BACK)(turned)
    on.action(views.ON)(turned)
    on.view(views.FORM)(agreed)


def agreement_opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The Mentoring Agreement, as it holds in one of her matches."""
    return _opened(Document.AGREEMENT, body, ack, visit, client)


def ethics_opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The Code of Ethics."""
    return _opened(Document.ETHICS, body, ack, visit, client)


def turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """To another page, in the same modal."""
    before, (_, number) = Open.read(dig(body, "view")), page_asked(body)
    read = _reading(visit, before.match_id, before.document)
    response = ack()
    changed = read.agreed.version != before.version
    view = _page(visit, read, FIRST if changed else number, changed=changed)
    show_instead(client, body, view)
    return response


def agreed(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """'I agree'. Where another text has taken its place meanwhile, that one is shown instead."""
    before = Open.read(view)
    try:
        with visit.changing() as (work, actor):
            agreements.acknowledge(work, actor, before.match_id, before.document, before.version, visit.now)
    except TooLate:
        read = _reading(visit, before.match_id, before.document)
        return ack(response_action="update", view=_page(visit, read, FIRST, changed=True))
    return ack()


def _opened(document: Document, body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    read = _reading(visit, uuid(pressed_value(body)), document)
    response = ack()
    show_modal(client, body, _page(visit, read, FIRST))
    return response


def _reading(visit: Visit, match_id: UUID, document: Document) -> Reading:
    with visit.reading() as work:
        return agreements.reading(work, visit.actor, match_id, document)


def _page(visit: Visit, read: Reading, number: int, *, changed: bool = False) -> Body:
    state = Open(read.agreed.document, read.agreed.match.id, read.agreed.version)
    return views.page(visit.words, read, number, state.pack(), changed=changed)
