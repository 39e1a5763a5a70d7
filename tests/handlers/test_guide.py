"""The guide is for everyone registered, matched or not."""

import pytest

from mentoring.people import Part
from tests.building import company, pair, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.slack import buttons_in, words_in
from views.growing import guide


def test_somebody_without_a_match_is_offered_the_guide_and_opens_it(house: House) -> None:
    waiting = person(house.store, company(house.store), Part.MENTEE)
    card = house.send(payloads.command(waiting, "/advance")).body
    assert guide.OPEN in buttons_in(card)

    house.send(payloads.press_in_message(waiting, guide.OPEN))

    assert house.slack.opened() == guide.page(house.words(waiting), 1)


@pytest.mark.parametrize(("value", "chapter"), [("2", 2), ("6", 6), ("7", 6), ("0", 1)])
def test_a_turned_page_is_the_one_asked_for_within_the_guide(house: House, value: str, chapter: int) -> None:
    mentee = pair(house.store).mentee

    house.send(payloads.press_in_modal(mentee, guide.ON, value))

    call = house.slack.calls[-1]
    assert call.method == "views.update"
    assert call.view == guide.page(house.words(mentee), chapter)


def test_the_first_page_has_no_way_back_and_the_last_no_way_on(house: House) -> None:
    words = house.words(pair(house.store).mentee)
    last = len(guide.CHAPTERS)
    assert set(buttons_in(guide.page(words, 1))) == {guide.ON}
    assert set(buttons_in(guide.page(words, last))) == {guide.BACK}


def test_in_french_the_guide_is_french(house: House) -> None:
    mentee = pair(house.store, locale="fr-CA").mentee

    house.send(payloads.press_in_message(mentee, guide.OPEN))

    assert "Ce qu’est le mentorat" in words_in(house.slack.opened())
