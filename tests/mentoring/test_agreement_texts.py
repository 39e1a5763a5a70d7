"""The texts that people agree to: read strictly where they are ours, as typed where they are a company's."""

import re

import pytest

from mentoring.agreeing.agreement_texts import LATEST, OURS, Document, Part, Run, Section, parse, read_all, shape

ENGLISH = "Before.\n\n## One\n- an item\n- **Bold** and not\n\nAfter,\nin two lines.\n"
FRENCH = "Avant.\n\n## Un\n- un point\n- **Gras** ou non\n\nAprès.\n"
BOTH = [("agreement-1.en.md", ENGLISH), ("agreement-1.fr.md", FRENCH)]
ETHICS = [("ethics-1.en.md", ENGLISH), ("ethics-1.fr.md", FRENCH)]


def test_a_text_is_read_into_sections_paragraphs_and_items() -> None:
    assert parse(ENGLISH) == (
        Section("", (Part((Run("Before."),)),)),
        Section(
            "One",
            (
                Part((Run("an item"),), is_item=True),
                Part((Run("Bold", bold=True), Run(" and not")), is_item=True),
                Part((Run("After, in two lines."),)),
            ),
        ),
    )


def test_what_is_no_mark_of_ours_stands_as_it_was_typed() -> None:
    [section] = parse("# Title\n\n1. one *so* `x` [a](b) ** two")
    assert [part.text for part in section.parts] == ["# Title", "1. one *so* `x` [a](b) ** two"]


@pytest.mark.parametrize("source", ["", "   \n\n", "\r\n"])
def test_nothing_typed_is_no_text(source: str) -> None:
    assert parse(source) == ()


def test_ours_are_there_in_both_languages_and_say_the_same_amount() -> None:
    assert set(LATEST) == set(Document)
    for (document, version), texts in OURS.items():
        assert set(texts) >= {"en", "fr"}, (document, version)
        assert len({shape(text) for text in texts.values()}) == 1
        for language, text in texts.items():
            assert len(text) >= 5
            assert all(section.heading for section in text[1:])
            assert sum(len(part.text) for section in text for part in section.parts) > 1_500, (document, language)


def test_our_french_is_set_as_french_is() -> None:
    for texts in OURS.values():
        for section in texts["fr"]:
            for said in (section.heading, *(part.text for part in section.parts)):
                assert "'" not in said
                assert not re.search(r"[^\u00a0]:(?!\w)|[^\u202f][?!;»]|«[^\u202f]", said), said
                assert not re.search(r"réunion|mentoré\b|mentee", said, re.IGNORECASE), said


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"agreement-1.fr.md": None}, r"agreement-1\.fr\.md: missing"),
        ({"agreement-1.en.md": None}, "agreement-1"),
        ({"agreement-1.fr.md": FRENCH + "\n## Deux\nPlus.\n"}, r"agreement-1\.fr\.md: .*not shaped"),
        ({"agreement-1.fr.md": FRENCH.replace("- un point\n", "")}, r"agreement-1\.fr\.md: .*not shaped"),
        ({"agreement-1.fr.md": ""}, r"agreement-1\.fr\.md"),
        ({"agreement-1.en.md": ENGLISH + "\n# Title\n"}, r"agreement-1\.en\.md: a mark"),
        ({"agreement-1.en.md": ENGLISH + "\n1. one\n"}, "a mark"),
        ({"agreement-1.en.md": ENGLISH + "\nan *open mark\n"}, "a mark"),
        ({"agreement-1.en.md": ENGLISH + "\nsee [this](https://example.org)\n"}, "a mark"),
        ({"agreement-2.en.md": ENGLISH}, r"agreement-2\.fr\.md: missing"),
        ({"agreement.en.md": ENGLISH}, "not a name"),
        ({"contract-1.en.md": ENGLISH}, "not a name"),
        ({"ethics-1.en.md": None, "ethics-1.fr.md": None}, "every document"),
    ],
)
def test_a_text_of_ours_that_is_not_right_is_refused_by_its_name(change: dict[str, str | None], complaint: str) -> None:
    found = {**dict(BOTH), **dict(ETHICS), **change}
    with pytest.raises(ValueError, match=complaint):
        read_all([(name, source) for name, source in found.items() if source is not None])


def test_a_third_language_may_stand_beside_the_two() -> None:
    texts = read_all([*BOTH, *ETHICS, ("ethics-1.es.md", FRENCH)])
    assert set(texts[Document.ETHICS, 1]) == {"en", "fr", "es"}
