"""What a note can be about, in the reader's words: her meetings and objectives within one match."""

from collections.abc import Iterable

from mentoring.growing.notes import About
from mentoring.growing.objectives import Objective
from mentoring.meeting.meetings import Meeting
from views.escape import clip
from views.growing.note_links import topic
from views.inputs import OPTION_AT_MOST, OPTIONS_AT_MOST
from views.times import moment
from views.words import Words


def topics(words: Words, meetings: Iterable[Meeting], objectives: Iterable[Objective]) -> dict[str, str]:
    """By its value in the form. The latest meetings first; one that was never agreed is no topic."""
    agreed = sorted((each.agreed.starts_at, each.id) for each in meetings if each.agreed)
    met = [
        (topic(About(meeting=id)), words.say("Meeting of {when}", when=moment(words, starts_at)))
        for starts_at, id in reversed(agreed)
    ]
    aims = [
        (topic(About(objective=each.id)), words.say("Objective: {objective}", objective=each.wording))
        for each in objectives
    ]
    return {value: clip(text, OPTION_AT_MOST) for value, text in [*aims, *met][: OPTIONS_AT_MOST - 1]}
