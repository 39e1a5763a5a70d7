"""Two people who write the same thing differently are understood; two things that look alike stay two."""

import pytest

from mentoring.matching.matching_wording import in_either_wording, language, meaning


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("public speaking", "Public Speaking"),
        ("Public-speaking", " public  speaking "),
        ("négociation", "NEGOCIATION"),
        ("negotiation", "negotiations"),
        ("strategy", "strategies"),
        ("survey", "Surveys"),
        ("speech", "speeches"),
        ("process", "processes"),
        ("analysis", "analyses"),
        ("database", "databases"),
        ("API", "APIs"),
        ("stratégie", "stratégies"),
        ("réseau", "réseaux"),
        ("journal", "journaux"),
        ("enjeu", "enjeux"),
        ("prise de parole", "Prises de parole"),
        ("l'écoute", "l’écoute"),
        ("C++", "c++"),
    ],
)
def test_capitals_accents_hyphens_and_plurals_do_not_count(one: str, other: str) -> None:
    assert meaning(one) == meaning(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("CSS", "CS"),
        ("policy", "police"),
        ("party", "part"),
        ("public speaking", "speaking"),
        ("negotiation", "navigation"),
        ("か", "が"),
        ("कि", "का"),
        ("🎻", "🥁"),
    ],
)
def test_different_things_stay_different(one: str, other: str) -> None:
    assert meaning(one) != meaning(other)


def test_a_thing_said_twice_counts_once_in_the_words_that_came_first() -> None:
    found = in_either_wording(["Budgets", "Rust", "budget", " "])

    assert list(found.values()) == ["Budgets", "Rust"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "fr") for text in ("French", "français", "Francais", "fr", "FR", "fr-CA", "fr_CA", "French (Canada)")),
        *((text, "en") for text in ("English", "anglais", "en-GB", "British English")),
        *((text, "es") for text in ("Spanish", "espagnol", "Español", "Castellano")),
        *((text, "zh") for text in ("Chinese", "Mandarin", "中文", "zh-Hant-TW")),
        ("Українська", "uk"),
        ("Inuktitut", "iu"),
    ],
)
def test_a_language_is_known_by_its_english_french_and_own_name_and_by_its_code(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["la langue des signes", "Quenya", "ASL"])
def test_a_language_unknown_to_us_is_still_the_same_for_two_who_write_it(text: str) -> None:
    assert language(text) == language(f" {text.upper()} ") == text.casefold()
