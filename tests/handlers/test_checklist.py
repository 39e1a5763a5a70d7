"""The first-week checklist stands in the message that tells of the match and on Home; each button does its thing."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.occasions import Occasion, tell
from mentoring.people import Part
from storage.deliveries import DeliveryRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in
from tests.views.reading import texts
from views.agreeing import agreements
from views.asking import survey_forms, surveys
from views.joining import profile_forms, profiles
from views.meeting import attendance, meetings

BUTTONS = {profiles.OPEN, agreements.READ_AGREEMENT, agreements.READ_ETHICS, meetings.PROPOSE}


def told(house: House, two: Pair) -> None:
    """Both heard of their match, and have opened Home."""
    for who in (two.mentee, two.mentor):
        with house.store.write(EVERYONE) as work:
            tell(work, who.id, Occasion.MATCHED, two.match_id, house.clock.now(), match_id=two.match_id)
        house.send(payloads.home_opened(who))


def dm(house: House, who: Someone) -> JSON:
    """The message that told her of the match, as it reads now."""
    return house.screen(who)[0]


def stale(house: House, who: Someone) -> tuple[int, int]:
    """How many changes her messages and her Home have to show."""
    with house.store.read(EVERYONE) as work:
        messages = work.session.scalars(select(DeliveryRow.stale).where(DeliveryRow.person_id == who.id)).all()
        return sum(messages), work.session.scalars(select(PersonRow.home_stale).where(PersonRow.id == who.id)).one()


def do(house: House, who: Someone, action: str, shown: JSON) -> None:
    """Press this button of the checklist, and finish what it opens."""
    value = buttons_in(shown)[action].get("value", "")
    assert house.send(payloads.press_in_message(who, action, value)).is_silent
    view = house.slack.opened()
    if view["callback_id"] == profile_forms.FORM:
        view = house.send(payloads.submit(who, view)).body["view"]
    if view["callback_id"] == survey_forms.FORM:
        send_survey(house, who, view)
    else:
        assert house.send(payloads.submit(who, view)).is_silent


def send_survey(house: House, who: Someone, view: JSON) -> None:
    """All of its pages, and the one to look it over."""
    for _ in range(3):
        asked = [block["element"] for block in view["blocks"] if block["type"] == "input"]
        chosen = {one["action_id"]: one["options"][0]["value"] for one in asked if one["type"] == "radio_buttons"}
        view = house.send(payloads.submit(who, view, **chosen)).body["view"]
    assert "callback_id" not in view


@pytest.fixture
def two(house: House) -> Pair:
    """A pair that has heard of its match."""
    two = pair(house.store)
    told(house, two)
    return two


def test_the_message_of_the_match_and_home_offer_every_thing_to_do(house: House, two: Pair) -> None:
    for who in (two.mentee, two.mentor):
        assert set(buttons_in(dm(house, who))) >= BUTTONS
        assert set(buttons_in(house.home(who))) >= BUTTONS
        assert "First survey: to fill in" in "".join(texts(dm(house, who)))


@pytest.mark.parametrize("action", [profiles.OPEN, agreements.READ_AGREEMENT, surveys.OPEN])
def test_a_thing_done_is_ticked_off_at_once_where_it_was_offered(house: House, two: Pair, action: str) -> None:
    before = stale(house, two.mentee)

    do(house, two.mentee, action, dm(house, two.mentee))

    assert all(now > then for now, then in zip(stale(house, two.mentee), before, strict=True))
    week = "".join(texts(dm(house, two.mentee)))
    assert week.count("✓") == 1
    assert action == profiles.OPEN or action not in buttons_in(dm(house, two.mentee))
    assert "".join(texts(dm(house, two.mentor))).count("✓") == 0


def test_the_first_meeting_is_set_for_both_when_it_is_agreed_and_held_once_either_says_so(
    house: House, two: Pair
) -> None:
    before = stale(house, two.mentor)
    meeting = house.agreed(two.mentee, two.mentor)
    assert stale(house, two.mentor)[0] > before[0]
    for who in (two.mentee, two.mentor):
        assert "✓ First meeting: set" in "".join(texts(dm(house, who)))
    before = stale(house, two.mentor)
    house.clock.at += timedelta(days=30)
    house.send(payloads.press_on_home(two.mentee, attendance.YES, meeting.id.hex))
    assert stale(house, two.mentor)[0] > before[0]
    for who in (two.mentee, two.mentor):
        assert "✓ First meeting: held" in "".join(texts(dm(house, who)))


def test_while_a_time_is_offered_the_message_has_no_first_meeting_to_arrange(house: House, two: Pair) -> None:
    meeting = house.proposed(two.mentee)
    for who in (two.mentee, two.mentor):
        assert "○ First meeting: a time is offered" in "".join(texts(dm(house, who)))
        assert meetings.PROPOSE not in buttons_in(dm(house, who))
    house.press(two.mentor, meetings.DECLINE, meeting)
    for who in (two.mentee, two.mentor):
        assert meetings.PROPOSE in buttons_in(dm(house, who))


def test_when_all_is_done_the_message_says_thank_you_and_home_shows_it_no_more(house: House, two: Pair) -> None:
    for action in (profiles.OPEN, agreements.READ_AGREEMENT, agreements.READ_ETHICS, surveys.OPEN):
        do(house, two.mentor, action, dm(house, two.mentor))
    house.agreed(two.mentee, two.mentor)
    assert "nothing is left to do here. Thank you." in "".join(texts(dm(house, two.mentor)))
    assert "first week" not in "".join(texts(house.home(two.mentor)))
    assert "Your first week" in "".join(texts(house.home(two.mentee)))


def test_home_of_a_mentor_of_many_shows_one_week_at_a_time_and_counts_the_rest(house: House) -> None:
    here = company(house.store)
    mentor = person(house.store, here, Part.MENTOR)
    for _ in range(5):
        match(house.store, person(house.store, here, Part.MENTEE), mentor)
    said = "".join(texts(house.home(mentor)))
    assert said.count("Your first week with") == 1
    assert "4 more first weeks come after it." in said


def test_after_the_week_what_is_left_is_said_without_counting_days(house: House, two: Pair) -> None:
    house.clock.wind(days=8)
    said = "".join(texts(dm(house, two.mentee)))
    assert "Still to do with" in said
    assert "Whenever you have a few minutes." in said


def test_in_french_the_checklist_is_french(house: House) -> None:
    two = pair(house.store, locale="fr-CA")
    told(house, two)
    said = "".join(texts(dm(house, two.mentee)))
    assert "Votre première semaine avec" in said
    assert "Premier sondage\u00a0: à remplir" in said
