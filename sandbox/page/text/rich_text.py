"""A rich_text block as HTML: sections, lists, quotes, preformatted text.

Elements: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

from sandbox.page.text import dates, emoji, mrkdwn
from sandbox.page.text.reader import Reader

JSON = dict[str, Any]
STYLE_TAGS = {"code": "code", "bold": "strong", "italic": "em", "strike": "s", "underline": "u"}


def render(block: JSON, reader: Reader) -> str:
    """The whole block. Lists do not nest in each other: each says its own `indent`."""
    return "".join(_part(element, reader) for element in block.get("elements", []))


def _part(element: JSON, reader: Reader) -> str:
    if element.get("type") == "rich_text_list":
        return _list(element, reader)
    inner = _inline(element, reader)
    match element.get("type"):
        case "rich_text_preformatted":
            return f"<pre>{inner}</pre>"
        case "rich_text_quote":
            return f"<blockquote>{inner}</blockquote>"
        case _:
            return f'<div class="rich-section">{inner}</div>'


def _list(element: JSON, reader: Reader) -> str:
    tag = "ol" if element.get("style") == "ordered" else "ul"
    start = f' start="{int(element["offset"]) + 1}"' if tag == "ol" and element.get("offset") else ""
    items = "".join(f"<li>{_inline(item, reader)}</li>" for item in element.get("elements", []))
    return f'<{tag} class="indent-{min(int(element.get("indent", 0)), 8)}"{start}>{items}</{tag}>'


def _inline(element: JSON, reader: Reader) -> str:
    return "".join(_leaf(leaf, reader) for leaf in element.get("elements", []))


def _leaf(leaf: JSON, reader: Reader) -> str:
    render_leaf = LEAVES.get(str(leaf.get("type")))
    words = render_leaf(leaf, reader) if render_leaf else ""
    style = leaf.get("style") or {}
    for name, tag in STYLE_TAGS.items():
        if style.get(name):
            words = f"<{tag}>{words}</{tag}>"
    return words


def _text(leaf: JSON, _reader: Reader) -> str:
    return html.escape(str(leaf.get("text", ""))).replace("\n", "<br>")


def _link(leaf: JSON, _reader: Reader) -> str:
    url = str(leaf.get("url", ""))
    return mrkdwn.link(url, html.escape(str(leaf.get("text") or url)))


def _emoji(leaf: JSON, _reader: Reader) -> str:
    name = str(leaf.get("name", ""))
    return emoji.character(name, leaf.get("skin_tone")) or html.escape(f":{name}:")


def _date(leaf: JSON, reader: Reader) -> str:
    words = dates.fill(str(leaf.get("format", "{date_pretty}")), int(leaf.get("timestamp", 0)), reader)
    return mrkdwn.link(leaf["url"], html.escape(words)) if leaf.get("url") else html.escape(words)


def _color(leaf: JSON, _reader: Reader) -> str:
    return f"<code>{html.escape(str(leaf.get('value', '')))}</code>"


LEAVES: dict[str, Callable[[JSON, Reader], str]] = {
    "text": _text,
    "link": _link,
    "emoji": _emoji,
    "date": _date,
    "color": _color,
    "user": lambda leaf, reader: mrkdwn.mention(str(leaf.get("user_id", "")), reader),
    "channel": lambda leaf, reader: mrkdwn.channel(str(leaf.get("channel_id", "")), reader),
    "usergroup": lambda leaf, _: f'<span class="mention">@{html.escape(str(leaf.get("usergroup_id")))}</span>',
    "broadcast": lambda leaf, _: f'<span class="mention mention-me">@{html.escape(str(leaf.get("range")))}</span>',
}
