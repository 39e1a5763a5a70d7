"""From what an occasion has to say to the message that says it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from slack_sdk.models.blocks import DividerBlock

from mentoring.calendar_notices import CalendarNotice
from mentoring.intake_notices import IntakeNotice
from mentoring.meeting_notices import MeetingNotice
from mentoring.notice import Notice
from mentoring.people_notices import MatchNotice, PersonNotice
from views import calendar, intakes, meetings, people
from views.blocks import Message
from views.words import Words

Said = Callable[[Words, Any], Message]

SAID: Final[Mapping[type[Notice], Said]] = {
    MeetingNotice: meetings.notice,
    CalendarNotice: calendar.notice,
    MatchNotice: people.matched,
    PersonNotice: people.notice,
    IntakeNotice: intakes.notice,
}
"""Who finds the words for which kind of notice: every kind has somebody."""


def message(words: Words, said: Sequence[Notice]) -> Message:
    """All that one delivery has to say, as one message."""
    parts = [SAID[type(notice)](words, notice) for notice in said]
    file = next((part.file for part in parts if part.file), None)
    return Message(tuple(block for part in parts for block in (DividerBlock(), *part.blocks))[1:], file)
