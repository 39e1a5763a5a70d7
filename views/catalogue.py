"""Reading one catalogue: refused at start, with its name and the sentence at fault, rather than in somebody's face."""

import gettext
import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PLACEHOLDER = re.compile(r"\{(\w*)\}")


def parse_name(path: Path) -> str:
    """The language that a file is for, from its name: 'fr.po', 'pt_BR.po'. ValueError for any other name."""
    try:
        Locale.parse(path.stem)
    except (ValueError, UnknownLocaleError):
        raise ValueError(f"{path.name} is named after no language: call it fr.po, pt_BR.po or the like") from None
    return path.stem


def read(path: Path) -> gettext.GNUTranslations:
    """Raises ValueError, with the file's name, for a catalogue that cannot be read or would fail in use."""
    return gettext.GNUTranslations(BytesIO(_compiled(path.name, path.read_bytes())))


@lru_cache(maxsize=8)
def _compiled(name: str, source: bytes) -> bytes:
    """As gettext reads it. It takes a tenth of a second, and is done once a process for each text."""
    compiled = BytesIO()
    try:
        catalogue = read_po(BytesIO(source), abort_invalid=True)
        write_mo(compiled, catalogue)
        gettext.GNUTranslations(BytesIO(compiled.getvalue()))
    except Exception as error:
        raise ValueError(f"{name} is not a catalogue: {error}") from error
    _check(catalogue, name)
    return compiled.getvalue()


def _check(catalogue: Catalog, name: str) -> None:
    for message in catalogue:
        if message.id and not message.fuzzy and not _usable(message):
            raise ValueError(f"{name}, line {message.lineno}: a {{value}} that the English does not have")


def _usable(message: Message) -> bool:
    """Every value that the translation asks for is there, and no brace stands alone."""
    known = {name for text in _texts(message.id) for name in PLACEHOLDER.findall(text)}
    said = [text for text in _texts(message.string or "") if text]
    return all(
        known.issuperset(PLACEHOLDER.findall(text)) and not {"{", "}"} & set(PLACEHOLDER.sub("", text)) for text in said
    )


def _texts(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
