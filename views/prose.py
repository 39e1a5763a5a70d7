"""A sentence in pieces: our words, what people typed, commands, mentions, channels. To Slack nothing is markup."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

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
    for part in _parts(sentence):
        if isinstance(part, Piece):
            pieces.append(part)
        else:
            pieces += _value(values[part])
    return tuple(pieces)


@lru_cache(maxsize=4096)
def _parts(sentence: str) -> tuple[Piece | str, ...]:
    """Our words and commands, and between them the names of values. A sentence is a catalogue's: taken apart once."""
    parts: list[Piece | str] = []
    end = 0
    for found in PIECES.finditer(sentence):
        parts.append(Piece(sentence[end : found.start()]))
        command, name = found.groups()
        parts.append(Piece(command, code=True) if command else name)
        end = found.end()
    parts.append(Piece(sentence[end:]))
    return tuple(part for part in parts if not isinstance(part, Piece) or part.text)


def strong(said: Prose) -> Prose:
    """The same in bold."""
    return tuple(replace(piece, bold=True) if isinstance(piece, Piece) else piece for piece in said)


def run_together(said: Prose) -> Prose:
    """The same with neighbours of one style as one piece."""
    if len(said) < 2:
        return said
    runs: list[Piece | Mention | Channel] = []
    for piece in said:
        before = runs[-1] if runs else None
        if isinstance(before, Piece) and isinstance(piece, Piece) and _look_alike(before, piece):
            runs[-1] = Piece(before.text + piece.text, piece.bold, piece.code)
        else:
            runs.append(piece)
    return tuple(runs)


def _look_alike(one: Piece, other: Piece) -> bool:
    return one.bold is other.bold and one.code is other.code


def joined(sentences: Iterable[Prose], by: str = " ") -> Prose:
    """Several, one after the other."""
    pieces = [piece for sentence in sentences for piece in (Piece(by), *sentence)]
    return tuple(pieces[1:])


def _value(value: object) -> Prose:
    return value if isinstance(value, tuple) else (Piece(shown(str(value))),)
