"""What each kind of element takes from a person, and the state that Slack then tells."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import roster
from sandbox.blocks import state_key
from sandbox.manifest import Manifest
from sandbox.playing import NotPossible, keep_file
from sandbox.playing.inputs import is_empty, state_of
from sandbox.records import JSON, Person
from sandbox.state import Sandbox
from tests.sandbox.running import ROSTER

DAYS = [{"text": {"type": "plain_text", "text": day}, "value": day} for day in ("mon", "tue", "wed")]


@pytest.fixture
def sandbox() -> Sandbox:
    made = Sandbox(manifest=Manifest(name="Advance", bot_name="Advance"))
    roster.load(made, ROSTER)
    return made


@pytest.fixture
def maya(sandbox: Sandbox) -> Person:
    return next(p for p in sandbox.humans() if p.real_name == "Maya Lin")


def given(sandbox: Sandbox, person: Person, value: Any, kind: str, **element: Any) -> JSON:
    return state_of(sandbox, person, {"type": kind, "action_id": "it", **element}, value, DAYS)


@pytest.mark.parametrize(
    ("kind", "value", "held"),
    [
        ("plain_text_input", "words", "words"),
        ("plain_text_input", "", None),
        ("email_text_input", "a@b.example", "a@b.example"),
        ("url_text_input", "https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("number_input", 12, "12"),
        ("number_input", "-3", "-3"),
        ("datepicker", "2026-12-01", "2026-12-01"),
        ("timepicker", "09:30", "09:30"),
        ("datetimepicker", 1_790_000_000, 1_790_000_000),
        ("datetimepicker", "2026-12-01T09:00:00+00:00", 1_796_115_600),
        ("static_select", "tue", DAYS[1]),
        ("radio_buttons", "mon", DAYS[0]),
        ("checkboxes", ["wed", "mon", "mon"], [DAYS[2], DAYS[0]]),
        ("checkboxes", [], []),
        ("multi_static_select", ["tue"], [DAYS[1]]),
        ("multi_static_select", None, []),
        (
            "rich_text_input",
            "hello",
            {
                "type": "rich_text",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "hello"}]}],
            },
        ),
    ],
)
def test_a_plain_value_becomes_slacks_state(sandbox: Sandbox, maya: Person, kind: str, value: Any, held: Any) -> None:
    assert given(sandbox, maya, value, kind) == {"type": kind, state_key(kind): held}


@pytest.mark.parametrize(
    ("kind", "value", "element", "why"),
    [
        ("plain_text_input", "x" * 3001, {}, "at most 3000"),
        ("plain_text_input", "x" * 11, {"max_length": 10}, "at most 10"),
        ("plain_text_input", "x", {"min_length": 2}, "at least 2"),
        ("plain_text_input", "two\nlines", {}, "one line"),
        ("email_text_input", "nobody", {}, "not an e-mail address"),
        ("email_text_input", "a b@c.example", {}, "not an e-mail address"),
        ("url_text_input", "a.example", {}, "not a web address"),
        ("url_text_input", "javascript:alert(1)", {}, "not a web address"),
        ("number_input", "twelve", {}, "not a number"),
        ("number_input", "NaN", {"is_decimal_allowed": True}, "not a number"),
        ("number_input", "1e5", {"is_decimal_allowed": True}, "not a number"),
        ("number_input", "1_000", {}, "not a number"),
        ("number_input", "1.5", {}, "whole number"),
        ("number_input", "9", {"min_value": "10"}, "must be from 10"),
        ("number_input", "2.6", {"is_decimal_allowed": True, "max_value": "2.5"}, "to 2.5"),
        ("datepicker", "01/12/2026", {}, "not a date"),
        ("datepicker", "2026-02-30", {}, "not a date"),
        ("timepicker", "25:00", {}, "not a time"),
        ("datetimepicker", "tomorrow", {}, "not an instant"),
        ("static_select", "sun", {}, "not an offered option"),
        ("checkboxes", ["mon", "sun"], {}, "not an offered option"),
        ("multi_static_select", ["mon", "tue"], {"max_selected_items": 1}, "at most 1"),
        ("users_select", "UNOBODY", {}, "no such person"),
        ("file_input", ["FNONE"], {}, "not a file of yours"),
    ],
)
def test_what_the_client_would_not_take_is_not_possible(
    sandbox: Sandbox, maya: Person, kind: str, value: Any, element: JSON, why: str
) -> None:
    with pytest.raises(NotPossible, match=why):
        given(sandbox, maya, value, kind, **element)


def test_people_and_conversations_are_those_of_ones_own_workspace(sandbox: Sandbox, maya: Person) -> None:
    sofia = next(p for p in sandbox.humans() if p.real_name == "Sofia Marin")
    claire = next(p for p in sandbox.humans() if p.real_name == "Claire Roy")
    assert given(sandbox, maya, claire.id, "users_select")["selected_user"] == claire.id
    assert given(sandbox, maya, [claire.id], "multi_users_select")["selected_users"] == [claire.id]
    with pytest.raises(NotPossible):
        given(sandbox, maya, sofia.id, "users_select")
    channels = {c.name: c.id for c in sandbox.conversations.values() if c.team == maya.team and not c.is_im}
    assert given(sandbox, maya, channels["general"], "channels_select")["selected_channel"] == channels["general"]
    with pytest.raises(NotPossible, match="no such conversation"):
        given(sandbox, maya, channels["mentorship"], "conversations_select")
    with pytest.raises(NotPossible, match="not a public channel"):
        given(sandbox, maya, sandbox.dm_of(maya.id).id, "channels_select")
    with pytest.raises(NotPossible, match="not offered here"):
        given(sandbox, maya, channels["general"], "conversations_select", filter={"include": ["im"]})


def test_a_file_input_takes_ones_own_files_of_the_kinds_it_names(sandbox: Sandbox, maya: Person) -> None:
    stored = keep_file(sandbox, maya.id, "roster.csv", b"a,b")
    state = given(sandbox, maya, [stored.id], "file_input", filetypes=["csv"])
    assert [file["id"] for file in state["files"]] == [stored.id]
    with pytest.raises(NotPossible, match="takes pdf only"):
        given(sandbox, maya, [stored.id], "file_input", filetypes=["pdf"])
    claire = next(p for p in sandbox.humans() if p.real_name == "Claire Roy")
    with pytest.raises(NotPossible, match="not a file of yours"):
        given(sandbox, claire, [stored.id], "file_input")


def test_a_timepicker_tells_its_zone(sandbox: Sandbox, maya: Person) -> None:
    state = given(sandbox, maya, "09:30", "timepicker", timezone="Europe/Paris")
    assert state["timezone"] == "Europe/Paris"


@pytest.mark.parametrize(
    ("kind", "value", "empty"),
    [
        ("plain_text_input", "", True),
        ("plain_text_input", "x", False),
        ("checkboxes", [], True),
        ("static_select", None, True),
        ("number_input", 0, False),
        ("rich_text_input", {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]}, True),
    ],
)
def test_what_counts_as_empty(sandbox: Sandbox, maya: Person, kind: str, value: Any, empty: bool) -> None:
    assert is_empty(given(sandbox, maya, value, kind)) is empty
