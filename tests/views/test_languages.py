"""Every sentence is in every language of ours, and no sentence escapes the catalogues (SPEC N12)."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.views.casting import LOCALES, Typed
from tests.views.every import every_error, every_view, ordinary_views
from tests.views.every_survey import survey_texts
from tests.views.reading import blocks_of, texts, walk
from views.words import OURS, Catalogues, Words

VIEWS = Path(__file__).parents[2] / "views"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "tell": None, "say_count": (1, 2)}
PLACEHOLDER = re.compile(r"\{\w*\}")
COMMAND = re.compile(r"`[^`]+`")
Key = str | tuple[str, ...]


@cache
def said_in_the_code() -> set[Key]:
    found = extract_from_dir(VIEWS, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {tuple(message) if isinstance(message, list) else message for _, _, message, _, _ in found}


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, abort_invalid=True)


def key(message: Message) -> Key:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def forms(text: Key | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


FRENCH = [message for message in catalogue(OURS / "fr.po") if message.id]
FRENCH_SAID = [(text, PLACEHOLDER.sub("x", COMMAND.sub("x", text))) for each in FRENCH for text in forms(each.string)]
"""Each French text, and the same without its values and commands."""


def test_everything_said_in_the_code_is_in_french_and_nothing_else_is() -> None:
    assert {key(message) for message in FRENCH} == said_in_the_code()


def test_every_translation_is_finished() -> None:
    for message in FRENCH:
        assert not message.fuzzy, message.id
        assert all(text.strip() for text in forms(message.string)), message.id
        assert len(forms(message.string)) == (2 if message.pluralizable else 1), message.id


def test_every_translation_keeps_values_and_commands() -> None:
    for message in FRENCH:
        for one, other in zip(forms(message.id), forms(message.string), strict=True):
            assert sorted(PLACEHOLDER.findall(one)) == sorted(PLACEHOLDER.findall(other)), one
            assert commands(one) == commands(other), one


def commands(text: str) -> list[str]:
    """The commands in a text, without the example that follows each."""
    return [command.split()[0] for command in COMMAND.findall(text)]


NOT_SAID_IN_FRENCH = {
    "typographic quotes": r"['\"]",
    "a no-break space before a colon": r"[^\u00a0]:(?!\w)",
    "a narrow no-break space before ? ! ; »": r"[^\u202f][?!;»]",
    "we say vous": r"(?i)\b(tu|ton|ta|tes|toi)\b",
    "our words for things": r"(?i)réunion|rendez-vous de|mentoré\b|(?<!ni )mentee",
}
NOT_SAID_IN_ENGLISH = {
    "typographic quotes": r"'",
    "British spelling": r"\b(program|organiz|color|favorite)\b",
    "no space too many": r"  |^\s|\s$",
}


def test_french_is_set_as_french_is() -> None:
    surveyed = [(text, text) for text in survey_texts("fr")]
    assert broken(NOT_SAID_IN_FRENCH, [*FRENCH_SAID, *surveyed]) == []


def english() -> list[str]:
    return sorted({text for said in said_in_the_code() for text in forms(said)})


def test_english_is_set_as_english_is() -> None:
    said = [*english(), *survey_texts("en")]
    assert broken(NOT_SAID_IN_ENGLISH, [(text, COMMAND.sub("x", text)) for text in said]) == []


def broken(rules: dict[str, str], said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The rules that texts break, each with the text, which is looked at in its bare form."""
    return [(rule, text) for rule, pattern in rules.items() for text, bare in said if re.search(pattern, bare)]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_title_and_button_fits_in_every_language(locale: str) -> None:
    """Not cut, that is: `clip` would leave an ellipsis."""
    for name, shown in ordinary_views(locale).items():
        if isinstance(shown, dict) and shown["type"] == "modal":
            for part in ("title", "submit", "close"):
                assert len(shown.get(part, {}).get("text", "")) <= 24, name
        for part in walk(blocks_of(shown)):
            if part.get("type") == "button":
                assert len(part["text"]["text"]) <= 75, name
        assert not [text for text in texts(shown) if "…" in text], name


