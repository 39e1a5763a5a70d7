"""A lead looks at how her pilot is set up, and changes it, form by form."""

from typing import Any

import pytest

from mentoring.people import Part
from mentoring.people_notices import MatchNotice
from mentoring.pilot_settings import Settings, own_settings
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from tests.building import Someone, company, pair, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from views.leading import pilot_settings as views
from views.people import matched

FORMS = (views.CHANGE_COURSE, views.CHANGE_HOURS, views.CHANGE_FIGURES)


@pytest.fixture
def lead(house: House) -> Someone:
    """The lead of a company with a pilot of six months, from today."""
    return person(house.store, company(house.store, "One"), Part.LEAD, zone="Europe/London")


def opened(house: House, who: Someone, action: str) -> JSON:
    """What a button in the settings opens; over them, as its sender says."""
    press = payloads.press_on_home if action == views.OPEN else payloads.press_in_modal
    assert house.send(press(who, action)).is_silent
    return {**house.slack.opened(), "previous_view_id": "V0001"}


def sent(house: House, who: Someone, action: str, **entries: Any) -> Answered:
    """A form is opened and sent, with these entries and otherwise as it was."""
    return house.send(payloads.submit(who, opened(house, who, action), **entries))


def settings(house: House, lead: Someone) -> Settings:
    with house.store.read(EVERYONE) as work:
        return own_settings(work, lead.actor(work))


def test_the_settings_are_opened_from_home_and_each_group_has_a_button(house: House, lead: Someone) -> None:
    view = opened(house, lead, views.OPEN)
    assert set(buttons_in(view)) == set(FORMS)
    said = words_in(view)
    for shown in ("23 November 2026", "22 May 2027", "6 months", "at least 6", "09:00 to 17:00", "London", "5 people"):
        assert shown in said


@pytest.mark.parametrize("action", FORMS)
def test_a_form_that_is_sent_as_it_was_changes_nothing(house: House, lead: Someone, action: str) -> None:
    before = settings(house, lead)
    assert sent(house, lead, action).is_silent
    after = settings(house, lead)
    names = ("starts_on", "ends_on", "months", "minimum_meetings", "opens", "closes", "days", "zone", "threshold")
    assert [getattr(after, name) for name in names] == [getattr(before, name) for name in names]


def test_what_was_changed_is_seen_at_once_in_the_settings_beneath(house: House, lead: Someone) -> None:
    answered = sent(house, lead, views.CHANGE_COURSE, months="8", meetings="10")
    assert answered.is_silent
    call = house.slack.calls[-1]
    assert (call.method, call.arguments["view_id"]) == ("views.update", "V0001")
    assert "22 July 2027" in words_in(call.view)
    assert "at least 10" in words_in(call.view)

    sent(house, lead, views.CHANGE_HOURS, days=["6", "0"], closes="16:30", zone="America/Toronto")
    said = words_in(house.slack.calls[-1].view)
    assert "Monday and Sunday" in said
    assert "09:00 to 16:30" in said
    assert "Toronto" in said


def test_a_pair_sees_as_many_months_and_meetings_as_its_lead_has_set_and_fewer_if_it_began_late(
    house: House, lead: Someone
) -> None:
    sent(house, lead, views.CHANGE_COURSE, months="8", meetings="10")
    for days, month, meetings, together in (
        (0, "Month 1 of 8", "0 of 10 held", "You have until 22 July 2027 together"),
        (100, "Month 1 of 5", "0 of 7 held", "You have until 22 July 2027 together"),
    ):
        house.clock.wind(days=days)
        two = pair(house.store, mentee_at=lead.company)
        with house.store.write(EVERYONE) as work:
            work.session.get_one(MatchRow, two.match_id).starts_on = house.clock.now().date()
        said = words_in(house.home(two.mentee))
        assert month in said
        assert meetings in said
        with house.store.read(EVERYONE) as work:
            [match] = two.mentee.actor(work).matches
        assert together in words_in(matched(house.words(two.mentee), MatchNotice(match)).body())


def test_settings_that_were_closed_meanwhile_are_no_matter(house: House, lead: Someone) -> None:
    form = opened(house, lead, views.CHANGE_COURSE)
    house.slack.failing["views.update"] = "not_found"
    assert house.send(payloads.submit(lead, form, months="7")).is_silent
    assert settings(house, lead).months == 7


