"""Notes at leisure, in a modal: the list with its search, and one note with what can be done with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Role, Thing
from mentoring.growing.notes import Note
from views import inputs
from views.access import seen_by
from views.blocks import Message, Sure, actions, button, context, modal, paragraph, quote, row, with_care
from views.escape import clip, shown
from views.growing.note_links import SHOW, topic, write_button
from views.paging import Place, turns
from views.times import day_of, full_day_of
from views.words import Words

LIST_FORM = "note.list"
SEARCH = "search"
BACK = "note.back"
ON = "note.on"
CHANGE = "note.change"
SHARE = "note.share"
TAKE_BACK = "note.take_back"
DELETE = "note.delete"

ON_ROW_AT_MOST = 200
"""Characters of a note in the list; the whole of it is one tap away."""
BETWEEN = " · "


def listed(words: Words, notes: Sequence[Note], wanted: int, *, searched: bool, several: bool) -> dict[str, Any]:
    """All that are hers to read, the newest first. `several`: each says with whom, where she meets more than one."""
    place = Place.in_list(wanted, len(notes))
    find = inputs.field(words.say("Words to look for"), inputs.typed(SEARCH), optional=True)
    can_search = bool(notes) or searched
    nothing = words.say("No note has these words.") if searched else words.say("You have no notes yet.")
    rows = [_row(words, note, several=several) for note in notes[place.span]]
    return modal(
        title=words.say("Your notes"),
        submit=words.say("Search") if can_search else None,
        close=words.say("Close"),
        callback_id=LIST_FORM,
        blocks=[
            *([find] if can_search else []),
            *(rows or [context(nothing)]),
            *turns(words, place, BACK, ON),
            actions([write_button(words)]),
            seen_by(words, Thing.NOTE),
        ],
    )


def one(words: Words, note: Note, topics: Mapping[str, str]) -> dict[str, Any]:
    """The whole note. `topics`: what it may be about, in the reader's words."""
    name = note.match.partner.first_name
    about = topics.get(topic(note.about))
    reader = Role.AUTHOR if note.mine else Role.PARTNER
    return modal(
        title=words.say("Note"),
        close=words.say("Close"),
        metadata=note.id.hex,
        blocks=[
            quote(note.text),
            context(BETWEEN.join([_written(words, note), *([shown(about)] if about else []), *_standing(words, note)])),
            *([actions(_buttons(words, note))] if note.mine else []),
            seen_by(words, Thing.NOTE, partner=name, reader=reader, shared=note.shared),
        ],
    )


def gone(words: Words) -> dict[str, Any]:
    """In the place of a note that was deleted, or taken back while it was open."""
    said = words.say("This note is no longer here.")
    return modal(title=words.say("Note"), close=words.say("Close"), blocks=[context(said)])


def kept(words: Words) -> Message:
    """The note is in; not a word of it is repeated."""
    return Message((paragraph(words.tell("Your note is kept. `/advance-note list` shows all of them.")),))


def help_message(words: Words) -> Message:
    """The answer to `/advance-note help`."""
    said = words.tell(
        "`/advance-note` opens a form for a note that only you can read; what you write after it is its beginning. "
        "`/advance-note list` shows your notes."
    )
    return Message((paragraph(said),))


def _row(words: Words, note: Note, *, several: bool) -> Block:
    whom = [words.say("with {name}", name=note.match.partner.name)] if several else []
    small = BETWEEN.join([_written(words, note), *whom, *_standing(words, note)])
    on = day_of(words, note.created_at)
    about = words.say("Open the note of {day}", day=on)
    text = clip(" ".join(shown(note.text).split()), ON_ROW_AT_MOST)
    return row(f"{text}\n{small}", button(words.say("Open"), SHOW, note.id.hex, about=about))


def _written(words: Words, note: Note) -> str:
    on = full_day_of(words, note.changed_at)
    return words.say("changed on {day}", day=on) if note.was_changed else on


def _standing(words: Words, note: Note) -> list[str]:
    name = note.match.partner.first_name
    if not note.mine:
        return [words.say("from {name}", name=name)]
    return [words.say("shared with {name}", name=name)] if note.shared else []


def _buttons(words: Words, note: Note) -> list[ButtonElement]:
    value, name = note.id.hex, note.match.partner.first_name
    if note.shared:
        sharing = button(words.say("Take the note back"), TAKE_BACK, value)
    else:
        sure = Sure(
            words.say("Share this note?"),
            words.say("{name} hears of it and can read it from now on. You can take it back at any time.", name=name),
            words.say("Share"),
            words.say("Keep it to myself"),
        )
        sharing = with_care(button(words.say("Share with {name}", name=name), SHARE, value), sure)
    for_good = Sure(
        words.say("Delete this note?"),
        words.say("It will be gone for good."),
        words.say("Delete"),
        words.say("Keep the note"),
    )
    delete = with_care(button(words.say("Delete"), DELETE, value, "danger"), for_good)
    return [button(words.say("Change"), CHANGE, value), sharing, delete]
