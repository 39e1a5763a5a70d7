"""The agreement and the Code of Ethics: opened by a button, read in full, agreed to by another."""

from uuid import uuid4

import pytest

from mentoring.agreeing.agreement_texts import OURS, Document
from mentoring.people import Part
from storage.agreements import AgreementTextRow
from storage.tenancy import EVERYONE
from tests.building import NOW, Pair, Someone, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from tests.views.reading import texts
from views.agreeing import agreements as views


def opened(house: House, who: Someone, two: Pair, action: str = views.READ_AGREEMENT) -> JSON:
    """The document that the button opens."""
    assert house.send(payloads.press_in_message(who, action, two.match_id.hex)).is_silent
    return house.slack.opened()


def said(view: JSON) -> str:
    """All that stands there, run together."""
    return "".join(texts(view))


def own_text(house: House, two: Pair, *paragraphs: str, number: int = 1) -> None:
    """The company's own agreement."""
    with house.store.write(EVERYONE) as work:
        work.session.add(
            AgreementTextRow(
                id=uuid4(),
                company_id=two.mentee.company.id,
                document=Document.AGREEMENT.value,
                number=number,
                texts={"en": "\n\n".join(paragraphs)},
                by_id=two.mentee.id,
                created_at=NOW,
            )
        )


@pytest.mark.parametrize("locale", ["en-GB", "fr-CA"])
@pytest.mark.parametrize(
    ("action", "document"), [(views.READ_AGREEMENT, Document.AGREEMENT), (views.READ_ETHICS, Document.ETHICS)]
)
def test_the_whole_text_stands_there_in_her_language(
    house: House, locale: str, action: str, document: Document
) -> None:
    two = pair(house.store, locale=locale)
    view = opened(house, two.mentee, two, action)

    for section in OURS[document, 1][locale[:2]]:
        assert section.heading in said(view)
        assert all(part.text in said(view) for part in section.parts)
    assert view["submit"]["text"] == ("I agree" if locale == "en-GB" else "J’accepte")


def test_once_agreed_the_form_closes_and_the_text_says_since_when(house: House) -> None:
    two = pair(house.store)
    assert house.send(payloads.submit(two.mentee, opened(house, two.mentee, two))).is_silent

    again = opened(house, two.mentee, two)
    assert "submit" not in again
    assert "You agreed on 23 November 2026." in said(again)
    theirs = opened(house, two.mentor, two)
    assert "submit" in theirs
    assert f"{two.mentee.name.split()[0]} agreed on 23 November 2026." in said(theirs)


def test_a_second_press_is_as_silent_as_the_first(house: House) -> None:
    two = pair(house.store)
    form = opened(house, two.mentee, two)
    for _ in range(2):
        assert house.send(payloads.submit(two.mentee, form)).is_silent


def test_a_text_that_changed_while_she_read_is_shown_before_she_agrees(house: House) -> None:
    two = pair(house.store)
    form = opened(house, two.mentee, two)
    own_text(house, two, "Our own words.")

    answered = house.send(payloads.submit(two.mentee, form))

    assert answered.body["response_action"] == "update"
    assert "Our own words." in words_in(answered.body["view"])
    assert "has just taken the place" in words_in(answered.body["view"])
    assert house.send(payloads.submit(two.mentee, answered.body["view"])).is_silent
    assert "submit" not in opened(house, two.mentee, two)


def test_a_long_text_is_turned_page_by_page_and_agreed_to_on_the_last(house: House) -> None:
    two = pair(house.store)
    own_text(house, two, *(f"Paragraph {n}." for n in range(100)))
    first = opened(house, two.mentee, two)
    assert "submit" not in first
    assert "Paragraph 0." in words_in(first)
    seen, view = words_in(first), first
    while views.ON in buttons_in(view):
        turn = payloads.press_in_modal(two.mentee, views.ON, buttons_in(view)[views.ON]["value"])
        turn["view"]["private_metadata"] = view["private_metadata"]
        assert house.send(turn).is_silent
        view = house.slack.calls[-1].view
        seen += words_in(view)
    assert all(f"Paragraph {n}." in seen for n in range(100))
    assert house.send(payloads.submit(two.mentee, view)).is_silent
    assert "Paragraph 0." in words_in(opened(house, two.mentee, two))


def test_a_page_turned_after_the_text_changed_is_the_first_of_the_new_one(house: House) -> None:
    two = pair(house.store)
    own_text(house, two, *(f"Paragraph {n}." for n in range(100)))
    first = opened(house, two.mentee, two)
    own_text(house, two, "All new.", number=2)

    turn = payloads.press_in_modal(two.mentee, views.ON, "2")
    turn["view"]["private_metadata"] = first["private_metadata"]
    house.send(turn)

    assert "All new." in words_in(house.slack.calls[-1].view)


def test_a_third_person_gets_neither_the_text_nor_a_say(house: House) -> None:
    two = pair(house.store)
    form = opened(house, two.mentee, two)
    other = person(house.store, two.mentee.company, Part.LEAD)
    elsewhere = match(house.store, person(house.store, two.mentee.company, Part.MENTEE), two.mentor).mentee
    for who in (other, elsewhere):
        before = len([call for call in house.slack.calls if call.method == "views.open"])
        house.send(payloads.press_in_message(who, views.READ_AGREEMENT, two.match_id.hex))
        assert len([call for call in house.slack.calls if call.method == "views.open"]) == before
        assert house.send(payloads.submit(who, form)).body["response_action"] == "push"
    assert "has not agreed yet" in said(opened(house, two.mentor, two))
