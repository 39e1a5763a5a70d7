"""The reader's language: gettext catalogues, read as they are written (SPEC N12).

A language is one `.po` file, ours in `views/locales/`, others in a folder of the operator's; nothing is compiled
beforehand. English stands in the code. A person's Slack locale decides; what a catalogue lacks is said in English.
"""

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from views.escape import Mrkdwn, as_typed

OURS = Path(__file__).parent / "locales"
FALLBACK = Locale("en", "US")
UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Words:
    """Says things in the reader's language and zone. `say` for plain text, `tell` for mrkdwn; values by name."""

    locale: Locale
    zone: ZoneInfo
    catalogue: gettext.NullTranslations

    def say(self, message: str, **values: object) -> str:
        """Plain text: buttons, titles, labels, hints, errors."""
        return self.catalogue.gettext(message).format(**values)

    def tell(self, message: str, **values: object) -> Mrkdwn:
        """Mrkdwn: every value that is not mrkdwn itself is shown as it was typed (SPEC N14)."""
        return Mrkdwn(self.catalogue.gettext(message).format(**_typed(values)))

    def tell_count(self, one: str, many: str, n: int, **values: object) -> Mrkdwn:
        """Mrkdwn that counts something."""
        return Mrkdwn(self.catalogue.ngettext(one, many, n).format(n=n, **_typed(values)))

    @property
    def tag(self) -> str:
        """The locale as Babel's functions take it."""
        return str(self.locale)


class Catalogues:
    """All languages that were found, read once at start."""

    def __init__(self, folders: Iterable[Path] = (OURS,)) -> None:
        """A later folder's file replaces an earlier one's of the same name."""
        self._found = {path.stem: _read(path) for folder in folders for path in sorted(folder.glob("*.po"))}

    @property
    def languages(self) -> frozenset[str]:
        """What Advance speaks besides English: the names of the catalogue files."""
        return frozenset(self._found)

    def words(self, slack_locale: str, zone: ZoneInfo = UTC) -> Words:
        """Words in this Slack locale ('fr-CA'): its own catalogue, else its language's, else English."""
        locale = _parse(slack_locale)
        for name in (str(locale), locale.language):
            if name in self._found:
                return Words(locale, zone, self._found[name])
        return Words(locale if locale.language == "en" else FALLBACK, zone, gettext.NullTranslations())


def _parse(slack_locale: str) -> Locale:
    try:
        return Locale.parse(slack_locale, sep="-")
    except (ValueError, UnknownLocaleError):
        return FALLBACK


def _read(path: Path) -> gettext.NullTranslations:
    """Raises ValueError, with the file's name, for a catalogue that cannot be read."""
    compiled = BytesIO()
    with path.open("rb") as source:
        try:
            write_mo(compiled, read_po(source, abort_invalid=True))
        except Exception as error:
            raise ValueError(f"{path.name} is not a catalogue: {error}") from error
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _typed(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: as_typed(value) if isinstance(value, str) and not isinstance(value, Mrkdwn) else value
        for name, value in values.items()
    }
