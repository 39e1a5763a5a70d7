"""The texts that people agree to, in a small part of Markdown: `## headings`, `- items`, `**bold**`, paragraphs.

Ours stand in `mentoring/texts/`, a file for each document, version and language; once released, a file is not changed
again: a new text is a new version. They are read when Advance starts, which it doesn't if one of them is not right.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Final

LANGUAGES: Final = ("en", "fr")
"""In each of which every text of ours stands."""
BOLD = re.compile(r"\*\*(.+?)\*\*")
STRAY = re.compile(r"\*|`|\[.*\]\(|^(#|>|\+ |\d+[.)] |---)")
"""Marks of the rest of Markdown, which would stand there as they are."""
HEADING, ITEM = "## ", "- "


class Document(StrEnum):
    """What there is to agree to."""

    AGREEMENT = "agreement"
    ETHICS = "ethics"


FILE_NAME = re.compile(rf"({'|'.join(Document)})-([1-9]\d*)\.([a-z]{{2}})\.md")


@dataclass(frozen=True)
class Run:
    """Words in one style."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Part:
    """A paragraph, or an item of a list."""

    runs: tuple[Run, ...]
    is_item: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. What stands before the first heading has an empty one."""

    heading: str
    parts: tuple[Part, ...]


Text = tuple[Section, ...]
Texts = Mapping[str, Text]
"""One version of a document, by language."""


def parse(source: str) -> Text:
    """The sections of a text. Whatever is no mark of ours is taken as it is typed."""
    sections: list[tuple[str, list[Part]]] = [("", [])]
    for block in _blocks(source):
        if block.startswith(HEADING):
            sections.append((block.removeprefix(HEADING).strip(), []))
        else:
            sections[-1][1].append(Part(_runs(block.removeprefix(ITEM).strip()), block.startswith(ITEM)))
    return tuple(Section(heading, tuple(parts)) for heading, parts in sections if heading or parts)


def source_of(text: Text) -> str:
    """How a text is typed: what `parse` would read it from."""
    blocks = []
    for section in text:
        if section.heading:
            blocks.append(f"\n{HEADING}{section.heading}\n")
        for part in section.parts:
            said = "".join(f"**{run.text}**" if run.bold else run.text for run in part.runs)
            blocks.append(f"{ITEM}{said}" if part.is_item else f"\n{said}\n")
    return "\n".join(blocks).replace("\n\n\n", "\n\n").strip()


def read_all(found: Iterable[tuple[str, str]]) -> dict[tuple[Document, int], Texts]:
    """Our texts by document and version, from the names of the files and what they hold.

    ValueError, with the file's name, for one that is not as it must be, or of which a language is missing or shaped
    otherwise than the English.
    """
    texts: dict[tuple[Document, int], dict[str, Text]] = {}
    for name, source in found:
        parts = FILE_NAME.fullmatch(name)
        if not parts:
            raise ValueError(f"{name}: not a name for a text, such as agreement-1.en.md")
        for line in source.splitlines():
            if STRAY.search(BOLD.sub("", line.removeprefix(HEADING).removeprefix(ITEM))):
                raise ValueError(f"{name}: a mark that is not among ours, in: {line[:40]}")
        texts.setdefault((Document(parts[1]), int(parts[2])), {})[parts[3]] = parse(source)
    for (document, version), languages in texts.items():
        for language in {*LANGUAGES, *languages}:
            if not languages.get(language) or shape(languages[language]) != shape(languages.get("en", ())):
                raise ValueError(f"{document}-{version}.{language}.md: missing, or not shaped as the English is")
    if {document for document, _ in texts} != set(Document):
        raise ValueError("there must be a text of every document")
    return {key: dict(languages) for key, languages in texts.items()}


def shape(text: Text) -> tuple[tuple[bool, ...], ...]:
    """How a text is built: of each section, which of its parts are items."""
    return tuple(tuple(part.is_item for part in section.parts) for section in text)


def _blocks(source: str) -> Iterator[str]:
    """Headings, items and paragraphs, each in one line."""
    open_lines: list[str] = []
    for line in (*source.splitlines(), ""):
        stripped = line.strip()
        starts_anew = stripped.startswith((HEADING, ITEM)) or not stripped
        if starts_anew and open_lines:
            yield " ".join(open_lines)
            open_lines = []
        if stripped.startswith(HEADING):
            yield stripped
        elif stripped:
            open_lines.append(stripped)


def _runs(text: str) -> tuple[Run, ...]:
    """The words, and those in bold apart."""
    pieces = BOLD.split(text)
    return tuple(Run(piece, bold=number % 2 == 1) for number, piece in enumerate(pieces) if piece)


OURS: Final[Mapping[tuple[Document, int], Texts]] = read_all(
    (file.name, file.read_text(encoding="utf-8")) for file in files("mentoring").joinpath("texts").iterdir()
)
LATEST: Final[Mapping[Document, int]] = dict(sorted(OURS))
"""The newest version of each, from Advance itself."""
