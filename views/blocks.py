"""The few kinds of block that Advance speaks in, each within Slack's limits, none with mrkdwn in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    HeaderBlock,
    PlainTextObject,
    RichTextBlock,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from views.aloud import aloud
from views.escape import Mrkdwn, clean, clip, shown
from views.prose import Channel, Mention, Piece, Prose, run_together
from views.slack_json import slack_json

JSON = dict[str, Any]
B = TypeVar("B", bound=Block | ButtonElement)

BUTTON_AT_MOST = 75
HEADER_AT_MOST = 150
TITLE_AT_MOST = 24
LABEL_AT_MOST = 2000
ROW_AT_MOST = 3000
SURE_TITLE_AT_MOST, SURE_TEXT_AT_MOST, SURE_BUTTON_AT_MOST = 100, 300, 30

A_HEADER, A_CONTEXT, A_ROW = HeaderBlock(text=""), ContextBlock(elements=[]), SectionBlock(text="")
SOME_ACTIONS, A_RICH_TEXT = ActionsBlock(elements=[]), RichTextBlock(elements=[])
A_BUTTON = ButtonElement(text="", action_id="")
"""What others are made like: a Home tab has some hundred, and slack_sdk's constructors look at every part of each, at
every level, to see what it is."""


@dataclass(frozen=True)
class File:
    """Something to keep, handed over with a message."""

    stem: str
    """The beginning of its name; the rest makes it findable after a crash."""
    suffix: str
    title: str
    content: bytes
    alt_text: str = ""
    """Of a picture: all that it shows, for whoever does not see it."""

    def name(self, unique: str) -> str:
        """Its name, which no other file has."""
        return f"{self.stem}-{unique}.{self.suffix}"


@dataclass(frozen=True)
class Sure:
    """What is asked before a button does what can't be undone."""

    title: str
    text: str
    yes: str
    no: str

    def ask(self) -> ConfirmObject:
        """As Slack takes it."""
        return ConfirmObject(
            title=plain(self.title, SURE_TITLE_AT_MOST),
            text=plain(self.text, SURE_TEXT_AT_MOST),
            confirm=plain(self.yes, SURE_BUTTON_AT_MOST),
            deny=plain(self.no, SURE_BUTTON_AT_MOST),
        )


@dataclass(frozen=True)
class Message:
    """One message. One with a file is never drawn anew."""

    blocks: tuple[Block, ...]
    file: File | None = None

    @property
    def text(self) -> Mrkdwn:
        """Its whole sense, for notifications and screen readers."""
        return aloud(self.blocks)

    def body(self) -> dict[str, Any]:
        """As Slack's methods take it."""
        return {"text": str(self.text), "blocks": [slack_json(block) for block in self.blocks]}


def plain(text: str, at_most: int) -> PlainTextObject:
    """Plain text, in which not even `:emoji:` means anything."""
    return PlainTextObject(text=clip(text, at_most), emoji=False)


def header(text: str) -> HeaderBlock:
    """A heading."""
    return _like(A_HEADER, text=plain(text, HEADER_AT_MOST))


def paragraph(said: Prose) -> RichTextBlock:
    """A sentence or two."""
    return _rich_text([_part("rich_text_section", said)])


def listed(lines: Sequence[Prose]) -> RichTextBlock:
    """Lines with a bullet each."""
    sections = [_part("rich_text_section", line) for line in lines]
    return _rich_text([{"elements": sections, "style": "bullet", "type": "rich_text_list"}])


def context(text: str) -> ContextBlock:
    """A word in small print."""
    return _like(A_CONTEXT, elements=[plain(text, LABEL_AT_MOST)])


def row(
    text: str, pressed: ButtonElement | StaticSelectElement | None = None, block_id: str | None = None
) -> SectionBlock:
    """An entry of a list, and a button or a choice beside it. The text is clean already."""
    return _like(A_ROW, text=plain(text, ROW_AT_MOST), accessory=pressed, block_id=block_id)


def facts(lines: Sequence[tuple[str, str]]) -> RichTextBlock:
    """Label and value, a line each."""
    pieces: list[Piece | Mention | Channel] = []
    for number, (label, value) in enumerate(lines):
        start = "\n" if number else ""
        pieces += [Piece(f"{start}{label}  ", bold=True), Piece(shown(value))]
    return paragraph(tuple(pieces))


def quote(text: str) -> RichTextBlock:
    """What somebody wrote, set apart as hers."""
    return _rich_text([_part("rich_text_quote", (Piece(shown(text)),))])


def button(
    text: str, action_id: str, value: str = "", style: str | None = None, about: str = "", url: str | None = None
) -> ButtonElement:
    """A button. `about`: the same in full for a screen reader, where the text alone would not say what it is for.
    `url`: what it opens in a browser; Slack tells us of the press nevertheless."""
    return _like(
        A_BUTTON,
        text=plain(text, BUTTON_AT_MOST),
        action_id=action_id,
        value=value or None,
        style=style,
        url=url,
        accessibility_label=clip(clean(about), BUTTON_AT_MOST) or None,
    )


def with_care(pressed: ButtonElement, sure: Sure) -> ButtonElement:
    """The same button, which asks before it does anything."""
    pressed.confirm = sure.ask()
    return pressed


def actions(buttons: Sequence[ButtonElement], block_id: str | None = None) -> ActionsBlock:
    """Buttons in a row."""
    return _like(SOME_ACTIONS, elements=list(buttons), block_id=block_id)


def home(blocks: Sequence[Block]) -> dict[str, Any]:
    """A Home tab, as `views.publish` takes it."""
    return slack_json(View(type="home", blocks=list(blocks)))


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
    view = View(
        type="modal",
        title=plain(title, TITLE_AT_MOST),
        submit=plain(submit, TITLE_AT_MOST) if submit else None,
        close=plain(close, TITLE_AT_MOST),
        callback_id=callback_id or None,
        private_metadata=metadata or None,
        blocks=list(blocks),
    )
    return slack_json(view)


def _rich_text(parts: list[JSON]) -> RichTextBlock:
    """A block of rich text whose parts are JSON already: of theirs slack_sdk checks nothing, and looks each over again
    at every level, which took half as long as all the rest of a Home tab."""
    return _like(A_RICH_TEXT, elements=parts)


def _like(model: B, **parts: object) -> B:
    """Another of this kind, of these parts."""
    made = type(model).__new__(type(model))
    vars(made).update(vars(model), **parts)
    return made


def _part(kind: str, said: Prose) -> JSON:
    return {"elements": [_element(piece) for piece in run_together(said)], "type": kind}


def _element(piece: Piece | Mention | Channel) -> JSON:
    match piece:
        case Mention(user_id):
            return {"type": "user", "user_id": user_id}
        case Channel(channel_id):
            return {"type": "channel", "channel_id": channel_id}
    if not (piece.bold or piece.code):
        return {"text": piece.text, "type": "text"}
    style = {name: True for name, on in (("bold", piece.bold), ("code", piece.code)) if on}
    return {"style": style, "text": piece.text, "type": "text"}
