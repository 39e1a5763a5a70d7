"""A lead hears how many of her pairs have no first meeting yet, and finds them in one press."""

from mentoring.nudging.unmet import UnmetNotice
from views.blocks import Message, actions, context, paragraph
from views.leading.pilot_matches import matches_button
from views.prose import Piece
from views.words import Words


def notice(words: Words, said: UnmetNotice) -> Message:
    """A count; a quiet line once there are none."""
    if not said.pairs:
        return Message((context(words.say("This is settled, thank you.")),))
    pairs = words.say_count(
        "One pair has no first meeting yet, ten days after the match.",
        "{n} pairs have no first meeting yet, ten days or more after the match.",
        said.pairs,
    )
    help_along = words.tell("A time that you propose to both is often all it takes.")
    return Message((paragraph((Piece(pairs),)), paragraph(help_along), actions([matches_button(words)])))
