"""The buttons that lead to notes, from wherever they stand. Their values hold ids, never words."""

from uuid import UUID

from slack_sdk.models.blocks import ButtonElement

from mentoring.growing.notes import About
from views.blocks import button
from views.words import Words

WRITE = "note.write"
ALL = "note.all"
SHOW = "note.show"


def write_button(
    words: Words, match_id: UUID | None = None, about: About | None = None, aloud: str = ""
) -> ButtonElement:
    """Opens an empty form; of one match, and about something of it, where that is known. `aloud`: what of, for whoever
    has the screen read to her."""
    return button(words.say("Write a note"), WRITE, address(match_id, about), about=aloud)


def about_meeting(words: Words, match_id: UUID, meeting_id: UUID, when: str) -> ButtonElement:
    """Opens a form that is about this meeting already."""
    aloud = words.say("Write a note about the meeting of {when}", when=when)
    return write_button(words, match_id, About(meeting=meeting_id), aloud)


def all_button(words: Words) -> ButtonElement:
    """Opens the list."""
    return button(words.say("Your notes"), ALL)


def address(match_id: UUID | None, about: About | None) -> str:
    """With whom and about what, as a button bears it."""
    match = match_id.hex if match_id else ""
    return f"{match} {topic(about)}" if about else match


def topic(about: About) -> str:
    """What a note is about, as an option's value."""
    if about.meeting:
        return f"meeting:{about.meeting.hex}"
    return f"objective:{about.objective.hex}" if about.objective else ""
