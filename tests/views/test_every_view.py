"""What holds for every view in every state: Slack takes it, whatever people typed, in every language."""

import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from mentoring.meetings import OfferState, State
from sandbox.blocks import check_message_blocks, check_view
from tests.views.casting import LOCALES, Cast, Typed
from tests.views.every import Shown, every_error, every_message, every_view
from tests.views.reading import blocks_of, texts, walk
from tests.views.situations import OFFERED, Situation
from views.blocks import Message
from views.escape import END_ISOLATE, INVISIBLE_STOP, ISOLATE, NOTHING, visible
from views.meetings import notice
from views.words import Catalogues

CATALOGUES = Catalogues()
MONTREAL = ZoneInfo("America/Toronto")
ENGLISH = CATALOGUES.words("en-GB", MONTREAL)
UPDATE_AT_MOST = 4000
DOCUMENT = "https://intranet.example/"
"""Where a lead's link leads: checked by its rule, and shown beside its title."""
OUR_LINKS = re.compile(rf"{DOCUMENT}|https://(calendar\.google|outlook\.office)\.com/")

PEOPLES_TEXTS = {
    "ordinary": Typed(),
    "longest": Typed.everywhere("The longest that a form lets pass. " * 30, name="N" * 200),
    "escaped five times as long": Typed.everywhere("&<>*_~`" * 142, name="&" * 200),
    "3,000 emoji": Typed.everywhere("👩🏽‍🔬" * 750, name="👩🏽‍🔬" * 50),
    "right to left": Typed.everywhere("שלום \u202eעולם\u2067", name="מרים الأولى"),
    "null bytes": Typed.everywhere("\x00a\x00\x1b\ud800", name="\x00A\x00 B"),
    "nothing visible": Typed.everywhere("\x00", name="\x01\x02"),
    "lines": Typed.everywhere("one\ntwo\r\n\n\nthree\t\u2028four", name="A\nB"),
    "markup": Typed.everywhere("<!channel> <@U1> *b* _i_ `c` ~s~ :tada: https://evil.example <https://x|y> {name} {}"),
}


def check(shown: Shown) -> None:
    """By Slack's own models and by the sandbox's rules."""
    if isinstance(shown, Message):
        body = shown.body()
        check_message_blocks(body["blocks"])
        for block in body["blocks"]:
            parsed = Block.parse(block)
            assert parsed is not None
            parsed.validate_json()
        assert 0 < len(body["text"]) <= UPDATE_AT_MOST
    else:
        check_view(shown)
        View(**shown).validate_json()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("typed", PEOPLES_TEXTS.values(), ids=PEOPLES_TEXTS)
def test_slack_takes_every_view_whatever_people_typed(locale: str, typed: Typed) -> None:
    views = every_view(CATALOGUES.words(locale, MONTREAL), typed)
    assert len(views) > 100
    for name, shown in views.items():
        try:
            check(shown)
        except Exception as error:
            raise AssertionError(f"{name} is refused") from error


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_of_ours_is_cut(locale: str) -> None:
    words = CATALOGUES.words(locale, MONTREAL)
    cut = {text for shown in every_view(words, Typed()).values() for text in texts(shown) if text.endswith("…")}
    assert not cut


def test_a_message_too_long_for_an_update_is_cut_between_signs() -> None:
    for shown in every_message(ENGLISH, Typed.everywhere("&" * 1000, name="&" * 200)).values():
        if shown.text.endswith("…"):
            assert re.search(r"&amp;…$", shown.text)
            return
    pytest.fail("none was cut")


@given(st.text(max_size=300))
@example("<!here> <@U1|x> <https://evil.example|click>")
@example("*bold* _so_ ~so~ `so` ```so``` :tada: >quote")
@settings(max_examples=10, deadline=None)
def test_nothing_typed_by_people_stands_where_slack_looks_for_markup(typed: str) -> None:
    for name, shown in every_view(ENGLISH, Typed.everywhere(typed)).items():
        for part in walk(blocks_of(shown)):
            assert part.get("type") not in ("mrkdwn", "markdown", "link", "broadcast", "usergroup"), name
            assert part.get("type") != "channel" or part["channel_id"] == "CSUMMARY", name
            assert part.get("type") != "plain_text" or part["emoji"] is False, name
            assert part.get("type") != "user" or re.fullmatch(r"ULEAD\d|U[12]", part["user_id"]), name
            assert OUR_LINKS.match(part.get("url", DOCUMENT)), name


@given(st.text(max_size=300))
@example("<@UME> <!channel> & &lt;b&gt;")
@settings(max_examples=10, deadline=None)
def test_the_text_of_a_message_mentions_nobody_but_the_leads(typed: str) -> None:
    for name, shown in every_message(ENGLISH, Typed.everywhere(typed)).items():
        mentions = set(re.findall(r"<[^>]*>?", shown.text))
        assert mentions <= {"<@ULEAD0>", "<@ULEAD1>", "<@U1>", "<@U2>"}, name
        assert ">" not in re.sub(r"<@\w+>", "", shown.text), name


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=200).filter(visible))
@example("*b* <@U1> :tada: &amp; {name} https://x.example")
@example("two\nlines")
@example("👩🏽‍🔬")
@settings(max_examples=200, deadline=None)
def test_what_people_typed_is_read_as_they_typed_it(typed: str) -> None:
    shown = offered(Typed(place=typed, agenda=typed))
    where, agenda = _of(shown, "rich_text_section")[-1], _of(shown, "rich_text_quote")[-1]
    expected = visible(typed) if typed.strip() else NOTHING
    assert _marks_off(where["elements"][-1]["text"]) == _marks_off(expected)
    assert _marks_off(agenda["elements"][0]["text"]) == _marks_off(expected)
    assert _unescaped(shown.text).count(_marks_off(expected)) >= 2


def offered(typed: Typed) -> Message:
    return notice(ENGLISH, Situation(OFFERED, OfferState.OPEN, State.PROPOSED).notice(Cast(typed)))


def _of(shown: Message, kind: str) -> list[Any]:
    return [part for part in walk(blocks_of(shown)) if part.get("type") == kind]


def _unescaped(text: str) -> str:
    return _marks_off(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _marks_off(text: str) -> str:
    return "".join(sign for sign in text if sign not in (INVISIBLE_STOP, ISOLATE, END_ISOLATE))


def test_a_text_of_which_nothing_can_be_seen_is_shown_as_a_dash() -> None:
    assert f"Where  {NOTHING}" in offered(Typed(place="\x00\x07")).text


@given(st.text(max_size=200))
@example("\u2067a")
@example("\u202eא")
@settings(max_examples=10, deadline=None)
def test_no_text_leaves_a_direction_behind_for_what_stands_after_it(typed: str) -> None:
    for name, shown in every_view(ENGLISH, Typed.everywhere(typed)).items():
        for text in texts(shown):
            assert text.count(ISOLATE) == text.count(END_ISOLATE), name
            assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067"), name


def test_the_same_values_make_the_same_view() -> None:
    first, second = every_view(ENGLISH, Typed()), every_view(ENGLISH, Typed())
    assert {name: blocks_of(shown) for name, shown in first.items()} == {n: blocks_of(s) for n, s in second.items()}


@pytest.mark.parametrize("locale", LOCALES)
def test_errors_are_said_of_every_problem_and_hold_what_was_typed(locale: str) -> None:
    for text in every_error(CATALOGUES.words(locale, MONTREAL), Typed(partner="*Tom* {name}")):
        assert text
        assert _marks_off(text) == visible(text)
        assert "{" not in text.replace("{name}", "")
