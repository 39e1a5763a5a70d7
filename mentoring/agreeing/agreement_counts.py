"""Who agreed to what in a company, as its lead sees it (SPEC section 2): how many, and who to which version.

A lead's are her company's own people, in whichever company's matches they are; each is asked for the text of the
company that the match belongs to.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mentoring import access
from mentoring.access import Thing
from mentoring.agreeing.agreement_texts import LATEST, Document, Texts
from mentoring.agreeing.agreements import Version, text_of, versions
from mentoring.people import Actor
from mentoring.standing import over_company
from storage import agreements
from storage.agreements import AcknowledgementRow, AgreedCount, Side
from storage.work import Work

SIDES_A_PAGE = 20


@dataclass(frozen=True)
class Issue:
    """One version of a document in a company. `since`: None for a text of Advance's own."""

    version: Version
    agreed: int
    """How many agreed to it, in the company's own matches."""
    since: datetime | None = None


@dataclass(frozen=True)
class Standing:
    """How a document stands in a company."""

    document: Document
    sides: int
    """One for each of the company's people in each of her running matches."""
    agreed: int
    """How many of these have agreed to the text that holds for them."""
    issues: tuple[Issue, ...]
    """All versions that there have been in the company, the one that holds first."""


@dataclass(frozen=True)
class Signer:
    """One of the company's people in one match, and the versions that she agreed to there, the latest first."""

    name: str
    partner: str
    agreed: tuple[tuple[Version, datetime], ...]
    holds: Version
    """The version that she is asked for."""
    is_abroad: bool = False
    """Whether the match, and with it the text, is another company's."""


@dataclass(frozen=True)
class Signers:
    """One page of those who are asked to agree to a document."""

    document: Document
    found: tuple[Signer, ...]
    page: int
    has_more: bool


def counts(work: Work, actor: Actor) -> tuple[int, dict[Document, int]]:
    """How many are asked, and how many of them have agreed to what holds for them: for the lead's room."""
    found = standings(work, actor)
    return found[0].sides, {standing.document: standing.agreed for standing in found}


def standings(work: Work, actor: Actor) -> tuple[Standing, ...]:
    """How each document stands in her company."""
    company_id = _company(actor)
    with work.for_everyone():  # her people may be in another company's match: what leaves this block are numbers
        sides, given = agreements.agreed_counts(work.session, company_id)
        current = versions(work, {company_id, *(row.company_id for row in given)})
    return tuple(
        Standing(
            document,
            sides,
            agreed=sum(row.agreed for row in given if _holds(row, document, current)),
            issues=_issues(work, company_id, document, given),
        )
        for document in Document
    )


def signers(work: Work, actor: Actor, document: Document, page: int) -> Signers:
    """Who of the company has agreed to which version of a document; pages count from 1."""
    company_id, page = _company(actor), max(page, 1)
    with work.for_everyone():  # with whom her people are matched is the lead's to see (S31), whatever the company
        sides = agreements.sides_in(work.session, company_id, (page - 1) * SIDES_A_PAGE, SIDES_A_PAGE + 1)
        rows = agreements.acknowledged_in(work.session, {side.match_id for side in sides})
        current = versions(work, {side.company_id for side in sides})
        found = tuple(
            Signer(
                name=work.open(side.person.name),
                partner=work.open(side.partner.name),
                agreed=_given(rows, side, document),
                holds=current[side.company_id, document],
                is_abroad=side.company_id != company_id,
            )
            for side in sides[:SIDES_A_PAGE]
        )
    return Signers(document, found, page, len(sides) > SIDES_A_PAGE)


def text_in(work: Work, actor: Actor, document: Document, version: Version) -> Texts:
    """What a version says, or said, in her company."""
    return text_of(work, _company(actor), document, version)


def _holds(row: AgreedCount, document: Document, current: Mapping[tuple[UUID, Document], Version]) -> bool:
    return row.document == document and row.version == str(current[row.company_id, document])


def _issues(work: Work, company_id: UUID, document: Document, given: Sequence[AgreedCount]) -> tuple[Issue, ...]:
    """The company's own go before Advance's, the latest of each first."""
    own = agreements.own_texts(work.session, company_id, document.value)
    known: list[tuple[Version, datetime | None]] = [
        *((Version(row.number, own=True), row.created_at) for row in reversed(own)),
        *((Version(number), None) for number in range(LATEST[document], 0, -1)),
    ]
    agreed = Counter[str]()
    for row in given:
        if row.document == document and row.company_id == company_id:
            agreed[row.version] += row.agreed
    return tuple(Issue(version, agreed[str(version)], since) for version, since in known)


def _given(rows: Sequence[AcknowledgementRow], side: Side, document: Document) -> tuple[tuple[Version, datetime], ...]:
    """`rows`: the oldest first."""
    of_hers = (side.match_id, side.person.id, document.value)
    return tuple(
        (Version.read(row.version), row.at)
        for row in reversed(rows)
        if (row.match_id, row.person_id, row.document) == of_hers
    )


def _company(actor: Actor) -> UUID:
    """The company whose agreements she may see as its lead; NotAllowed for whoever is none."""
    company_id = actor.person.company_id
    access.require_sight(over_company(actor, company_id), Thing.AGREEMENT)
    return company_id
