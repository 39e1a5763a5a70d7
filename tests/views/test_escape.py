"""What stands between people's words and Slack (SPEC N14)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.escape import (
    END_ISOLATE,
    INVISIBLE_STOP,
    ISOLATE,
    MARKS,
    NOTHING,
    Mrkdwn,
    as_typed,
    clean,
    clip,
    clip_mrkdwn,
    shown,
    visible,
)

ANYTHING = st.text(max_size=300) | st.text(alphabet="<>@!#&;*_~`:|/ahtps\u2067\u202eא\n ", max_size=60)


def read_back(escaped: str) -> str:
    for mark in (INVISIBLE_STOP, ISOLATE, END_ISOLATE):
        escaped = escaped.replace(mark, "")
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@given(ANYTHING)
def test_an_escaped_text_opens_nothing(typed: str) -> None:
    escaped = as_typed(typed)
    assert "<" not in escaped
    assert ">" not in escaped
    assert not re.search(r"&(?!amp;|lt;|gt;)", escaped)


@given(ANYTHING)
def test_an_escaped_text_has_no_bare_mark_shortcode_or_address(typed: str) -> None:
    escaped = as_typed(typed)
    for found in MARKS.finditer(escaped):
        around = escaped[found.start() - 1], escaped[found.end()]
        assert around == (INVISIBLE_STOP, INVISIBLE_STOP)
    assert not re.search(r":[\w'+-]+:|://", escaped)


@given(ANYTHING)
def test_an_escaped_text_reads_as_it_was_typed(typed: str) -> None:
    assert read_back(as_typed(typed)) == read_back(visible(typed).replace("&", "&amp;"))


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x85", "\ud83d", "\u202e", "\u2066", "\u2069"])
def test_signs_that_cannot_be_seen_and_turn_or_break_things_are_left_out(sign: str) -> None:
    assert clean(f"a{sign}b") == "ab"


@pytest.mark.parametrize("text", ["a\nb", "a\tb", "é", "👩🏽‍🔬", "a\u00a0b", "e\u0301"])
def test_what_people_see_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("text", ["שלום", "سلام", "a א b", "\u200fa", "ﷺ", "𞤀"])
def test_writing_from_right_to_left_is_kept_to_itself(text: str) -> None:
    assert clean(text) == ISOLATE + text + END_ISOLATE


@pytest.mark.parametrize("text", ["", " ", "\x00", "\n\t", "\u202e"])
def test_nothing_to_be_seen_is_shown_as_a_dash(text: str) -> None:
    assert shown(text) == NOTHING


@given(ANYTHING, st.integers(min_value=3, max_value=80))
def test_a_clipped_text_fits_and_leaves_no_direction_open(typed: str, at_most: int) -> None:
    clipped = clip(clean(typed), at_most)
    assert len(clipped) <= at_most
    assert clipped.count(ISOLATE) == clipped.count(END_ISOLATE)


def test_what_fits_is_not_clipped() -> None:
    assert clip("x" * 24, 24) == "x" * 24
    assert clip("x" * 25, 24) == "x" * 22 + "…"


def test_a_family_is_not_clipped_into_a_stray_joiner() -> None:
    assert clip("a👩\u200d🔬bc", 5) == "a👩…"


@given(ANYTHING, st.integers(min_value=3, max_value=80))
def test_clipped_mrkdwn_fits_and_cuts_neither_a_sign_nor_a_mention(typed: str, at_most: int) -> None:
    clipped = clip_mrkdwn(Mrkdwn(f"<@U012> {as_typed(typed)}"), at_most)
    assert len(clipped) <= at_most
    assert not re.search(r"&(?!amp;|lt;|gt;)", clipped)
    assert re.fullmatch(r"(<@U012>)?[^<>]*", clipped)
    assert clipped.count(ISOLATE) == clipped.count(END_ISOLATE)
