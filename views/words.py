"""The reader's language: gettext catalogues, read as they are written (SPEC N12).

A language is one `.po` file, ours in `views/locales/`, others in a folder of the operator's; nothing is compiled
beforehand. English stands in the code. A person's Slack locale decides; what a catalogue lacks is said in English.
"""

import gettext
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

from views.catalogue import parse_name, read
from views.elision import elided
from views.escape import shown
from views.prose import Prose, prose

OURS = Path(__file__).parent / "locales"
FALLBACK = Locale("en", "US")
UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Words:
    """Says things in the reader's language and zone. Values come by name, and are shown as they were typed (N14)."""

    locale: Locale
    zone: ZoneInfo
    catalogue: gettext.NullTranslations

    def say(self, message: str, **values: object) -> str:
        """Plain text: buttons, titles, labels, hints, errors, small print."""
        said = self.catalogue.gettext(message)
        return self._fitted(said, values).format(**_shown(values)) if "{" in said else said

    def say_count(self, one: str, many: str, n: int, **values: object) -> str:
        """Plain text that counts something."""
        return self._fitted(self.catalogue.ngettext(one, many, n), values).format(n=n, **_shown(values))

    def tell(self, message: str, **values: object) -> Prose:
        """A sentence of a paragraph: values may be mentions, and what stands between backquotes is a command."""
        return prose(self._fitted(self.catalogue.gettext(message), values), values)

    def _fitted(self, sentence: str, values: Mapping[str, object]) -> str:
        """As the language has it before these values."""
        return elided(sentence, values) if self.locale.language == "fr" else sentence

    def both(self, names: Sequence[str]) -> str:
        """'A, B and C'."""
        return format_list([shown(name) for name in names], locale=self.locale)

    def either(self, names: Sequence[str]) -> str:
        """'A, B or C'."""
        return format_list([shown(name) for name in names], style="or", locale=self.locale)

    @property
    def tag(self) -> str:
        """The locale as Babel's functions take it."""
        return str(self.locale)


class Catalogues:
    """All languages that were found, read once at start."""

    def __init__(self, folders: Iterable[Path] = (OURS,)) -> None:
        """What a later folder's file says goes before an earlier one's of the same name.

        Raises ValueError for a folder that is none, and for a file that is no catalogue.
        """
        self._found: dict[str, gettext.GNUTranslations] = {}
        for folder in folders:
            if not folder.is_dir():
                raise ValueError(f"{folder} is not a folder")
            for path in sorted(folder.glob("*.po")):
                self._add(parse_name(path), read(path))
        for name, catalogue in self._found.items():
            language = name.partition("_")[0]
            if language != name and language in self._found:
                catalogue.add_fallback(self._found[language])

    def _add(self, name: str, catalogue: gettext.GNUTranslations) -> None:
        if name in self._found:
            catalogue.add_fallback(self._found[name])
        self._found[name] = catalogue

    @property
    def languages(self) -> frozenset[str]:
        """What Advance speaks besides English: the names of the catalogue files."""
        return frozenset(self._found)

    def words(self, slack_locale: str, zone: ZoneInfo = UTC) -> Words:
        """Words in this Slack locale ('fr-CA'): its own catalogue, else its language's, else English."""
        locale = _parse(slack_locale)
        for name in (slack_locale.replace("-", "_"), str(locale), locale.language):
            if name in self._found:
                return Words(locale, zone, self._found[name])
        return Words(locale if locale.language == "en" else FALLBACK, zone, gettext.NullTranslations())


@lru_cache(maxsize=256)
def _parse(slack_locale: str) -> Locale:
    """Slack's own 'es-LA' is no locale of Unicode's: then the language alone."""
    for tag in (slack_locale, slack_locale.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return FALLBACK


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    return {name: shown(value) if isinstance(value, str) else value for name, value in values.items()}
