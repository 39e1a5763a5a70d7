"""What holds for every view in every state: Slack takes it, whatever people typed, in every language."""

import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentoring.meeting.meetings import OfferState, State
from sandbox.blocks import check_message_blocks, check_view
from tests.views.casting import LOCALES, Cast, Typed
from tests.views.every import Shown, every_error, every_message, every_view, ordinary_views
from tests.views.reading import blocks_of, texts, walk
from tests.views.situations import OFFERED, Situation
from views.blocks import Message
from views.escape import END_ISOLATE, INVISIBLE_STOP, ISOLATE, NOTHING, visible
from views.meeting.meetings import notice
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


WHOLE = ("longest", "escaped five times as long", "3,000 emoji")
"""Texts that fill what Slack lets us fill: they matter in each language of ours. What others hold, in any."""
DRAWN = [(locale, "ordinary") for locale in LOCALES]
DRAWN += [(locale, name) for name in WHOLE for locale in ("en-GB", "fr-FR")]
DRAWN += [(LOCALES[n % len(LOCALES)], name) for n, name in enumerate(PEOPLES_TEXTS) if name not in ("ordinary", *WHOLE)]


def drawn(locale: str, name: str) -> Mapping[str, Shown]:
    if name == "ordinary":
        return ordinary_views(locale)
    return every_view(CATALOGUES.words(locale, MONTREAL), PEOPLES_TEXTS[name])


def check(shown: Shown) -> None:
    """By the sandbox's rules; by slack_sdk's they were when they became JSON (views/slack_json.py)."""
    if isinstance(shown, Message):
        body = shown.body()
        check_message_blocks(body["blocks"])
        assert 0 < len(body["text"]) <= UPDATE_AT_MOST
    else:
        check_view(shown)


@pytest.mark.parametrize(("locale", "name"), DRAWN)
def test_slack_takes_every_view_whatever_people_typed(locale: str, name: str) -> None:
    views = drawn(locale, name)
    assert len(views) > 100
    for name, shown in views.items():
        try:
            check(shown)
        except Exception as error:
            raise AssertionError(f"{name} is refused") from error


def test_a_message_too_long_for_an_update_is_cut_between_signs() -> None:
    for shown in every_message(ENGLISH, Typed.everywhere("&" * 1000, name="&" * 200)).values():
        if shown.text.endswith("…"):
            assert re.search(r"&amp;…$", shown.text)
            return
    pytest.fail("none was cut")


@given(st.text(max_size=300))
@example("<!here> <@U1|x> <https://evil.example|click> <@UME> <!channel> & &lt;b&gt; *b* _i_ ~s~ `c` ```x``` :tada: >q")
@example("\u2067a \u202eא")
@settings(max_examples=2, deadline=None)
def test_what_people_typed_does_nothing_but_stand_there(typed: str) -> None:
    for name, shown in every_view(ENGLISH, Typed.everywhere(typed)).items():
        body = shown.body() if isinstance(shown, Message) else shown
        for part in walk(body["blocks"]):
            assert is_no_markup(part), (name, part)
        for text in texts(body):
            assert turns_nothing_around(text), (name, text)
        if isinstance(shown, Message):
            assert mentions_nobody_but_leads(shown.text), name


def is_no_markup(part: dict[str, Any]) -> bool:
    """It is nothing in which Slack looks for markup, and leads nowhere and to nobody that was typed."""
    match part.get("type"):
        case "mrkdwn" | "markdown" | "link" | "broadcast" | "usergroup":
            return False
        case "channel":
            return bool(part["channel_id"] == "CSUMMARY")
        case "plain_text":
            return part["emoji"] is False
        case "user":
            return bool(re.fullmatch(r"ULEAD\d|U[12]", part["user_id"]))
    return bool(OUR_LINKS.match(part.get("url", DOCUMENT)))


def turns_nothing_around(text: str) -> bool:
    """It leaves no direction behind for what stands after it."""
    closed = text.count(ISOLATE) == text.count(END_ISOLATE)
    return closed and not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067")


def mentions_nobody_but_leads(text: str) -> bool:
    """And no channel but the one that the lead chose, which pings nobody."""
    mentions = set(re.findall(r"<[^>]*>?", text))
    ours = {"<@ULEAD0>", "<@ULEAD1>", "<@U1>", "<@U2>", "<#CSUMMARY>"}
    return mentions <= ours and ">" not in re.sub(r"<[@#]\w+>", "", text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200).filter(visible))
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


def test_the_same_values_make_the_same_view() -> None:
    first, second = ordinary_views("en-GB"), every_view(ENGLISH, Typed())
    assert {name: blocks_of(shown) for name, shown in first.items()} == {n: blocks_of(s) for n, s in second.items()}


@pytest.mark.parametrize("locale", LOCALES)
def test_errors_are_said_of_every_problem_and_hold_what_was_typed(locale: str) -> None:
    for text in every_error(CATALOGUES.words(locale, MONTREAL), Typed(partner="*Tom* {name}")):
        assert text
        assert _marks_off(text) == visible(text)
        assert "{" not in text.replace("{name}", "")
