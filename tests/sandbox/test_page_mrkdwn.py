"""Slack's mrkdwn becomes what Slack would show."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.page.text import emoji, mrkdwn
from sandbox.page.text.reader import Reader

READER = Reader(
    user="U1",
    tz="America/Toronto",
    locale="en-US",
    now=datetime(2026, 11, 24, 20, 0, tzinfo=UTC),
    person_name={"U1": "Amara Diallo", "U2": "Léa Roy"}.get,
    channel_name={"C1": "general"}.get,
)


def shown(text: str) -> str:
    return mrkdwn.render(text, READER)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("*bold* _italic_ ~gone~", "<strong>bold</strong> <em>italic</em> <s>gone</s>"),
        ("_*both*_", "<em><strong>both</strong></em>"),
        ("(*in brackets*)", "(<strong>in brackets</strong>)"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("* not bold *", "* not bold *"),
        ("`*code*`", "<code>*code*</code>"),
        ("```\na <b> & c\n```", "<pre>a &lt;b&gt; &amp; c</pre>"),
        ("a\nb", "a<br>b"),
        ("&gt; one\n&gt; two\nthree", "<blockquote>one<br>two</blockquote>three"),
        ("> raw quote", "<blockquote>raw quote</blockquote>"),
        (">>> all\nof it", "<blockquote>all<br>of it</blockquote>"),
        ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
        ("tea & cake", "tea &amp; cake"),
        (":tada: :nonesuch:", "🎉 :nonesuch:"),
        (":wave::skin-tone-4:", "👋🏽"),
        ("at 10:30:45", "at 10:30:45"),
    ],
)
def test_markup_becomes_html(written: str, html: str) -> None:
    assert shown(written) == html


def test_links_open_elsewhere_and_show_their_label() -> None:
    assert shown("<https://example.org/a?b=1&amp;c=2|the *plan*>") == (
        '<a href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">the *plan*</a>'
    )


def test_bare_addresses_become_links_unless_verbatim() -> None:
    assert "<a href" in shown("see https://example.org/x.")
    assert shown("see https://example.org/x.").endswith("</a>.")
    assert "<a" not in mrkdwn.render("see https://example.org/x.", READER, verbatim=True)


def test_a_script_address_is_never_a_link() -> None:
    assert shown("<javascript:alert(1)|press>") == "press"


def test_mentions_carry_names_and_the_readers_own_stands_out() -> None:
    assert shown("<@U2>") == '<span class="mention">@Léa Roy</span>'
    assert shown("<@U1>") == '<span class="mention mention-me">@Amara Diallo</span>'
    assert shown("<#C1|x> <!here>") == (
        '<span class="mention">#general</span> <span class="mention mention-me">@here</span>'
    )


def test_plain_text_has_no_markup_but_emoji() -> None:
    assert mrkdwn.text_object({"type": "plain_text", "text": "*a* :+1: <b>"}, READER) == "*a* 👍 &lt;b&gt;"
    assert mrkdwn.text_object({"type": "plain_text", "text": ":+1:", "emoji": False}, READER) == ":+1:"


def test_the_emoji_table_has_several_hundred_names_and_no_blank() -> None:
    assert len(emoji.table()) > 450
    assert all(not symbol.isascii() or symbol[0] in "#0123456789" for symbol in emoji.table().values())


@given(st.text(alphabet="<>&*_~`|!@#^:/ab \n\ue000\ue001;", max_size=60))
def test_no_text_can_smuggle_in_a_tag(text: str) -> None:
    html = shown(text)
    rest = html
    for tag in ("strong", "em", "s", "code", "pre", "blockquote", "a", "span", "time"):
        rest = rest.replace(f"</{tag}>", "")
    assert not re.search(r"<(?!(strong|em|s|code|pre|blockquote|br|a href|span class|time title)\b)", rest)
