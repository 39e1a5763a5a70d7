"""A report that repeats a note is noticed, however it is set; and what everybody says is not (N7)."""

from datetime import date
from time import process_time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mentoring.asking.report_echoes import LETTERS_IN_A_ROW, WORDS_IN_A_ROW, Echo, Noted, echoes

ON = date(2026, 11, 23)
NOTE = "She told me in confidence that she is looking for another job, since her manager takes credit for her work."
WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèçßœøñüаб", min_size=1, max_size=9)


def passages(report: str, *notes: str) -> list[str]:
    return [echo.passage for echo in echoes(report, [Noted(note, True, ON) for note in notes])]


@pytest.mark.parametrize(
    ("report", "note", "expected"),
    [
        ("All is well: she is looking for another job since spring.", NOTE, ["she is looking for another job since"]),
        ("SHE IS — looking,\n for… «another» JOB!", NOTE, ["SHE IS — looking,\n for… «another» JOB"]),
        ("Elle a été très réservée à la réunion", "elle a ete tres reservee a la", ["Elle a été très réservée à la"]),
        ("e\u0301te\u0301 a b c d e", "Été a b c d e", ["été a b c d e"]),
        ("she is look\u00ading for an\u200bother job", NOTE, ["she is looking for another job"]),
        ("looking for another job", NOTE, []),
        ("job another for looking is she", NOTE, []),
        ("She works well, and we meet once a month.", NOTE, []),
        ("", NOTE, []),
        ("she is looking for another job", "", []),
        ("私は" * 30, "彼女が言った。" + "私は" * 30, ["私は" * 30]),
        ("x", "x", []),
    ],
)
def test_words_in_the_same_order_are_noticed_and_nothing_less(report: str, note: str, expected: list[str]) -> None:
    assert passages(report, note) == expected


def test_it_says_of_each_passage_from_which_note_and_tells_it_once() -> None:
    report = "I hear: a b c d e f g h. And also one two three four five six."
    notes = [
        Noted("a b c d e f", True, ON),
        Noted("Well, a b c d e f g h!", False, date(2026, 12, 1)),
        Noted("one two three four five six", True, ON),
    ]
    assert echoes(report, notes) == (
        Echo("a b c d e f g h", False, date(2026, 12, 1)),
        Echo("one two three four five six", True, ON),
    )


@settings(max_examples=60)
@given(
    st.lists(WORD, min_size=WORDS_IN_A_ROW, max_size=12),
    *(st.lists(WORD, max_size=8) for _ in range(4)),
    st.sampled_from([" ", ", ", "\n", " – ", "\u00a0"]),
    st.booleans(),
)
def test_a_run_of_words_is_never_missed(
    run: list[str], a: list[str], b: list[str], c: list[str], d: list[str], by: str, loud: bool
) -> None:
    said = by.join(run)
    report, note = by.join([*a, said.upper() if loud else said, *b]), " ".join([*c, *run, *d])
    found = " ".join(passages(report, note)).casefold().split()
    words = said.upper().casefold().replace(",", " ").replace("–", " ").split()
    assert all(any(word in each for each in found) for word in words)


@settings(max_examples=30)
@given(st.text(alphabet="ab éÉ,.\n", min_size=LETTERS_IN_A_ROW, max_size=90))
def test_nor_is_a_long_run_of_letters(text: str) -> None:
    assume(sum(letter in "abéÉ" for letter in text) >= LETTERS_IN_A_ROW)
    assert passages(f"x {text}", f"{text} y")


@settings(max_examples=30)
@given(st.lists(WORD, max_size=40), st.lists(WORD, max_size=40))
def test_what_it_shows_stands_in_the_report(report: list[str], note: list[str]) -> None:
    shared = report[: len(report) // 2] + note
    text = " ".join(report)
    assert all(passage in text for passage in passages(text, " ".join(shared)) if text.isascii())


def test_it_is_quick_on_long_texts() -> None:
    """A report and a hundred notes, all as long as they may be, the same words over and over."""
    begun = process_time()
    assert echoes("a b " * 750, [Noted("a b " * 750, True, ON)] * 10)
    assert not echoes("word " * 600, [Noted(f"note{n} " * 400, True, ON) for n in range(100)])
    assert process_time() - begun < 2
