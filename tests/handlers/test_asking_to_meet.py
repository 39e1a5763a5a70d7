"""`/advance-meet`, the shortcut and the buttons that open the form of a new meeting."""

import pytest

from mentoring.people import Part
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import NEXT_WEEK, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import words_in
from views.meeting import meeting_forms as forms
from views.meeting import meetings as views
from views.people import meet_help, what_you_can_do


@pytest.fixture
def two(house: House) -> Pair:
    """A mentee and a mentor."""
    return pair(house.store)


@pytest.fixture
def three(house: House) -> tuple[Someone, Pair, Pair]:
    """A mentor with two mentees."""
    home = company(house.store)
    mentor = person(house.store, home, Part.MENTOR)
    mentees = [person(house.store, home, Part.MENTEE) for _ in range(2)]
    return mentor, match(house.store, mentees[0], mentor), match(house.store, mentees[1], mentor)


def inputs(view: JSON) -> list[str]:
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


def test_the_command_opens_a_form_within_the_trigger_and_says_nothing_else(house: House, two: Pair) -> None:
    assert house.send(payloads.command(two.mentee, "/advance-meet")).is_silent
    assert [call.method for call in house.slack.calls] == ["views.open"]
    assert house.slack.opened()["callback_id"] == forms.FORM


def test_the_words_of_the_command_are_the_agenda(house: House, two: Pair) -> None:
    view = house.form(two.mentee, "  my talk &lt;b&gt; <@U1|maria> <https://x.example|x.example> &amp; *after*  ")
    agenda = next(block for block in view["blocks"] if block.get("block_id") == "agenda")
    assert agenda["element"]["initial_value"] == "my talk <b> @maria https://x.example & *after*"


def test_the_longest_words_that_slack_can_send_still_open_a_form(house: House, two: Pair) -> None:
    assert house.form(two.mentee, "x" * 8_000)["callback_id"] == forms.FORM


@pytest.mark.parametrize("asked", ["help", " HELP ", "?", "aide"])
def test_help_is_given_where_it_was_asked_for_and_opens_nothing(house: House, two: Pair, asked: str) -> None:
    answered = house.send(payloads.command(two.mentee, "/advance-meet", asked))
    assert answered.body["text"] == str(meet_help(house.words(two.mentee)).text)
    assert house.slack.calls == []


def test_with_one_match_the_form_does_not_ask_with_whom(house: House, two: Pair) -> None:
    assert "match" not in inputs(house.form(two.mentor))


def test_with_several_matches_the_form_asks_with_whom(house: House, three: tuple[Someone, Pair, Pair]) -> None:
    mentor, one, other = three
    view = house.form(mentor)
    assert inputs(view)[0] == "match"
    assert one.mentee.name in words_in(view)
    house.send(payloads.submit(mentor, view, **NEXT_WEEK, match=other.match_id.hex))
    assert house.meetings(one.mentee) == ()
    assert len(house.meetings(other.mentee)) == 1


def test_a_button_of_one_match_opens_the_form_for_that_one(house: House, three: tuple[Someone, Pair, Pair]) -> None:
    mentor, _, other = three
    assert house.send(payloads.press_in_message(mentor, views.PROPOSE, other.match_id.hex)).is_silent
    view = house.slack.opened()
    assert "match" not in inputs(view)
    house.send(payloads.submit(mentor, view, **NEXT_WEEK))
    assert len(house.meetings(other.mentee)) == 1


@pytest.mark.parametrize("value", ["", "0" * 32, "nonsense"])
def test_a_button_of_a_match_that_is_not_hers_is_a_button_of_none(
    house: House, three: tuple[Someone, Pair, Pair], value: str
) -> None:
    house.send(payloads.press_in_message(three[0], views.PROPOSE, value))
    assert inputs(house.slack.opened())[0] == "match"


def test_the_shortcut_and_the_button_on_home_open_the_same_form(house: House, two: Pair) -> None:
    house.send(payloads.shortcut(two.mentee, "propose_meeting"))
    by_shortcut = inputs(house.slack.opened())
    house.send(payloads.press_on_home(two.mentee, views.PROPOSE))
    assert by_shortcut == inputs(house.slack.opened()) == inputs(house.form(two.mentee))


@pytest.mark.parametrize("text", ["", "help", "something that nobody foresaw"])
def test_advance_answers_with_what_this_person_can_do(house: House, two: Pair, text: str) -> None:
    answered = house.send(payloads.command(two.mentee, "/advance", text))
    with house.store.read(EVERYONE) as work:
        actor = two.mentee.actor(work)
    assert answered.body["text"] == str(what_you_can_do(house.words(two.mentee), actor, ()).text)
    assert two.mentor.name.split()[0] in answered.body["text"]


def test_the_card_of_advance_has_what_is_hers_and_the_commands_of_her_parts(house: House, two: Pair) -> None:
    for who, hers, others in (
        (two.mentee, "/advance-objective", ("/advance-report", "report.write")),
        (two.mentor, "/advance-report", ("/advance-objective",)),
    ):
        said = str(house.send(payloads.command(who, "/advance")).body)
        everybody = ("note.write", "exchange.log", "contacts.open", "documents.open", "figures.open", "/advance-survey")
        assert all(each in said for each in (hers, *everybody))
        assert not any(each in said for each in others)


def test_a_lead_and_a_coordinator_without_a_match_learn_how_they_stand(house: House) -> None:
    home = company(house.store)
    for part in (Part.LEAD, Part.COORDINATOR):
        someone = person(house.store, home, part)
        for payload in (payloads.command(someone, "/advance"), payloads.command(someone, "/advance-meet")):
            said = house.send(payload).body["text"]
            assert said
            assert "mentee" not in said
        assert words_in(house.home(someone)).strip()


def test_somebody_who_is_mentor_and_mentee_can_choose_either(house: House) -> None:
    home = company(house.store)
    both = person(house.store, home, Part.MENTEE, Part.MENTOR)
    above = match(house.store, both, person(house.store, home, Part.MENTOR))
    below = match(house.store, person(house.store, home, Part.MENTEE), both)
    view = house.form(both)
    assert above.mentor.name in words_in(view)
    assert below.mentee.name in words_in(view)
