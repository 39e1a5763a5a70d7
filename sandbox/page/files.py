"""Files beside messages: a picture shown, anything else a card to open or download."""

from __future__ import annotations

from sandbox.objects import file_object
from sandbox.page.dom import tag
from sandbox.page.icons import svg
from sandbox.records import StoredFile
from sandbox.state import Sandbox

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
TEXTS = ("text/", "application/json")
NOT_TO_READ = ("text/calendar",)  # for programs: in Slack it is a card to open
PREVIEW_CHARACTERS = 600


def address_of(stored: StoredFile) -> str:
    """Where the page itself gives a file's bytes."""
    return f"/page/files/{stored.id}/{stored.name}"


def size_in_words(size: int) -> str:
    """Bytes as people say them."""
    if size < 1024:
        return f"{size} bytes"
    return f"{size / 1024:.0f} kB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def show_file(sandbox: Sandbox, user: str, stored: StoredFile) -> None:
    """One file, with what can be seen of it at once."""
    kind = str(file_object(sandbox, stored)["pretty_type"])
    address = f"{address_of(stored)}?as={user}"
    with tag("div", "file"):
        if stored.mimetype in PICTURES:
            with tag("a", "file-picture", href=address, target="_blank", rel="noopener"):
                tag("img", src=address_of(stored), alt=stored.alt_text or stored.title or stored.name)
        with tag("div", "file-card"):
            tag("span", "file-icon", html=svg("file", 24))
            with tag("div", "file-words"):
                tag("a", "file-name", text=stored.title or stored.name, href=address, target="_blank", rel="noopener")
                tag("span", "file-kind", text=f"{kind} · {size_in_words(stored.size)}")
            tag(
                "a",
                "icon-button",
                html=svg("download"),
                href=f"{address}&download=1",
                aria_label=f"Download {stored.name}",
                title="Download",
            )
        if stored.mimetype.startswith(TEXTS) and stored.mimetype not in NOT_TO_READ:
            _show_text(stored)


def _show_text(stored: StoredFile) -> None:
    text = stored.content[: PREVIEW_CHARACTERS * 4].decode("utf-8", errors="replace")
    shown = text[:PREVIEW_CHARACTERS] + ("\n…" if len(text) > PREVIEW_CHARACTERS else "")
    tag("pre", "file-preview", text=shown, tabindex=0, role="region", aria_label=f"Preview of {stored.name}")
