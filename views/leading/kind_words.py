"""A kind word to both of a pair that has gone quiet: nobody is reminded of a duty."""

from mentoring.leading.kind_words import KindWordNotice
from views import access
from views.blocks import Message, actions, paragraph
from views.meeting.meetings import propose_button
from views.prose import strong
from views.words import Words


def notice(words: Words, said: KindWordNotice) -> Message:
    """The same words for mentee and mentor."""
    name = said.match.partner.first_name
    title = words.tell("Your project lead is thinking of you and {name}.", name=name)
    kind = words.tell(
        "Weeks fill up, and that’s fine. Half an hour, or a call on the way home, is enough to pick up the thread. "
        "If this isn’t a good time, just say so: nobody counts it against you."
    )
    return Message(
        (
            paragraph(strong(title)),
            paragraph(kind),
            actions([propose_button(words, match_id=said.match.id.hex)]),
            access.seen_by(words, *access.MEETING, partner=name),
        )
    )
