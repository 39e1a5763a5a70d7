"""Notes in every state."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mentoring.free_text import Problem, Unfit
from mentoring.growing.note_notices import NoteNotice
from mentoring.growing.notes import About, Note
from mentoring.notice import Notice
from tests.views.casting import NOW, Cast, id_of
from views.growing import note_forms, note_pages
from views.growing.note_forms import Filled
from views.growing.note_links import topic
from views.words import Words

MANY = 25
MEETING = About(meeting=id_of("meeting"))


def note(cast: Cast, number: int = 0, *, mine: bool = True, shared: bool = False, changed: bool = False) -> Note:
    """One note, about a meeting."""
    written = NOW - timedelta(days=number)
    later = written + timedelta(days=changed)
    text = cast.typed.agenda * 3
    return Note(id_of(f"note{number}"), cast.match(), mine, text, MEETING, written, later, shared)


def notes_shown(words: Words, cast: Cast) -> Mapping[str, dict[str, Any]]:
    """The form, the list and the note."""
    topics = {topic(MEETING): cast.typed.agenda[:75], "objective:0": cast.typed.place[:75]}
    one, matches = cast.actor(1).matches, cast.actor(3).matches
    filled = Filled(cast.typed.agenda * 12, MEETING)
    some = [note(cast), note(cast, 1, shared=True), note(cast, 2, mine=False, shared=True, changed=True)]
    many = [note(cast, number) for number in range(MANY)]
    return {
        "note form": note_forms.form(words, one, topics, filled, "{}"),
        "note form, empty": note_forms.form(words, one, {}, Filled(), "{}"),
        "note form, with whom": note_forms.form(words, matches, {}, filled, "{}"),
        "note form, change": note_forms.form(words, one, topics, filled, "{}", is_new=False),
        "notes": note_pages.listed(words, some, 1, searched=False, several=False),
        "notes, none": note_pages.listed(words, [], 1, searched=False, several=False),
        "notes, none found": note_pages.listed(words, [], 1, searched=True, several=True),
        **{f"notes, page {n}": note_pages.listed(words, many, n, searched=True, several=True) for n in (1, 2, 9)},
        "note": note_pages.one(words, some[0], topics),
        "note, shared": note_pages.one(words, some[1], {}),
        "note, from the partner": note_pages.one(words, some[2], topics),
        "note, gone": note_pages.gone(words),
    }


def note_notices(cast: Cast) -> dict[str, list[Notice]]:
    """Of one that was shared, of several, and of one that was taken back."""
    shared = [NoteNotice(id_of(f"note{number}"), cast.match(), is_shared=True) for number in range(3)]
    back = replace(shared[0], is_shared=False)
    return {"note shared": [shared[0]], "notes shared": [back, *shared[1:]], "note taken back": [back]}


def note_errors(words: Words) -> list[str]:
    """Every word beside the note."""
    return [text for problem in Problem for text in note_forms.error(words, Unfit(problem, 3001)).values()]
