"""Programme documents (SPEC S29): a lead adds a title and a link, or removes one; everyone in the pilot sees them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit
from uuid import UUID

from mentoring import access
from mentoring.access import NotAllowed, Role, Sight, Thing, Verb, sight
from mentoring.people import Actor
from mentoring.standing import in_pilot, over_company
from storage import companies, documents, pilots
from storage.documents import LINK_AT_MOST, TITLE_AT_MOST, DocumentRow
from storage.work import Work

DOCUMENTS_AT_MOST = 20
"""In one pilot: more, and nobody finds anything."""


class Field(StrEnum):
    """What the form asks for."""

    TITLE = "title"
    LINK = "link"


class Problem(StrEnum):
    """What can be wrong with it."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOT_HTTPS = "not https"
    NO_LINK = "no link"
    """Nothing that a browser could open; or one that hides where it leads."""
    TWICE = "twice"
    TOO_MANY = "too many"


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong, and where."""

    field: Field
    problem: Problem
    length: int = 0
    at_most: int = 0


class Unfit(Exception):
    """Such a document can't be added: `troubles` say why, field by field. Nothing was changed."""

    def __init__(self, *troubles: Trouble) -> None:
        super().__init__(", ".join(f"{trouble.field}: {trouble.problem}" for trouble in troubles))
        self.troubles = troubles


@dataclass(frozen=True)
class Wish:
    """A document, as entered."""

    title: str
    link: str


@dataclass(frozen=True)
class Document:
    """One document."""

    id: UUID
    title: str
    link: str
    is_hers: bool
    """Put up by the reader, or by another lead of her company: she may take it away."""

    @property
    def host(self) -> str:
        """Where the link leads: shown beside the title, which may say anything."""
        return urlsplit(self.link).hostname or ""


@dataclass(frozen=True)
class Shelf:
    """The documents that somebody sees, and whether she may add one."""

    documents: tuple[Document, ...]
    may_add: bool


def shelf_of(work: Work, actor: Actor) -> Shelf:
    """What a lead has put up for her pilot, or what is put up in the pilots that somebody is matched in.

    NotAllowed for whoever waits for a match (SPEC S3).
    """
    reach = actor.tenants | {actor.person.company_id}
    seen = [company_id for company_id in reach if _sees(actor, company_id)]
    if not seen:
        raise NotAllowed("no pilot of hers")
    found = documents.of_companies(work.session, seen)
    leads = over_company(actor, actor.person.company_id) is Role.LEAD
    return Shelf(tuple(_document(row, leads and row.company_id == actor.person.company_id) for row in found), leads)


def add(work: Work, actor: Actor, document_id: UUID, wish: Wish, now: datetime) -> None:
    """Put a document up. Unfit if something is wrong with it.

    `document_id`: the id that it will have. A second one under the same id is the same, sent twice.
    """
    company_id = actor.person.company_id
    access.require(over_company(actor, company_id), Verb.ADD, Thing.DOCUMENT)
    companies.hold(work.session, company_id)
    if documents.by_id(work.session, document_id):
        return
    wish = Wish(wish.title.strip(), wish.link.strip())
    wrong = troubles(wish, [row.link for row in documents.of_companies(work.session, [company_id])])
    if wrong:
        raise Unfit(*wrong)
    work.session.add(
        DocumentRow(
            id=document_id,
            company_id=company_id,
            title=wish.title,
            link=wish.link,
            added_by=actor.person.id,
            added_at=now,
        )
    )
    work.session.flush()
    _show_anew(work, company_id)


def remove(work: Work, actor: Actor, document_id: UUID) -> None:
    """Take a document away; if somebody has already, that is just as well."""
    row = documents.by_id(work.session, document_id)
    access.require(over_company(actor, row.company_id if row else actor.person.company_id), Verb.REMOVE, Thing.DOCUMENT)
    if documents.remove(work.session, document_id):
        _show_anew(work, actor.person.company_id)


def troubles(wish: Wish, others: Collection[str]) -> tuple[Trouble, ...]:
    """What is wrong with a document. `others`: the links that are there."""
    return (*_of_title(wish.title, others), *_of_link(wish.link, others))


def _of_title(title: str, others: Collection[str]) -> Iterator[Trouble]:
    if not title:
        yield Trouble(Field.TITLE, Problem.EMPTY)
    elif len(title) > TITLE_AT_MOST:
        yield Trouble(Field.TITLE, Problem.TOO_LONG, length=len(title), at_most=TITLE_AT_MOST)
    elif len(others) >= DOCUMENTS_AT_MOST:
        yield Trouble(Field.TITLE, Problem.TOO_MANY, at_most=DOCUMENTS_AT_MOST)


def _of_link(link: str, others: Collection[str]) -> Iterator[Trouble]:
    if not link:
        yield Trouble(Field.LINK, Problem.EMPTY)
    elif len(link) > LINK_AT_MOST:
        yield Trouble(Field.LINK, Problem.TOO_LONG, length=len(link), at_most=LINK_AT_MOST)
    elif not link.casefold().startswith("https://"):
        yield Trouble(Field.LINK, Problem.NOT_HTTPS)
    elif not _leads_somewhere(link):
        yield Trouble(Field.LINK, Problem.NO_LINK)
    elif link in others:
        yield Trouble(Field.LINK, Problem.TWICE)


def _leads_somewhere(link: str) -> bool:
    """To a named host, without a password in it, and without a sign that can't be seen."""
    if not link.isprintable() or " " in link or "\\" in link:
        return False
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return "." in host.strip(".") and "@" not in parts.netloc and port != 0


def _sees(actor: Actor, company_id: UUID) -> bool:
    roles = {in_pilot(actor, company_id), over_company(actor, company_id)}
    return any(sight(role, Thing.DOCUMENT) is Sight.ALL for role in roles)


def _show_anew(work: Work, company_id: UUID) -> None:
    with work.for_everyone():  # mentors from elsewhere see this pilot, too
        pilots.homes_are_stale(work.session, company_id)


def _document(row: DocumentRow, is_hers: bool) -> Document:
    return Document(row.id, row.title, row.link, is_hers)