@pytest.mark.parametrize(
    ("action", "entries", "field", "error"),
    [
        (views.CHANGE_COURSE, {"last_day": "2026-11-01"}, "last_day", "not after the first day"),
        (views.CHANGE_COURSE, {"first_day": "2026-04-01"}, "months", "would be over already"),
        (views.CHANGE_COURSE, {"last_day": "2027-05-23"}, "last_day", "end on 22 May 2027"),
        (views.CHANGE_COURSE, {"first_day": None}, "first_day", "fill this in"),
        (views.CHANGE_COURSE, {"meetings": "0"}, "meetings", "from 1 to 100"),
        (views.CHANGE_HOURS, {"days": []}, "days", "fill this in"),
        (views.CHANGE_HOURS, {"closes": "09:30"}, "closes", "an hour at least"),
        (views.CHANGE_HOURS, {"zone": "Europe/Nowhere"}, "zone", "from the list"),
        (views.CHANGE_FIGURES, {"threshold": "4"}, "threshold", "from 5 to 100"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    house: House, lead: Someone, action: str, entries: dict[str, Any], field: str, error: str
) -> None:
    before = settings(house, lead)
    answered = sent(house, lead, action, **entries)
    assert list(answered.errors) == [field]
    assert error in answered.errors[field]
    assert settings(house, lead) == before


def test_the_first_day_cannot_pass_a_pair_that_has_begun(house: House, lead: Someone) -> None:
    pair(house.store, mentee_at=lead.company)
    answered = sent(house, lead, views.CHANGE_COURSE, first_day="2026-12-01", months="6")
    assert "began on 23 November 2026" in answered.errors["first_day"]


def test_of_two_leads_the_later_is_told_beside_the_first_field(house: House, lead: Someone) -> None:
    other = person(house.store, lead.company, Part.LEAD)
    forms = {action: opened(house, other, action) for action in FORMS}
    sent(house, lead, views.CHANGE_COURSE, months="7")
    for action, field in zip(FORMS, ("first_day", "days", "channel"), strict=True):
        answered = house.send(payloads.submit(other, forms[action]))
        assert list(answered.errors) == [field]
        assert "in the meantime" in answered.errors[field]
    assert settings(house, lead).months == 7


@pytest.mark.parametrize(
    ("channel", "is_taken", "joins"),
    [
        ({"is_private": False, "is_member": True}, True, False),
        ({"is_private": False, "is_member": False}, True, True),
        ({"is_private": True, "is_member": True}, True, False),
        ({"is_private": True, "is_member": False}, False, False),
        (None, False, False),
    ],
)
def test_figures_go_to_a_channel_in_which_advance_is_or_which_it_can_join(
    house: House, lead: Someone, channel: JSON | None, is_taken: bool, joins: bool
) -> None:
    if channel:
        house.slack.channels["C0009"] = {**channel}  # it may be joined
    answered = sent(house, lead, views.CHANGE_FIGURES, channel="C0009", language="fr")
    if is_taken:
        assert answered.is_silent
        assert settings(house, lead).summary_channel == "C0009"
    else:
        assert "/invite @Advance" in answered.errors["channel"]
        assert settings(house, lead).summary_channel == ""
    assert ("conversations.join" in [call.method for call in house.slack.calls]) is joins


def test_a_channel_is_given_up_by_leaving_it_empty(house: House, lead: Someone) -> None:
    house.slack.channels["C0009"] = {"is_private": False, "is_member": True}
    sent(house, lead, views.CHANGE_FIGURES, channel="C0009")
    sent(house, lead, views.CHANGE_FIGURES, channel=None)
    assert settings(house, lead).summary_channel == ""


def test_a_city_is_found_by_what_is_typed_of_it_in_her_own_language(house: House, lead: Someone) -> None:
    def found(who: Someone, typed: str) -> list[str]:
        body = house.send(payloads.suggestion(who, "zone", typed)).body
        return [option["value"] for option in body["options"]]

    assert found(lead, "paris") == ["Europe/Paris"]
    assert found(lead, " new YORK")[0] == "America/New_York"
    assert "America/Montreal" in found(lead, "montreal")
    assert found(lead, "nowhere at all") == []
    assert len(found(lead, "")) == 100
    french = person(house.store, lead.company, Part.LEAD, locale="fr-FR")
    assert "Europe/London" in found(french, "lond")
    assert "Europe/Athens" in found(french, "athenes")


def test_nobody_but_a_lead_of_the_company_opens_or_changes_anything(house: House, lead: Someone) -> None:
    house.slack.channels["C0009"] = {"is_private": False, "is_member": False}
    two = pair(house.store, mentee_at=lead.company)
    forms = {action: opened(house, lead, action) for action in FORMS}
    before = settings(house, lead)
    for someone in (two.mentee, two.mentor, person(house.store, lead.company, Part.COORDINATOR)):
        for action in (views.OPEN, *FORMS):
            house.send(payloads.press_on_home(someone, action))
            assert "no longer there" in words_in(house.slack.opened())
        for action in FORMS:
            entries = {"channel": "C0009"} if action == views.CHANGE_FIGURES else {}
            answered = house.send(payloads.submit(someone, forms[action], **entries))
            assert "no longer there" in words_in(answered.body)
    assert settings(house, lead) == before
    assert not house.slack.channels["C0009"]["is_member"]


def test_a_lead_of_another_company_changes_her_own_pilot_alone(house: House, lead: Someone) -> None:
    before = settings(house, lead)
    other = person(house.store, company(house.store, "Two"), Part.LEAD)
    sent(house, other, views.CHANGE_COURSE, months="9")
    assert settings(house, lead) == before
    assert settings(house, other).months == 9


def test_in_french_all_of_it_is_french(house: House) -> None:
    lead = person(house.store, company(house.store), Part.LEAD, locale="fr-CA", zone="America/Toronto")
    said = words_in(opened(house, lead, views.OPEN))
    for shown in ("23 novembre 2026", "6 mois", "lundi", "de 09 h 00", "français"):
        assert shown in said.replace("\u202f", " ").replace("\xa0", " "), said
