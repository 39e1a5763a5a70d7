"""A lead puts her company's own text in place: taken whole or not at all, every version kept, those concerned asked."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.access import NotAllowed
from mentoring.agreeing import agreement_counts, agreements
from mentoring.agreeing.agreement_notices import AgreementNotice
from mentoring.agreeing.agreement_replacing import Problem, Unfit, replace, tidied, troubles
from mentoring.agreeing.agreement_texts import OURS, Document, parse, source_of
from mentoring.agreeing.agreements import Version
from mentoring.notices import notices
from mentoring.occasions import Occasion
from mentoring.people import Part
from mentoring.too_late import TooLate
from storage.agreements import AgreementTextRow
from storage.deliveries import DeliveryRow, OccasionRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Company, Pair, Someone, company, match, pair, person

LATER = NOW + timedelta(days=1)
OURS_1, OWN = Version(1), Version(1, own=True)
BOTH = {"en": "Be kind.\n\n## Meet\n- monthly", "fr": "Avec bonté.\n\n## Se voir\n- chaque mois"}


def put(
    store: Store,
    lead: Someone,
    typed: dict[str, str],
    seen: Version = OURS_1,
    document: Document = Document.AGREEMENT,
) -> Version:
    """She puts this text in place."""
    with store.write(EVERYONE) as work:
        return replace(work, lead.actor(work), document, seen, typed, LATER)


def agree(store: Store, who: Someone, version: Version = OURS_1, document: Document = Document.AGREEMENT) -> None:
    """She agrees, in all her matches under that text."""
    with store.write(EVERYONE) as work:
        actor = who.actor(work)
        agreements.acknowledge(work, actor, actor.matches[0].id, document, version, LATER if version.own else NOW)


def told(store: Store, who: Someone) -> list[AgreementNotice]:
    """What she hears of new texts."""
    with store.read(EVERYONE) as work:
        rows = work.session.scalars(
            select(OccasionRow).where(
                OccasionRow.person_id == who.id, OccasionRow.kind == Occasion.AGREEMENT_RENEWED.value
            )
        ).all()
        said = notices(work, who.actor(work), sorted(rows, key=lambda row: row.period), LATER)
    return [notice for notice in said if isinstance(notice, AgreementNotice)]


@pytest.fixture
def home(store: Store) -> Company:
    """A company."""
    return company(store)


@pytest.fixture
def lead(store: Store, home: Company) -> Someone:
    """Its lead."""
    return person(store, home, Part.LEAD)


@pytest.fixture
def two(store: Store, home: Company) -> Pair:
    """A pair of that company."""
    return pair(store, mentee_at=home)


def test_the_new_text_holds_from_now_on_for_her_company_alone(
    store: Store, home: Company, lead: Someone, two: Pair
) -> None:
    assert put(store, lead, BOTH) == OWN
    elsewhere = pair(store)
    with store.read(EVERYONE) as work:
        read = agreements.reading(work, two.mentee.actor(work), two.match_id, Document.AGREEMENT)
        other = agreements.reading(work, elsewhere.mentee.actor(work), elsewhere.match_id, Document.AGREEMENT)
        ethics = agreements.reading(work, two.mentee.actor(work), two.match_id, Document.ETHICS)
    assert read.agreed.version == OWN
    assert read.texts == {language: parse(text) for language, text in BOTH.items()}
    assert other.agreed.version == ethics.agreed.version == Version(1)


def test_every_version_is_kept_and_can_be_read(store: Store, lead: Someone) -> None:
    put(store, lead, BOTH)
    assert put(store, lead, {"en": "Second.", "fr": ""}, OWN) == Version(2, own=True)
    with store.read(EVERYONE) as work:
        actor = lead.actor(work)
        [standing, _] = agreement_counts.standings(work, actor)
        assert [issue.version for issue in standing.issues] == [Version(2, own=True), OWN, Version(1)]
        texts = [agreement_counts.text_in(work, actor, Document.AGREEMENT, issue.version) for issue in standing.issues]
    assert texts == [{"en": parse("Second.")}, {n: parse(t) for n, t in BOTH.items()}, OURS[Document.AGREEMENT, 1]]


def test_whoever_had_agreed_is_asked_again_once_and_nobody_else(store: Store, home: Company, lead: Someone) -> None:
    mentor = person(store, home, Part.MENTOR)
    first, second = (match(store, person(store, home, Part.MENTEE), mentor) for _ in range(2))
    agree(store, mentor)
    agree(store, first.mentee)

    put(store, lead, BOTH)

    assert [notice.worth_telling for notice in told(store, mentor)] == [True]
    assert [notice.worth_telling for notice in told(store, first.mentee)] == [True]
    assert told(store, second.mentee) == [], "she hasn't agreed to anything yet"
    agree(store, mentor, OWN)
    [done] = told(store, mentor)
    assert not done.worth_telling
    assert done.agreed.mine == LATER


def test_a_mentor_of_another_company_is_asked_again_too(store: Store, home: Company, lead: Someone) -> None:
    across = pair(store, mentee_at=home, mentor_at=company(store))
    agree(store, across.mentor)
    put(store, lead, BOTH)
    assert len(told(store, across.mentor)) == 1


def test_of_two_new_texts_only_the_latest_is_still_to_read(store: Store, lead: Someone, two: Pair) -> None:
    agree(store, two.mentee)
    put(store, lead, BOTH)
    put(store, lead, {"en": "Second."}, OWN)
    assert [notice.is_latest for notice in told(store, two.mentee)] == [False, True]


def test_what_stands_on_screens_about_the_texts_is_drawn_anew(store: Store, lead: Someone, two: Pair) -> None:
    agree(store, two.mentee)
    put(store, lead, BOTH)
    with store.read(EVERYONE) as work:
        before = sum(work.session.scalars(select(DeliveryRow.stale)).all())
    put(store, lead, {"en": "Second."}, OWN)
    with store.read(EVERYONE) as work:
        assert sum(work.session.scalars(select(DeliveryRow.stale)).all()) > before


def test_of_two_leads_the_second_is_told_and_asks_nobody(store: Store, home: Company, lead: Someone, two: Pair) -> None:
    agree(store, two.mentee)
    put(store, lead, BOTH)
    with pytest.raises(TooLate):
        put(store, person(store, home, Part.LEAD), {"en": "Mine."})
    assert len(told(store, two.mentee)) == 1
    with store.read(EVERYONE) as work:
        assert len(work.session.scalars(select(AgreementTextRow)).all()) == 1


def test_only_a_lead_replaces_reads_and_counts(store: Store, two: Pair) -> None:
    coordinator = person(store, two.mentee.company, Part.COORDINATOR)
    for who in (two.mentee, two.mentor, coordinator):
        with pytest.raises(NotAllowed):
            put(store, who, BOTH)
        with store.read(EVERYONE) as work:
            actor = who.actor(work)
            for look in (agreement_counts.counts, agreement_counts.standings):
                with pytest.raises(NotAllowed):
                    look(work, actor)
            with pytest.raises(NotAllowed):
                agreement_counts.signers(work, actor, Document.ETHICS, 1)
            with pytest.raises(NotAllowed):
                agreement_counts.text_in(work, actor, Document.ETHICS, Version(1))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"en": "", "fr": ""}, {"en": Problem.EMPTY}),
        ({"en": "   \n", "fr": "\x00"}, {"en": Problem.EMPTY}),
        ({"en": "x" * 6001, "fr": "y"}, {"en": Problem.TOO_LONG}),
        ({"en": "One.\n\n## Two\nTwo.", "fr": "Un."}, {"fr": Problem.OTHER_HEADINGS}),
        ({"en": "x" * 6000, "fr": ""}, {}),
        ({"en": "", "fr": "Un."}, {}),
        (BOTH, {}),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_language(typed: dict[str, str], expected: dict[str, Problem]) -> None:
    given = {language: tidied(text) for language, text in typed.items()}
    assert {trouble.language: trouble.problem for trouble in troubles(given, {})} == expected


def test_to_put_the_same_text_in_place_changes_nothing(store: Store, lead: Someone) -> None:
    same = {language: source_of(text) for language, text in OURS[Document.AGREEMENT, 1].items()}
    with pytest.raises(Unfit) as unfit:
        put(store, lead, same)
    assert [trouble.problem for trouble in unfit.value.troubles] == [Problem.UNCHANGED]


@pytest.mark.parametrize("text", [text for texts in OURS.values() for text in texts.values()])
def test_a_text_is_typed_as_it_is_read(text: object) -> None:
    assert parse(source_of(text)) == text  # type: ignore[arg-type]


def test_signs_that_no_database_holds_are_left_out() -> None:
    assert tidied("One\r\ntwo\rthree\u2028four\x00\x1b\tfive ") == "One\ntwo\nthree\nfour   five"


def test_a_lead_reads_how_many_agreed_and_who_to_what(store: Store, home: Company, lead: Someone, two: Pair) -> None:
    other = pair(store, mentee_at=home)
    pair(store)
    agree(store, two.mentee)
    agree(store, two.mentor)
    put(store, lead, BOTH)
    agree(store, two.mentor, OWN)

    with store.read(EVERYONE) as work:
        actor = lead.actor(work)
        assert agreement_counts.counts(work, actor) == (4, {Document.AGREEMENT: 1, Document.ETHICS: 0})
        [standing, _] = agreement_counts.standings(work, actor)
        signers = agreement_counts.signers(work, actor, Document.AGREEMENT, 1)
    assert (standing.sides, standing.agreed) == (4, 1)
    assert [(issue.version, issue.agreed, issue.since) for issue in standing.issues] == [
        (OWN, 1, LATER),
        (Version(1), 2, None),
    ]
    assert {signer.name: [version for version, _ in signer.agreed] for signer in signers.found} == {
        two.mentee.name: [Version(1)],
        two.mentor.name: [OWN, Version(1)],
        other.mentee.name: [],
        other.mentor.name: [],
    }
    assert not signers.has_more


def test_in_a_company_without_matches_nobody_is_counted(store: Store, lead: Someone) -> None:
    with store.read(EVERYONE) as work:
        assert agreement_counts.counts(work, lead.actor(work))[0] == 0
        assert agreement_counts.signers(work, lead.actor(work), Document.AGREEMENT, 1).found == ()


def test_many_pairs_are_read_page_by_page(store: Store, home: Company, lead: Someone) -> None:
    mentor = person(store, home, Part.MENTOR)
    for _ in range(agreement_counts.SIDES_A_PAGE // 2 + 1):
        match(store, person(store, home, Part.MENTEE), mentor)
    with store.read(EVERYONE) as work:
        first, last = (agreement_counts.signers(work, lead.actor(work), Document.ETHICS, page) for page in (1, 2))
    assert (len(first.found), first.has_more) == (20, True)
    assert (len(last.found), last.has_more) == (2, False)
    assert {*first.found} | {*last.found} >= {*last.found}


def test_across_companies_each_lead_reads_of_her_own_person(store: Store, home: Company, lead: Someone) -> None:
    across = pair(store, mentee_at=home, mentor_at=company(store))
    theirs = person(store, across.mentor.company, Part.LEAD)
    put(store, lead, BOTH)
    put(store, theirs, {"en": "Elsewhere."})
    agree(store, across.mentor, OWN)

    with store.read(EVERYONE) as work:
        hers = agreement_counts.signers(work, lead.actor(work), Document.AGREEMENT, 1).found
        assert agreement_counts.counts(work, lead.actor(work))[1][Document.AGREEMENT] == 0
        abroad = agreement_counts.signers(work, theirs.actor(work), Document.AGREEMENT, 1).found
        assert agreement_counts.counts(work, theirs.actor(work)) == (1, {Document.AGREEMENT: 1, Document.ETHICS: 0})
        [standing, _] = agreement_counts.standings(work, theirs.actor(work))
    assert [(one.name, one.partner, one.agreed) for one in hers] == [(across.mentee.name, across.mentor.name, ())]
    [one] = abroad
    assert (one.name, one.holds, one.is_abroad) == (across.mentor.name, OWN, True)
    assert [version for version, _ in one.agreed] == [OWN]
    assert standing.issues[0].agreed == 0, "her own company's text has the same number, and nobody agreed to that"
