"""Objectives come in: recorded by the mentee, followed while the form is filled in, read at leisure by both."""

import json

import pytest

from mentoring.growing.objective_rules import WORDING_AT_MOST, Category
from mentoring.growing.objectives import Objective, State, objectives_of
from mentoring.people import Part
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from views.growing import objective_forms as forms
from views.growing import objective_links as links
from views.growing import objectives as views

GOOD = {forms.CATEGORY: Category.LEADERSHIP.value, forms.WORDING: "Lead the retrospective"}


@pytest.fixture
def two(house: House) -> Pair:
    """A mentee and a mentor."""
    return pair(house.store)


def form(house: House, who: Someone, text: str = "") -> JSON:
    """The form that `/advance-objective` opens."""
    house.send(payloads.command(who, "/advance-objective", text))
    return house.slack.opened()


def recorded(house: House, who: Someone, **entries: str) -> Objective:
    """She records an objective, with nothing wrong."""
    assert house.send(payloads.submit(who, form(house, who), **{**GOOD, **entries})).is_silent
    return seen(house, who)[-1]


def seen(house: House, who: Someone) -> tuple[Objective, ...]:
    with house.store.read(EVERYONE) as work:
        return objectives_of(work, who.actor(work))


def updated(house: House) -> JSON:
    """The view that took the place of what was open."""
    return next(call.view for call in reversed(house.slack.calls) if call.method == "views.update")


def held(view: JSON, action_id: str) -> tuple[str, str]:
    """The block of an input, and what stands in it at first."""
    block = next(b for b in view["blocks"] if b["type"] == "input" and b["element"]["action_id"] == action_id)
    return block["block_id"], block["element"].get("initial_value", "")


def page(house: House, who: Someone, objective: Objective) -> JSON:
    """The page of an objective, opened from a message."""
    house.send(payloads.press_in_message(who, links.SHOW, links.of_objective(objective.id)))
    return house.slack.opened()


def test_a_good_objective_closes_the_form_and_tells_the_mentor(house: House, two: Pair) -> None:
    objective = recorded(house, two.mentee)
    assert (objective.category, objective.wording) == (Category.LEADERSHIP, "Lead the retrospective")
    (told,) = house.screen(two.mentor)
    assert "has set an objective" in words_in(told)
    assert "Lead the retrospective" in words_in(told)
    assert house.screen(two.mentee) == []
    assert house.rung
    for who in (two.mentee, two.mentor):
        assert "Lead the retrospective" in words_in(house.home(who))


