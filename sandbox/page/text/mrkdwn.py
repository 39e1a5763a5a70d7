"""Slack's mrkdwn to HTML: https://docs.slack.dev/messaging/formatting-message-text

Text comes with `&amp; &lt; &gt;` escaped and `<…>` for links, mentions and dates. What is found is rendered
and set aside behind a private-use character, where no later rule looks; the rest is escaped at the end.
"""

from __future__ import annotations

import html
import re

from sandbox.page.text import dates, emoji
from sandbox.page.text.reader import Reader

FENCE = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
ANGLE = re.compile(r"<([^<>\n]+)>")
BARE_LINK = re.compile(r"\bhttps?://[^\s<>|]+[^\s<>|.,;:!?)'\"»]")
MARK = re.compile("[\ue000-\uf8ff]")
NOT_BEFORE = r"(?<![^\W_])"
NOT_AFTER = r"(?![^\W_])"
STYLES = [
    (re.compile(rf"{NOT_BEFORE}\*(?![\s*])([^*\n]+?)(?<!\s)\*{NOT_AFTER}"), "strong"),
    (re.compile(rf"{NOT_BEFORE}_(?![\s_])([^\n]+?)(?<![\s_])_{NOT_AFTER}"), "em"),
    (re.compile(rf"{NOT_BEFORE}~(?![\s~])([^~\n]+?)(?<!\s)~{NOT_AFTER}"), "s"),
]
EVERYBODY = {"here", "channel", "everyone"}
SAFE_SCHEMES = ("http://", "https://", "mailto:", "tel:", "slack://")


class _Aside:
    """Finished HTML, each piece behind one private-use character."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def keep(self, piece: str) -> str:
        if len(self.pieces) > 6000:  # no more private-use characters: leave the rest plain
            return ""
        self.pieces.append(piece)
        return chr(0xE000 + len(self.pieces) - 1)

    def restore(self, text: str) -> str:
        while MARK.search(text):
            text = MARK.sub(lambda match: self.pieces[ord(match[0]) - 0xE000], text)
        return text


def unescape(text: str) -> str:
    """Slack's three entities, and no others, back to characters."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def escape(text: str) -> str:
    """Text for HTML, whether or not it was escaped Slack's way."""
    return html.escape(unescape(text))


def link(url: str, label: str) -> str:
    """A link that opens beside the page; an unsafe scheme stays text."""
    address = unescape(url)
    if not address.startswith(SAFE_SCHEMES):
        return label
    return f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer">{label}</a>'


def mention(user: str, reader: Reader, fallback: str = "") -> str:
    """A person's name on a tinted ground, stronger where it is the reader's own."""
    name = reader.person_name(user) or fallback or user
    own = " mention-me" if user == reader.user else ""
    return f'<span class="mention{own}">@{escape(name)}</span>'


def channel(conversation: str, reader: Reader, fallback: str = "") -> str:
    """A channel's name."""
    name = reader.channel_name(conversation) or fallback or "private-channel"
    return f'<span class="mention">#{escape(name)}</span>'


def _command(body: str, reader: Reader) -> str:
    """`<!here>`, `<!subteam^…>`, `<!date^…>`."""
    token, _, fallback = body.partition("|")
    if token in EVERYBODY:
        return f'<span class="mention mention-me">@{token}</span>'
    kind, _, rest = token.partition("^")
    if kind != "date":
        return f'<span class="mention">{escape(fallback or "@" + token)}</span>'
    epoch, _, template = rest.partition("^")
    template, _, url = template.partition("^")
    if not epoch.isdigit():
        return escape(fallback)
    words = escape(dates.fill(unescape(template), int(epoch), reader))
    return link(url, words) if url else f'<time title="{escape(fallback)}">{words}</time>'


def _angle(body: str, reader: Reader) -> str:
    target, _, label = body.partition("|")
    if target.startswith("@"):
        return mention(target[1:], reader, label)
    if target.startswith("#"):
        return channel(target[1:], reader, label)
    if target.startswith("!"):
        return _command(body[1:], reader)
    return link(target, escape(label or target.removeprefix("mailto:")))


def _styled(text: str, aside: _Aside) -> str:
    for pattern, tag in STYLES:
        around = aside.keep(f"<{tag}>"), aside.keep(f"</{tag}>")
        text = pattern.sub(rf"{around[0]}\1{around[1]}", text)
    return text


def _quoted(lines: list[str]) -> str:
    """Lines to HTML, neighbouring quoted ones in one blockquote."""
    out: list[str] = []
    quote: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith((">>>", "&gt;&gt;&gt;")):
            rest = [line.removeprefix(">>>").removeprefix("&gt;&gt;&gt;").lstrip(), *lines[number + 1 :]]
            quote.extend(escape(each) for each in rest)
            break
        if line.startswith((">", "&gt;")):
            quote.append(escape(line.removeprefix(">").removeprefix("&gt;").removeprefix(" ")))
            continue
        if quote:
            out.append(f"<blockquote>{'<br>'.join(quote)}</blockquote>")
            quote = []
        out.append(escape(line) + "<br>")
    if quote:
        out.append(f"<blockquote>{'<br>'.join(quote)}</blockquote>")
    return "".join(out).removesuffix("<br>")


def render(text: str, reader: Reader, verbatim: bool = False) -> str:
    """mrkdwn as HTML; `verbatim` leaves bare addresses as text, as Slack does."""
    aside = _Aside()
    text = MARK.sub("", text).strip("\n")
    text = FENCE.sub(lambda match: aside.keep(f"<pre>{escape(match[1])}</pre>"), text)
    text = CODE.sub(lambda match: aside.keep(f"<code>{escape(match[1])}</code>"), text)
    text = ANGLE.sub(lambda match: aside.keep(_angle(match[1], reader)), text)
    if not verbatim:
        text = BARE_LINK.sub(lambda match: aside.keep(link(match[0], escape(match[0]))), text)
    text = emoji.replace(text, aside.keep)
    return aside.restore(_quoted(_styled(text, aside).split("\n")))


def plain(text: str, emojis: bool = True) -> str:
    """A plain_text object as HTML: nothing is markup but emoji shortcodes."""
    aside = _Aside()
    text = MARK.sub("", text)
    kept = emoji.replace(text, aside.keep) if emojis else text
    return aside.restore(html.escape(kept).replace("\n", "<br>"))


def text_object(text: dict[str, object] | str, reader: Reader) -> str:
    """A text composition object of either kind."""
    if isinstance(text, str):
        return plain(text)
    words = str(text.get("text", ""))
    if text.get("type") == "mrkdwn":
        return render(words, reader, verbatim=bool(text.get("verbatim")))
    return plain(words, emojis=text.get("emoji") is not False)


def bare(text: dict[str, object] | str | None) -> str:
    """The words of a text object where only characters can stand: labels, options, titles."""
    if not text:
        return ""
    words = text if isinstance(text, str) else str(text.get("text", ""))
    return emoji.replace(words, lambda character: character)
