"""rich_text and markdown blocks become what Slack would show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sandbox.page.text import markdown, rich_text
from sandbox.page.text.reader import Reader

READER = Reader("U1", "Etc/UTC", "en-US", datetime(2026, 11, 24, tzinfo=UTC), {"U2": "Léa Roy"}.get)


def section(*elements: dict[str, Any], kind: str = "rich_text_section") -> dict[str, Any]:
    return {"type": kind, "elements": list(elements)}


def shown(*parts: dict[str, Any]) -> str:
    return rich_text.render({"type": "rich_text", "elements": list(parts)}, READER)


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words, "style": style}


def test_styles_nest_around_the_words() -> None:
    html = shown(section(text("both", bold=True, italic=True), text(" <plain>")))
    assert html == '<div class="rich-section"><em><strong>both</strong></em> &lt;plain&gt;</div>'


def test_lists_keep_their_order_style_and_indent() -> None:
    ordered = {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": [section(text("one"))]}
    assert shown(ordered) == '<ol class="indent-1"><li>one</li></ol>'


def test_quotes_code_mentions_and_emoji() -> None:
    quote = section({"type": "user", "user_id": "U2"}, kind="rich_text_quote")
    assert shown(quote) == '<blockquote><span class="mention">@Léa Roy</span></blockquote>'
    assert shown(section(text("x < y"), kind="rich_text_preformatted")) == "<pre>x &lt; y</pre>"
    assert "🎉" in shown(section({"type": "emoji", "name": "tada"}))


def test_an_element_slack_adds_one_day_is_skipped_and_the_rest_stays() -> None:
    assert "kept" in shown(section({"type": "hologram"}, text("kept")))


def test_markdown_shows_raw_html_and_keeps_headings_out_of_the_pages_outline() -> None:
    html = markdown.render("# Title\n\n<script>x</script> **b** ~~s~~\n\n|a|b|\n|-|-|\n|1|2|")
    assert "<script>" not in html
    assert '<p class="markdown-h1">Title</p>' in html
    assert "<strong>b</strong>" in html
    assert "<td>1</td>" in html
