"""Which language somebody is spoken to in, and what a translator's file may and may not do."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from views.prose import Mention, Piece, joined, prose, strong
from views.words import OURS, Catalogues, Words

HEAD = 'msgid ""\nmsgstr "Language: xx\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder of catalogues, each with one translation of 'Close' and perhaps more."""
    for name, body in files.items():
        (tmp_path / f"{name}.po").write_text(f"{HEAD}\n{body}", encoding="utf-8")
    return tmp_path


def one(msgid: str, msgstr: str) -> str:
    return f'msgid "{msgid}"\nmsgstr "{msgstr}"\n\n'


@pytest.mark.parametrize(
    ("slack_locale", "close"),
    [
        *(("en-US", "Close"), ("en-GB", "Close"), ("fr-FR", "Fermer"), ("fr-CA", "Fermer"), ("fr", "Fermer")),
        *(("fr-XX", "Fermer"), ("de-DE", "Close"), ("", "Close"), ("no such thing", "Close"), ("../fr", "Close")),
    ],
)
def test_the_slack_locale_decides_and_what_we_do_not_speak_is_english(slack_locale: str, close: str) -> None:
    assert Catalogues().words(slack_locale).say("Close") == close


@pytest.mark.parametrize(
    ("name", "about"),
    [("Élodie", "À propos d’Élodie"), ("Sylvie", "À propos de Sylvie"), ("Hannah", "À propos de Hannah")],
)
def test_in_french_de_and_que_lose_their_e_before_a_vowel(name: str, about: str) -> None:
    assert Catalogues().words("fr-CA").say("About {name}", name=name) == about
    assert Catalogues().words("en-GB").say("About {name}", name=name) == f"About {name}"


def test_a_language_without_a_catalogue_gets_english_dates_too() -> None:
    assert Catalogues().words("de-DE").tag == "en_US"
    assert Catalogues().words("en-GB").tag == "en_GB"
    assert Catalogues().words("fr-CA").tag == "fr_CA"


def test_an_operators_file_adds_a_language(tmp_path: Path) -> None:
    catalogues = Catalogues([OURS, folder(tmp_path, es=one("Close", "Cerrar"))])
    assert catalogues.languages == {"fr", "es"}
    assert catalogues.words("es-ES").say("Close") == "Cerrar"
    assert catalogues.words("es-LA").say("Close") == "Cerrar", "Slack's Latin American Spanish is no Unicode locale"
    assert catalogues.words("es-ES").say("Not now") == "Not now", "what it lacks is said in English"


def test_an_operators_file_changes_single_sentences_of_ours(tmp_path: Path) -> None:
    catalogues = Catalogues([OURS, folder(tmp_path, fr=one("Close", "Terminer"))])
    words = catalogues.words("fr-FR")
    assert (words.say("Close"), words.say("Not now")) == ("Terminer", "Pas maintenant")


def test_a_country_has_its_own_words_and_else_its_languages(tmp_path: Path) -> None:
    catalogues = Catalogues([OURS, folder(tmp_path, fr_CA=one("Close", "Terminer"))])
    assert catalogues.words("fr-CA").say("Close") == "Terminer"
    assert catalogues.words("fr-CA").say("Not now") == "Pas maintenant"
    assert catalogues.words("fr-FR").say("Close") == "Fermer"


def test_a_script_of_its_own_is_found_by_slacks_name_for_it(tmp_path: Path) -> None:
    catalogues = Catalogues([OURS, folder(tmp_path, zh_CN=one("Close", "关闭"))])
    assert catalogues.words("zh-CN").say("Close") == "关闭"


def test_a_fuzzy_sentence_is_said_in_english(tmp_path: Path) -> None:
    catalogues = Catalogues([folder(tmp_path, es="#, fuzzy\n" + one("Close", "Cerca"))])
    assert catalogues.words("es-ES").say("Close") == "Close"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("es", one("Hello {name}", "Hola {nombre}")),
        ("es", one("Hello {name}", "Hola {name")),
        ("es", one("Hello {name}", "Hola {0}")),
        ("es", one("Hello {name}", "Hola {name!r:>99}")),
        ("es", 'msgid "and one more"\nmsgid_plural "and {n} more"\nmsgstr[0] "y uno"\nmsgstr[1] "y {m}"\n'),
        ("es", "Close = Cerrar\n"),
        ("spanish", one("Close", "Cerrar")),
    ],
    ids=["another value", "an open brace", "a number", "a conversion", "in a plural", "no catalogue", "no language"],
)
def test_a_file_that_would_fail_in_somebodys_face_is_refused_by_its_name(tmp_path: Path, name: str, body: str) -> None:
    with pytest.raises(ValueError, match=f"{name}.po"):
        Catalogues([folder(tmp_path, **{name: body})])


def test_a_plural_rule_that_is_none_is_refused_by_the_files_name(tmp_path: Path) -> None:
    rule = "nplurals=2; plural=two of them;"
    (tmp_path / "es.po").write_text(f'msgid ""\nmsgstr "Language: es\\nPlural-Forms: {rule}\\n"\n')
    with pytest.raises(ValueError, match=r"es\.po"):
        Catalogues([tmp_path])


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nowhere is not a folder"):
        Catalogues([tmp_path / "nowhere"])


@pytest.mark.parametrize(
    ("n", "english", "french"),
    [(0, "and 0 more", "et 0 autres"), (1, "and one more", "et une autre"), (2, "and 2 more", "et 2 autres")],
)
def test_it_counts_in_each_languages_way(n: int, english: str, french: str) -> None:
    for locale, expected in (("en-GB", english), ("fr-FR", french)):
        assert Catalogues().words(locale).say_count("and one more", "and {n} more", n) == expected


def test_names_are_listed_as_each_language_lists() -> None:
    names = ["Tom", "Aïcha", "Mei"]
    assert Catalogues().words("en-GB").both(names) == "Tom, Aïcha and Mei"
    assert Catalogues().words("fr-FR").both(names) == "Tom, Aïcha et Mei"
    assert Catalogues().words("fr-FR").either(names) == "Tom, Aïcha ou Mei"
    assert Catalogues().words("en-GB").both(["{0}", "{}"]) == "{0} and {}"


def english() -> Words:
    return Catalogues().words("en-GB", ZoneInfo("UTC"))


def test_a_value_that_looks_like_a_template_stays_what_it_is() -> None:
    assert english().say("Hello {name}", name="{name} {x}") == "Hello {name} {x}"
    assert english().tell("Hello {name}", name="`code` {x}") == (Piece("Hello "), Piece("`code` {x}"))


def test_commands_and_mentions_are_pieces_of_their_own() -> None:
    said = prose("Type `/advance` or ask {who}.", {"who": (Mention("U1"),)})
    assert said == (Piece("Type "), Piece("/advance", code=True), Piece(" or ask "), Mention("U1"), Piece("."))


def test_what_is_strong_is_bold_in_all_its_words() -> None:
    assert strong(prose("Hello {name}", {"name": "Tom"})) == (Piece("Hello ", bold=True), Piece("Tom", bold=True))


def test_sentences_are_joined_by_a_space() -> None:
    assert joined([(Piece("One."),), (Piece("Two."),)]) == (Piece("One."), Piece(" "), Piece("Two."))
    assert joined([]) == ()
