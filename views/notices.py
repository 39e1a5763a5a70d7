"""From what an occasion has to say to the message that says it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import DividerBlock

from mentoring.notices import MatchNotice, MeetingNotice, Notice, PersonNotice
from views import meetings, people
from views.blocks import Message
from views.words import Words


def message(words: Words, said: Sequence[Notice]) -> Message:
    """All that one delivery has to say, as one message."""
    parts = [_one(words, notice) for notice in said]
    return Message(tuple(block for part in parts for block in (DividerBlock(), *part.blocks))[1:])


def _one(words: Words, notice: Notice) -> Message:
    match notice:
        case MeetingNotice():
            return meetings.notice(words, notice)
        case MatchNotice():
            return people.matched(words, notice)
        case PersonNotice():
            return people.notice(words, notice)
