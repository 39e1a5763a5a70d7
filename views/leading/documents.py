"""Programme documents: for everyone in the pilot to open, and for its leads to add and remove."""

from collections.abc import Collection
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Thing
from mentoring.leading.documents import Document, Field, Problem, Shelf, Trouble
from views import access, inputs
from views.blocks import Sure, actions, button, modal, paragraph, row, with_care
from views.inputs import field
from views.words import Words

OPEN = "documents.open"
VISIT = "documents.visit"
ADD = "documents.add"
REMOVE = "documents.remove"
FORM = "documents.form"


def documents_button(words: Words) -> ButtonElement:
    """Opens them all."""
    return button(words.say("Documents"), OPEN)


def page(words: Words, shelf: Shelf) -> dict[str, Any]:
    """All of them. A lead may add one, and remove one of her company's."""
    nothing = words.tell("Nothing here yet.")
    add = [actions([button(words.say("Add a document"), ADD, style="primary")])] if shelf.may_add else []
    entries = [block for document in shelf.documents for block in _entry(words, document)]
    return modal(
        title=words.say("Programme documents"),
        close=words.say("Close"),
        blocks=[*(entries or [paragraph(nothing)]), *add, access.seen_by(words, Thing.DOCUMENT)],
    )


def form(words: Words, metadata: str) -> dict[str, Any]:
    """A title and a link."""
    return modal(
        title=words.say("Add a document"),
        submit=words.say("Add"),
        close=words.say("Not now"),
        callback_id=FORM,
        metadata=metadata,
        blocks=[
            field(
                words.say("Title"),
                inputs.typed(Field.TITLE, placeholder=words.say("For example: how to book a room")),
            ),
            field(
                words.say("Link"),
                inputs.typed(Field.LINK, placeholder="https://"),
                hint=words.say("Make sure that everyone in the pilot may open it."),
            ),
            access.seen_by(words, Thing.DOCUMENT),
        ],
    )


def errors(words: Words, troubles: Collection[Trouble]) -> dict[str, str]:
    """What to say beside each field; what was typed stays in the form."""
    return {trouble.field.value: _error(words, trouble) for trouble in troubles}


def _error(words: Words, trouble: Trouble) -> str:
    match trouble.problem:
        case Problem.EMPTY:
            return words.say("Please fill this in.")
        case Problem.TOO_LONG:
            return inputs.too_long(words, trouble.length, trouble.at_most)
        case Problem.NOT_HTTPS:
            return words.say("Please give a link that begins with “https”.")
        case Problem.NO_LINK:
            return words.say("This link doesn’t lead anywhere. Please copy it from your browser once more.")
        case Problem.TWICE:
            return words.say("This link is there already.")
        case Problem.TOO_MANY:
            return words.say(
                "There are {n} documents already, and that is the most. Please remove one first.", n=trouble.at_most
            )


def _entry(words: Words, document: Document) -> list[Block]:
    link = row(_named(words, document), _visit(words, document))
    if not document.is_hers:
        return [link]
    sure = Sure(
        title=words.say("Remove this document?"),
        text=words.say("Nobody in the pilot will see it here any more. The document itself stays where it is."),
        yes=words.say("Remove"),
        no=words.say("Keep it"),
    )
    about = words.say("Remove {title}", title=document.title)
    remove = with_care(button(words.say("Remove"), REMOVE, document.id.hex, about=about), sure)
    return [link, actions([remove])]


def _named(words: Words, document: Document) -> str:
    """Its title, which may say anything; and where it leads, which cannot."""
    return words.say("{title} ({host})", title=document.title, host=document.host)


def _visit(words: Words, document: Document) -> ButtonElement:
    about = words.say("Open {title}", title=document.title)
    return button(words.say("Open"), VISIT, document.id.hex, about=about, url=document.link)
