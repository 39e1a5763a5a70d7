"""Images of blocks. The page loads nothing from elsewhere: a picture on another host becomes its words and a link."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

from sandbox.page.dom import tag
from sandbox.page.files import address_of
from sandbox.page.surface import Surface
from sandbox.page.text import mrkdwn
from sandbox.records import JSON, StoredFile

HERE = ("127.0.0.1", "localhost")


def show_block(block: JSON, surface: Surface) -> None:
    """An image block: title above, picture below."""
    if block.get("title"):
        tag("div", "image-title", html=mrkdwn.text_object(block["title"], surface.reader))
    _show(block, surface, "image-large")


def show_small(element: JSON, surface: Surface, classes: str = "image-small") -> None:
    """An image among words, or beside them."""
    _show(element, surface, classes)


def _show(image: JSON, surface: Surface, classes: str) -> None:
    words = str(image.get("alt_text", ""))
    source = _source(image, surface)
    if source:
        tag("img", classes, src=source, alt=words)
        return
    url = str(image.get("image_url", ""))
    tag("span", f"image-elsewhere {classes}", html=mrkdwn.link(url, html.escape(words or url)), title=words)


def _source(image: JSON, surface: Surface) -> str | None:
    stored = _slack_file(image.get("slack_file") or {}, surface)
    if stored:
        return address_of(stored)
    parts = urlsplit(str(image.get("image_url", "")))
    return parts.geturl() if parts.hostname in HERE else None


def _slack_file(reference: JSON, surface: Surface) -> StoredFile | None:
    files = surface.window.sandbox.files
    if reference.get("id"):
        return files.get(str(reference["id"]))
    return next((f for f in files.values() if reference and f.id in str(reference.get("url", ""))), None)
