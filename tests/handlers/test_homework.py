"""Homework comes in: set by either, from a form or from a message's words, and done in one tap by the mentee."""

import json
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select, update

from mentoring.growing.homework import State, Task, task_of
from mentoring.growing.homework_rules import Kind
from mentoring.people import Part
from storage.homework import TaskRow
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, company, match, pair, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in
from tests.handlers.test_objectives import held, page, recorded, updated
from tests.handlers.test_objectives import seen as objectives_seen
from views.growing import homework as views
from views.growing import objective_forms, objectives

GOOD = {"wording": "Read the report", "kind": Kind.READING.value, "due": "2026-12-04", "link": "https://x.example/r"}


@pytest.fixture
def two(house: House) -> Pair:
    """A mentee and a mentor, with one objective."""
    found = pair(house.store)
    recorded(house, found.mentee)
    return found


def form(house: House, who: Someone, text: str = "") -> JSON:
    """The form that `/advance-homework` opens."""
    house.send(payloads.command(who, "/advance-homework", text))
    return house.slack.opened()


def was_set(house: House, who: Someone, **entries: str | None) -> Task:
    """She sets homework, with nothing wrong."""
    view = form(house, who)
    assert house.send(payloads.submit(who, view, **{**GOOD, **entries})).is_silent
    return seen(house, who, UUID(json.loads(view["private_metadata"])[0]))


def seen(house: House, who: Someone, task_id: UUID) -> Task:
    with house.store.read(EVERYONE) as work:
        return task_of(work, who.actor(work), task_id)


def how_many(house: House) -> int:
    with house.store.read(EVERYONE) as work:
        return len(work.session.scalars(select(TaskRow)).all())


def homework_told(house: House, who: Someone) -> list[JSON]:
    """Her messages about homework."""
    about = ("some homework", "is not quite done yet")
    return [said for said in house.screen(who) if any(words in said["text"] for words in about)]


def test_what_the_mentor_sets_the_mentee_hears_of_and_both_see_on_home(house: House, two: Pair) -> None:
    task = was_set(house, two.mentor)
    assert (task.wording, task.kind, task.due_on, task.link) == (
        *("Read the report", Kind.READING, date(2026, 12, 4)),
        "https://x.example/r",
    )
    (told,) = homework_told(house, two.mentee)
    assert "suggests some homework" in words_in(told)
    assert "Read the report" in words_in(told)
    assert "by Friday, 4 December" in words_in(told)
    for who in (two.mentee, two.mentor):
        assert "Read the report" in words_in(house.home(who))
    assert views.DONE in buttons_in(house.home(two.mentee))
    assert views.DONE not in buttons_in(house.home(two.mentor))


def test_one_tap_in_a_message_or_on_home_marks_it_as_done_and_the_mentor_hears_of_it(house: House, two: Pair) -> None:
    for tap in (payloads.press_in_message, payloads.press_on_home):
        task = was_set(house, two.mentor)
        assert house.send(tap(two.mentee, views.DONE, task.id.hex)).is_silent
        assert seen(house, two.mentor, task.id).state is State.DONE
    (told,) = homework_told(house, two.mentor)
    assert "has done some homework" in words_in(told)
    (before,) = homework_told(house, two.mentee)
    assert views.DONE not in buttons_in(before)
    assert views.UNDO in buttons_in(before)


def test_what_is_taken_back_is_open_again_and_the_message_says_so(house: House, two: Pair) -> None:
    task = was_set(house, two.mentee)
    house.send(payloads.press_on_home(two.mentee, views.DONE, task.id.hex))
    assert "has done some homework" in words_in(homework_told(house, two.mentor)[-1])
    assert house.send(payloads.press_in_message(two.mentee, views.UNDO, task.id.hex)).is_silent
    assert seen(house, two.mentee, task.id).state is State.OPEN
    told = words_in(homework_told(house, two.mentor)[-1])
    assert "is not quite done yet" in told
    assert "is still working on this" in told


