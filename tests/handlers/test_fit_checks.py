"""After a month each says how it goes: for herself, and for her lead only if she asks for help."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from mentoring.asking.fit_checks import Going
from mentoring.people import Part
from storage.changes import stand_anew
from storage.deliveries import OccasionRow
from storage.fit_checks import FitCheckRow
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, match, person
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.slack import JSON, buttons_in, words_in
from tests.timekeeping import keep_time
from views.asking import fit_checks as views
from views.matching.matchmaking_leaving import LEAVE
from views.nudging import nudges

SECRET = "We talk past each other."


@dataclass(frozen=True)
class Two:
    pair: Pair
    lead: Someone
    other_lead: Someone

    @property
    def mentee(self) -> Someone:
        return self.pair.mentee

    @property
    def mentor(self) -> Someone:
        return self.pair.mentor


@pytest.fixture
def two(house: House) -> Two:
    """A pair across companies, in London, each with a lead of her own."""
    here, there = company(house.store), company(house.store)
    mentee, mentor = person(house.store, here, Part.MENTEE), person(house.store, there, Part.MENTOR)
    lead, other_lead = person(house.store, here, Part.LEAD), person(house.store, there, Part.LEAD)
    return Two(match(house.store, mentee, mentor), lead, other_lead)


def form(house: House, who: Someone, two: Two) -> JSON:
    assert house.send(payloads.press_in_message(who, views.OPEN, two.pair.match_id.hex)).is_silent
    return house.slack.opened()


def say(
    house: House, who: Someone, two: Two, *, asks: bool, words: str | None = SECRET, going: Going = Going.HARD
) -> Answered:
    given = {views.GOING: going, views.HELP: views.YES if asks else views.NO, views.WRITTEN: words}
    return house.send(payloads.submit(who, form(house, who, two), **given))


def test_both_are_asked_once_a_month_in_and_not_again_once_they_have_answered(house: House, two: Two) -> None:
    say(house, two.mentor, two, asks=False)
    with house.store.write(EVERYONE) as work:
        stand_anew(work.session, [two.mentee.id])
    house.clock.wind(days=31)
    keep_time(house.store, house.clock.now())
    with house.store.read(EVERYONE) as work:
        told = list(work.session.scalars(select(OccasionRow).where(OccasionRow.kind == "fit_check")))
    assert [each.person_id for each in told] == [two.mentee.id]
    (asked,) = [message for message in house.screen(two.mentee) if views.OPEN in buttons_in(message)]
    say(house, two.mentee, two, asks=False)
    assert not any(views.OPEN in buttons_in(message) for message in house.screen(two.mentee))
    assert nudges.TOMORROW in buttons_in(asked)


@pytest.mark.parametrize(("asks", "said"), [(False, "stays with you"), (True, "will be in touch")])
def test_where_it_goes_well_no_way_out_is_spoken_of(house: House, two: Two, asks: bool, said: str) -> None:
    answered = say(house, two.mentee, two, asks=asks, going=Going.WELL)
    assert said in words_in(answered.body["view"])
    assert LEAVE not in buttons_in(answered.body["view"])


@pytest.mark.parametrize("part", [Part.MENTEE, Part.MENTOR])
def test_without_a_wish_for_help_nobody_hears_of_it(house: House, two: Two, part: Part) -> None:
    who, other = (two.mentee, two.mentor) if part is Part.MENTEE else (two.mentor, two.mentee)
    before = house.screen(other), house.home(other)
    answered = say(house, who, two, asks=False)
    assert "stays with you" in words_in(answered.body["view"])
    assert LEAVE in buttons_in(answered.body["view"])
    assert (house.screen(other), house.home(other)) == before
    assert house.screen(two.lead) == house.screen(two.other_lead) == []
    assert SECRET in words_in(form(house, who, two))
    assert SECRET not in words_in(form(house, other, two))
    with house.store.read(EVERYONE) as work:
        (row,) = work.session.scalars(select(FitCheckRow))
        assert SECRET.encode() not in row.answer.token
    for anybody in (other, two.lead, two.other_lead, person(house.store, two.lead.company, Part.MENTEE)):
        shown = house.send(payloads.press_in_message(anybody, views.READ, row.id.hex))
        assert SECRET not in words_in([shown.body, house.slack.calls[-1].arguments])


def test_a_wish_for_help_reaches_her_own_lead_who_reads_it_in_a_modal_until_it_is_taken_back(
    house: House, two: Two
) -> None:
    assert "would like help" in words_in(say(house, two.mentor, two, asks=True).body["view"])
    say(house, two.mentor, two, asks=True)
    assert house.screen(two.lead) == []
    (news,) = house.screen(two.other_lead)
    assert SECRET not in words_in([news, house.screen(two.mentee), house.home(two.mentee)])
    pressed = buttons_in(news)[views.READ]["value"]
    assert house.send(payloads.press_in_message(two.other_lead, views.READ, pressed)).is_silent
    assert SECRET in words_in(house.slack.opened())
    for nosy in (two.lead, two.mentee):
        shown = house.send(payloads.press_in_message(nosy, views.READ, pressed))
        assert SECRET not in words_in([shown.body, house.slack.calls[-1].arguments])
    say(house, two.mentor, two, asks=False)
    assert not buttons_in(house.screen(two.other_lead)[0])
    shown = house.send(payloads.press_in_message(two.other_lead, views.READ, pressed))
    assert SECRET not in words_in([shown.body, house.slack.calls[-1].arguments])


def test_too_many_words_are_said_beside_the_field_and_nothing_is_kept(house: House, two: Two) -> None:
    assert say(house, two.mentee, two, asks=True, words="x" * 1001).errors.keys() == {views.WRITTEN}
    assert house.screen(two.lead) == []
    assert say(house, two.mentee, two, asks=False, words=None).body["view"]
