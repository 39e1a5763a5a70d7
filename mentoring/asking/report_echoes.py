"""Whether a report repeats what stands in a note (SPEC N7): a comparison of words on this machine, which keeps nothing.

What counts are the words and letters themselves: accents, capitals, punctuation and line breaks aside. A passage is
told when WORDS_IN_A_ROW words stand in the same order in both, or LETTERS_IN_A_ROW letters, for long words and for
scripts that set no spaces. Everything shorter, everybody says.
"""

import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from unicodedata import combining, normalize

WORDS_IN_A_ROW: Final = 6
LETTERS_IN_A_ROW: Final = 40
WORD: Final = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Signs that take no room: nobody sees that a word is broken by one."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Noted:
    """A note that the report is compared with."""

    text: str
    mine: bool
    written_on: date


@dataclass(frozen=True)
class Echo:
    """A passage of a report that stands in a note, too."""

    passage: str
    """In the words of the report."""
    mine: bool
    """The note is the author's own, and not one that was shared with her."""
    written_on: date
    """The note, in UTC."""


@dataclass(frozen=True)
class Words:
    """A text as its words, each folded, with where it stands."""

    text: str
    spans: tuple[Span, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Read a text."""
        seen = UNSEEN.sub("", normalize("NFC", text))
        found = [*WORD.finditer(seen)]
        return cls(seen, tuple(each.span() for each in found), tuple(_folded(each.group()) for each in found))

    @cached_property
    def letters(self) -> str:
        """All of it without spaces."""
        return "".join(self.folded)

    @cached_property
    def word_of_letter(self) -> list[int]:
        """Of each letter, of which word it is."""
        return [n for n, word in enumerate(self.folded) for _ in word]

    @cached_property
    def runs_of_words(self) -> frozenset[Hashable]:
        """All that are long enough to be told."""
        return frozenset(_shingles(self.folded, WORDS_IN_A_ROW))

    @cached_property
    def runs_of_letters(self) -> frozenset[Hashable]:
        """The same of letters."""
        return frozenset(_shingles(self.letters, LETTERS_IN_A_ROW))


def echoes(report: str, notes: Iterable[Noted]) -> tuple[Echo, ...]:
    """The passages of the report that stand in one of these notes, in the order of the report; each told once, by the
    note that repeats most of it.

    Takes time in proportion to the length of all the texts.
    """
    words = Words.of(report)
    found = [(span, note) for note in notes for span in _repeated(words, Words.of(note.text))]
    told: list[tuple[Span, Noted]] = []
    for span, note in sorted(found, key=lambda each: (each[0][0] - each[0][1], each[0])):  # the longest first
        if not any(first <= span[0] and span[1] <= last for (first, last), _ in told):
            told.append((span, note))
    return tuple(Echo(_passage(words, span), note.mine, note.written_on) for span, note in sorted(told, key=_first))


def _first(each: tuple[Span, Noted]) -> Span:
    return each[0]


def _repeated(report: Words, note: Words) -> list[Span]:
    """Runs of words of the report, by number, the end exclusive, that stand in the note."""
    runs = [*_runs(report.folded, report.runs_of_words, note.folded, WORDS_IN_A_ROW)]
    word_of = report.word_of_letter
    for start, end in _runs(report.letters, report.runs_of_letters, note.letters, LETTERS_IN_A_ROW):
        runs.append((word_of[start], word_of[end - 1] + 1))
    return _merged(runs)


def _runs(of: Sequence[str], known: frozenset[Hashable], among: Sequence[str], length: int) -> Iterator[Span]:
    """Every run of so many of these that stands among those. `known`: all runs of these."""
    shared = known.intersection(_shingles(among, length))
    if shared:
        yield from ((n, n + length) for n, shingle in enumerate(_shingles(of, length)) if shingle in shared)


def _shingles(sequence: Sequence[str], length: int) -> Iterator[Hashable]:
    return (sequence[n : n + length] for n in range(len(sequence) - length + 1))


def _merged(runs: Collection[Span]) -> list[Span]:
    """Runs that overlap are one. What only touches may be of two places."""
    merged: list[Span] = []
    for start, end in sorted(runs):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _passage(words: Words, span: Span) -> str:
    return words.text[words.spans[span[0]][0] : words.spans[span[1] - 1][1]]


def _folded(word: str) -> str:
    """Without capitals and accents."""
    return "".join(sign for sign in normalize("NFKD", word.casefold()) if not combining(sign))
