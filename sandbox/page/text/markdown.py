"""A markdown block as HTML: CommonMark with tables and strikethrough, raw HTML shown and never obeyed."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt


@cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"]).disable("image")
    )


def render(text: str) -> str:
    """Links open beside the page; images become links too, for nothing may be fetched by itself."""
    html = str(_parser().render(text))
    html = html.replace("<a href=", '<a target="_blank" rel="noopener noreferrer" href=')
    for level in (1, 2, 3, 4, 5, 6):  # a message's heading is not one of the page's
        html = html.replace(f"<h{level}>", f'<p class="markdown-h{level}">').replace(f"</h{level}>", "</p>")
    return html
