"""A sentence in pieces: our words, what people typed, commands, mentions, channels. To Slack nothing is markup."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from views.escape import shown

PIECES = re.compile(r"`([^`]+)`|\{(\w+)\}")


@dataclass(frozen=True)
class Piece:
    """Words in one style. What people typed is clean already."""

    text: str
    bold: bool = False
    code: bool = False


@dataclass(frozen=True)
class Mention:
    """Somebody by her Slack user id, which is never typed by people."""

    user_id: str


@dataclass(frozen=True)
class Channel:
    """A channel by its Slack id, which is never typed by people."""

    channel_id: str


Prose = tuple[Piece | Mention | Channel, ...]


def prose(sentence: str, values: Mapping[str, object]) -> Prose:
    """A sentence with its `{values}` in place, and its `commands` set as such. A value may be prose itself."""
    pieces: list[Piece | Mention | Channel] = []
    end = 0
    for found in PIECES.finditer(sentence):
        pieces.append(Piece(sentence[end : found.start()]))
        command, name = found.groups()
        pieces.extend([Piece(command, code=True)] if command else _value(values[name]))
        end = found.end()
    pieces.append(Piece(sentence[end:]))
    return tuple(piece for piece in pieces if not isinstance(piece, Piece) or piece.text)


def strong(said: Prose) -> Prose:
    """The same in bold."""
    return tuple(replace(piece, bold=True) if isinstance(piece, Piece) else piece for piece in said)


def joined(sentences: Iterable[Prose], by: str = " ") -> Prose:
    """Several, one after the other."""
    pieces = [piece for sentence in sentences for piece in (Piece(by), *sentence)]
    return tuple(pieces[1:])


def _value(value: object) -> Prose:
    return value if isinstance(value, tuple) else (Piece(shown(str(value))),)
