"""What a person types, as it reaches an app."""

from __future__ import annotations

import pytest

from sandbox import roster
from sandbox.manifest import Manifest
from sandbox.records import JSON, Person
from sandbox.state import Sandbox
from sandbox.typed_text import as_command_text, as_message
from tests.sandbox.running import ROSTER


@pytest.fixture
def sandbox() -> Sandbox:
    made = Sandbox(manifest=Manifest(name="Advance", bot_name="Advance"))
    roster.load(made, ROSTER)
    return made


@pytest.fixture
def maya(sandbox: Sandbox) -> Person:
    return next(p for p in sandbox.humans() if p.real_name == "Maya Lin")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<@U123> <!channel>", "&lt;@U123&gt; &lt;!channel&gt;"),
        ("see https://a.example/x?y=1&z=2 now", "see <https://a.example/x?y=1&z=2> now"),
        ("to @nobody or a@b.example", "to @nobody or a@b.example"),
        (":tada: *bold*", ":tada: *bold*"),
        ("#nowhere", "#nowhere"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_a_message_is_escaped_and_its_links_marked(sandbox: Sandbox, maya: Person, typed: str, text: str) -> None:
    assert as_message(sandbox, maya, typed)[0] == text


def test_a_message_has_the_same_as_rich_text(sandbox: Sandbox, maya: Person) -> None:
    claire = next(p for p in sandbox.humans() if p.real_name == "Claire Roy")
    _, blocks = as_message(sandbox, maya, "hi @claire.roy :tada: https://a.example")
    elements: list[JSON] = blocks[0]["elements"][0]["elements"]
    assert [element["type"] for element in elements] == ["text", "user", "text", "emoji", "text", "link"]
    assert elements[1]["user_id"] == claire.id


def test_somebody_of_another_workspace_is_no_mention(sandbox: Sandbox, maya: Person) -> None:
    assert as_message(sandbox, maya, "@sofia.marin")[0] == "@sofia.marin"


def test_a_command_is_escaped_only_where_the_manifest_asks_for_it(sandbox: Sandbox, maya: Person) -> None:
    assert as_command_text(sandbox, maya, "<b> @claire.roy", should_escape=False) == "<b> @claire.roy"
    escaped = as_command_text(sandbox, maya, "<b> @claire.roy", should_escape=True)
    assert escaped.startswith("&lt;b&gt; <@U")
    assert escaped.endswith("|claire.roy>")
