"""Which columns hold sealed text, and the mark that the play puts into each."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, select

from storage.keys import KeyGone
from storage.sealing import Sealed, SealedText
from storage.tables import TABLES
from storage.work import Store

MARKED = {
    "anonymous_feedback.words": "anonymous feedback",
    "departures.name": "name of one who leaves",
    "exchanges.words": "words of a call",
    "first_times.place": "place of a first time",
    "fit_checks.answer": "how it goes, for help",
    "intakes.draft": "name in a roster",
    "meetings.reason": "word why",
    "notes.text": "note",
    "objectives.wording": "objective reworded",
    "offers.agenda": "agenda offered",
    "offers.place": "place offered",
    "people.email": "address",
    "people.name": "name of the mentee",
    "people.phone": "phone",
    "profiles.availability": "availability",
    "profiles.title": "title",
    "progress_reports.words": "progress report",
    "remarks.words": "question",
    "signed_feedback.words": "signed feedback",
    "survey_papers.draft": "survey words kept for later",
    "survey_words.words": "survey words sent",
    "tasks.link": "link",
    "tasks.wording": "task changed",
}
"""The mark that the play puts into it: one of them, where it puts in several."""
UNMARKED = {"respondent_links.respondent": "a random id, no text of anybody's"}
"""Why not."""


def sealed_columns() -> dict[str, Column[Any]]:
    """Read from the tables: one that is new is among them."""
    columns = (column for table in TABLES.sorted_tables for column in table.columns)
    return {str(column): column for column in columns if isinstance(column.type, SealedText)}


def without_their_mark(store: Store, marks: Mapping[str, str]) -> list[str]:
    """The columns in which the mark that was named for them is not found, once everything is opened."""
    found = []
    with store.engine.connect() as connection:
        for name, column in sealed_columns().items():
            rows = connection.execute(select(column).where(column.is_not(None))).scalars().all()
            opened = " ".join(_opened(store, sealed) for sealed in rows)
            if name in MARKED and marks[MARKED[name]] not in opened:
                found.append(name)
    return found


def _opened(store: Store, sealed: Sealed) -> str:
    """Empty for what was forgotten on the way: of a proposal of which nothing came."""
    try:
        return store.keyring.open(sealed)
    except KeyGone:
        return ""
