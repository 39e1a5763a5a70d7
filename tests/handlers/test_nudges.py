"""Nudges are answered: tomorrow, no more, not for a while; and nobody else learns of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from mentoring.nudging.nudge_wishes import Wishes, wishes_of
from mentoring.nudging.nudges import Nudge
from storage.deliveries import DeliveryRow
from storage.tenancy import EVERYONE
from tests import building
from tests.building import NOW, Pair, Someone
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.slack import JSON, buttons_in
from tests.timekeeping import keep_time
from views.nudging import nudge_settings as forms
from views.nudging import nudges as views


@pytest.fixture
def two(house: House) -> Pair:
    """A pair whose first nudge has just come."""
    made = building.just_matched(house.store, building.pair(house.store, mentee_zone="Europe/London"))
    house.clock.at = NOW + timedelta(hours=19)
    keep_time(house.store, house.clock.now())
    with house.store.write(EVERYONE) as work:
        work.session.execute(update(DeliveryRow).values(state="sent", channel="D1", ts="1.1"))
    return made


TICKS_AT_MOST = 10
"""In one group, of Slack's."""


def wishes(house: House, who: Someone) -> Wishes:
    with house.store.read(EVERYONE) as work:
        return wishes_of(work, who.actor(work))


def footer(house: House, who: Someone) -> dict[str, JSON]:
    return buttons_in(house.screen(who)[-1])


def press(house: House, who: Someone, action: str, value: str) -> str:
    house.send(payloads.press_in_message(who, action, value))
    return str(house.slack.calls[-1].arguments)


def test_a_nudge_does_the_thing_in_place_and_can_be_put_off_or_stopped(house: House, two: Pair) -> None:
    found = footer(house, two.mentee)
    assert {views.TOMORROW, views.STOP} < set(found)
    assert len(found) > 2


def test_tomorrow_means_the_next_working_day_and_once_however_often_it_is_pressed(house: House, two: Pair) -> None:
    value = footer(house, two.mentee)[views.TOMORROW]["value"]
    for _ in range(2):
        assert "25 November" in press(house, two.mentee, views.TOMORROW, value)
    with house.store.read(EVERYONE) as work:
        waiting = work.session.scalars(select(DeliveryRow).where(DeliveryRow.state == "waiting")).all()
    assert [(row.person_id, row.due_at) for row in waiting] == [(two.mentee.id, NOW + timedelta(hours=43))]


def test_nobody_can_put_off_what_was_said_to_another(house: House, two: Pair) -> None:
    value = footer(house, two.mentee)[views.TOMORROW]["value"]
    press(house, two.mentor, views.TOMORROW, value)
    with house.store.read(EVERYONE) as work:
        assert not work.session.scalars(select(DeliveryRow).where(DeliveryRow.state == "waiting")).all()


def test_no_more_of_these_stops_that_kind_for_her_alone(house: House, two: Pair) -> None:
    value = footer(house, two.mentee)[views.STOP]["value"]
    assert "no more of these" in press(house, two.mentee, views.STOP, value)
    assert wishes(house, two.mentee).stopped == {Nudge.CHECKLIST}
    assert wishes(house, two.mentor) == Wishes()


def ticks_in(form: JSON) -> list[list[JSON]]:
    """What is offered in each group of the form."""
    return [block["element"]["options"] for block in form["blocks"] if block.get("block_id") in forms.KINDS]


def test_every_kind_can_be_turned_off_and_no_group_has_more_than_slack_shows(house: House, two: Pair) -> None:
    house.send(payloads.press_on_home(two.mentee, forms.OPEN))
    groups = ticks_in(house.slack.opened())
    assert sorted(option["value"] for group in groups for option in group) == sorted(Nudge)
    assert max(map(len, groups)) <= TICKS_AT_MOST
    assert [*forms.names(house.words(two.mentee))] == [option["value"] for group in groups for option in group]


def test_the_form_turns_kinds_off_and_on_and_makes_a_pause(house: House, two: Pair) -> None:
    house.send(payloads.press_on_home(two.mentee, forms.OPEN))
    entries: dict[str, str | list[str] | None] = {
        **{forms.KINDS[0]: [Nudge.MEETING_SOON.value], forms.KINDS[1]: [Nudge.WRAP_UP.value]},
        forms.QUIET: "2",
    }
    assert house.send(payloads.submit(two.mentee, house.slack.opened(), **entries)).is_silent
    found = wishes(house, two.mentee)
    assert found.stopped == {*Nudge} - {Nudge.MEETING_SOON, Nudge.WRAP_UP}
    assert found.quiet_until
    assert found.quiet_until > house.clock.now() + timedelta(days=13)

    house.send(payloads.press_on_home(two.mentee, forms.OPEN))
    form = house.slack.opened()
    assert "Paused until" in str(form)
    everything: dict[str, str | list[str] | None] = {
        name: [option["value"] for option in group] for name, group in zip(forms.KINDS, ticks_in(form), strict=True)
    }
    house.send(payloads.submit(two.mentee, form, **everything, **{forms.QUIET: "0"}))
    assert wishes(house, two.mentee) == Wishes()


def test_she_is_away_until_her_work_begins_on_the_day_that_she_chose_and_can_end_it_early(house: House) -> None:
    """In Toronto, where work begins at 14:00 UTC in November: a Monday, 9:00, now."""
    mentee = building.pair(house.store).mentee
    house.send(payloads.press_on_home(mentee, forms.OPEN))
    form = house.slack.opened()
    for day, beside in (
        ("2026-11-23", "after today"),
        ("2020-01-01", "after today"),
        ("2027-11-24", "a year from now"),
    ):
        answered = house.send(payloads.submit(mentee, form, **{forms.BACK_ON: day}))
        assert set(answered.errors) == {forms.BACK_ON}
        assert beside in answered.errors[forms.BACK_ON]
    assert wishes(house, mentee) == Wishes()

    for day, weeks in (("2027-11-23", forms.AS_IT_IS), ("2026-12-09", "4")):
        assert house.send(payloads.submit(mentee, form, **{forms.BACK_ON: day, forms.QUIET: weeks})).is_silent
    assert wishes(house, mentee).quiet_until == datetime(2026, 12, 9, 14, tzinfo=UTC)
    assert "begin again on 9 December 2026" in str(house.home(mentee))

    house.send(payloads.press_on_home(mentee, forms.OPEN))
    form = house.slack.opened()
    assert "Paused until 9 December 2026" in str(form)
    assert house.send(payloads.submit(mentee, form, **{forms.QUIET: "0"})).is_silent
    assert wishes(house, mentee) == Wishes()
    assert "begin again" not in str(house.home(mentee))
