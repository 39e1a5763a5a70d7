"""Programme documents: a lead puts them up, and everyone in her pilot sees them, nobody else."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from mentoring.access import NotAllowed
from mentoring.leading.documents import (
    DOCUMENTS_AT_MOST,
    Field,
    Problem,
    Shelf,
    Unfit,
    Wish,
    add,
    remove,
    shelf_of,
    troubles,
)
from mentoring.people import Part
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Company, Someone, company, match, pair, person

HANDBOOK = Wish("Handbook", "https://intranet.example/handbook")


@pytest.fixture
def home(store: Store) -> Company:
    return company(store)


@pytest.fixture
def lead(store: Store, home: Company) -> Someone:
    return person(store, home, Part.LEAD)


def put_up(store: Store, lead: Someone, wish: Wish = HANDBOOK, document_id: UUID | None = None) -> UUID:
    document_id = document_id or uuid4()
    with store.write(EVERYONE) as work:
        add(work, lead.actor(work), document_id, wish, NOW)
    return document_id


def shelf(store: Store, someone: Someone) -> Shelf:
    with store.read(EVERYONE) as work:
        return shelf_of(work, someone.actor(work))


def titles(store: Store, someone: Someone) -> list[str]:
    return sorted(document.title for document in shelf(store, someone).documents)


def test_everyone_matched_in_the_pilot_sees_them_a_mentor_from_elsewhere_too(
    store: Store, home: Company, lead: Someone
) -> None:
    elsewhere = company(store)
    two = pair(store, mentee_at=home, mentor_at=elsewhere)
    put_up(store, lead)
    put_up(store, person(store, elsewhere, Part.LEAD), Wish("Canteen", "https://two.example/canteen"))
    assert titles(store, lead) == ["Handbook"]
    assert shelf(store, lead).may_add
    for someone in (two.mentee, two.mentor):
        assert titles(store, someone) == ["Canteen", "Handbook"]
        assert not shelf(store, someone).may_add
        assert not any(document.is_hers for document in shelf(store, someone).documents)


def test_nobody_else_sees_them(store: Store, home: Company, lead: Someone) -> None:
    put_up(store, lead)
    other = pair(store).mentee
    assert titles(store, other) == []
    assert titles(store, person(store, company(store), Part.LEAD)) == []
    for someone in (person(store, home, Part.MENTEE), person(store, home, Part.COORDINATOR)):
        with pytest.raises(NotAllowed):
            shelf(store, someone)


def test_a_lead_who_is_a_mentee_elsewhere_may_take_away_her_own_companys_alone(store: Store, home: Company) -> None:
    elsewhere = company(store)
    both = person(store, home, Part.LEAD, Part.MENTOR)
    match(store, person(store, elsewhere, Part.MENTEE), both)
    own = put_up(store, both)
    theirs = put_up(store, person(store, elsewhere, Part.LEAD), Wish("Canteen", "https://two.example/canteen"))
    assert {document.id: document.is_hers for document in shelf(store, both).documents} == {own: True, theirs: False}
    with store.write(EVERYONE) as work, pytest.raises(NotAllowed):
        remove(work, both.actor(work), theirs)


def test_only_a_lead_adds_and_removes_and_only_her_own_companys(store: Store, home: Company, lead: Someone) -> None:
    document_id = put_up(store, lead)
    two = pair(store, mentee_at=home)
    stranger = person(store, company(store), Part.LEAD)
    for someone in (two.mentee, two.mentor, person(store, home, Part.COORDINATOR)):
        with pytest.raises(NotAllowed):
            put_up(store, someone)
    for someone in (two.mentee, two.mentor):
        with store.write(EVERYONE) as work, pytest.raises(NotAllowed):
            remove(work, someone.actor(work), document_id)
    with store.write(EVERYONE) as work:
        remove(work, stranger.actor(work), document_id)  # to her it is not there, and never was
    assert titles(store, lead) == ["Handbook"]


def test_removed_twice_is_removed(store: Store, lead: Someone) -> None:
    document_id = put_up(store, lead)
    for _ in range(2):
        with store.write(EVERYONE) as work:
            remove(work, lead.actor(work), document_id)
    assert titles(store, lead) == []


def test_a_form_sent_twice_makes_one_document(store: Store, lead: Someone) -> None:
    document_id = put_up(store, lead)
    put_up(store, lead, HANDBOOK, document_id)
    assert titles(store, lead) == ["Handbook"]


def test_what_is_put_up_or_taken_away_is_seen_on_everybodys_home(store: Store, home: Company, lead: Someone) -> None:
    two, other = pair(store, mentee_at=home, mentor_at=company(store)), pair(store)
    with store.write(EVERYONE) as work:
        work.session.execute(update(PersonRow).values(home_opened_at=NOW))
    document_id = put_up(store, lead)
    with store.write(EVERYONE) as work:
        remove(work, lead.actor(work), document_id)
    with store.read(EVERYONE) as work:
        stale = {row.id: row.home_stale for row in work.session.scalars(select(PersonRow))}
    assert [stale[someone.id] for someone in (lead, two.mentee, two.mentor, other.mentee)] == [2, 2, 2, 0]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (HANDBOOK, {}),
        (Wish("", ""), {Field.TITLE: Problem.EMPTY, Field.LINK: Problem.EMPTY}),
        (Wish("T" * 101, "https://x.example/" + "y" * 2000), dict.fromkeys(Field, Problem.TOO_LONG)),
        (Wish("T" * 100, "HTTPS://X.example/?a=b#c"), {}),
        (Wish("A", "https://there.example/"), {Field.LINK: Problem.TWICE}),
        *(
            (Wish("A", link), {Field.LINK: Problem.NOT_HTTPS})
            for link in ("http://x.example", "x.example", "file:///x")
        ),
        (Wish("A", "javascript:alert(1)//https://x.example"), {Field.LINK: Problem.NOT_HTTPS}),
        *(
            (Wish("A", link), {Field.LINK: Problem.NO_LINK})
            for link in (
                *("https://", "https://intranet", "https://.", "https://x.example:99999/", "https://x.example:0/"),
                *("https://bank.example@evil.example/", "https://x.example/a b", "https://x.example/\x00"),
                *("https://x.example\\@evil.example", "https://[::1", "https://x.example/\u202egpj.exe"),
            )
        ),
    ],
)
def test_a_document_is_refused_for_what_is_wrong_with_it(wish: Wish, expected: dict[Field, Problem]) -> None:
    found = troubles(wish, ["https://there.example/"])
    assert {trouble.field: trouble.problem for trouble in found} == expected


def test_there_are_no_more_than_somebody_can_overlook(store: Store, lead: Someone) -> None:
    for n in range(DOCUMENTS_AT_MOST):
        put_up(store, lead, Wish(f"Page {n}", f"https://intranet.example/{n}"))
    with pytest.raises(Unfit) as unfit:
        put_up(store, lead)
    assert [trouble.problem for trouble in unfit.value.troubles] == [Problem.TOO_MANY]
    assert len(titles(store, lead)) == DOCUMENTS_AT_MOST


def test_a_document_says_where_it_leads(store: Store, lead: Someone) -> None:
    put_up(store, lead, Wish("Your bank", "https://user.evil.example:8443/bank.example"))
    assert shelf(store, lead).documents[0].host == "user.evil.example"
