"""The Mentoring Agreement and the Code of Ethics (SPEC S9, S10): read in full, and agreed to by each of a pair.

They are agreed to match by match, and not once a pilot: they are promises to somebody, and across companies both of a
pair agree to the same words, those of the company that the match belongs to. One press covers all of a person's
matches under the same text, so that a mentor of three mentees reads it once.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from mentoring import access
from mentoring.access import NotAllowed, Thing, Verb
from mentoring.agreeing.agreement_texts import LATEST, OURS, Document, Texts, parse
from mentoring.people import Actor, Match
from mentoring.standing import in_pair, own_match
from mentoring.too_late import TooLate
from storage import agreements, changes, deliveries, people
from storage.agreements import AcknowledgementRow
from storage.work import Work

CODE: Final = re.compile(r"(advance|own)-([1-9]\d{0,8})")


@dataclass(frozen=True)
class Version:
    """Which text of a document: Advance's, or the company's own."""

    number: int
    own: bool = False

    def __str__(self) -> str:
        return f"{'own' if self.own else 'advance'}-{self.number}"

    @classmethod
    def read(cls, code: str) -> "Version":
        """The version of this code; ValueError for anything else."""
        found = CODE.fullmatch(code)
        if not found:
            raise ValueError("not a version's code")
        return cls(int(found[2]), found[1] == "own")


@dataclass(frozen=True)
class Agreed:
    """How a document stands in one match, as one of the two sees it."""

    document: Document
    match: Match
    version: Version
    """The one that holds now."""
    mine: datetime | None = None
    """When she agreed to it; None: she hasn't."""
    partners: datetime | None = None
    before: Version | None = None
    """The latest other version that she agreed to: now she is asked again."""


@dataclass(frozen=True)
class Reading:
    """A document before somebody's eyes."""

    agreed: Agreed
    texts: Texts
    others: tuple[Match, ...]
    """Her other matches under the same text, where she hasn't agreed yet: agreeing covers them, too."""


def agreed_in(work: Work, actor: Actor, matches: Iterable[Match]) -> tuple[Agreed, ...]:
    """How each document stands in each of these matches of hers."""
    wanted = tuple(matches)
    current = versions(work, {match.company_id for match in wanted})
    given = agreements.acknowledged_in(work.session, [match.id for match in wanted])
    for row in given:
        access.require_sight(in_pair(actor, row.person_id, row.match_id), Thing.AGREEMENT)
    return tuple(
        _agreed(actor, match, document, current[match.company_id, document], given)
        for match in wanted
        for document in Document
    )


def reading(work: Work, actor: Actor, match_id: UUID, document: Document) -> Reading:
    """The text that holds in one of her matches, and how it stands. NotAllowed for a match that isn't hers."""
    match = own_match(actor, match_id)
    stands = [each for each in agreed_in(work, actor, actor.matches) if each.document is document]
    agreed = next(each for each in stands if each.match.id == match.id)
    others = tuple(each.match for each in stands if each.match != match and each.mine is None and _same(each, agreed))
    return Reading(agreed, text_of(work, match.company_id, document, agreed.version), others)


def acknowledge(
    work: Work, actor: Actor, match_id: UUID, document: Document, version: Version, now: datetime
) -> tuple[Match, ...]:
    """Agree to a document in this match, and in her others under the same text. The second time nothing changes.

    TooLate if `version` is no longer the one that holds. Returns the matches in which she hadn't agreed before.
    """
    access.require(in_pair(actor, actor.person.id, match_id), Verb.ACKNOWLEDGE, Thing.AGREEMENT)
    people.hold(work.session, [actor.person.id, *(match.partner.id for match in actor.matches)])
    read = reading(work, actor, match_id, document)
    if read.agreed.version != version:
        raise TooLate
    covered = (*([read.agreed.match] if read.agreed.mine is None else ()), *read.others)
    work.session.add_all(_acknowledgement(actor, match, document, version, now) for match in covered)
    work.session.flush()
    for match in covered:
        deliveries.mark_stale(work.session, match.id)
    changes.stand_anew(work.session, [actor.person.id])
    return covered


def versions(work: Work, company_ids: Iterable[UUID]) -> dict[tuple[UUID, Document], Version]:
    """The version of each document that holds in each of these companies."""
    companies = set(company_ids)
    own = agreements.latest_own(work.session, companies)
    return {
        (company_id, document): current(document, own.get((company_id, document)))
        for company_id in companies
        for document in Document
    }


def current(document: Document, own: int | None) -> Version:
    """The version that holds where a company's latest own text has this number; None: it has none."""
    return Version(own, own=True) if own else Version(LATEST[document])


def text_of(work: Work, company_id: UUID, document: Document, version: Version) -> Texts:
    """What a version says, by language. NotAllowed for one that never was."""
    if not version.own and (document, version.number) in OURS:
        return OURS[document, version.number]
    for row in agreements.own_texts(work.session, company_id, document) if version.own else ():
        if row.number == version.number:
            return {language: parse(text) for language, text in row.texts.items()}
    raise NotAllowed("no such version")


def _agreed(
    actor: Actor, match: Match, document: Document, version: Version, given: Iterable[AcknowledgementRow]
) -> Agreed:
    """`given`: all that was agreed to in her matches, the oldest first."""
    here = [row for row in given if (row.match_id, row.document) == (match.id, document)]
    mine = [row for row in here if row.person_id == actor.person.id]
    partners = [row for row in here if row.person_id == match.partner.id]
    before = [row.version for row in mine if row.version != str(version)]
    return Agreed(
        document=document,
        match=match,
        version=version,
        mine=next((row.at for row in mine if row.version == str(version)), None),
        partners=next((row.at for row in partners if row.version == str(version)), None),
        before=Version.read(before[-1]) if before else None,
    )


def _same(one: Agreed, other: Agreed) -> bool:
    """Whether the two are the very same words: a company's own are its own."""
    same_company = one.match.company_id == other.match.company_id
    return one.version == other.version and (same_company or not one.version.own)


def _acknowledgement(
    actor: Actor, match: Match, document: Document, version: Version, now: datetime
) -> AcknowledgementRow:
    return AcknowledgementRow(
        id=uuid4(),
        company_id=match.company_id,
        match_id=match.id,
        person_id=actor.person.id,
        document=document.value,
        version=str(version),
        at=now,
    )
