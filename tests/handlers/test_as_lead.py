"""`/advance as-lead`: what a participant is shown is what her lead sees, and nothing that is another's (N2)."""

import pytest

from mentoring.leading.pilot_view import looks_at
from mentoring.people import Part
from storage.tenancy import EVERYONE
from tests import building
from tests.building import Pair, Someone
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from tests.handlers.test_reports import SECRET, sent
from tests.mentoring.test_pilot import remark
from views.leading import as_lead as views
from views.leading.pilot_view import SHOW_MATCH


@pytest.fixture
def two(house: House) -> Pair:
    return building.pair(house.store)


@pytest.fixture
def lead(house: House, two: Pair) -> Someone:
    return building.person(house.store, two.mentee.company, Part.LEAD, name="Lee Lead")


def seen_by_lead(house: House, lead: Someone, two: Pair) -> JSON:
    house.send(payloads.press_in_modal(lead, SHOW_MATCH, two.match_id.hex))
    return house.slack.calls[-1].view


def asked(house: House, who: Someone, typed: str = "as-lead") -> JSON:
    house.send(payloads.command(who, "/advance", typed))
    return house.slack.calls[-1].view


def facts(view: JSON) -> list[str]:
    """What stands there to be read, block by block, but for buttons and who sees it."""
    return [words_in(block) for block in view["blocks"] if block["type"] not in ("actions", "context", "divider")]


def test_both_are_shown_what_their_lead_sees_and_nothing_to_press(house: House, two: Pair, lead: Someone) -> None:
    house.agreed(two.mentee, two.mentor)
    house.clock.wind(days=60)
    leads = facts(seen_by_lead(house, lead, two))
    assert any("Meetings held" in each for each in leads)
    assert any("No meeting for a while" in each for each in leads)
    for who in (two.mentee, two.mentor):
        view = asked(house, who)
        assert set(leads) <= set(facts(view))
        assert not buttons_in(view)
    for typed in ("comme-responsable", "as lead", "As-Lead.", "AS_LEAD!", "as my lead, please", "comme responsable ?"):
        assert facts(asked(house, two.mentee, typed)) == facts(asked(house, two.mentee)), typed


def test_any_other_words_get_the_card_of_what_she_can_do(house: House, two: Pair) -> None:
    card = words_in(house.send(payloads.command(two.mentee, "/advance")).body)
    for typed in ("help", "Help!", "as leader", "as", "?", "…", "lead", "my datum"):
        assert words_in(house.send(payloads.command(two.mentee, "/advance", typed)).body) == card, typed


def test_it_tells_when_a_lead_has_looked_and_is_no_look_itself(house: House, two: Pair, lead: Someone) -> None:
    assert "Nobody has looked" in words_in(asked(house, two.mentee))
    seen_by_lead(house, lead, two)
    for _ in range(2):
        assert any("Lee Lead" in each and "23 November" in each for each in facts(asked(house, two.mentor)))
    with house.store.read(EVERYONE) as work:
        assert len(looks_at(work, two.mentee.actor(work), two.match_id)) == 1


def test_what_is_between_the_other_and_the_lead_stays_there(house: House, two: Pair, lead: Someone) -> None:
    remark(house.store, two, "leaving")
    sent(house, two.mentor)
    assert "Progress reports" in words_in(seen_by_lead(house, lead, two))
    mentees, mentors = asked(house, two.mentee), asked(house, two.mentor)
    assert "Progress reports" not in [*facts(mentees)]
    assert "which are between your mentor and the lead" in words_in(mentees)
    assert "Progress reports" in facts(mentors)
    for view in (mentees, mentors):
        assert SECRET not in str(view)
        assert "Read the word" not in str(view)


def test_across_companies_each_sees_what_her_own_lead_does(house: House) -> None:
    home, elsewhere = building.company(house.store), building.company(house.store)
    two = building.pair(house.store, mentee_at=home, mentor_at=elsewhere)
    leads = [building.person(house.store, at, Part.LEAD) for at in (home, elsewhere)]
    sent(house, two.mentor)
    for who, lead, other in ((two.mentee, leads[0], two.mentor), (two.mentor, leads[1], two.mentee)):
        view, hers = asked(house, who), facts(seen_by_lead(house, lead, two))
        expected = [each for each in hers if (each != "Progress reports" and "November" not in each) or "As of" in each]
        assert set(expected) <= set(facts(view))
        assert who.email in words_in(view)
        assert other.email not in words_in(view)
    assert "Progress reports" not in facts(asked(house, two.mentor)), "her own lead does not see them"


def test_in_several_matches_it_asks_which_and_another_s_is_nobodys(house: House, two: Pair, lead: Someone) -> None:
    second = building.person(house.store, two.mentee.company, Part.MENTEE, name="Zoë Second")
    match = building.match(house.store, second, two.mentor)
    house.send(payloads.press_on_home(two.mentor, views.OPEN))
    question = house.slack.calls[-1].view
    assert [two.mentee.name in words_in(question), second.name in words_in(question)] == [True, True]
    house.send(payloads.press_in_modal(two.mentor, views.SHOW, match.match_id.hex))
    assert second.name in words_in(house.slack.calls[-1].view)
    stranger = building.pair(house.store, mentee_at=two.mentee.company).mentee
    for other in (two.mentee, stranger, lead):
        house.send(payloads.press_in_modal(other, views.SHOW, match.match_id.hex))
        assert second.name not in words_in(house.slack.calls[-1].view)
    waiting = building.person(house.store, two.mentee.company, Part.MENTEE)
    assert "blocks" in house.send(payloads.command(waiting, "/advance", "as-lead")).body
