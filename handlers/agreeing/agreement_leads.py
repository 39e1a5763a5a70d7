"""A lead looks at what people agree to in her company, at who has agreed, and puts another text in its place."""

import json
from dataclasses import dataclass

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from handlers.answering import show_instead, show_modal
from handlers.deps import Visit
from handlers.listening import Listening
from handlers.reading import Body, Entries, Unreadable, memory_of, page_asked, pressed_option, pressed_value
from mentoring.agreeing import agreement_counts, agreement_replacing
from mentoring.agreeing.agreement_counts import text_in
from mentoring.agreeing.agreement_replacing import Unfit
from mentoring.agreeing.agreement_texts import LANGUAGES, Document
from mentoring.agreeing.agreements import Version
from mentoring.too_late import TooLate
from views.agreeing import agreement_leads as views
from views.meeting.meetings import changed_meanwhile

FIRST = 1
LANGUAGES_AT_MOST = 3
"""Two fields each: a form of six."""


@dataclass(frozen=True)
class Wanted:
    """What a button is for: a document, perhaps a version of it."""

    document: Document
    version: Version | None = None

    @classmethod
    def read(cls, value: str) -> "Wanted":
        """Unreadable for a value that no button of ours bears."""
        try:
            match value.split("/"):
                case [document]:
                    return cls(Document(document))
                case [document, version]:
                    return cls(Document(document), Version.read(version))
        except ValueError:
            pass
        raise Unreadable("a button about an agreement")


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.OVERVIEW)(overview_opened)
    on.action(views.SHOW)(text_opened)
    on.action(views.EARLIER)(earlier_opened)
    on.action(views.LEAF)(leaf_turned)
    on.action(views.LEAF_BACK)(leaf_turned)
    on.action(views.WHO)(who_opened)
    on.action(views.WHO_ON)(who_turned)
    on.action(views.WHO_BACK)(who_turned)
    on.action(views.REPLACE)(replacing_opened)
    on.view(views.REPLACE_FORM)(replaced)


def overview_opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """How the documents stand in her company."""
    with visit.reading() as work:
        found = agreement_counts.standings(work, visit.actor)
    response = ack()
    show_modal(client, body, views.overview(visit.words, found))
    return response


def text_opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """A version, at its first page."""
    view = _text(visit, Wanted.read(pressed_value(body)))
    response = ack()
    show_modal(client, body, view)
    return response


def earlier_opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """A version that was chosen from a menu."""
    view = _text(visit, Wanted.read(pressed_option(body)[1]))
    response = ack()
    show_modal(client, body, view)
    return response


def leaf_turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of it."""
    of, number = page_asked(body)
    view = _text(visit, Wanted.read(of), number)
    response = ack()
    show_instead(client, body, view)
    return response


def who_opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Who has agreed to a document."""
    view = _who(visit, Wanted.read(pressed_value(body)))
    response = ack()
    show_modal(client, body, view)
    return response


def who_turned(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """Another page of them."""
    of, number = page_asked(body)
    view = _who(visit, Wanted.read(of), number)
    response = ack()
    show_instead(client, body, view)
    return response


def replacing_opened(body: Body, ack: Ack, visit: Visit, client: WebClient) -> BoltResponse:
    """The form, filled with the text that holds."""
    document = Wanted.read(pressed_value(body)).document
    with visit.reading() as work:
        version, texts = agreement_replacing.to_replace(work, visit.actor, document)
    response = ack()
    memory = json.dumps([document.value, str(version)])
    show_modal(client, body, views.replacing(visit.words, document, texts, _languages(visit), memory))
    return response


def replaced(view: Body, ack: Ack, visit: Visit) -> BoltResponse:
    """Another text, in each language for which the form had fields."""
    document, seen = _memory(view)
    entries = Entries(view)
    typed = {
        language: f"{entries.text(language)}\n\n{entries.text(language + views.MORE)}"
        for language in _languages(visit)
        if entries.has(language)
    }
    if not typed:
        raise Unreadable("a text")
    try:
        with visit.changing() as (work, actor):
            agreement_replacing.replace(work, actor, document, seen, typed, visit.now)
    except Unfit as unfit:
        return ack(response_action="errors", errors=views.errors(visit.words, unfit.troubles))
    except TooLate:
        return ack(response_action="errors", errors={next(iter(typed)): changed_meanwhile(visit.words)})
    return ack(response_action="clear")


def _text(visit: Visit, wanted: Wanted, number: int = FIRST) -> Body:
    if wanted.version is None:
        raise Unreadable("a button about an agreement")
    with visit.reading() as work:
        texts = text_in(work, visit.actor, wanted.document, wanted.version)
    return views.text(visit.words, wanted.document, wanted.version, texts, number)


def _who(visit: Visit, wanted: Wanted, number: int = FIRST) -> Body:
    with visit.reading() as work:
        found = agreement_counts.signers(work, visit.actor, wanted.document, number)
    return views.who(visit.words, found)


def _languages(visit: Visit) -> tuple[str, ...]:
    """Those that every text of ours stands in, then what else is spoken here."""
    others = sorted(language for language in visit.deps.catalogues.languages if language not in LANGUAGES)
    return (*LANGUAGES, *(language for language in others if language.isalpha()))[:LANGUAGES_AT_MOST]


def _memory(view: object) -> tuple[Document, Version]:
    """What the form was opened with; Unreadable for what no form of ours has packed."""
    try:
        match memory_of(view):
            case [str(document), str(version)]:
                return Document(document), Version.read(version)
    except ValueError:
        pass
    raise Unreadable("a form's memory")
