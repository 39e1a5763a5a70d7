"""Payloads, read at the edge into values."""

import pytest

from handlers.reading import typed_after


@pytest.mark.parametrize(
    ("handed_over", "typed"),
    [
        ("my first talk", "my first talk"),
        ("R&amp;D &lt;3 &gt; sales", "R&D <3 > sales"),
        ("ask <@U012ABC|amina> about it", "ask @amina about it"),
        ("see <#C012|general>", "see #general"),
        ("<!channel> listen", "@channel listen"),
        ("<https://plan.example/a?b=1&amp;c=2|plan.example>", "https://plan.example/a?b=1&c=2"),
        ("&amp;lt; stays as it was", "&lt; stays as it was"),
    ],
)
def test_what_follows_a_command_is_read_as_it_was_typed(handed_over: str, typed: str) -> None:
    assert typed_after({"text": handed_over}) == typed
