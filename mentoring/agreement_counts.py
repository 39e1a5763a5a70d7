"""Who agreed to what in a company, as its lead sees it (SPEC section 2): how many, and who to which version."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mentoring import access
from mentoring.access import Thing
from mentoring.agreement_texts import LATEST, Document, Texts
from mentoring.agreements import Version, text_of, versions
from mentoring.people import Actor
from mentoring.standing import over_company
from storage import agreements
from storage.work import Work

MATCHES_A_PAGE = 10


@dataclass(frozen=True)
class Issue:
    """One version of a document in a company. `since`: None for a text of Advance's own."""

    version: Version
    agreed: int
    """How many sides of running matches."""
    since: datetime | None = None


@dataclass(frozen=True)
class Standing:
    """How a document stands in a company."""

    document: Document
    sides: int
    """Two for each running match."""
    issues: tuple[Issue, ...]
    """All versions that there have been, the one that holds first."""

    @property
    def agreed(self) -> int:
        """How many have agreed to the text that holds."""
        return self.issues[0].agreed


@dataclass(frozen=True)
class Signer:
    """One of a pair, and the versions that she agreed to, the latest first."""

    name: str
    agreed: tuple[tuple[Version, datetime], ...]


@dataclass(frozen=True)
class Signers:
    """One page of those who are asked to agree to a document."""

    document: Document
    holds: Version
    found: tuple[Signer, ...]
    page: int
    has_more: bool


def counts(work: Work, actor: Actor) -> tuple[int, dict[Document, int]]:
    """How many sides the company's running matches have, and how many of them agreed to what holds now."""
    company_id = _company(actor)
    sides, agreed = agreements.agreed_counts(work.session, company_id)
    current = versions(work, [company_id])
    return sides, {
        document: agreed.get((document.value, str(current[company_id, document])), 0) for document in Document
    }


def standings(work: Work, actor: Actor) -> tuple[Standing, ...]:
    """How each document stands in her company."""
    company_id = _company(actor)
    sides, agreed = agreements.agreed_counts(work.session, company_id)
    found = []
    for document in Document:
        own = agreements.own_texts(work.session, company_id, document.value)
        known = [
            *((Version(row.number, own=True), row.created_at) for row in reversed(own)),
            *((Version(number), None) for number in range(LATEST[document], 0, -1)),
        ]
        issues = [Issue(version, agreed.get((document.value, str(version)), 0), since) for version, since in known]
        found.append(Standing(document, sides, tuple(issues)))
    return tuple(found)


def signers(work: Work, actor: Actor, document: Document, page: int) -> Signers:
    """Who of the company's running matches has agreed to which version of a document; pages count from 1."""
    company_id = _company(actor)
    start = (max(page, 1) - 1) * MATCHES_A_PAGE
    with work.for_everyone():  # the other of a pair may be of another company: her name is the lead's to see (S31)
        matches = agreements.sides_in(work.session, company_id, start, MATCHES_A_PAGE + 1)
        rows = agreements.acknowledged_in(work.session, [match_id for match_id, *_ in matches])
        agreed: dict[object, list[tuple[Version, datetime]]] = {}
        for row in reversed(rows):
            if row.document == document:
                agreed.setdefault((row.match_id, row.person_id), []).append((Version.read(row.version), row.at))
        found = tuple(
            Signer(work.open(side.name), tuple(agreed.get((match_id, side.id), ())))
            for match_id, *two in matches[:MATCHES_A_PAGE]
            for side in two
        )
    holds = versions(work, [company_id])[company_id, document]
    return Signers(document, holds, found, max(page, 1), len(matches) > MATCHES_A_PAGE)


def text_in(work: Work, actor: Actor, document: Document, version: Version) -> Texts:
    """What a version says, or said, in her company."""
    return text_of(work, _company(actor), document, version)


def _company(actor: Actor) -> UUID:
    """The company whose agreements she may see as its lead; NotAllowed for whoever is none."""
    company_id = actor.person.company_id
    access.require_sight(over_company(actor, company_id), Thing.AGREEMENT)
    return company_id
