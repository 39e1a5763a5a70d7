"""The few kinds of block that Advance speaks in, each with Slack's limit kept and people's words kept harmless."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.views import View

from views.escape import Mrkdwn, clean, clip

BUTTON_AT_MOST = 75
HEADER_AT_MOST = 150
TITLE_AT_MOST = 24


@dataclass(frozen=True)
class Message:
    """One message: its whole sense as text, for notifications and screen readers, and its blocks."""

    text: Mrkdwn
    blocks: tuple[Block, ...]

    def body(self) -> dict[str, Any]:
        """As Slack's methods take it. Nothing in it is parsed beyond our own mrkdwn, nothing unfurled."""
        return {"text": str(self.text), "blocks": [block.to_dict() for block in self.blocks]}


def header(text: str) -> HeaderBlock:
    """A heading: plain text."""
    return HeaderBlock(text=PlainTextObject(text=clip(clean(text), HEADER_AT_MOST), emoji=True))


def section(text: Mrkdwn, button: ButtonElement | None = None) -> SectionBlock:
    """A paragraph, with at most one button beside it."""
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True), accessory=button)


def context(text: Mrkdwn) -> ContextBlock:
    """A word in small print."""
    return ContextBlock(elements=[MarkdownTextObject(text=text, verbatim=True)])


def button(text: str, action_id: str, value: str = "", style: str | None = None, about: str = "") -> ButtonElement:
    """A button. `about`: the same in full for a screen reader, where the text alone would not say what it is for."""
    return ButtonElement(
        text=PlainTextObject(text=clip(text, BUTTON_AT_MOST), emoji=True),
        action_id=action_id,
        value=value or None,
        style=style,
        accessibility_label=clip(clean(about), BUTTON_AT_MOST) or None,
    )


def actions(buttons: Sequence[ButtonElement], block_id: str | None = None) -> ActionsBlock:
    """Buttons in a row."""
    return ActionsBlock(elements=list(buttons), block_id=block_id)


def facts(lines: Sequence[tuple[str, str]]) -> RichTextBlock:
    """Label and value, a line each. Rich text: what people typed is shown as it is, with nothing in it acted upon."""
    elements: list[Any] = []
    for number, (label, value) in enumerate(lines):
        start = "\n" if number else ""
        elements.append(RichTextElementParts.Text(text=f"{start}{label}  ", style={"bold": True}))
        elements.append(RichTextElementParts.Text(text=clean(value)))
    return RichTextBlock(elements=[RichTextSectionElement(elements=elements)])


def quote(text: str) -> RichTextBlock:
    """What somebody wrote, set apart as hers."""
    return RichTextBlock(elements=[RichTextQuoteElement(elements=[RichTextElementParts.Text(text=clean(text))])])


def plain(text: str, at_most: int) -> PlainTextObject:
    """Plain text for labels, titles and placeholders."""
    return PlainTextObject(text=clip(text, at_most), emoji=True)


def home(blocks: Sequence[Block]) -> dict[str, Any]:
    """A Home tab, as `views.publish` takes it."""
    return View(type="home", blocks=list(blocks)).to_dict()


def modal(
    *,
    title: str,
    close: str,
    blocks: Sequence[Block],
    submit: str | None = None,
    callback_id: str = "",
    metadata: str = "",
) -> dict[str, Any]:
    """A modal, as `views.open` and `views.update` take it."""
    return View(
        type="modal",
        title=plain(title, TITLE_AT_MOST),
        submit=plain(submit, TITLE_AT_MOST) if submit else None,
        close=plain(close, TITLE_AT_MOST),
        callback_id=callback_id or None,
        private_metadata=metadata or None,
        blocks=list(blocks),
    ).to_dict()
