"""No text is sealed that the marks forget: each sealed column is filled with a mark, or has a reason why it is not."""

from storage.sealing import SealedText
from storage.tables import TABLES
from tests.privacy.test_marks import EXPECTED

MARKED = {
    "anonymous_feedback.words": "anonymous feedback",
    "exchanges.words": "words of a call",
    "meetings.reason": "word why",
    "notes.text": "note",
    "objectives.wording": "objective",
    "offers.agenda": "agenda offered",
    "offers.place": "place offered",
    "people.name": "name of the mentee",
    "people.phone": "phone",
    "profiles.availability": "availability",
    "profiles.title": "title",
    "progress_reports.words": "progress report",
    "remarks.words": "reservation",
    "signed_feedback.words": "signed feedback",
    "survey_words.words": "survey words kept for later",
    "tasks.link": "link",
    "tasks.wording": "task",
}
"""The mark that the play puts into it: one of them, where it puts in several."""
UNMARKED = {
    "departures.name": "a name, read by its lead alone once she has left: tests/handlers/test_leaving.py",
    "first_times.place": "a lead's words to the two: tests/handlers/test_first_times.py and the access walk",
    "fit_checks.answer": "asked after a month, later than the play goes: its own tests, and the access walk",
    "intakes.draft": "a roster in the making, read by whoever dropped it: tests/handlers/test_dropped_files.py",
    "people.email": "as the phone: the same form, card and contacts",
    "respondent_links.respondent": "a random id, no text of anybody's",
    "survey_papers.draft": "what is in survey_words a page later; until then read by its author's form alone",
}
"""Why not."""


def test_every_sealed_column_is_marked_or_has_a_reason() -> None:
    columns = (column for table in TABLES.sorted_tables for column in table.columns)
    sealed = {str(column) for column in columns if isinstance(column.type, SealedText)}
    assert sealed == {*MARKED, *UNMARKED}, "a sealed column that nobody has thought of, or one that is gone"
    assert not {*MARKED} & {*UNMARKED}


def test_every_mark_that_is_named_is_played() -> None:
    assert {*MARKED.values()} <= {*EXPECTED}
