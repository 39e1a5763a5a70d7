"""Each of a pair agrees, match by match; the other sees it; a new text asks again (SPEC S9, S10)."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from mentoring.access import NotAllowed
from mentoring.agreeing import agreements
from mentoring.agreeing.agreement_texts import OURS, Document
from mentoring.agreeing.agreements import Agreed, Version
from mentoring.people import Part
from mentoring.too_late import TooLate
from storage.agreements import AcknowledgementRow, AgreementTextRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Company, Pair, Someone, company, match, pair, person

FIRST = Version(1)
LATER = NOW + timedelta(days=3)


def agree(
    store: Store, who: Someone, match_id: UUID, document: Document = Document.AGREEMENT, version: Version = FIRST
) -> int:
    """She agrees; to how many matches that is new."""
    with store.write(EVERYONE) as work:
        return len(agreements.acknowledge(work, who.actor(work), match_id, document, version, NOW))


def stands(store: Store, who: Someone, match_id: UUID, document: Document = Document.AGREEMENT) -> Agreed:
    """How it stands in that match, as she sees it."""
    with store.read(EVERYONE) as work:
        return agreements.reading(work, who.actor(work), match_id, document).agreed


def own_text(store: Store, at: Company, by: Someone, number: int = 1, document: Document = Document.AGREEMENT) -> None:
    """The company puts a text of its own in the place of ours."""
    with store.write(EVERYONE) as work:
        work.session.add(
            AgreementTextRow(
                id=uuid4(),
                company_id=at.id,
                document=document.value,
                number=number,
                texts={"en": f"Be kind, {number}."},
                by_id=by.id,
                created_at=NOW,
            )
        )


@pytest.fixture
def two(store: Store) -> Pair:
    """A pair."""
    return pair(store)


def test_what_one_agreed_to_the_other_sees_with_its_time(store: Store, two: Pair) -> None:
    assert agree(store, two.mentee, two.match_id) == 1

    hers, theirs = stands(store, two.mentee, two.match_id), stands(store, two.mentor, two.match_id)
    assert (hers.mine, hers.partners) == (NOW, None)
    assert (theirs.mine, theirs.partners) == (None, NOW)
    assert stands(store, two.mentee, two.match_id, Document.ETHICS).mine is None


def test_to_agree_a_second_time_changes_nothing(store: Store, two: Pair) -> None:
    agree(store, two.mentee, two.match_id)
    with store.write(EVERYONE) as work:
        again = agreements.acknowledge(work, two.mentee.actor(work), two.match_id, Document.AGREEMENT, FIRST, LATER)
    assert again == ()
    assert stands(store, two.mentee, two.match_id).mine == NOW
    with store.read(EVERYONE) as work:
        assert work.session.scalar(select(func.count(AcknowledgementRow.id))) == 1


def test_one_press_covers_every_match_under_the_same_text_and_no_other(store: Store) -> None:
    here, there = company(store), company(store)
    mentor = person(store, here, Part.MENTOR)
    first, second = (match(store, person(store, here, Part.MENTEE), mentor) for _ in range(2))
    abroad = match(store, person(store, there, Part.MENTEE), mentor)
    own_text(store, here, mentor)
    own_text(store, there, abroad.mentee)

    assert agree(store, mentor, first.match_id, version=Version(1, own=True)) == 2

    assert stands(store, mentor, second.match_id).mine == NOW
    assert stands(store, mentor, abroad.match_id).mine is None, "the other company's text has the same number"


def test_across_companies_both_agree_to_the_text_of_the_mentees_company(store: Store) -> None:
    here, there = company(store), company(store)
    two = pair(store, mentee_at=here, mentor_at=there)
    own_text(store, here, two.mentee)
    own_text(store, there, two.mentor, number=1)
    own_text(store, there, two.mentor, number=2)
    for who in (two.mentee, two.mentor):
        assert stands(store, who, two.match_id).version == Version(1, own=True)


def test_a_new_text_asks_again_and_the_old_agreement_is_kept(store: Store, two: Pair) -> None:
    agree(store, two.mentee, two.match_id)
    own_text(store, two.mentee.company, two.mentee)

    now_stands = stands(store, two.mentee, two.match_id)
    assert now_stands.mine is None
    assert now_stands.before == FIRST
    assert now_stands.version == Version(1, own=True)
    with pytest.raises(TooLate):
        agree(store, two.mentee, two.match_id, version=FIRST)
    assert agree(store, two.mentee, two.match_id, version=Version(1, own=True)) == 1
    with store.read(EVERYONE) as work:
        kept = work.session.scalars(select(AcknowledgementRow.version).order_by(AcknowledgementRow.version)).all()
    assert kept == ["advance-1", "own-1"]


def test_the_text_read_is_the_one_that_holds(store: Store, two: Pair) -> None:
    with store.read(EVERYONE) as work:
        read = agreements.reading(work, two.mentee.actor(work), two.match_id, Document.ETHICS)
    assert read.texts == OURS[Document.ETHICS, 1]
    own_text(store, two.mentee.company, two.mentee, number=7, document=Document.ETHICS)
    with store.read(EVERYONE) as work:
        read = agreements.reading(work, two.mentee.actor(work), two.match_id, Document.ETHICS)
    assert [part.text for part in read.texts["en"][0].parts] == ["Be kind, 7."]


def test_nobody_but_the_two_reads_or_agrees_in_a_match(store: Store, two: Pair) -> None:
    lead = person(store, two.mentee.company, Part.LEAD)
    others = (lead, person(store, two.mentee.company, Part.MENTEE), pair(store).mentee)
    for other in others:
        with pytest.raises(NotAllowed):
            agree(store, other, two.match_id)
        with pytest.raises(NotAllowed):
            stands(store, other, two.match_id)


@pytest.mark.parametrize("code", ["", "own", "own-0", "own--1", "advance-1 ", "theirs-1", "own-1e9", "own-" + "9" * 20])
def test_what_is_no_versions_code_is_not_read(code: str) -> None:
    with pytest.raises(ValueError, match="version"):
        Version.read(code)


@pytest.mark.parametrize("version", [Version(1), Version(12, own=True)])
def test_a_version_is_read_from_its_code(version: Version) -> None:
    assert Version.read(str(version)) == version