def test_only_the_mentee_says_what_is_done(house: House, two: Pair) -> None:
    task = was_set(house, two.mentor)
    house.send(payloads.press_in_message(two.mentor, views.DONE, task.id.hex))
    assert "no longer there" in words_in(house.slack.calls[-1].arguments)
    assert seen(house, two.mentee, task.id).state is State.OPEN


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ({"wording": None}, "wording"),
        ({"wording": "x" * 301}, "wording"),
        ({"due": "2026-11-22"}, "due"),
        ({"due": "2027-05-23"}, "due"),
        ({"link": "http://x.example"}, "link"),
        ({"link": "https://" + "x" * 500}, "link"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_set(
    house: House, two: Pair, entries: dict[str, str | None], field: str
) -> None:
    answered = house.send(payloads.submit(two.mentee, form(house, two.mentee), **{**GOOD, **entries}))
    assert list(answered.errors) == [field]
    assert how_many(house) == 0


def test_the_same_form_sent_twice_sets_one_task(house: House, two: Pair) -> None:
    sent = payloads.submit(two.mentor, form(house, two.mentor), **GOOD)
    assert house.send(sent).is_silent
    assert house.send(sent).is_silent
    assert how_many(house) == len(homework_told(house, two.mentee)) == 1


def test_several_set_within_minutes_are_one_message(house: House, two: Pair) -> None:
    for number in range(3):
        was_set(house, two.mentor, wording=f"Step {number}")
    (told,) = homework_told(house, two.mentee)
    assert all(f"Step {number}" in words_in(told) for number in range(3))
    assert str(told).count(views.DONE) == 3


def test_a_message_is_turned_into_homework_with_its_words_and_its_link(house: House, two: Pair) -> None:
    text = f"Hi <@{two.mentee.slack_user_id}>, see <https://x.example/talk|this talk> &amp; tell me"
    house.send(payloads.message_action(two.mentor, "turn_into_homework", text))
    view = house.slack.opened()
    assert held(view, "wording")[1] == f"Hi {two.mentee.name}, see https://x.example/talk & tell me"
    assert held(view, "link")[1] == "https://x.example/talk"
    assert how_many(house) == 0  # nothing is kept unless the form is sent


def test_a_message_with_no_words_or_very_many_opens_the_form_all_the_same(house: House, two: Pair) -> None:
    house.send(payloads.message_action(two.mentor, "turn_into_homework", ""))
    assert held(house.slack.opened(), "wording")[1] == ""
    house.send(payloads.message_action(two.mentor, "turn_into_homework", "x" * 40_000))
    assert len(held(house.slack.opened(), "wording")[1]) == 3_000
    answered = house.send(payloads.submit(two.mentor, house.slack.opened()))
    assert list(answered.errors) == ["wording"]


@pytest.mark.parametrize("part", [Part.MENTEE, Part.MENTOR])
def test_without_an_objective_each_reads_what_to_do_first(house: House, part: Part) -> None:
    found = pair(house.store)
    who = found.mentee if part is Part.MENTEE else found.mentor
    for payload in (
        payloads.command(who, "/advance-homework", "Read it"),
        payloads.message_action(who, "turn_into_homework", "Read it"),
    ):
        answered = house.send(payload)
        said = answered.body or house.slack.calls[-1].arguments
        assert "Homework stands under an objective" in words_in(said)
        assert (objectives.ADD in buttons_in(said)) is (part is Part.MENTEE)


def test_with_several_matches_the_form_offers_every_open_objective_by_whom_it_is_with(house: House) -> None:
    home = company(house.store)
    mentor = person(house.store, home, Part.MENTOR)
    one, other = (match(house.store, person(house.store, home, Part.MENTEE), mentor) for _ in range(2))
    hers = recorded(house, one.mentee)
    theirs = recorded(house, other.mentee, **{objective_forms.WORDING: "Find a sponsor"})
    view = form(house, mentor)
    select_ = next(b["element"] for b in view["blocks"] if b.get("block_id") == "objective")
    groups = {group["label"]["text"]: [o["value"] for o in group["options"]] for group in select_["option_groups"]}
    assert groups == {one.mentee.name: [hers.id.hex], other.mentee.name: [theirs.id.hex]}
    sent = payloads.submit(mentor, view, **GOOD, objective=theirs.id.hex)
    assert house.send(sent).is_silent
    assert homework_told(house, one.mentee) == []
    assert len(homework_told(house, other.mentee)) == 1
    assert "Read the report" not in words_in(house.home(one.mentee))


def test_somebody_elses_objective_cannot_be_put_into_a_form(house: House, two: Pair) -> None:
    others = pair(house.store)
    theirs = recorded(house, others.mentee)
    view = form(house, two.mentee)
    memory = json.loads(view["private_metadata"])
    memory[1] = theirs.id.hex
    sent = payloads.submit(two.mentee, {**view, "private_metadata": json.dumps(memory)}, **GOOD)
    assert house.send(sent).body["response_action"] == "push"
    assert how_many(house) == 0


def test_whoever_set_it_changes_and_removes_it_on_the_page_and_the_other_cannot(house: House, two: Pair) -> None:
    task = was_set(house, two.mentor)
    objective = objectives_seen(house, two.mentee)[0]
    view = page(house, two.mentor, objective)
    assert {views.CHANGE, views.REMOVE} <= set(buttons_in(view))
    assert "confirm" in buttons_in(view)[views.REMOVE]
    assert not {views.CHANGE, views.REMOVE} & set(buttons_in(page(house, two.mentee, objective)))
    assert house.send(payloads.press_on_page(two.mentor, view, views.CHANGE, task.id.hex)).is_silent
    changing = {**house.slack.opened(), "previous_view_id": "V0001"}
    assert house.send(payloads.submit(two.mentor, changing, wording="Read its summary")).is_silent
    assert "Read its summary" in words_in(updated(house))
    for action in (views.CHANGE, views.REMOVE):
        house.send(payloads.press_in_message(two.mentee, action, task.id.hex))
        assert seen(house, two.mentee, task.id).state is State.OPEN
    assert house.send(payloads.press_on_page(two.mentor, view, views.REMOVE, task.id.hex)).is_silent
    assert "Read its summary" not in words_in(updated(house))
    assert "has taken this back" in words_in(homework_told(house, two.mentee)[0])


def test_what_was_done_meanwhile_is_not_changed_and_the_page_shows_how_it_stands(house: House, two: Pair) -> None:
    task = was_set(house, two.mentor)
    view = page(house, two.mentor, objectives_seen(house, two.mentee)[0])
    house.send(payloads.press_on_page(two.mentor, view, views.CHANGE, task.id.hex))
    changing = house.slack.opened()
    house.send(payloads.press_on_home(two.mentee, views.DONE, task.id.hex))
    answered = house.send(payloads.submit(two.mentor, changing, wording="Too late"))
    assert "What you wrote is kept here" in answered.errors["wording"]
    for action in (views.CHANGE, views.REMOVE):
        house.send(payloads.press_on_page(two.mentor, view, action, task.id.hex))
        assert "changed in the meantime" in words_in(house.slack.opened())
        assert views.REMOVE not in buttons_in(updated(house))


def test_an_objective_closed_while_the_form_is_open_is_said_beside_a_field(house: House, two: Pair) -> None:
    view = form(house, two.mentor)
    objective = objectives_seen(house, two.mentee)[0]
    house.send(payloads.press_in_message(two.mentee, objectives.SET_ASIDE, objective.id.hex))
    answered = house.send(payloads.submit(two.mentor, view, **GOOD))
    assert "your text is kept here" in answered.errors["wording"]


def test_while_the_match_is_paused_nothing_is_begun_and_everything_can_be_read(house: House, two: Pair) -> None:
    task = was_set(house, two.mentor)
    with house.store.write(EVERYONE) as work:
        work.session.execute(update(MatchRow).where(MatchRow.id == two.match_id).values(state="paused"))
    answered = house.send(payloads.command(two.mentor, "/advance-homework"))
    assert "is paused for now" in words_in(answered.body)
    answered = house.send(payloads.command(two.mentee, "/advance-objective"))
    assert "is paused for now" in words_in(answered.body)
    house.send(payloads.press_in_message(two.mentee, views.DONE, task.id.hex))
    assert "changed in the meantime" in words_in(house.slack.calls[-1].arguments)
    shown = page(house, two.mentee, objectives_seen(house, two.mentee)[0])
    assert "Read the report" in words_in(shown)
    assert not {views.DONE, views.ADD, objectives.ACHIEVE} & set(buttons_in(shown))


def test_help_says_how_it_is_used(house: House, two: Pair) -> None:
    answered = house.send(payloads.command(two.mentee, "/advance-homework", "help"))
    assert "/advance-homework" in words_in(answered.body)


def test_what_people_typed_comes_back_as_they_typed_it_and_links_nowhere(house: House, two: Pair) -> None:
    typed = "*bold* <@U1> <!channel> & https://x.example/?a=1&b=2"
    task = was_set(house, two.mentor, wording=typed)
    assert task.wording == typed
    (told,) = homework_told(house, two.mentee)
    assert "<!channel>" not in told["text"]
    assert '"url"' not in json.dumps(told["blocks"])