@pytest.mark.parametrize(
    ("entries", "wrong"),
    [
        ({forms.CATEGORY: None}, [forms.CATEGORY]),
        ({forms.WORDING: None}, [forms.WORDING]),
        ({forms.WORDING: "x" * (WORDING_AT_MOST + 1)}, [forms.WORDING]),
        ({forms.CATEGORY: None, forms.WORDING: " "}, [forms.CATEGORY, forms.WORDING]),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_recorded(
    house: House, two: Pair, entries: dict[str, str | None], wrong: list[str]
) -> None:
    answered = house.send(payloads.submit(two.mentee, form(house, two.mentee), **{**GOOD, **entries}))
    assert list(answered.errors) == wrong
    assert seen(house, two.mentee) == ()


def test_what_follows_the_command_fills_the_form(house: House, two: Pair) -> None:
    view = form(house, two.mentee, "present my results")
    assert held(view, forms.WORDING) == (forms.WORDING, "present my results")


@pytest.mark.parametrize("word", ["help", "aide", "?"])
def test_help_says_how_it_is_used(house: House, two: Pair, word: str) -> None:
    answered = house.send(payloads.command(two.mentee, "/advance-objective", word))
    assert "/advance-objective" in words_in(answered.body)
    assert house.slack.calls == []


def test_a_category_brings_its_suggestions_and_a_suggestion_fills_a_new_field(house: House, two: Pair) -> None:
    view = form(house, two.mentee)
    house.send(payloads.choose(two.mentee, view, forms.CATEGORY, Category.NETWORKING))
    view = updated(house)
    options = next(
        b["element"]["options"] for b in view["blocks"] if b.get("block_id", "").startswith(forms.SUGGESTION)
    )
    assert len(options) >= 6
    house.send(payloads.choose(two.mentee, view, forms.SUGGESTION, options[2]["value"]))
    view = updated(house)
    block, wording = held(view, forms.WORDING)
    assert wording == options[2]["text"]["text"]
    assert block != forms.WORDING
    assert house.send(payloads.submit(two.mentee, view)).is_silent
    assert seen(house, two.mentor)[0].wording == wording


def test_a_suggestion_takes_the_place_of_another_and_keeps_words_of_her_own(house: House, two: Pair) -> None:
    house.send(payloads.choose(two.mentee, form(house, two.mentee), forms.CATEGORY, Category.OTHER))
    view = updated(house)
    house.send(payloads.choose(two.mentee, view, forms.SUGGESTION, "other:0"))
    first = held(updated(house), forms.WORDING)[1]
    house.send(payloads.choose(two.mentee, updated(house), forms.SUGGESTION, "other:1"))
    second = held(updated(house), forms.WORDING)[1]
    assert first not in second
    own = {forms.WORDING: "Something of mine"}
    house.send(payloads.choose(two.mentee, updated(house), forms.SUGGESTION, "other:0", **own))
    assert held(updated(house), forms.WORDING)[1] == f"{first}\nSomething of mine"


def test_what_was_typed_stays_when_the_category_changes(house: House, two: Pair) -> None:
    typed = {forms.WORDING: "half a sent"}
    view = form(house, two.mentee)
    before = held(view, forms.WORDING)[0]
    house.send(payloads.choose(two.mentee, view, forms.CATEGORY, Category.OTHER, **typed))
    assert held(updated(house), forms.WORDING) == (before, "half a sent")  # the same field: Slack keeps what it holds


def test_an_error_stands_beside_the_field_that_a_suggestion_filled(house: House, two: Pair) -> None:
    house.send(payloads.choose(two.mentee, form(house, two.mentee), forms.CATEGORY, Category.OTHER))
    house.send(payloads.choose(two.mentee, updated(house), forms.SUGGESTION, "other:0"))
    answered = house.send(payloads.submit(two.mentee, updated(house), **{forms.WORDING: ""}))
    assert list(answered.errors) == [held(updated(house), forms.WORDING)[0]]


def test_beyond_three_there_is_a_word_of_caution_and_no_refusal(house: House, two: Pair) -> None:
    for _ in range(3):
        assert "easier to keep in sight" not in words_in(form(house, two.mentee))
        recorded(house, two.mentee)
    assert "easier to keep in sight" in words_in(form(house, two.mentee))
    recorded(house, two.mentee)
    assert len(seen(house, two.mentee)) == 4


def test_the_same_form_sent_twice_records_one(house: House, two: Pair) -> None:
    sent = payloads.submit(two.mentee, form(house, two.mentee), **GOOD)
    assert house.send(sent).is_silent
    assert house.send(sent).is_silent
    assert len(seen(house, two.mentee)) == len(house.screen(two.mentor)) == 1


def test_with_two_mentors_the_form_asks_for_which_and_the_other_hears_nothing(house: House) -> None:
    home = company(house.store)
    mentee = person(house.store, home, Part.MENTEE)
    one, other = (match(house.store, mentee, person(house.store, home, Part.MENTOR)) for _ in range(2))
    view = form(house, mentee)
    assert house.send(payloads.submit(mentee, view, **GOOD)).body["response_action"] == "push"  # for none of the two
    assert house.send(payloads.submit(mentee, view, **GOOD, **{forms.MATCH: other.match_id.hex})).is_silent
    assert seen(house, one.mentor) == ()
    assert len(seen(house, other.mentor)) == 1
    assert house.screen(one.mentor) == []


def test_the_caution_is_of_the_match_that_is_chosen(house: House) -> None:
    home = company(house.store)
    mentee = person(house.store, home, Part.MENTEE)
    one, other = (match(house.store, mentee, person(house.store, home, Part.MENTOR)) for _ in range(2))
    for _ in range(3):
        assert house.send(
            payloads.submit(mentee, form(house, mentee), **GOOD, **{forms.MATCH: one.match_id.hex})
        ).is_silent
    for chosen, cautioned in ((other, False), (one, True)):
        house.send(payloads.choose(mentee, form(house, mentee), forms.MATCH, chosen.match_id.hex))
        assert ("easier to keep in sight" in words_in(updated(house))) is cautioned


def test_a_mentor_who_would_record_one_reads_whose_they_are(house: House, two: Pair) -> None:
    answered = house.send(payloads.command(two.mentor, "/advance-objective"))
    assert "the mentee’s to record" in words_in(answered.body)
    assert links.ALL in buttons_in(answered.body)


def test_who_has_no_match_yet_is_told_so(house: House) -> None:
    waiting = person(house.store, company(house.store), Part.MENTEE)
    for payload in (
        payloads.command(waiting, "/advance-objective"),
        payloads.press_in_message(waiting, links.ALL, links.of_match()),
    ):
        answered = house.send(payload)
        said = answered.body or house.slack.calls[-1].arguments
        assert "As soon as" in words_in(said) or "as soon as" in words_in(said)


def test_the_page_of_an_objective_is_drawn_anew_by_each_button_on_it(house: House, two: Pair) -> None:
    objective = recorded(house, two.mentee)
    view = page(house, two.mentee, objective)
    for action, state, says in (
        (views.ACHIEVE, State.ACHIEVED, "achieved on Monday"),
        (views.TAKE_UP, State.OPEN, "Mark as achieved"),
        (views.SET_ASIDE, State.DROPPED, "set aside on Monday"),
    ):
        assert action in buttons_in(view)
        assert house.send(payloads.press_on_page(two.mentee, view, action, objective.id.hex)).is_silent
        view = updated(house)
        assert says in words_in(view)
        assert seen(house, two.mentor)[0].state is state


def test_the_mentor_reads_the_page_and_changes_nothing_of_it(house: House, two: Pair) -> None:
    objective = recorded(house, two.mentee)
    view = page(house, two.mentor, objective)
    assert "Lead the retrospective" in words_in(view)
    assert not {views.ACHIEVE, views.SET_ASIDE, views.CHANGE, views.TAKE_UP} & set(buttons_in(view))
    for action in (views.ACHIEVE, views.SET_ASIDE, views.TAKE_UP):
        house.send(payloads.press_on_page(two.mentor, view, action, objective.id.hex))
        assert "no longer there" in words_in(house.slack.opened())
    assert seen(house, two.mentee)[0].is_open


def test_a_change_is_shown_on_the_page_beneath_the_form(house: House, two: Pair) -> None:
    objective = recorded(house, two.mentee)
    view = page(house, two.mentee, objective)
    assert house.send(payloads.press_on_page(two.mentee, view, views.CHANGE, objective.id.hex)).is_silent
    changing = {**house.slack.opened(), "previous_view_id": "V0001"}
    assert held(changing, forms.WORDING)[1] == "Lead the retrospective"
    assert house.send(payloads.submit(two.mentee, changing, **{forms.WORDING: "Lead two of them"})).is_silent
    assert "Lead two of them" in words_in(updated(house))
    assert "Lead two of them" in words_in(house.screen(two.mentor)[0])  # what was told stays true


def test_what_was_closed_meanwhile_is_not_changed_and_nothing_is_lost(house: House, two: Pair) -> None:
    objective = recorded(house, two.mentee)
    house.send(payloads.press_in_message(two.mentee, views.CHANGE, objective.id.hex))
    changing = house.slack.opened()
    house.send(payloads.press_in_message(two.mentee, views.ACHIEVE, objective.id.hex))
    answered = house.send(payloads.submit(two.mentee, changing, **{forms.WORDING: "Too late"}))
    assert "What you wrote is kept here" in answered.errors[forms.WORDING]
    house.send(payloads.press_in_message(two.mentee, views.CHANGE, objective.id.hex))
    assert "changed in the meantime" in words_in(house.slack.calls[-1].arguments)
    house.send(payloads.press_in_message(two.mentee, views.SET_ASIDE, objective.id.hex))
    assert "changed in the meantime" in words_in(house.slack.calls[-1].arguments)
    assert seen(house, two.mentee)[0].state is State.ACHIEVED


def test_several_within_minutes_are_one_message_that_grows(house: House, two: Pair) -> None:
    recorded(house, two.mentee)
    recorded(house, two.mentee, **{forms.WORDING: "Find a sponsor"})
    (told,) = house.screen(two.mentor)
    assert "has set some objectives" in words_in(told)
    assert "Find a sponsor" in words_in(told)


def test_pages_are_turned_in_place(house: House, two: Pair) -> None:
    for number in range(12):
        recorded(house, two.mentee, **{forms.WORDING: f"Objective {number}"})
    house.send(payloads.press_on_home(two.mentor, links.ALL, links.of_match(two.match_id)))
    first = house.slack.opened()
    on = buttons_in(first)[links.ON]["value"]
    assert "Objective 10" not in words_in(first)
    assert house.send(payloads.press_on_page(two.mentor, first, links.ON, on)).is_silent
    second = updated(house)
    assert "Objective 11" in words_in(second)
    assert house.send(
        payloads.press_on_page(two.mentor, second, links.BACK, buttons_in(second)[links.BACK]["value"])
    ).is_silent
    assert "Objective 0" in words_in(updated(house))


def test_a_mentor_of_two_chooses_whose_to_read_and_neither_mentee_reads_the_others(house: House) -> None:
    home = company(house.store)
    mentor = person(house.store, home, Part.MENTOR)
    one, other = (match(house.store, person(house.store, home, Part.MENTEE), mentor) for _ in range(2))
    hers = recorded(house, one.mentee, **{forms.WORDING: "Say no more often"})
    house.send(payloads.press_in_message(mentor, links.ALL, links.of_match()))
    choice = house.slack.opened()
    assert {one.mentee.name, other.mentee.name} <= {line.split("\n")[0] for line in _rows(choice)}
    assert house.send(payloads.press_on_page(mentor, choice, links.ALL, links.of_match(one.match_id))).is_silent
    assert "Say no more often" in words_in(updated(house))
    for address in (links.of_objective(hers.id), links.of_match(one.match_id)):
        house.slack.calls.clear()
        house.send(payloads.press_in_message(other.mentee, links.SHOW, address))
        assert "no longer there" in words_in(house.slack.calls[-1].arguments)


def _rows(view: JSON) -> list[str]:
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]


def test_an_address_that_no_button_bears_leads_nowhere(house: House, two: Pair) -> None:
    for address in ("", "all", "one::1", "one:x:1", "all:x:1", f"one:{two.match_id.hex}:-1", "all::x", "none:1:1"):
        house.slack.calls.clear()
        house.send(payloads.press_in_message(two.mentee, links.SHOW, address))
        assert "no longer there" in words_in(house.slack.calls[-1].arguments)


def test_a_form_whose_memory_is_not_ours_is_refused(house: House, two: Pair) -> None:
    view = form(house, two.mentee)
    for memory in ("", "[]", json.dumps(["x", "", True, "", 0]), json.dumps([two.match_id.hex, "", 1, "", 0])):
        answered = house.send(payloads.submit(two.mentee, {**view, "private_metadata": memory}, **GOOD))
        assert answered.body["response_action"] == "push"
    assert seen(house, two.mentee) == ()
