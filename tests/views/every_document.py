"""Programme documents and contacts, in every state."""

from collections.abc import Mapping
from typing import Any

from mentoring.contacts import Contact, Contacts
from mentoring.leading.documents import Document, Field, Problem, Shelf, Trouble
from tests.views.casting import Cast, id_of
from views import contacts
from views.blocks import actions, home
from views.leading import documents
from views.words import Words

MANY = 20
LINK = "https://intranet.example/handbook"


def shelf(cast: Cast, count: int, *, hers: bool) -> Shelf:
    """So many documents, put up by the reader's company or by another."""
    found = (Document(id_of(f"document{n}"), cast.typed.place[:100], f"{LINK}/{n}", hers) for n in range(count))
    return Shelf(tuple(found), hers)


def documents_shown(words: Words, cast: Cast) -> Mapping[str, dict[str, Any]]:
    """The list and the form."""
    shelves = {f"{count} {hers}": shelf(cast, count, hers=hers) for count in (0, 1, MANY) for hers in (False, True)}
    shown = {f"documents, {name}": documents.page(words, found) for name, found in shelves.items()}
    return {**shown, "documents form": documents.form(words, "{}")}


def contacts_shown(words: Words, cast: Cast) -> Mapping[str, dict[str, Any]]:
    """Alone, and with many."""
    here = Contact(cast.typed.partner, "tom@one.example", "+44 20 7946 0100", "ULEAD0")
    there = Contact(cast.typed.partner, "tom@two.example", "", "")
    own = Contact(cast.typed.me, "ines@one.example", "", "ULEAD1")
    buttons = actions([contacts.contacts_button(words), documents.documents_button(words)])
    return {
        "contacts": contacts.page(words, Contacts(own, (here,), (here, there), (there,)), cast.actor(1).matches),
        "contacts, many": contacts.page(
            words, Contacts(own, (here, there) * 6, (here,) * 20, (there,) * 20), cast.actor(7).matches
        ),
        "contacts, nobody": contacts.page(words, Contacts(own, (), (), ())),
        "contacts, button": home([buttons]),
    }


def document_errors(words: Words) -> list[str]:
    """Every word beside a field."""
    troubles = [Trouble(Field.LINK, problem, length=2001, at_most=2000) for problem in Problem]
    return [text for trouble in troubles for text in documents.errors(words, (trouble,)).values()]