class Pseudo(Words):
    """A language of its own: whatever goes through words comes in brackets, and what stands outside did not."""

    def say(self, message: str, **values: object) -> str:
        return f"⟦{super().say(message, **values)}⟧"

    def say_count(self, one: str, many: str, n: int, **values: object) -> str:
        return f"⟦{super().say_count(one, many, n, **values)}⟧"

    def tell(self, message: str, **values: object):  # type: ignore[no-untyped-def]
        return super().tell(f"⟦{message}⟧", **values)


def outside_brackets(text: str) -> str:
    kept, depth = "", 0
    for sign in text:
        depth += {"⟦": 1, "⟧": -1}.get(sign, 0)
        kept += sign if depth == 0 and sign != "⟧" else ""
    return kept


TYPED = r"Inès Lefèvre|Tom Okafor|Room 5|My talk|A client called|Inès|Tom|\bthen\b|<@U\w+>|\bAdvance\b"
CONTACTS = r"\w+@\w+\.example|\+44 20 7946 0100|https://"


def surveyed(language: str = "en") -> str:
    """What surveys ask, which stands in their files in each language."""
    return "|".join(re.escape(text) for text in sorted(survey_texts(language), key=len, reverse=True))


PLACES = r"Paris( \(Europe/Paris\))?|Toronto"
BABELS = rf"\d{{1,2}} \w+( 202\d)?|[A-Z]\w+ 202\d|\w+day|\band\b|{PLACES}|français|English|French|Spanish"
"""Days, cities and languages: by Babel, in the reader's language."""
NOT_OURS = re.compile(rf"{TYPED}|{CONTACTS}|{BABELS}|{surveyed()}")


def test_every_word_on_every_screen_has_gone_through_the_catalogue() -> None:
    english = Catalogues().words("en-GB", ZoneInfo("America/Toronto"))
    pseudo = Pseudo(english.locale, english.zone, english.catalogue)
    for name, shown in every_view(pseudo, Typed()).items():
        said = "".join("".join(texts({"blocks": [block]})) for block in blocks_of(shown))
        said += "" if not isinstance(shown, dict) else "".join(texts({**shown, "blocks": []}))
        assert not re.search(r"[^\W\d]{2,}", NOT_OURS.sub("", outside_brackets(said))), (name, outside_brackets(said))
    assert not [text for text in every_error(pseudo, Typed()) if NOT_OURS.sub("", outside_brackets(text))]


def test_no_english_is_left_on_a_french_screen() -> None:
    in_english = {text for text in english() if len(text.split()) > 1 and "minutes" not in text}
    for name, shown in ordinary_views("fr-CA").items():
        said = set(texts(shown))
        assert not said & in_english, name
        assert not re.search(r"\b(the|you|your|meeting|will|with)\b", " ".join(said - {"My talk"})), name


SENTENCE = re.compile(r"[A-Z][a-z]|[a-z]{2,}[,.;:!?’]? [a-zA-Z]")
NO_SENTENCES = {"Advance", "DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSans"}
"""Names, the same in every language."""
SAYERS = {"say", "tell", "say_count"}


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """String literals, but for docstrings, what words are given to say, and what an error says to developers."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Raise):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAYERS:
            for keyword in node.keywords:
                yield from literals(keyword)
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        yield from literals(node)


def hard_coded(code: str) -> list[str]:
    found = [str(literal.value) for literal in literals(ast.parse(code))]
    return [text for text in found if SENTENCE.search(text) and text not in NO_SENTENCES]


@pytest.mark.parametrize("path", sorted(VIEWS.rglob("*.py")), ids=lambda path: path.name)
def test_no_sentence_is_written_into_a_view(path: Path) -> None:
    assert hard_coded(path.read_text()) == []


@pytest.mark.parametrize(
    "code",
    [
        "header('Hello there')",
        "modal(title='Close', blocks=[])",
        "TITLE = 'Coming up'",
        "context(f'{name} waits for you')",
        "words.say('{x}', x='Not yet')",
        "button('press me, please', ID)",
    ],
)
def test_a_sentence_written_into_a_view_would_be_found(code: str) -> None:
    assert hard_coded(code)


@pytest.mark.parametrize("code", ["words.say('Hello there')", "'''A docstring.'''", "ID = 'meeting.propose'"])
def test_what_is_no_hard_coded_sentence_is_let_be(code: str) -> None:
    assert not hard_coded(code)
