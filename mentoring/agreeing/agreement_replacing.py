"""A lead puts her company's own text in the place of the one that holds (SPEC S9, S10): every version is kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.exc import IntegrityError

from mentoring import access
from mentoring.access import Thing, Verb
from mentoring.agreeing.agreement_texts import Document, Texts, parse
from mentoring.agreeing.agreements import Version, text_of, versions
from mentoring.occasions import Occasion, tell_all
from mentoring.people import Actor
from mentoring.standing import over_company
from mentoring.too_late import TooLate
from storage import agreements, people
from storage.agreements import AgreementTextRow
from storage.work import Work

TEXT_AT_MOST = 6000
"""Characters, in each language: so much fits into two fields of a form."""
LINE_BREAK = re.compile(r"\r\n?|\u2028|\u2029")
NO_TEXT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Problem(StrEnum):
    """What can be wrong with a company's own text."""

    EMPTY = "empty"
    UNCHANGED = "unchanged"
    """It is the text that holds now: nobody needs to be asked again."""
    TOO_LONG = "too long"
    OTHER_HEADINGS = "other headings"
    """`length` of them, where the first language has `at_most`: was it pasted to its end?"""


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong with the text in one language."""

    language: str
    problem: Problem
    length: int = 0
    at_most: int = 0


class Unfit(Exception):
    """Such a text can't be taken: `troubles` say why. Nothing was changed."""

    def __init__(self, *troubles: Trouble) -> None:
        super().__init__(", ".join(f"{trouble.language}: {trouble.problem}" for trouble in troubles))
        self.troubles = troubles


def to_replace(work: Work, actor: Actor, document: Document) -> tuple[Version, Texts]:
    """The text that holds in her company, to begin from. NotAllowed for whoever is no lead."""
    company_id = actor.person.company_id
    access.require(over_company(actor, company_id), Verb.REPLACE, Thing.AGREEMENT)
    version = versions(work, [company_id])[company_id, document]
    return version, text_of(work, company_id, document, version)


def replace(
    work: Work, actor: Actor, document: Document, seen: Version, typed: Mapping[str, str], now: datetime
) -> Version:
    """Take what was typed, by language, for the company's text from now on; who agreed before is asked again.

    `seen`: the version that she began from; TooLate if another lead was quicker. Unfit if it can't be taken.
    """
    version, texts = to_replace(work, actor, document)
    if version != seen:
        raise TooLate
    given = {language: tidied(text) for language, text in typed.items()}
    found = tuple(troubles(given, texts))
    if found:
        raise Unfit(*found)
    new = Version(version.number + 1 if version.own else 1, own=True)
    row = AgreementTextRow(
        company_id=actor.person.company_id,
        document=document.value,
        number=new.number,
        texts={language: text for language, text in given.items() if text},
        by_id=actor.person.id,
        created_at=now,
    )
    try:
        with work.session.begin_nested():
            work.session.add(row)
    except IntegrityError as error:
        raise TooLate from error  # the other lead's was through in this very moment
    _ask_again(work, actor, document, new, now)
    return new


def tidied(typed: str) -> str:
    """The text with one kind of line break, and nothing in it that cannot be stored."""
    return NO_TEXT.sub(" ", LINE_BREAK.sub("\n", typed)).strip()


def troubles(given: Mapping[str, str], holds: Texts) -> Iterator[Trouble]:
    """All that is wrong with texts, by language. `holds`: what they would take the place of."""
    texts = {language: parse(text) for language, text in given.items() if text}
    if not texts:
        yield Trouble(next(iter(given)), Problem.EMPTY)
        return
    if texts == dict(holds):
        yield Trouble(next(iter(given)), Problem.UNCHANGED)
    first = len(next(iter(texts.values())))
    for language, text in texts.items():
        if len(given[language]) > TEXT_AT_MOST:
            yield Trouble(language, Problem.TOO_LONG, length=len(given[language]), at_most=TEXT_AT_MOST)
        elif len(text) != first:
            yield Trouble(language, Problem.OTHER_HEADINGS, length=len(text), at_most=first)


def _ask_again(work: Work, actor: Actor, document: Document, new: Version, now: datetime) -> None:
    """Whoever agreed to an earlier text is told; everybody's checklist shows the new one as still to read."""
    company_id = actor.person.company_id
    with work.for_everyone():  # mentors of other companies, in this company's matches, too
        concerned = agreements.people_in(work.session, company_id)
        people.hold(work.session, concerned)  # as whoever changes something between two of them does, and before
        asked = agreements.to_ask_again(work.session, company_id, document.value)
        agreements.messages_are_stale(work.session, company_id)
        people.home_is_stale(work.session, concerned)
        tell_all(work, asked, Occasion.AGREEMENT_RENEWED, now, period=f"{document}/{new}")
