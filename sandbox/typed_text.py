"""What a person types, as Slack passes it on: escaped, with mentions and links marked, and as rich text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sandbox.records import JSON, Person
from sandbox.state import Sandbox

PIECE = re.compile(
    r"(?P<user>(?<![\w@])@[\w.\-]+)|(?P<channel>(?<!\w)#[\w\-]+)|(?P<link>https?://[^\s<>|]+)"
    r"|(?P<emoji>:[a-z0-9_+\-]+:)"
)


def escaped(text: str) -> str:
    """The three characters that Slack escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def pieces(sandbox: Sandbox, person: Person, text: str) -> Iterator[JSON]:
    """The text as rich-text elements, mentions resolved among people and channels the person can see."""
    at = 0
    for match in PIECE.finditer(text):
        element = _element(sandbox, person, match)
        if element is None:
            continue
        if match.start() > at:
            yield {"type": "text", "text": text[at : match.start()]}
        yield element
        at = match.end()
    if at < len(text):
        yield {"type": "text", "text": text[at:]}


def _element(sandbox: Sandbox, person: Person, match: re.Match[str]) -> JSON | None:
    token = match.group()
    if match.lastgroup == "emoji":
        return {"type": "emoji", "name": token.strip(":")}
    if match.lastgroup == "link":
        return {"type": "link", "url": token}
    name = token[1:]
    if match.lastgroup == "user":
        return next(({"type": "user", "user_id": p.id} for p in sandbox.members(person.team) if p.name == name), None)
    return next(
        (
            {"type": "channel", "channel_id": c.id}
            for c in sandbox.conversations.values()
            if c.team == person.team and not c.is_im and c.name == name
        ),
        None,
    )


def as_message(sandbox: Sandbox, person: Person, text: str) -> tuple[str, list[JSON]]:
    """A typed message's `text` and its `blocks`, as the client sends them."""
    elements = list(pieces(sandbox, person, text))
    section = {"type": "rich_text_section", "elements": elements}
    sandbox.counter += 1
    block = {"type": "rich_text", "block_id": f"rt{sandbox.counter}", "elements": [section]}
    return "".join(_marked(element) for element in elements), [block]


def as_command_text(sandbox: Sandbox, person: Person, text: str, *, should_escape: bool) -> str:
    """A command's text: as typed, or with people, channels and links resolved if the manifest asks for it."""
    if not should_escape:
        return text
    return "".join(_marked(e, _name_of(sandbox, e)) for e in pieces(sandbox, person, text))


def _name_of(sandbox: Sandbox, element: JSON) -> str:
    if element["type"] == "user":
        return "|" + sandbox.people[element["user_id"]].name
    if element["type"] == "channel":
        return "|" + sandbox.conversations[element["channel_id"]].name
    return ""


def _marked(element: JSON, label: str = "") -> str:
    match element["type"]:
        case "user":
            return f"<@{element['user_id']}{label}>"
        case "channel":
            return f"<#{element['channel_id']}{label or '|'}>"
        case "link":
            return f"<{element['url']}>"
        case "emoji":
            return f":{element['name']}:"
        case _:
            return escaped(element["text"])
