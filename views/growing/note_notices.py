"""What Advance says of notes in a direct message: that there is one to read. It is read in a modal."""

from collections.abc import Sequence

from mentoring.access import Role, Thing
from mentoring.growing.note_notices import NoteNotice
from views.access import seen_by
from views.blocks import Message, actions, button, context, paragraph
from views.growing.note_links import SHOW, all_button
from views.prose import strong
from views.words import Words


def notice(words: Words, said: Sequence[NoteNotice]) -> Message:
    """To whom some were shared with, true when it is drawn: none of those that were taken back is spoken of."""
    shared, name = {each.note_id for each in said if each.is_shared}, said[0].match.partner.first_name
    if not shared:
        return Message((context(words.say("This note is no longer here.")),))
    foot = seen_by(words, Thing.NOTE, partner=name, reader=Role.PARTNER, shared=True)
    if len(shared) > 1:
        title = words.tell("{name} has shared some notes with you.", name=name)
        return Message((paragraph(strong(title)), actions([all_button(words)]), foot))
    title, read = words.tell("{name} has shared a note with you.", name=name), words.say("Read the note")
    return Message((paragraph(strong(title)), actions([button(read, SHOW, shared.pop().hex)]), foot))
