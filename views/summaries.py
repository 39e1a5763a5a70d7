"""The weekly post, in words, and what its lead hears when her channel does not take it."""

from mentoring.access import Thing
from mentoring.summary_notices import ChannelLostNotice
from views import access
from views.blocks import Message, actions, paragraph
from views.pilot_settings import settings_button
from views.prose import Channel
from views.words import Words


def channel_lost(words: Words, said: ChannelLostNotice) -> Message:
    """Once for each channel: what came of the post, and the two ways out."""
    text = words.tell(
        "I could not post your pilot’s weekly figures in {channel}: perhaps it is archived, or I am no longer in it. "
        "You have them here instead, so nothing is lost. To have them there again, invite me with `/invite @Advance`, "
        "or choose another channel in the settings.",
        channel=(Channel(said.channel),),
    )
    return Message((paragraph(text), actions([settings_button(words)]), access.seen_by(words, Thing.PILOT)))
