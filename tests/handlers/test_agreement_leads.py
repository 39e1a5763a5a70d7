"""A lead's screens of what people agree to: how it stands, what it says and said, who agreed, and another text."""

import pytest

from mentoring.agreeing.agreement_texts import OURS, Document
from mentoring.people import Part
from tests.building import Pair, Someone, pair, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from tests.views.reading import texts
from views.agreeing import agreement_leads as views
from views.agreeing import agreements


@pytest.fixture
def two(house: House) -> Pair:
    """A pair."""
    return pair(house.store)


@pytest.fixture
def lead(house: House, two: Pair) -> Someone:
    """Its lead."""
    return person(house.store, two.mentee.company, Part.LEAD)


def pressed(house: House, who: Someone, action: str, value: str = "") -> JSON:
    """The modal that a button opens over the overview."""
    assert house.send(payloads.press_in_modal(who, action, value)).is_silent
    return house.slack.opened()


def form(house: House, lead: Someone) -> JSON:
    """The form for another agreement."""
    return pressed(house, lead, views.REPLACE, "agreement")


def agree(house: House, who: Someone, two: Pair) -> None:
    """She agrees to what holds now."""
    house.send(payloads.press_in_message(who, agreements.READ_AGREEMENT, two.match_id.hex))
    assert house.send(payloads.submit(who, house.slack.opened())).is_silent


def said(view: JSON) -> str:
    """All that stands there, run together."""
    return "".join(texts(view))


def test_the_overview_says_how_each_document_stands(house: House, lead: Someone, two: Pair) -> None:
    agree(house, two.mentee, two)
    assert house.send(payloads.press_on_home(lead, views.OVERVIEW)).is_silent
    overview = said(house.slack.opened())
    assert "Mentoring Agreement1 of 2 have agreed.Version 1 by Advance: the text that holds." in overview
    assert "Code of Ethics0 of 2 have agreed." in overview


def test_the_form_is_filled_with_the_text_that_holds_in_each_language(house: House, lead: Someone) -> None:
    filled = {block["block_id"]: block for block in form(house, lead)["blocks"] if block["type"] == "input"}
    assert list(filled) == ["en", "en_more", "fr", "fr_more"]
    assert filled["en"]["element"]["initial_value"].startswith("This is a promise")
    whole = filled["fr"]["element"]["initial_value"] + filled["fr_more"]["element"].get("initial_value", "")
    for section in OURS[Document.AGREEMENT, 1]["fr"]:
        assert section.heading in whole


def test_a_text_put_in_place_is_the_one_that_people_read_and_the_earlier_stays_readable(
    house: House, lead: Someone, two: Pair
) -> None:
    agree(house, two.mentee, two)
    edited = {"en": "## Ours\nBe kind.", "en_more": "Be on time.", "fr": "## À nous\nAvec bonté.", "fr_more": ""}
    answered = house.send(payloads.submit(lead, form(house, lead), **edited))
    assert answered.body == {"response_action": "clear"}

    house.send(payloads.press_in_message(two.mentee, agreements.READ_AGREEMENT, two.match_id.hex))
    shown = house.slack.opened()
    assert {"Ours", "Be kind.", "Be on time."} <= set(texts(shown))
    assert "submit" in shown
    assert "You agreed to an earlier text." in said(shown)

    overview = pressed(house, lead, views.OVERVIEW)
    assert "0 of 2 have agreed." in said(overview)
    assert "Version 1 of your company’s own text, since 23 November 2026: the text that holds." in said(overview)
    assert "Version 1 by Advance: one had agreed." in said(overview)
    earlier = payloads.press_in_modal(lead, views.EARLIER)
    earlier["actions"][0]["selected_option"] = {"value": "agreement/advance-1"}
    assert house.send(earlier).is_silent
    assert "This is a promise between the two of us" in said(house.slack.opened())


def test_whoever_had_agreed_gets_a_message_that_follows_what_she_does(house: House, lead: Someone, two: Pair) -> None:
    agree(house, two.mentee, two)
    house.send(payloads.submit(lead, form(house, lead), en="New.", en_more="", fr="Nouveau.", fr_more=""))

    [message] = house.screen(two.mentee)
    assert "Mentoring Agreement: there is a new text." in said(message)
    assert set(buttons_in(message)) == {agreements.READ_AGREEMENT}
    assert house.screen(two.mentor) == []
    agree(house, two.mentee, two)
    [message] = house.screen(two.mentee)
    assert "Mentoring Agreement: you agreed on 23 November 2026. Thank you." in said(message)
    assert not buttons_in(message)


def test_what_cannot_be_taken_stands_beside_its_field_and_nothing_is_lost(house: House, lead: Someone) -> None:
    opened = form(house, lead)
    none = house.send(payloads.submit(lead, opened, en="", en_more="", fr="", fr_more=""))
    assert set(none.errors) == {"en"}
    half = house.send(payloads.submit(lead, opened, en="## One\n1\n## Two\n2", en_more="", fr="## Un\n1", fr_more=""))
    assert "1 parts" in half.errors["fr"] or "2" in half.errors["fr"]
    assert set(house.send(payloads.submit(lead, opened)).errors) == {"en"}, "nothing was changed in it"


def test_of_two_leads_with_the_form_open_the_second_is_told_beside_it(house: House, lead: Someone) -> None:
    other = person(house.store, lead.company, Part.LEAD)
    first, second = form(house, lead), form(house, other)
    text = {"en": "New.", "en_more": "", "fr": "", "fr_more": ""}
    assert house.send(payloads.submit(lead, first, **text)).body == {"response_action": "clear"}
    assert "has changed in the meantime" in house.send(payloads.submit(other, second, **text)).errors["en"]


def test_who_has_agreed_is_read_by_name_version_and_day(house: House, lead: Someone, two: Pair) -> None:
    agree(house, two.mentee, two)
    who = said(pressed(house, lead, views.WHO, "agreement"))
    assert f"{two.mentee.name}, with {two.mentor.name}: Version 1 by Advance, 23 November 2026" in who
    assert f"{two.mentor.name}, with {two.mentee.name}: not yet" in who


@pytest.mark.parametrize(
    ("action", "value"),
    [
        (views.OVERVIEW, ""),
        (views.SHOW, "agreement/advance-1"),
        (views.WHO, "agreement"),
        (views.REPLACE, "agreement"),
        (views.LEAF, "agreement/advance-1:1"),
        (views.WHO_ON, "agreement:1"),
    ],
)
def test_whoever_is_no_lead_gets_none_of_it(house: House, two: Pair, lead: Someone, action: str, value: str) -> None:
    opened = form(house, lead)
    outside = person(house.store, two.mentee.company, Part.COORDINATOR)
    for who in (two.mentee, outside):
        house.slack.calls.clear()
        house.send(payloads.press_in_modal(who, action, value))
        assert "no longer there" in words_in([call.arguments for call in house.slack.calls])
    assert "push" in str(house.send(payloads.submit(two.mentee, opened, en="Mine.", fr="")).body)


@pytest.mark.parametrize(
    "value", ["", "agreement/own-1", "agreement/own-x", "contract", "agreement/advance-1/x", "////"]
)
def test_a_button_that_bears_nonsense_is_answered_kindly(house: House, lead: Someone, value: str) -> None:
    house.slack.calls.clear()
    house.send(payloads.press_in_modal(lead, views.SHOW, value))
    assert "no longer there" in words_in([call.arguments for call in house.slack.calls])
